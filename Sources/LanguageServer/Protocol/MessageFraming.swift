/// Cuts a stream of bytes into messages.
///
/// - Shape: `Content-Length` in bytes, a blank line, the message. Whatever else comes is passed over up
///   to the next `Content-Length:`, and told once.
/// - Source: LSP 3.17, "Base Protocol".
package struct MessageFraming: Sendable {
  package enum Frame: Sendable, Equatable {
    case message([UInt8])
    /// Bytes that belong to no message; one for each stretch of them.
    case stray
    /// A message of more bytes than are taken; it is passed over.
    case tooLarge(Int)
  }

  /// Bytes a message may have: a definition has at most 1 MB, and escapes may make more of it.
  package static let largest = 16 << 20
  /// Bytes the head of a message may have.
  private static let longestHead = 4096

  private var bytes: [UInt8] = []
  private var next = 0
  /// Of a message that is passed over.
  private var skipped = 0
  private var isStray = false

  package init() {}

  /// Takes what has come.
  package mutating func feed(_ more: ArraySlice<UInt8>) {
    if next > 0 {
      bytes.removeFirst(next)
      next = 0
    }
    bytes += more
  }

  /// The next message that is there whole; `nil` where more must come first.
  package mutating func frame() -> Frame? {
    if skipped > 0 {
      let count = min(skipped, bytes.count - next)
      next += count
      skipped -= count
      guard skipped == 0 else { return nil }
    }
    while let end = headEnd ?? longHead {
      if let length = Self.length(bytes[next..<end]) { return message(length, from: end) }
      let isNew = !isStray
      goOn()
      if isNew { return .stray }
    }
    return nil
  }

  private mutating func message(_ length: Int, from start: Int) -> Frame? {
    guard length <= Self.largest else {
      isStray = false
      next = start
      skipped = length
      return .tooLarge(length)
    }
    guard bytes.count - start >= length else { return nil }
    isStray = false
    next = start + length
    return .message(Array(bytes[start..<next]))
  }

  /// Behind the blank line.
  private var headEnd: Int? {
    var index = next
    while index + 3 < bytes.count {
      if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10
      {
        return index + 4
      }
      index += 1
    }
    return nil
  }

  /// A head without end is none.
  private var longHead: Int? { bytes.count - next > Self.longestHead ? bytes.count : nil }

  /// Passes what stands at the next beginning of a head.
  private mutating func goOn() {
    let mark = Array("Content-Length:".utf8)
    let from = min(next + 1, bytes.count)
    let found = (from..<bytes.count).first { bytes[$0...].starts(with: mark) }
    // Of a beginning that is cut off, the rest is still to come.
    next = found ?? max(from, bytes.count - mark.count + 1)
    isStray = true
  }

  private static func length(_ head: ArraySlice<UInt8>) -> Int? {
    guard let text = String(validating: head, as: UTF8.self), head.count <= longestHead else {
      return nil
    }
    var length: Int?
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      guard parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].drop { $0 == " " }
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
        length == nil
      else { return nil }
      length = number
    }
    return length
  }

  /// A message as it goes over the wire.
  package static func framed(_ message: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }
}
