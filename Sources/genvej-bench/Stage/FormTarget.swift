import DesktopTestKit

/// An application with the 60-field form in it.
enum FormTarget: String, Sendable, CaseIterable {
  case chromium = "Chromium"
  case firefox = "Firefox"
  case gtk = "GTK"
  case qt = "Qt"
  case tk = "Tk"

  /// Opens an empty form, gives it to `body` with the focus in its first field, and closes it.
  ///
  /// - Parameters:
  ///   - server: takes the form's reports.
  ///   - session: where the window appears.
  ///   - body: gets the name that the form reports under.
  /// - Returns: what `body` gives.
  /// - Throws: what `body` throws; ``TestKitError`` when the application does not come up.
  func withForm<Result>(
    of server: FormServer, in session: DesktopSession, body: (String) async throws -> Result
  ) async throws -> Result {
    let application = try await open(server, session)
    do {
      let result = try await body(rawValue)
      await application.terminate()
      return result
    } catch {
      await application.terminate()
      throw error
    }
  }

  private func open(_ server: FormServer, _ session: DesktopSession) async throws -> TestProcess {
    switch self {
    case .chromium: try await browser(.chromium, server, session)
    case .firefox: try await browser(.firefox, server, session)
    case .gtk: try await form(.gtk, server, session)
    case .qt: try await form(.qt, server, session)
    case .tk: try await form(.tk, server, session)
    }
  }

  private func browser(
    _ kind: Browser.Kind, _ server: FormServer, _ session: DesktopSession
  ) async throws -> TestProcess {
    try await Browser.open(kind, page: "maaleskema", of: server, in: session, form: rawValue)
      .process
  }

  private func form(
    _ toolkit: ToolkitForm.Toolkit, _ server: FormServer, _ session: DesktopSession
  ) async throws -> TestProcess {
    try await ToolkitForm.open(toolkit, reportingTo: server, in: session, form: rawValue).process
  }
}

extension FormServer {
  /// The state after which the form reports nothing more for `quiet`.
  ///
  /// For tools that cannot tell when the form has taken their keys; the window runs from the latest report.
  func settledState(of form: String, quiet: Duration = .seconds(3)) async throws -> FormState {
    var state = try await state(of: form)
    while true {
      do {
        state = try await self.state(after: state.version, of: form, within: quiet)
      } catch let error as TestKitError where error.code == .deadline {
        return state
      }
    }
  }
}
