/// A real browser with one page in it.
///
/// - Shape: a fresh profile in the session's folder; no first-run page, update, password or restore
///   question.
/// - Errors: ``TestKitError``.
package final class Browser: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case chromium
    case firefox

    package var program: Program {
      switch self {
      case .chromium: .chromium
      case .firefox: .firefox
      }
    }
  }

  package let kind: Kind
  package let process: TestProcess
  /// Number of the X window that was active when the page had loaded.
  package let window: UInt

  private init(kind: Kind, process: TestProcess, window: UInt) {
    self.kind = kind
    self.process = process
    self.window = window
  }

  /// Opens a page in a window without address bar, so that the keyboard goes to the page.
  ///
  /// Ready means: the page has reported to the form server, and the browser's window is the active
  /// one.
  ///
  /// - Parameters:
  ///   - kind: which browser.
  ///   - page: a file of `Tests/Forms` without `.html`.
  ///   - server: serves the page and takes its reports.
  ///   - session: where its window appears.
  ///   - form: the name it reports under.
  ///   - traps: switches of `faelder.js`.
  ///   - hasAccessibility: shows its page on the accessibility bus; needs a session that has one.
  ///   - limit: for its start; a cold disk and busy cores make it long.
  /// - Returns: the open browser.
  /// - Throws: ``TestKitError`` with the browser's last words.
  package static func open(
    _ kind: Kind, page: String, of server: FormServer, in session: DesktopSession,
    form: String = "web",
    traps: [(String, String)] = [], hasAccessibility: Bool = false,
    within limit: Duration = .seconds(90)
  ) async throws -> Browser {
    let profile = try session.folder.folder("\(kind.rawValue)-\(form)")
    let address = server.address(of: page, form: form, traps: traps)
    let launch = try BrowserLaunch(
      kind, address: address, profile: profile, hasAccessibility: hasAccessibility)
    let version = try await server.state(of: form).version
    let process = try await session.start(kind.program, launch.arguments, extra: launch.variables)
    do {
      _ = try await server.state(after: version, of: form, within: limit)
      let id = UInt32(bitPattern: process.id)
      let window = try await session.untilActive(
        "process \(id)", by: "_NET_WM_PID", within: limit
      ) { $0.numbers == [id] }
      return Browser(kind: kind, process: process, window: window)
    } catch let error as TestKitError {
      throw TestKitError(error.code, "\(kind.rawValue): \(error.detail)\(process.lastWords)")
    }
  }

  /// Ends the browser before its session does.
  package func close() async { await process.terminate() }
}
