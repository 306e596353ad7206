import CXRecord

/// The one place of Genvej that asks the X server for keys that are not its own.
///
/// A key or button press is reduced to its time at once; which key it was is looked at only to leave
/// modifiers and the stop chord out, and kept nowhere.
///
/// - Source: X Record Extension Protocol 1.13; Decisions/0026.
final class KeyTap {
  /// Presses since the last look, by the server's time.
  private(set) var presses: [UInt32] = []
  /// Whether the server has said that it tells of every press from now on.
  private(set) var hasBegun = false

  private let control: OpaquePointer
  private let data: OpaquePointer
  private let context: XRecordContext
  private let isLeftOut: (UInt8, UInt16) -> Bool

  /// Whether the server has the extension.
  static func isOffered(_ display: OpaquePointer) -> Bool {
    var major: Int32 = 0
    var minor: Int32 = 0
    return XRecordQueryVersion(display, &major, &minor) != 0
  }

  /// Begins; `nil` where the server refuses.
  ///
  /// - Parameters:
  ///   - control: a connection that the recording is set up and ended through.
  ///   - isLeftOut: whether a press of this keycode with these modifiers does not count.
  init?(control: OpaquePointer, isLeftOut: @escaping (UInt8, UInt16) -> Bool) {
    guard let data = XOpenDisplay(nil), let keys = XRecordAllocRange(),
      let buttons = XRecordAllocRange()
    else { return nil }
    defer {
      XFree(keys)
      XFree(buttons)
    }
    keys.pointee.device_events = XRecordRange8(first: UInt8(KeyPress), last: UInt8(KeyPress))
    buttons.pointee.device_events = XRecordRange8(
      first: UInt8(ButtonPress), last: UInt8(ButtonPress))
    var ranges: [UnsafeMutablePointer<XRecordRange>?] = [keys, buttons]
    var clients: [XRecordClientSpec] = [XRecordClientSpec(XRecordAllClients)]
    let context = XRecordCreateContext(control, 0, &clients, 1, &ranges, 2)
    XSync(control, 0)
    guard context != 0 else {
      XCloseDisplay(data)
      return nil
    }
    self.control = control
    self.data = data
    self.context = context
    self.isLeftOut = isLeftOut
    let own = Unmanaged.passUnretained(self).toOpaque()
    let isEnabled = XRecordEnableContextAsync(
      data, context,
      { own, piece in
        guard let own, let piece else { return }
        Unmanaged<KeyTap>.fromOpaque(own).takeUnretainedValue().take(piece.pointee)
        XRecordFreeData(piece)
      }, own.assumingMemoryBound(to: CChar.self))
    XFlush(data)
    guard isEnabled != 0 else {
      end()
      return nil
    }
  }

  var descriptor: Int32 { XConnectionNumber(data) }

  /// Reads what the server has sent, and gives the presses in it.
  func takePresses() -> [UInt32] {
    XRecordProcessReplies(data)
    defer { presses = [] }
    return presses
  }

  /// The server forgets the recording.
  func end() {
    XRecordDisableContext(control, context)
    XRecordFreeContext(control, context)
    XSync(control, 0)
    XCloseDisplay(data)
  }

  /// - Source: `xEvent` of X11/Xproto.h: type, detail, sequence number, time; modifiers at byte 28.
  private func take(_ piece: XRecordInterceptData) {
    switch Int32(piece.category) {
    case XRecordStartOfData: hasBegun = true
    case XRecordFromServer:
      // Lengths are counted in units of four bytes.
      guard piece.data_len >= 8, let bytes = piece.data else { return }
      let event = UnsafeRawPointer(bytes)
      let isKey = bytes[0] & 0x7f == UInt8(KeyPress)
      let modifiers = event.loadUnaligned(fromByteOffset: 28, as: UInt16.self)
      if isKey, isLeftOut(bytes[1], modifiers) { return }
      presses.append(event.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    default: break
    }
  }
}
