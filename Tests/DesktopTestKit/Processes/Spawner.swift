import CTestKit
import EventLoop
import Glibc

/// Starts children from one thread that lives as long as this process.
///
/// The kernel sends a child its parent-death signal when the *thread* that started it ends, not the
/// process; a
/// thread of the concurrency pool may end at any time and would take the servers of a test with it.
///
/// - Source: `prctl(2)`, PR_SET_PDEATHSIG, its note on threads.
actor Spawner {
  static let shared = Spawner()

  private let thread = EventLoopThread(name: "spawner")

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A started child and our ends of its pipes.
  struct Child {
    let id: pid_t
    let output: Int32
    let errors: Int32
  }

  /// Starts `program` in a process group of its own, with these variables and no others, stdin at
  /// its end, and
  /// no descriptor of ours; it dies with this process.
  func spawn(_ program: String, _ arguments: [String], _ environment: [String: String]) throws
    -> Child
  {
    let output = try Pipe()
    let errors = try Pipe()
    defer {
      close(output.writing)
      close(errors.writing)
    }
    let guarded = [try Program.setpriv.located(), "--pdeathsig", "KILL", "--", program] + arguments
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let (id, failure) = run(guarded, variables, output: output.writing, errors: errors.writing)
    guard failure == 0 else {
      close(output.reading)
      close(errors.reading)
      throw TestKitError.system("start of \(program)", failure)
    }
    return Child(id: id, output: output.reading, errors: errors.reading)
  }

  private func run(
    _ command: [String], _ variables: [String], output: Int32, errors: Int32
  ) -> (pid_t, Int32) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    _ = testkit_close_from(&actions, 3)
    Spawner.separate(&attributes)
    return withStrings(command) { arguments in
      withStrings(variables) { environment in
        var id: pid_t = 0
        let failure = posix_spawn(&id, command[0], &actions, &attributes, arguments, environment)
        return (id, failure)
      }
    }
  }

  /// A group of its own, no signal blocked, and SIGPIPE and SIGINT as a program expects them.
  private static func separate(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var usual = sigset_t()
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}

/// Both ends of a pipe, neither inherited.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw TestKitError.system("pipe2", errno) }
    reading = ends[0]
    writing = ends[1]
  }
}

/// A null-terminated array of C strings for the length of a call.
private func withStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
