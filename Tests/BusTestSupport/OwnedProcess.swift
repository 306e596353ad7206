import Glibc
import Synchronization

/// A program that a test starts and that never outlives the test's process.
///
/// - Shape: runs in a session of its own, beside a shell that waits for the end of its standard
///   input; that
///   comes when we close it, and also when we crash. Then the whole group is killed. Foundation's
///   `Process` is
///   not used: it hands its signal mask down, and closes descriptors twice when tests run side by
///   side.
package final class OwnedProcess: Sendable {
  /// Process id of the program itself.
  package let identifier: Int32
  private let shell: pid_t
  private let output: Int32
  /// What the shell waits on, `nil` once it was closed.
  private let keeper: Mutex<Int32?>

  /// Starts `command`, whose program is looked for in `PATH`.
  ///
  /// - Errors: ``StartFailure``.
  package init(_ command: [String], environment: [String: String]) throws {
    let (input, output) = (try Self.pipe(), try Self.pipe())
    let script = """
      "$@" </dev/null 2>/dev/null &
      echo $!
      exec >&-
      read -r line
      kill -KILL 0
      """
    let shell = Self.spawn(
      ["/bin/sh", "-c", script, "sh"] + command,
      environment.map { "\($0.key)=\($0.value)" }, input: input.reading, output: output.writing)
    close(input.reading)
    close(output.writing)
    self.output = output.reading
    keeper = Mutex(input.writing)
    self.shell = shell
    identifier = Int32(Self.readLine(from: output.reading, within: .seconds(20)) ?? "") ?? 0
    guard shell > 0, identifier > 0 else { throw StartFailure(program: command.first ?? "") }
  }

  deinit {
    stop()
    close(output)
  }

  /// Kills the program and everything it has started in its group, and returns when the leader is
  /// gone.
  package func stop() {
    let open = keeper.withLock { keeper in
      defer { keeper = nil }
      return keeper
    }
    guard let open else { return }
    close(open)
    guard shell > 0 else { return }
    var status: Int32 = 0
    while waitpid(shell, &status, 0) < 0, errno == EINTR {}
  }

  /// The next line of the program's standard output, `nil` at its end or at the deadline.
  package func readLine(within deadline: Duration = .seconds(20)) -> String? {
    Self.readLine(from: output, within: deadline)
  }
}

extension OwnedProcess {
  /// A pair of sockets, since Swift does not see pipe2(2): no other child may inherit the ends, or
  /// their
  /// closing would not be noticed.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw StartFailure(program: "pipe") }
    return (ends[0], ends[1])
  }

  /// `POSIX_SPAWN_SETSID` of `spawn.h`, which Swift does not see either.
  private static let newSession: Int16 = 0x80

  /// - Returns: the process id, 0 where the system refuses.
  private static func spawn(
    _ arguments: [String], _ environment: [String], input: Int32, output: Int32
  ) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var identifier: pid_t = 0
    let failure = posix_spawn(&identifier, arguments[0], &actions, &attributes, &argv, &envp)
    return failure == 0 ? identifier : 0
  }

  private static func readLine(from descriptor: Int32, within deadline: Duration) -> String? {
    let end = ContinuousClock.now + deadline
    var bytes: [UInt8] = []
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return nil }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, Int32(left.components.seconds * 1000 + 1)) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(descriptor, &byte, 1) == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }
}
