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
  /// Ready means: the page has reported to the form server, and a window of the screen is the
  /// active one.
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
    let windows = try await ActiveWindowWatch.start(in: session)
    let process = try await session.start(kind.program, launch.arguments, extra: launch.variables)
    do {
      _ = try await server.state(after: version, of: form, within: limit)
      let window = try await windows.first(within: limit)
      return Browser(kind: kind, process: process, window: window)
    } catch let error as TestKitError {
      throw TestKitError(error.code, "\(kind.rawValue): \(error.detail)\(process.lastWords)")
    }
  }

  /// Ends the browser before its session does.
  package func close() async { await process.terminate() }
}

/// The windows that become active, from a moment on.
struct ActiveWindowWatch {
  private let process: TestProcess

  /// Starts to watch; the first line, what is active now, is past when this returns.
  ///
  /// - Source: EWMH, `_NET_ACTIVE_WINDOW`.
  static func start(in session: DesktopSession) async throws -> ActiveWindowWatch {
    let xprop = try Program.xprop.located()
    let process = try await session.start(
      .stdbuf, ["-oL", xprop, "-root", "-spy", "_NET_ACTIVE_WINDOW"])
    try await process.line()
    return ActiveWindowWatch(process: process)
  }

  /// The first window that became active; the watch ends with it.
  func first(within limit: Duration) async throws -> UInt {
    let line = try await process.line(from: 1, within: limit) {
      ActiveWindowWatch.number(in: $0) != nil
    }
    await process.terminate()
    return ActiveWindowWatch.number(in: line) ?? 0
  }

  /// `_NET_ACTIVE_WINDOW(WINDOW): window id # 0x600003`; none for window 0.
  ///
  /// Some window managers tell two, of which the second is none.
  private static func number(in line: String) -> UInt? {
    guard let hexadecimal = line.split(separator: "x").dropFirst().first else { return nil }
    let digits = hexadecimal.prefix { $0.isHexDigit }
    return UInt(digits, radix: 16).flatMap { $0 == 0 ? nil : $0 }
  }
}
