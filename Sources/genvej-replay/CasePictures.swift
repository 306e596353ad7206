import DesktopTestKit
import Foundation
import Synchronization

/// Pictures of the screens of one replay, numbered in their order.
///
/// - Isolation: any task.
final class CasePictures: Sendable {
  private let folder: String
  private let count = Mutex(0)

  init(in folder: String) { self.folder = folder }

  /// Takes a picture of a session's screen.
  ///
  /// - Returns: its name in the folder.
  func take(of session: DesktopSession) async throws -> String {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let name = "\(number).png"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await session.server.screenshot(to: "\(folder)/\(name)")
    return name
  }
}
