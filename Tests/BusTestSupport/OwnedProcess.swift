import Foundation

/// A program that a test starts and that never outlives the test's process.
///
/// - Shape: runs in a session of its own, beside a shell that waits for the end of its standard input; that
///   comes when we close it, and also when we crash. Then the whole group is killed.
/// - Errors: `start` throws what `Process.run` throws.
package final class OwnedProcess: Sendable {
  private let process: Process
  private let keeper: FileHandle
  private let output: FileHandle

  package init(_ command: [String], environment: [String: String]) throws {
    let input = Pipe()
    let output = Pipe()
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    let script = """
      "$@" </dev/null 2>/dev/null &
      echo $!
      exec >&-
      read -r line
      kill -KILL 0
      """
    process.arguments = ["--wait", "/bin/sh", "-c", script, "sh"] + command
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    keeper = input.fileHandleForWriting
    self.output = output.fileHandleForReading
    try process.run()
    identifier = Int32(Self.readLine(from: self.output, within: .seconds(10)) ?? "") ?? 0
  }

  /// Process id of the program itself.
  package let identifier: Int32

  deinit { stop() }

  /// Kills the program and everything it has started in its group, and returns when they are gone.
  package func stop() {
    try? keeper.close()
    process.waitUntilExit()
  }

  /// The next line of the program's standard output, `nil` at its end or at the deadline.
  package func readLine(within deadline: Duration = .seconds(20)) -> String? {
    Self.readLine(from: output, within: deadline)
  }

  private static func readLine(from handle: FileHandle, within deadline: Duration) -> String? {
    let end = ContinuousClock.now + deadline
    var bytes: [UInt8] = []
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return nil }
      var descriptor = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, Int32(left.components.seconds * 1000 + 1)) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(handle.fileDescriptor, &byte, 1) == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }
}
