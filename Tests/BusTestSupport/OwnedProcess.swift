import Foundation
import Synchronization

/// A program that a test starts and that never outlives the test's process.
///
/// - Shape: runs in a session of its own, beside a shell that waits for the end of its standard
///   input; that
///   comes when we close it, and also when we crash. Then the whole group is killed.
/// - Errors: `start` throws what `Process.run` throws.
package final class OwnedProcess: Sendable {
  private let keeper: FileHandle
  private let output: FileHandle
  /// The shell that leads the session; 0 once it has been waited for.
  private let leader: Mutex<pid_t>

  package init(_ command: [String], environment: [String: String]) throws {
    let input = Pipe()
    let output = Pipe()
    // A pipe that a stranger inherits never ends.
    for handle in [
      input.fileHandleForReading, input.fileHandleForWriting, output.fileHandleForReading,
      output.fileHandleForWriting,
    ] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    let script = """
      "$@" </dev/null 2>/dev/null &
      echo $!
      exec >&-
      read -r line
      kill -KILL 0
      """
    let arguments = ["/usr/bin/setsid", "/bin/sh", "-c", script, "sh"] + command
    leader = Mutex(
      try Self.spawn(
        arguments, environment, input: input.fileHandleForReading,
        output: output.fileHandleForWriting))
    keeper = input.fileHandleForWriting
    self.output = output.fileHandleForReading
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    identifier = Int32(Self.readLine(from: self.output, within: .seconds(10)) ?? "") ?? 0
  }

  /// Process id of the program itself.
  package let identifier: Int32

  deinit { stop() }

  /// Kills the program and everything it has started in its group, and returns when the leader is
  /// gone.
  package func stop() {
    try? keeper.close()
    leader.withLock { leader in
      guard leader > 0 else { return }
      var status: Int32 = 0
      // Foundation's own wait goes on until every descendant has closed a socket it inherits, and
      // some stay.
      while waitpid(leader, &status, 0) < 0, errno == EINTR {}
      leader = 0
    }
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], input: FileHandle, output: FileHandle
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.fileDescriptor, 0)
    posix_spawn_file_actions_adddup2(&actions, output.fileDescriptor, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, arguments[0], &actions, nil, &words, &variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return child
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
