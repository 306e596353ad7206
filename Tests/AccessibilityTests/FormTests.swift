import Accessibility
import BusTestSupport
import Desktop
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct FormTests {
  @Test(arguments: TestForm.allCases)
  func aForm_isReadAndSet(kind: TestForm) async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try kind.start(in: session)
    let window = WindowSnapshot(title: kind.windowTitle("Forberedende plan"), of: process)
    let form = try await session.form(in: window) {
      $0.fields.contains { $0.label == "Modtaget" }
    }
    #expect(form.isComplete)
    #expect(form.fields.prefix(16).map(\.label) == Self.labels)
    #expect(form.fields.prefix(16).map(\.role) == Self.roles)
    #expect(!form.fields.contains { $0.label == "Skjult" })
    try await checkTexts(form, kind)
    try await checkStates(form, kind)
    try await checkChoices(form)
    try await checkFocus(form, kind, session)
    try await checkToggle(form, kind, session)
    try await checkChoosing(form, kind, session)
  }

  @Test(arguments: TestForm.allCases)
  func sixtyLabels_areFound_alsoOutOfSight(kind: TestForm) async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try kind.start(in: session, count: 60)
    let window = WindowSnapshot(title: kind.windowTitle("Forberedende plan"), of: process)
    let form = try await session.form(in: window) {
      $0.fields.contains { $0.label == "Modtaget" }
    }
    #expect(form.fields.prefix(60).map(\.label) == (1...60).map { "Felt \($0)" })
    #expect(try await form.text(of: form.fields[59]) == "værdi 60")
    var times: [Duration] = []
    for _ in 0..<5 {
      let time = try await ContinuousClock().measure {
        _ = try await session.reader.form(in: window)
      }
      times.append(time)
    }
    print("\(form.fields.count) fields of \(kind.rawValue) found in \(times.sorted()[2])")
  }

  @Test func aChange_isToldOf_whileSomebodyListens() async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try TestForm.gtk.start(in: session)
    let window = WindowSnapshot(title: "Forberedende plan", of: process)
    let form = try await session.form(in: window)
    let box = try field("Samtykke", form)
    try await session.reader.withChanges { changes in
      #expect(try await form.toggle(box))
      for await _ in changes
      where try await !form.state(of: box).contains(.checked) { return }
      Issue.record("the changes ended")
    }
  }

  private static let labels = [
    "Felt 1", "Felt 2", "Felt 3", "Felt 4", "E-mail", "Adgangskode", "Begrundelse", "Sagsnummer",
    "Enhed", "Ydelse", "By", "Tilbud", "Timer", "Samtykke", "Orienteret", "",
  ]

  private static let roles: [AccessibleField.Role] = [
    .text, .text, .text, .text, .text, .password, .text, .text, .text, .choice, .text, .choice,
    .text, .checkbox, .checkbox, .text,
  ]

  private func checkTexts(_ form: any AccessibleForm, _ kind: TestForm) async throws {
    #expect(try await form.text(of: field("Felt 3", form)) == "værdi 3")
    #expect(try await form.text(of: field("E-mail", form)) == "")
    #expect(try await form.text(of: field("Begrundelse", form)) == "linje 1\nlinje 2 ½ €")
    #expect(try await form.text(of: field("Timer", form)) == "12")
    // Never a password, and no text of what is no text.
    #expect(try await form.text(of: field("Adgangskode", form)) == nil)
    #expect(try await form.text(of: field("Samtykke", form)) == nil)
    #expect(try await form.text(of: field("Ydelse", form)) == nil)
  }

  private func checkStates(_ form: any AccessibleForm, _ kind: TestForm) async throws {
    for label in ["Felt 1", "Begrundelse", "Timer", "By", "Ydelse", "Samtykke", "Adgangskode"] {
      #expect(try await form.isWritable(field(label, form)), "\(label)")
    }
    #expect(try await form.state(of: field("Sagsnummer", form)).contains(.readOnly))
    #expect(try await !form.isWritable(field("Sagsnummer", form)))
    #expect(try await !form.state(of: field("Enhed", form)).contains(.enabled))
    #expect(try await !form.isWritable(field("Enhed", form)))
    #expect(try await form.state(of: field("Samtykke", form)).contains(.checked))
    #expect(try await !form.state(of: field("Orienteret", form)).contains(.checked))
  }

  private func checkChoices(_ form: any AccessibleForm) async throws {
    let benefit = try field("Ydelse", form)
    #expect(
      try await form.options(of: benefit) == ["Kontanthjælp", "Sygedagpenge", "Ressourceforløb"])
    #expect(try await form.chosenOption(of: benefit) == "Sygedagpenge")
    let offer = try field("Tilbud", form)
    #expect(try await form.options(of: offer).last == "Praktik")
    #expect(try await form.chosenOption(of: offer) ?? "" == "")
  }

  /// Qt gives no field the focus while its window has none, and here is no window manager.
  private func checkFocus(
    _ form: any AccessibleForm, _ kind: TestForm, _ session: AccessibleSession
  ) async throws {
    let target = try field("Felt 2", form)
    try await form.focus(target)
    guard kind == .gtk || kind == .chromium else { return }
    try await session.wait { try await form.state(of: target).contains(.focused) }
    #expect(try await !form.state(of: field("Felt 1", form)).contains(.focused))
  }

  private func checkToggle(
    _ form: any AccessibleForm, _ kind: TestForm, _ session: AccessibleSession
  ) async throws {
    let consent = try field("Samtykke", form)
    #expect(try await form.toggle(consent))
    try await session.wait { try await !form.state(of: consent).contains(.checked) }
    try await untilHeard("false;", form, session)
    // A text cannot be turned over.
    #expect(try await !form.toggle(field("Sagsnummer", form)))
  }

  private func checkChoosing(
    _ form: any AccessibleForm, _ kind: TestForm, _ session: AccessibleSession
  ) async throws {
    let benefit = try field("Ydelse", form)
    #expect(try await !form.setChosenOption("Uddannelseshjælp", of: benefit))
    let isTaken = try await form.setChosenOption("Ressourceforløb", of: benefit)
    #expect(isTaken == (kind == .gtk || kind == .chromium))
    guard isTaken else {
      return #expect(try await form.chosenOption(of: benefit) == "Sygedagpenge")
    }
    try await session.wait { try await form.chosenOption(of: benefit) == "Ressourceforløb" }
    try await untilHeard("false;Ressourceforløb;", form, session)
  }

  /// The form itself says what it has heard of: the proof that a change reached the application.
  private func untilHeard(
    _ text: String, _ form: any AccessibleForm, _ session: AccessibleSession
  ) async throws {
    let heard = try field("Modtaget", form)
    try await session.wait { try await form.text(of: heard) == text }
  }

  private func field(_ label: String, _ form: any AccessibleForm) throws -> AccessibleField {
    try #require(form.fields.first { $0.label == label }, "\(label)")
  }
}
