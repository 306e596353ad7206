import CLinux
import Glibc

/// A program of ours that lives as long as we do: its standard input ends when this process does.
///
/// - Errors: ``ChildProcessError``.
/// - Isolation: an actor on a thread of its own, asleep until the program has ended.
/// - Source: posix_spawn(3), pidfd_open(2).
package actor ChildProcess {
  private nonisolated let loop: EventLoopThread
  package nonisolated let id: Int32
  private let handle: Int32
  private let input: Int32
  private var status: Int32?
  private var waiting: [CheckedContinuation<Int32, Never>] = []

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.asUnownedSerialExecutor()
  }

  /// Starts a program with our own variables and standard error.
  ///
  /// - Parameters:
  ///   - arguments: without the program's own name.
  ///   - output: a descriptor that becomes its standard output; `nil` gives it ours.
  /// - Throws: ``ChildProcessError`` where the system refuses.
  package init(
    starting path: String, _ arguments: [String] = [], output: Int32? = nil, threadName: String
  ) throws(ChildProcessError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProcessError(errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { Glibc.close(ends[0]) }
    do throws(ChildProcessError) {
      id = try ChildProcess.spawn(
        [path] + arguments, input: ends[0], output: output)
    } catch {
      Glibc.close(ends[1])
      throw error
    }
    input = ends[1]
    handle = pidfd_open(id, 0)
    loop = EventLoopThread(name: threadName)
  }

  private static func spawn(
    _ words: [String], input: Int32, output: Int32?
  ) throws(ChildProcessError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What we block or handle is no business of the program's.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var id: Int32 = 0
    let failure = posix_spawn(&id, words[0], &actions, &attributes, &arguments, environ)
    guard failure == 0 else { throw ChildProcessError(errno: failure) }
    return id
  }

  /// Returns once the program has ended, with its status as wait(2) gives it.
  package func end() async -> Int32 {
    if let status { return status }
    if waiting.isEmpty {
      loop.attach { [weak self] in
        self?.assumeIsolated { $0.look() } ?? WakeRequest(descriptor: -1)
      }
    }
    return await withCheckedContinuation { waiting.append($0) }
  }

  /// Asks the program to end; nothing happens once it has.
  package func terminate() {
    if status == nil { kill(id, SIGTERM) }
  }

  private func look() -> WakeRequest {
    guard status == nil else { return WakeRequest(descriptor: -1) }
    var ended: Int32 = 0
    guard waitpid(id, &ended, Int32(WNOHANG)) != 0 else { return WakeRequest(descriptor: handle) }
    status = ended
    Glibc.close(handle)
    Glibc.close(input)
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume(returning: ended) }
    return WakeRequest(descriptor: -1)
  }
}

/// The system does not start a program.
package struct ChildProcessError: Error, Sendable, Hashable {
  package let errno: Int32
}
