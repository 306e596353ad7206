import Glibc

/// A pipe that a program writes lines into and this process reads.
///
/// - Errors: ``ChildProcessError`` where the system has no pipe left.
/// - Isolation: an actor on a thread of its own, asleep until there is something to read.
/// - Source: pipe(2).
package actor LinePipe {
  /// Ends when nobody holds the other end any more.
  package nonisolated let lines: AsyncStream<String>
  private nonisolated let loop: EventLoopThread
  private let report: AsyncStream<String>.Continuation
  private let reading: Int32
  private var writing: Int32
  private var rest: [UInt8] = []
  private var isOpen = true
  /// Longer than any line that is meant for us.
  private static let longestLine = 4096

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.asUnownedSerialExecutor()
  }

  package init(threadName: String) throws(ChildProcessError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProcessError(errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    (reading, writing) = (ends[0], ends[1])
    loop = EventLoopThread(name: threadName)
    (lines, report) = AsyncStream.makeStream(of: String.self)
  }

  /// The end for the program, which has a copy of its own once it has been started.
  package var input: Int32 { writing }

  /// Gives our copy of the program's end up, and begins to read.
  package func begin() {
    guard writing >= 0 else { return }
    Glibc.close(writing)
    writing = -1
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  private func drain() -> WakeRequest {
    guard isOpen else { return WakeRequest(descriptor: -1) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading, &bytes, bytes.count)
      if count > 0 {
        take(bytes[..<count])
      } else if count < 0, errno == EAGAIN || errno == EINTR {
        return WakeRequest(descriptor: reading)
      } else {
        isOpen = false
        Glibc.close(reading)
        report.finish()
        return WakeRequest(descriptor: -1)
      }
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    rest += bytes
    while let end = rest.firstIndex(of: 0x0A) {
      report.yield(String(decoding: rest[..<end], as: UTF8.self))
      rest.removeSubrange(...end)
    }
    if rest.count > Self.longestLine { rest = [] }
  }
}
