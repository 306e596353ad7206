import Desktop
import DesktopTestKit

@testable import X11Desktop

/// A form in one toolkit that runs are made into.
struct Target {
  let stage: Stage
  let toolkit: ToolkitForm.Toolkit
  let window: WindowSnapshot
  let server: FormServer
  let form: ToolkitForm

  /// Opens the form; its first field has the focus.
  static func open(
    _ toolkit: ToolkitForm.Toolkit = .gtk, _ name: String = "maaleskema", on stage: Stage
  ) async throws -> Target {
    let server = try await FormServer.start(in: stage.session)
    let before = await stage.desktop.activeWindowCache
    let form = try await ToolkitForm.open(toolkit, name, reportingTo: server, in: stage.session)
    // The form says that it has the focus; the window manager says so a moment later.
    try await stage.until("active form") { ![0, before].contains($0.activeWindowCache) }
    let window = try await stage.activeWindow()
    return Target(stage: stage, toolkit: toolkit, window: window, server: server, form: form)
  }

  /// Begins a run into the form.
  func begin(within deadline: Duration = .seconds(20)) async throws -> any InputSession {
    try await stage.desktop.beginInput(
      into: window.id, settings: InputSettings.of(toolkit).within(deadline))
  }

  /// Waits until a field holds exactly this text.
  func holds(_ text: String, in field: String = "felt01") async throws {
    _ = try await state { $0.values[field] == text }
  }

  /// Waits for a state of the form; the error says what the first fields hold instead.
  func state(where accepts: @escaping @Sendable (FormState) -> Bool) async throws -> FormState {
    do {
      return try await server.state(of: toolkit.rawValue, within: .seconds(20), where: accepts)
    } catch {
      let now = try await server.state(of: toolkit.rawValue).values
      throw TestKitError(
        .deadline, "the form holds \(now.filter { !$0.value.isEmpty }) instead: \(error)")
    }
  }
}

/// The code of the error that a body throws.
func code(_ body: () async throws -> Void) async throws -> DesktopError.Code? {
  do {
    try await body()
    return nil
  } catch let error as DesktopError {
    return error.code
  }
}
