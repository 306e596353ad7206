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
