import DBus
import Desktop
import EventLoop
import FoundationEssentials
import RecordingModel
import UnixSignals

/// The recording program, from its sign to its last word.
struct RecorderProcess: Sendable {
  let program: String
  let window: WindowID
  let isDanish: Bool

  /// The program beside our own.
  static var besideOurs: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/genvej-record"
  }

  /// Runs it to its end.
  ///
  /// - Parameter hasBegun: called with the stop chord when keys are noticed from now on.
  /// - Returns: how long the person worked, and what ended it.
  func run(
    hasBegun: @Sendable (String) -> Void
  ) async throws(RecordingRefusal) -> (time: ActivityTime, end: RecordingEnd) {
    let pipe: LinePipe
    let child: ChildProcess
    do throws(ChildProcessError) {
      pipe = try LinePipe(threadName: "recorder")
      child = try await ChildProcess(
        starting: program, ["--window", String(window.rawValue)] + (isDanish ? ["--danish"] : []),
        output: pipe.input, threadName: "recorder")
    } catch {
      throw .noProgram(program)
    }
    await pipe.begin()
    // Ctrl+C ends the recording, not us: what it has shown is still to be written.
    let interrupts = Task {
      for await _ in await UnixSignalsSequence(trapping: .sigint) { await child.terminate() }
    }
    // Before anybody is told that it has begun: a lock at that moment would be missed.
    let locks = await ScreenLock.watch { await child.terminate() }
    defer { interrupts.cancel() }
    let said = await listen(to: pipe, hasBegun: hasBegun)
    let isLocked = await locks.end()
    _ = await child.end()
    switch said.last {
    case .ended(let end)?: return (said.time, isLocked ? .locked : end)
    case .refused(let refusal)?: throw .recorder(refusal)
    default: throw .lost
    }
  }

  private func listen(
    to pipe: LinePipe, hasBegun: @Sendable (String) -> Void
  ) async -> (time: ActivityTime, last: RecorderMessage?) {
    var time = ActivityTime()
    var last: RecorderMessage?
    var chord = ""
    for await line in pipe.lines {
      guard let message = RecorderMessage(line: line) else { continue }
      switch message {
      case .shown(let stop): chord = stop
      case .recording: hasBegun(chord)
      case .activity(let moment): time.add(moment)
      case .ended, .refused: last = message
      }
    }
    return (time, last)
  }
}

/// Whether the screen is being locked, as far as the session's bus tells.
///
/// - Source: `ActiveChanged` of `org.freedesktop.ScreenSaver` and the desktops' own.
private actor ScreenLock {
  private var connection: BusConnection?
  private var tasks: [Task<Void, Never>] = []
  private var isLocked = false

  /// The bus tells of locks when this returns, where there is one.
  static func watch(_ locked: @escaping @Sendable () async -> Void) async -> ScreenLock {
    let lock = ScreenLock()
    await lock.begin(locked)
    return lock
  }

  private func begin(_ locked: @escaping @Sendable () async -> Void) async {
    guard let bus = try? await BusConnection.open(.session) else { return }
    connection = bus
    for desktop in ["org.freedesktop", "org.gnome", "org.xfce", "org.cinnamon", "org.mate"] {
      let rule = SignalRule(interface: "\(desktop).ScreenSaver", member: "ActiveChanged")
      guard let notices = try? await bus.notices(rule) else { continue }
      tasks.append(
        Task {
          for await _ in notices {
            self.note()
            await locked()
          }
        })
    }
  }

  private func note() { isLocked = true }

  /// Stops watching; whether the screen was locked meanwhile.
  func end() async -> Bool {
    tasks.forEach { $0.cancel() }
    await connection?.close()
    return isLocked
  }
}
