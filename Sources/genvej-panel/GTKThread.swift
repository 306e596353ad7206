import CGTK

/// Runs an actor's jobs on the thread of GTK's main loop.
///
/// - Isolation: any thread may enqueue.
/// - Source: g_idle_add_full(3) may be called from every thread.
final class GTKExecutor: SerialExecutor {
  static let shared = GTKExecutor()

  func enqueue(_ job: consuming ExecutorJob) {
    let box = Unmanaged.passRetained(JobBox(UnownedJob(job)))
    g_idle_add_full(
      G_PRIORITY_DEFAULT,
      { pointer in
        guard let pointer else { return 0 }
        let box = Unmanaged<JobBox>.fromOpaque(pointer).takeRetainedValue()
        box.job.runSynchronously(on: GTKExecutor.shared.asUnownedSerialExecutor())
        return 0
      }, box.toOpaque(), nil)
  }

  func checkIsolated() {
    precondition(
      g_main_context_is_owner(g_main_context_default()) != 0, "called outside GTK's thread")
  }
}

private final class JobBox {
  let job: UnownedJob

  init(_ job: UnownedJob) { self.job = job }
}
