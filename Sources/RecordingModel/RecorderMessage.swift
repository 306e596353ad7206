/// What the recording program tells `genvej record`, one line each.
///
/// - Shape: moments and reasons only; there is no word for a key, a text or a window's title, so that
///   none can come over.
/// - Source: Decisions/0026.
package enum RecorderMessage: Sendable, Hashable {
  /// The sign is on the screen; `stop` is the chord that ends the recording, `Ctrl+Shift+F12`.
  case shown(stop: String)
  /// From now on keys and clicks are noticed.
  case recording
  /// A key or button was pressed in the recorded window, at this time of the X server.
  case activity(milliseconds: UInt32)
  case ended(RecordingEnd)
  case refused(RecorderRefusal)

  /// Reads one line; `nil` for any other.
  package init?(line: String) {
    let words = line.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("shown", 2): self = .shown(stop: words[1])
    case ("recording", 1): self = .recording
    case ("activity", 2):
      guard let time = UInt32(words[1]) else { return nil }
      self = .activity(milliseconds: time)
    case ("ended", 2):
      guard let end = RecordingEnd(rawValue: words[1]) else { return nil }
      self = .ended(end)
    case ("refused", 2):
      guard let refusal = RecorderRefusal(rawValue: words[1]) else { return nil }
      self = .refused(refusal)
    default: return nil
    }
  }

  /// The line, without its end.
  package var line: String {
    switch self {
    case .shown(let stop): "shown \(stop)"
    case .recording: "recording"
    case .activity(let time): "activity \(time)"
    case .ended(let end): "ended \(end.rawValue)"
    case .refused(let refusal): "refused \(refusal.rawValue)"
    }
  }
}

/// Why a recording is over.
package enum RecordingEnd: String, Sendable, Hashable, CaseIterable {
  /// The person pressed the chord that the sign names.
  case chord
  /// Ctrl+C, or asked to end otherwise.
  case signal
  /// The sign is no longer on the screen.
  case sign
  /// The recorded window is gone.
  case window
  /// The screen was locked.
  case locked
}

/// Why no recording begins.
package enum RecorderRefusal: String, Sendable, Hashable, CaseIterable {
  case noDisplay = "no-display"
  /// The X server has no RECORD extension.
  case noExtension = "no-extension"
  case noWindow = "no-window"
  /// Other programs have every chord that could end the recording.
  case noChord = "no-chord"
  /// The sign did not come up.
  case noSign = "no-sign"
}
