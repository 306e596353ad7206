import CLinux
import Glibc
import Synchronization

/// What a source of events wants to be woken for.
///
/// - Shape: `descriptor` −1 means none; `deadline` is the earliest moment at which
///   ``EventLoopThread`` shall drain again without an event.
package struct WakeRequest: Sendable {
  package let descriptor: Int32
  /// `poll(2)` events.
  package let events: Int16
  package let deadline: ContinuousClock.Instant?

  package init(
    descriptor: Int32, events: Int16 = Int16(POLLIN), deadline: ContinuousClock.Instant? = nil
  ) {
    self.descriptor = descriptor
    self.events = events
    self.deadline = deadline
  }
}

/// One POSIX thread that runs an actor's jobs and sleeps in `poll` on one descriptor and an
/// eventfd.
///
/// - Shape: run jobs → drain the source → again while jobs came in → poll. Nothing wakes it without
///   cause: no timer at rest.
/// - Isolation: any thread may enqueue; jobs and `drain` run on the thread only, and
///   `checkIsolated` traps elsewhere.
/// - Source: design §3 "The X thread"; `poll(2)`, `eventfd(2)`.
package final class EventLoopThread: SerialExecutor, Sendable {
  private let core: LoopCore

  /// Starts the thread.
  ///
  /// - Parameter name: at most 15 characters, as `ps -L` shows it.
  package init(name: String) {
    let core = LoopCore(name: name)
    self.core = core
    core.start()
  }

  deinit { core.stop() }

  /// Sets what is drained before each sleep; replaces the earlier source.
  ///
  /// - Parameter drain: runs on the thread, handles everything that waits, and says what to wake
  ///   for next.
  package func attach(drain: @escaping @Sendable () -> WakeRequest) {
    core.attach(drain)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    // The job may run at once and release the last reference to this executor: what is signalled
    // afterwards has to
    // be kept alive here, or the signal would go to a descriptor that is somebody else's by then.
    let core = Unmanaged.passRetained(core)
    defer { core.release() }
    core.takeUnretainedValue().enqueue(UnownedJob(job), on: asUnownedSerialExecutor())
  }

  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  package func checkIsolated() {
    precondition(core.isCurrent, "called outside its event loop thread")
  }

  package func isIsolatingCurrentContext() -> Bool? { core.isCurrent }
}

/// The part of the loop that the thread keeps alive: it never holds the executor, so the last
/// release of the executor ends the thread.
private final class LoopCore: Sendable {
  private struct State {
    var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
    var drain: (@Sendable () -> WakeRequest)?
    var stopped = false
    var thread: pthread_t?
  }

  private let name: String
  private let state = Mutex(State())
  private let wake: Int32 = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

  init(name: String) {
    self.name = String(name.prefix(15))
  }

  deinit { close(wake) }

  var isCurrent: Bool {
    let thread = state.withLock { $0.thread }
    return thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
  }

  func start() {
    let argument = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let core = Unmanaged<LoopCore>.fromOpaque(pointer).takeRetainedValue()
        core.state.withLock { $0.thread = pthread_self() }
        _ = genvej_name_thread(core.name)
        core.run()
        return nil
      }, argument)
    precondition(failure == 0, "the system refuses a thread: errno \(failure)")
    pthread_detach(thread)
    state.withLock { $0.thread = thread }
  }

  func stop() {
    state.withLock { $0.stopped = true }
    signal()
  }

  func attach(_ drain: @escaping @Sendable () -> WakeRequest) {
    state.withLock { $0.drain = drain }
    signal()
  }

  func enqueue(_ job: UnownedJob, on executor: UnownedSerialExecutor) {
    state.withLock { $0.jobs.append((job, executor)) }
    if !isCurrent { signal() }
  }

  private func signal() {
    var one: UInt64 = 1
    _ = write(wake, &one, MemoryLayout<UInt64>.size)
  }

  private func run() {
    while true {
      runJobs()
      let (drain, stopped) = state.withLock { ($0.drain, $0.stopped) }
      if stopped { return }
      let request = drain?() ?? WakeRequest(descriptor: -1)
      if state.withLock({ $0.jobs.isEmpty }) { sleep(request) }
    }
  }

  private func runJobs() {
    while true {
      let jobs = state.withLock { state in
        let jobs = state.jobs
        state.jobs = []
        return jobs
      }
      if jobs.isEmpty { return }
      for (job, executor) in jobs { job.runSynchronously(on: executor) }
    }
  }

  private func sleep(_ request: WakeRequest) {
    var descriptors = [
      pollfd(fd: request.descriptor, events: request.events, revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds(until: request.deadline))
    var count: UInt64 = 0
    _ = read(wake, &count, MemoryLayout<UInt64>.size)
  }

  /// Rounded up, so that the deadline has passed when poll returns; −1 without one.
  private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = deadline - .now
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    let whole =
      min(seconds, 86_400) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(whole)
  }
}
