import Accessibility
import BusTestSupport
import DBus
import Desktop
import Glibc
import Testing

/// What the reader says when there is nothing to read, or nobody to ask.
@Suite(.serialized, .timeLimit(.minutes(2))) struct AbsenceTests {
  private let title = "Forberedende plan"

  @Test func noForm_whenThereIsNoBus() async throws {
    let reader = ATSPIReader(session: .address("unix:path=/nonexistent/bus"))
    #expect(try await !reader.prepare())
    #expect(try await reader.form(in: WindowSnapshot(title: title, of: nil)) == nil)
    let heard = try await reader.withChanges { changes in
      for await _ in changes { return true }
      return false
    }
    #expect(!heard)
  }

  @Test func noForm_whenTheWindowIsOfNoApplicationOnTheBus() async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    #expect(try await session.reader.form(in: WindowSnapshot(title: title, of: nil)) == nil)
  }

  /// Chromium builds the tree of a page once it is asked for it, so whether it is there by now does
  /// not matter: the address bar is no form.
  @Test func noForm_whenChromiumShowsAPageWithoutFields() async throws {
    let session = try await AccessibleSession(isEnabling: false)
    defer { session.end() }
    let page = "data:text/html,<title>Tom side</title><p>Ingen felter her"
    let process = try TestForm.chromium(in: session, page, [])
    let window = WindowSnapshot(title: "Tom side - Chromium", of: process)
    try await session.wait { try await session.hasFrame(titled: window.title) }
    let form = try await session.reader.form(in: window)
    #expect(form == nil, "\(form?.fields ?? [])")
  }

  @Test func aWindow_isFoundByItsTitle_whenItsProcessIsUnknown() async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    _ = try TestForm.gtk.start(in: session, title: "Borger A")
    let second = try TestForm.gtk.start(in: session, count: 2, title: "Borger B")
    let forms = try await [
      session.form(in: WindowSnapshot(title: "Borger A", of: nil)),
      session.form(in: WindowSnapshot(title: "Borger B", of: nil)),
    ]
    #expect(forms[0].fields[0].application != forms[1].fields[0].application)
    #expect(forms[1].fields.count == forms[0].fields.count - 2)
    // A process that is not on the bus has no form, though another's window has its title.
    let window = WindowSnapshot(title: "Borger B", of: session.display)
    #expect(try await session.reader.form(in: window) == nil)
    // Two of one title: which is meant cannot be told.
    let third = try TestForm.gtk.start(in: session, title: "Borger B")
    _ = try await session.form(in: WindowSnapshot(title: "Borger B", of: third))
    #expect(try await session.reader.form(in: WindowSnapshot(title: "Borger B", of: nil)) == nil)
    // The process id decides, and a title that has changed since does not matter.
    let moved = try await session.reader.form(in: WindowSnapshot(title: "Gammel", of: second))
    #expect(moved?.fields.first?.application == forms[1].fields[0].application)
  }

  @Test func aFrozenApplication_endsInDeadline() async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try TestForm.gtk.start(in: session)
    let window = WindowSnapshot(title: title, of: process)
    let form = try await session.form(in: window)
    kill(process.identifier, SIGSTOP)
    let late = await #expect(throws: AccessibilityError.self) {
      try await form.state(of: form.fields[0])
    }
    #expect(late?.code == .deadline)
    let search = await #expect(throws: AccessibilityError.self) {
      try await session.reader.form(in: window)
    }
    #expect(search?.code == .deadline)
    kill(process.identifier, SIGCONT)
    // It thaws, and all is as before.
    #expect(try await session.form(in: window).fields == form.fields)
  }

  @Test func aFrozenStranger_doesNotHinder_whenTheTitleAloneDecides() async throws {
    let session = try await AccessibleSession(patience: .seconds(5))
    defer { session.end() }
    let stranger = try TestForm.gtk.start(in: session, title: "Fremmed")
    _ = try await session.form(in: WindowSnapshot(title: "Fremmed", of: stranger))
    kill(stranger.identifier, SIGSTOP)
    let process = try TestForm.gtk.start(in: session)
    _ = try await session.form(in: WindowSnapshot(title: title, of: process))
    let form = try await session.form(in: WindowSnapshot(title: title, of: nil))
    #expect(form.fields.first?.label == "Felt 1")
    kill(stranger.identifier, SIGCONT)
  }

  @Test(arguments: TestForm.allCases)
  func aField_isGone_whenItsApplicationLeaves(kind: TestForm) async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try kind.start(in: session)
    let window = WindowSnapshot(title: kind.windowTitle(title), of: process)
    let form = try await session.form(in: window) {
      $0.fields.contains { $0.label == "Modtaget" }
    }
    process.stop()
    try await expectGone(form)
    #expect(try await session.reader.form(in: window) == nil)
  }

  @Test func aRun_thatIsCancelled_asksNoLonger() async throws {
    let session = try await AccessibleSession(patience: .seconds(60))
    defer { session.end() }
    let process = try TestForm.gtk.start(in: session)
    let form = try await session.form(in: WindowSnapshot(title: title, of: process))
    kill(process.identifier, SIGSTOP)
    let task = Task { try await form.state(of: form.fields[0]) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    kill(process.identifier, SIGCONT)
  }

  @Test func forms_areReadAgain_afterTheBusWasLost() async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try TestForm.gtk.start(in: session)
    let window = WindowSnapshot(title: title, of: process)
    let form = try await session.form(in: window)
    await session.reader.close()
    let error = await #expect(throws: AccessibilityError.self) {
      try await form.state(of: form.fields[0])
    }
    #expect(error?.code == .noBus)
    #expect(try await session.reader.form(in: window)?.fields == form.fields)
  }

  private func expectGone(_ form: any AccessibleForm) async throws {
    let field = form.fields[0]
    let box = try #require(form.fields.first { $0.role == .checkbox })
    let choice = try #require(form.fields.first { $0.role == .choice })
    let questions: [@Sendable () async throws -> Void] = [
      { _ = try await form.state(of: field) }, { _ = try await form.text(of: field) },
      { try await form.focus(field) }, { _ = try await form.toggle(box) },
      { _ = try await form.options(of: choice) }, { _ = try await form.chosenOption(of: choice) },
      { _ = try await form.setChosenOption("Praktik", of: choice) },
      { _ = try await form.isWritable(field) },
    ]
    for (index, question) in questions.enumerated() {
      let error = await #expect(throws: AccessibilityError.self) { try await question() }
      #expect(error?.code == .gone, "question \(index)")
    }
  }
}
