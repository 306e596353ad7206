import LanguageServer

/// What an editor sends: bytes cut into messages, and each message as JSON.
///
/// - Shape: however the bytes come in, the same messages come of them; what was read is written and
///   read as the same again.
enum MessageExamination {
  static func examine(_ bytes: [UInt8]) throws {
    let whole = frames(of: bytes, inPiecesOf: max(bytes.count, 1))
    for size in [1, 7] where bytes.count < 4096 {
      try promise(
        frames(of: bytes, inPiecesOf: size) == whole, "pieces of \(size) give other messages")
    }
    for case .message(let message) in whole {
      guard let value = JSONValue(message) else { continue }
      let again = JSONValue(value.bytes)
      try promise(again == value || hasFractions(value), "JSON is written otherwise than read")
      let framed = frames(of: MessageFraming.framed(value.bytes), inPiecesOf: 5)
      try promise(framed == [.message(value.bytes)], "what is sent is no message")
    }
  }

  /// Without the stretches between messages, which are told as they come.
  private static func frames(of bytes: [UInt8], inPiecesOf size: Int) -> [MessageFraming.Frame] {
    var framing = MessageFraming()
    var frames: [MessageFraming.Frame] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + size, bytes.count)
      framing.feed(bytes[start..<end])
      while let frame = framing.frame() { if frame != .stray { frames.append(frame) } }
      start = end
    }
    return frames
  }

  /// Fractions are rounded when they are read.
  private static func hasFractions(_ value: JSONValue) -> Bool {
    switch value {
    case .number: true
    case .array(let items): items.contains(where: hasFractions)
    case .object(let fields): fields.values.contains(where: hasFractions)
    default: false
    }
  }
}
