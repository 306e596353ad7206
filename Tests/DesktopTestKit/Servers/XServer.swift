/// An X server of the test's own.
///
/// - Shape: listens on a Unix socket only, on the first free display; no key is down, layout as
///   set.
/// - Errors: ``TestKitError``.
/// - Isolation: any thread.
package final class XServer: Sendable {
  package enum Kind: Sendable {
    /// No input device but XTEST.
    case xvfb
    /// A keyboard and pointer that a ``RFBClient`` plays: physical slaves, unlike XTEST.
    case xvnc
    /// The user's own display, which was there before and stays.
    case joined
  }

  /// `:7`.
  package let display: String
  package let kind: Kind
  /// The server, or for ``Kind/joined`` a client of ours that ends with it.
  package let process: TestProcess
  /// Where a VNC client connects; `nil` for ``Kind/xvfb``.
  package let rfbSocket: String?

  private let folder: TemporaryFolder

  private init(
    display: String, kind: Kind, process: TestProcess, rfbSocket: String?, folder: TemporaryFolder
  ) {
    self.display = display
    self.kind = kind
    self.process = process
    self.rfbSocket = rfbSocket
    self.folder = folder
  }

  /// Starts a server; it has written its display's number, so it takes connections, when this
  /// returns.
  package static func start(
    _ kind: Kind, width: Int = 1280, height: Int = 1600, in folder: TemporaryFolder
  ) async throws -> XServer {
    let common = ["-displayfd", "1", "-nolisten", "tcp", "-noreset"]
    let process: TestProcess
    var socket: String?
    switch kind {
    case .joined: throw TestKitError(.refused, "a display is joined, not started")
    case .xvfb:
      let screen = ["-screen", "0", "\(width)x\(height)x24"]
      process = try await .start(.xvfb, common + screen, environment: variables(folder))
    case .xvnc:
      let path = "\(folder.path)/rfb"
      socket = path
      let screen = ["-geometry", "\(width)x\(height)", "-depth", "24"]
      let remote = ["-SecurityTypes", "None", "-rfbport", "-1", "-rfbunixpath", path]
      process = try await .start(.xvnc, common + screen + remote, environment: variables(folder))
    }
    let number = try await process.line { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    return XServer(
      display: ":\(number)", kind: kind, process: process, rfbSocket: socket, folder: folder)
  }

  /// Joins a display that is there already.
  static func join(_ display: String, in folder: TemporaryFolder) async throws -> XServer {
    let arguments = ["-display", display, "-root", "-spy", "_NET_ACTIVE_WINDOW"]
    let witness = try await TestProcess.start(.xprop, arguments, environment: variables(folder))
    try await witness.line()
    return XServer(
      display: display, kind: .joined, process: witness, rfbSocket: nil, folder: folder)
  }

  /// Sets the keyboard layout, `dk` or `us,dk`, as a user does with setxkbmap.
  package func setLayout(_ layout: String, variant: String = "", options: [String] = [])
    async throws
  {
    let chosen = ["-layout", layout, "-variant", variant, "-option", ""]
    let extra = options.flatMap { ["-option", $0] }
    try await TestProcess.run(
      .setxkbmap, ["-display", display] + chosen + extra, environment: XServer.variables(folder))
  }

  /// Writes the screen as a PNG.
  package func screenshot(to path: String) async throws {
    try await TestProcess.run(
      .screenshot, ["-display", display, "-window", "root", path],
      environment: XServer.variables(folder))
  }

  private static func variables(_ folder: TemporaryFolder) -> [String: String] {
    MinimalEnvironment.variables.merging(["HOME": folder.path]) { $1 }
  }
}
