import CXRecord
import Glibc
import RecordingModel

/// One recording, from the sign on the screen to its end.
///
/// - Shape: one thread, asleep in `poll`; nothing is recorded unless the sign is on the screen.
struct Recorder {
  private let display: OpaquePointer
  private let window: RecordedWindow
  private let chord: StopChord
  private let sign: Sign
  private let signals: Int32
  private var tap: KeyTap?

  /// How long the sign may take to come up, in milliseconds.
  private static let patience: Int32 = 5_000

  /// - Returns: whether there was a recording.
  static func run(_ options: RecorderProgram.Options) -> Bool {
    XErrors.collect()
    guard let display = XOpenDisplay(nil) else { return refuse(.noDisplay) }
    guard KeyTap.isOffered(display) else { return refuse(.noExtension) }
    guard let window = RecordedWindow(display, options.window) else { return refuse(.noWindow) }
    guard let chord = StopChord.grab(display) else { return refuse(.noChord) }
    let text = SignText.text(stop: chord.name, isDanish: options.isDanish)
    guard let sign = Sign(display, over: window.id, text) else { return refuse(.noSign) }
    var recorder = Recorder(
      display: display, window: window, chord: chord, sign: sign, signals: Self.openSignals())
    let ending = recorder.record()
    recorder.tap?.end()
    sign.close()
    XCloseDisplay(display)
    guard let ending else { return refuse(.noSign) }
    tell(.ended(ending))
    return true
  }

  private static func refuse(_ refusal: RecorderRefusal) -> Bool {
    tell(.refused(refusal))
    return false
  }

  private init(
    display: OpaquePointer, window: RecordedWindow, chord: StopChord, sign: Sign, signals: Int32
  ) {
    self.display = display
    self.window = window
    self.chord = chord
    self.sign = sign
    self.signals = signals
  }

  /// Ctrl+C and the like come as something to read.
  private static func openSignals() -> Int32 {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
    sigprocmask(SIG_BLOCK, &set, nil)
    return signalfd(-1, &set, Int32(SFD_CLOEXEC))
  }

  /// Shows the sign, then records until something ends it; `nil` where the sign does not come up.
  private mutating func record() -> RecordingEnd? {
    sign.show()
    while !sign.isVisible {
      if let end = takeEvents() { return sign.isGone ? nil : end }
      if sign.isVisible { break }
      guard let woken = wait(for: Self.patience) else { return nil }
      if let end = woken.end { return end }
    }
    tell(.shown(stop: chord.name))
    guard sign.isVisible, !sign.isGone else { return nil }
    tap = KeyTap(control: display, isLeftOut: chord.leavesOut)
    guard tap != nil else { return nil }
    var hasBegun = false
    while true {
      if let tap {
        note(tap.takePresses())
        if tap.hasBegun, !hasBegun {
          hasBegun = true
          tell(.recording)
        }
      }
      if let end = takeEvents() { return end }
      XFlush(display)
      if let end = wait(for: -1)?.end { return end }
    }
  }

  /// Presses in another window are nobody's business.
  private func note(_ presses: [UInt32]) {
    guard !presses.isEmpty, window.hasFocus else { return }
    for press in presses { tell(.activity(milliseconds: press)) }
  }

  /// Handles all events that wait; why the recording is over, if it is.
  private func takeEvents() -> RecordingEnd? {
    while XPending(display) > 0 {
      var event = XEvent()
      XNextEvent(display, &event)
      switch event.type {
      case KeyPress: return .chord
      case MappingNotify: XRefreshKeyboardMapping(&event.xmapping)
      case DestroyNotify where event.xdestroywindow.window == window.id: return .window
      default:
        if event.xany.window == sign.window { sign.take(event) }
        if sign.isGone { return .sign }
      }
    }
    return nil
  }

  /// Sleeps until something happens; `nil` when nothing did.
  private func wait(for limit: Int32) -> (end: RecordingEnd?, Void)? {
    var descriptors = [
      pollfd(fd: XConnectionNumber(display), events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: tap?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, nfds_t(descriptors.count), limit) > 0 else { return nil }
    // Whoever started us is gone when our input is: nothing is written to it.
    let isOver = descriptors[1].revents != 0 || descriptors[2].revents != 0
    return (isOver ? .signal : nil, ())
  }
}
