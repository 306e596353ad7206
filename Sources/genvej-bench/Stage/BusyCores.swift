import DesktopTestKit
import Foundation

/// Programs that keep every core busy until they are ended.
struct BusyCores {
  private let processes: [TestProcess]

  static func start(in session: DesktopSession) async throws -> BusyCores {
    var processes: [TestProcess] = []
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      let shell = Program("sh", package: "dash")
      processes.append(try await session.start(shell, ["-c", "while :; do :; done"]))
    }
    return BusyCores(processes: processes)
  }

  func end() async {
    for process in processes { await process.terminate() }
  }
}

extension DesktopSession {
  /// Keeps the cores busy, or leaves them be, as long as `body` lasts.
  func under<Result>(_ load: Load, _ body: () async throws -> Result) async throws -> Result {
    guard load == .busy else { return try await body() }
    let busy = try await BusyCores.start(in: self)
    do {
      let result = try await body()
      await busy.end()
      return result
    } catch {
      await busy.end()
      throw error
    }
  }
}
