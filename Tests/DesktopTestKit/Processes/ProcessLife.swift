import Foundation
import Glibc
import Synchronization

/// The process group of one child until its first process is reaped.
///
/// - Shape: a signal goes out under the same lock as the reaping, so it can never meet a stranger
///   who got the number.
/// - Source: `waitid(2)`.
final class ProcessLife: Sendable {
  private let leader: pid_t
  private let isReaped = Mutex(false)

  init(leader: pid_t) {
    self.leader = leader
  }

  func kill(_ signal: Int32) {
    isReaped.withLock { isReaped in
      if !isReaped { _ = Glibc.kill(-leader, signal) }
    }
  }

  /// Calls `ended` once, when the first process has ended and the rest of its group is killed.
  ///
  /// A thread waits in the kernel: plain, and without the event sources whose tear-down is hard to
  /// get right.
  func watch(_ ended: @escaping @Sendable (ExitStatus) -> Void) {
    Thread.detachNewThread { [self] in
      var information = siginfo_t()
      // WNOWAIT leaves the number taken, so that a signal sent meanwhile cannot meet a stranger.
      while waitid(P_PID, id_t(leader), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
      ended(reap())
    }
  }

  private func reap() -> ExitStatus {
    isReaped.withLock { isReaped in
      _ = Glibc.kill(-leader, SIGKILL)
      var status: Int32 = 0
      var result = waitpid(leader, &status, 0)
      while result < 0, errno == EINTR { result = waitpid(leader, &status, 0) }
      isReaped = true
      let signal = status & 0x7f
      return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
  }
}
