import CLinux
import Glibc
import Synchronization

/// The threads on which tasks of daemon and panel run that belong to no actor with a thread of its own.
///
/// Dispatch, which Swift would take, looks at its pool once a second for as long as the process
/// lives
/// after the first task has run there; these threads wait for work and do nothing else.
///
/// - Isolation: any thread.
/// - Source: Decision 0013; `swift_task_enqueueGlobal_hook` of the Swift runtime.
package final class TaskThreads: TaskExecutor {
  private let waiting = Mutex(Waiting())
  /// Counts the jobs that wait, and the sleepers that have come.
  private nonisolated(unsafe) let count: UnsafeMutablePointer<sem_t>

  private init(threads: Int) {
    count = .allocate(capacity: 1)
    sem_init(count, 0, 0)
    for _ in 0..<threads {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(self).toOpaque()
      pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          let threads = Unmanaged<TaskThreads>.fromOpaque(context).takeRetainedValue()
          _ = genvej_name_thread("tasks")
          threads.work()
        }, context)
      pthread_detach(thread)
    }
  }

  static let shared = TaskThreads(threads: 2)

  /// Takes over Swift's global executor for the rest of the process; before the first task, or
  /// tasks
  /// run on Dispatch until then.
  package static func takeOver() {
    genvej_take_tasks { job in TaskThreads.shared.add(unsafeBitCast(job, to: UnownedJob.self)) }
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    add(UnownedJob(job))
  }

  private func add(_ job: UnownedJob) {
    waiting.withLock { $0.add(job) }
    sem_post(count)
  }

  func add(_ sleeper: Sleeper) {
    waiting.withLock { $0.add(sleeper) }
    sem_post(count)
  }

  func remove(_ sleeper: Sleeper) {
    waiting.withLock { $0.sleepers.removeAll { $0 === sleeper } }
  }

  private func work() -> Never {
    while true {
      while let due = waiting.withLock({ $0.nextDue(at: .now) }) { due.wake() }
      if let job = waiting.withLock({ $0.nextJob() }) {
        job.runSynchronously(on: asUnownedTaskExecutor())
        continue
      }
      // Whatever ends the wait, a signal too: there may be something now, or another thread has
      // taken it.
      if let until = waiting.withLock({ $0.sleepers.last?.until }) {
        var time = timespec(after: until - .now)
        _ = genvej_semaphore_wait(count, &time)
      } else {
        _ = genvej_semaphore_wait(count, nil)
      }
    }
  }

  private struct Waiting {
    private var jobs: [UnownedJob] = []
    /// Where the next job stands; those before it have been taken.
    private var next = 0
    /// The first to wake last.
    var sleepers: [Sleeper] = []

    mutating func add(_ job: UnownedJob) {
      if next == jobs.count {
        jobs.removeAll(keepingCapacity: true)
        next = 0
      }
      jobs.append(job)
    }

    mutating func nextJob() -> UnownedJob? {
      guard next < jobs.count else { return nil }
      defer { next += 1 }
      return jobs[next]
    }

    mutating func add(_ sleeper: Sleeper) {
      let place = sleepers.firstIndex { $0.until <= sleeper.until } ?? sleepers.endIndex
      sleepers.insert(sleeper, at: place)
    }

    mutating func nextDue(at now: ContinuousClock.Instant) -> Sleeper? {
      guard let first = sleepers.last, first.until <= now else { return nil }
      return sleepers.removeLast()
    }
  }
}

extension timespec {
  /// A time of `CLOCK_MONOTONIC`.
  fileprivate init(after delay: Duration) {
    self.init()
    clock_gettime(CLOCK_MONOTONIC, &self)
    let (seconds, attoseconds) = max(delay, .zero).components
    let nanoseconds = tv_nsec + Int(attoseconds / 1_000_000_000)
    tv_sec = tv_sec.addingReportingOverflow(Int(seconds)).partialValue + nanoseconds / 1_000_000_000
    tv_nsec = nanoseconds % 1_000_000_000
  }
}
