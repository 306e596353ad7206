import BusTestSupport
import Desktop
import Testing

/// Fields of a page that was replaced, and of a window that was closed while its application lives
/// on.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ReloadTests {
  @Test(arguments: [TestForm.chromium, .firefox])
  func aField_isGone_whenItsPageReloads(kind: TestForm) async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try kind.start(in: session, title: "Genindlæs")
    let window = WindowSnapshot(title: kind.windowTitle("Genindlæs"), of: process)
    let form = try await session.form(in: window) {
      $0.fields.contains { $0.label == "Modtaget" }
    }
    // The form reloads itself when this box is ticked.
    let box = try #require(form.fields.first { $0.label == "Genindlæs siden" })
    #expect(try await form.toggle(box))
    try await session.wait { await isGone(form) }
    let later = try await session.form(in: window) { $0.fields.count == form.fields.count }
    #expect(later.fields.map(\.label) == form.fields.map(\.label))
    #expect(later.fields[0] != form.fields[0])
  }

  @Test(arguments: [TestForm.gtk, .qt])
  func aField_isGone_whenTheApplicationHasRemovedIt(kind: TestForm) async throws {
    let session = try await AccessibleSession()
    defer { session.end() }
    let process = try kind.start(in: session)
    let window = WindowSnapshot(title: "Forberedende plan", of: process)
    let form = try await session.form(in: window) {
      $0.fields.contains { $0.label == "Modtaget" }
    }
    let box = try #require(form.fields.first { $0.label == "Orienteret" })
    // The form drops its first field when this box is ticked.
    #expect(try await form.toggle(box))
    try await session.wait { await isGone(form) }
    let later = try await session.form(in: window)
    #expect(later.fields.first?.label == "Felt 2")
  }

  private func isGone(_ form: any AccessibleForm) async -> Bool {
    do {
      _ = try await form.state(of: form.fields[0])
      return false
    } catch {
      return (error as? AccessibilityError)?.code == .gone
    }
  }
}
