import Desktop
import DesktopTestKit
import EventLoop
import Glibc
import Testing

@testable import X11Desktop

/// The thread that X and D-Bus calls run on.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct EventLoopTests {
  /// An actor on an event loop, which notes where it runs.
  private actor Resident {
    let loop: EventLoopThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init(_ loop: EventLoopThread) { self.loop = loop }

    var thread: pid_t { ThreadFacts.current }
    func isolationHolds() { loop.checkIsolated() }
    func afterSuspension() async -> (pid_t, pid_t) {
      let before = ThreadFacts.current
      await Task.yield()
      return (before, ThreadFacts.current)
    }
  }

  @Test func jobs_runOnTheThread() async throws {
    let loop = EventLoopThread(name: "under-proeve")
    let (one, other) = (Resident(loop), Resident(loop))
    let thread = await one.thread
    #expect(await other.thread == thread)
    #expect(await one.afterSuspension() == (thread, thread))
    #expect(thread != ThreadFacts.current)
    #expect(ThreadFacts(thread).name == "under-proeve")
    await one.isolationHolds()
  }

  @Test func checkIsolated_ends_theProcess_elsewhere() async {
    await #expect(processExitsWith: .failure) {
      EventLoopThread(name: "fremmed").checkIsolated()
    }
  }

  @Test func thread_ends_withItsLastReference() async throws {
    let ended = Gate("end of the thread")
    do {
      let loop = EventLoopThread(name: "kort")
      let token = Token(ended)
      loop.attach {
        withExtendedLifetime(token) {}
        return WakeRequest(descriptor: -1)
      }
    }
    try await withDeadline(.seconds(30), "end of the thread") { try await ended.passage() }
  }

  @Test func source_isDrained_whenItsDescriptorIsReadable() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let read = EventLog<Int>("bytes")
    let loop = EventLoopThread(name: "roer")
    let source = ends[0]
    _ = fcntl(source, F_SETFL, O_NONBLOCK)
    loop.attach {
      var buffer = [UInt8](repeating: 0, count: 16)
      let count = Glibc.read(source, &buffer, buffer.count)
      if count > 0 { read.append(count) }
      return WakeRequest(descriptor: source)
    }
    for count in 1...3 {
      _ = write(ends[1], [UInt8](repeating: 7, count: count), count)
      let index = count - 1
      let got = try await withDeadline(.seconds(30), "bytes") {
        try await read.first(from: index).element
      }
      #expect(got == count)
    }
    close(ends[1])
    withExtendedLifetime(loop) {}
  }

  @Test func source_isDrained_whenItsDeadlinePasses() async throws {
    let drains = EventLog<ContinuousClock.Instant>("drains")
    let deadline = ContinuousClock.now + .milliseconds(30)
    let loop = EventLoopThread(name: "frist")
    loop.attach {
      drains.append(.now)
      return WakeRequest(descriptor: -1, deadline: .now < deadline ? deadline : nil)
    }
    _ = try await withDeadline(.seconds(30), "drain after the deadline") {
      try await drains.first { $0 >= deadline }
    }
    withExtendedLifetime(loop) {}
  }

  @Test(.enabled(if: Program.areStagePrograms))
  func thread_isNotWoken_atRest() async throws {
    try await Stage.run(.init(hasWindowManager: false)) { stage in
      _ = try await stage.listen(for: GrabTests.fill)
      let window = try await stage.openWindow("Andre arbejder")
      await stage.bystander.focus(window.rawValue)
      // The first key of another device brings a keyboard map with it, and that is a cause.
      await stage.bystander.chord(Key.shift, Key.k)
      await stage.desktop.settle()
      let thread = ThreadFacts(await stage.desktop.thread)
      let before = thread.sleeps
      for _ in 0..<3 {
        for _ in 0..<50 { await stage.bystander.chord(Key.shift, Key.k) }
        try await TestProcess.run(.xprop, ["-root"], environment: stage.session.environment)
      }
      #expect(await stage.bystander.keysReceived >= 150)
      // The question for the thread ends in a sleep of its own.
      #expect(thread.sleeps - before <= 1)
    }
  }

  private final class Token: Sendable {
    let gate: Gate
    init(_ gate: Gate) { self.gate = gate }
    deinit { gate.open() }
  }
}

/// What the kernel knows of a thread of this process.
struct ThreadFacts {
  private let id: pid_t

  init(_ id: pid_t) { self.id = id }

  /// The calling thread's number, which Swift's Glibc has no call for.
  static var current: pid_t {
    var link = [CChar](repeating: 0, count: 64)
    let length = readlink("/proc/thread-self", &link, link.count)
    let path = String(decoding: link.prefix(max(0, length)).map(UInt8.init), as: UTF8.self)
    return path.split(separator: "/").last.flatMap { pid_t($0) } ?? 0
  }

  var name: String { read("comm").first ?? "" }

  /// How often it has gone to sleep by itself.
  var sleeps: Int {
    let line = read("status").first { $0.hasPrefix("voluntary_ctxt_switches:") } ?? ""
    return line.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? -1
  }

  private func read(_ file: String) -> [String] {
    guard let stream = fopen("/proc/self/task/\(id)/\(file)", "r") else { return [] }
    defer { fclose(stream) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = fread(&buffer, 1, buffer.count, stream)
    return String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension X11Desktop {
  var thread: pid_t { ThreadFacts.current }

  /// Handles everything that the server has sent so far.
  func settle() {
    roundTrip()
    settleKeymap()
    roundTrip()
  }
}
