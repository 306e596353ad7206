import CX11
import Desktop
import DesktopTestKit

@testable import X11Desktop

extension X11Desktop {
  /// Owns the clipboard with these contents and hands them to everybody.
  func offer(_ contents: [SelectionOffer.Content]) {
    own(clipboard, SelectionOffer(restoring: contents))
    roundTrip()
  }

  /// One form of what the clipboard holds.
  func clipboardContent(as target: String) async throws -> PropertyValue? {
    try await fetch(
      clipboard, as: XInternAtom(display, target, 0), within: .seconds(30),
      failing: .clipboardUnsaved)
  }

  func content(_ target: String, type: String? = nil, format: Int32 = 8, _ bytes: [UInt8])
    -> SelectionOffer.Content
  {
    SelectionOffer.Content(
      target: XInternAtom(display, target, 0), type: XInternAtom(display, type ?? target, 0),
      format: format, bytes: bytes)
  }
}

extension Stage {
  /// What xclip reads from the clipboard.
  func xclipRead(_ target: String = "UTF8_STRING") async throws -> String {
    try await TestProcess.run(
      .xclip, ["-selection", "clipboard", "-o", "-t", target], environment: session.environment
    ).joined(separator: "\n")
  }
}

/// Bytes that compress badly and repeat never, so that a lost or doubled piece shows.
func noise(_ count: Int) -> [UInt8] {
  var state: UInt64 = 0x9e37_79b9_7f4a_7c15
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33)
  }
}

/// A text of about so many bytes whose lines are all different.
func longText(_ bytes: Int) -> String {
  var text = ""
  text.reserveCapacity(bytes + 40)
  var line = 0
  while text.utf8.count < bytes {
    text += "linje \(line) æøå ½ “€”\n"
    line += 1
  }
  return text + "slut"
}

extension X11Desktop {
  func atom(_ name: String) -> UInt { XInternAtom(display, name, 0) }
}
