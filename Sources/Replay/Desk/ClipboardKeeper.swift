import Foundation
import Glibc
package import X11Desktop

/// Keeps the user's clipboard when a program that has borrowed it ends.
///
/// - Shape: a clipboard lives in the program that offers it; where no clipboard manager runs, a
///   process of ours stays behind and goes as soon as somebody copies anew.
/// - Isolation: any task. The content goes through a pipe, on no command line and into no file.
package enum ClipboardKeeper {
  /// The hidden command that ``keep()`` stands behind.
  package static let command = "keep-clipboard"
  private static let ready = "kept"

  /// Leaves the content with a process that stays; it offers it when this returns.
  ///
  /// - Returns: whether it does.
  package static func leave(_ held: HeldClipboard) async -> Bool {
    guard let content = try? JSONEncoder().encode(held) else { return false }
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [command]
    process.standardInput = input
    process.standardOutput = output
    // Whoever reads what this program says must not wait for one that stays.
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    try? input.fileHandleForWriting.write(contentsOf: content)
    try? input.fileHandleForWriting.close()
    let answer = try? output.fileHandleForReading.readToEnd()
    return answer.map { String(decoding: $0, as: UTF8.self) } == ready
  }

  /// What the process does that stays.
  ///
  /// - Throws: where nothing readable comes in, or no display answers.
  package static func keep() async throws {
    setsid()
    let content = try FileHandle.standardInput.readToEnd() ?? Data()
    let held = try JSONDecoder().decode(HeldClipboard.self, from: content)
    let desktop = try X11Desktop()
    try await desktop.start()
    guard await desktop.hold(held) else { return await desktop.close() }
    try FileHandle.standardOutput.write(contentsOf: Data(ready.utf8))
    try FileHandle.standardOutput.close()
    await desktop.untilClipboardIsTaken()
    await desktop.close()
  }
}
