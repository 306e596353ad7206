import Crypto
import FoundationEssentials

/// One line of the trail as bytes, linked to the line before it.
///
/// - Shape: a JSON object in ASCII whose first two keys are `seq` and `previous` and whose last is
///   `hash`: the SHA-256, in
///   hexadecimal, of the line up to and without `,"hash":…`. So a line can be checked with
///   `sha256sum`, and needs no JSON
///   reader to be checked here.
struct AuditLine {
  /// Stands as `previous` in the first line of a trail.
  static let root = String(repeating: "0", count: 64)

  private static let hashKey = #","hash":""#

  let sequence: Int
  let previous: String
  let hash: String

  /// Reads a line without its line break; `nil` where its own hash does not fit.
  init?(_ line: ArraySlice<UInt8>) {
    let tail = AuditLine.hashKey.utf8.count + 64 + 2
    guard line.count > tail else { return nil }
    let body = line.dropLast(tail)
    let hash = String(decoding: line.dropLast(2).suffix(64), as: UTF8.self)
    let seal = AuditLine.hashKey + AuditLine.digest(of: body) + "\"}"
    guard line.suffix(tail).elementsEqual(seal.utf8) else { return nil }
    var rest = String(decoding: body, as: UTF8.self)[...]
    guard let sequence = AuditLine.take(#"{"seq":"#, until: ",", from: &rest).flatMap({ Int($0) }),
      let previous = AuditLine.take(#""previous":""#, until: "\"", from: &rest)
      // Below the largest number, since the next line has one more.
    else { return nil }
    guard (1..<Int.max).contains(sequence) else { return nil }
    self.sequence = sequence
    self.previous = String(previous)
    self.hash = hash
  }

  /// Writes a line, with its line break.
  static func seal(
    _ members: [(key: String, value: JSONValue)], sequence: Int, previous: String
  ) -> (bytes: [UInt8], hash: String) {
    var text = #"{"seq":\#(sequence),"previous":"\#(previous)""#
    for (key, value) in members { text += #","\#(key)":\#(value.text)"# }
    let hash = digest(of: Array(text.utf8)[...])
    return (Array((text + hashKey + hash + "\"}\n").utf8), hash)
  }

  static func digest(of bytes: some Sequence<UInt8>) -> String {
    hexadecimal(SHA256.hash(data: Array(bytes)))
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func take(
    _ prefix: String, until end: Character, from rest: inout Substring
  ) -> Substring? {
    guard rest.hasPrefix(prefix), let place = rest.dropFirst(prefix.count).firstIndex(of: end)
    else {
      return nil
    }
    defer { rest = rest[rest.index(after: place)...] }
    return rest.dropFirst(prefix.count)[..<place]
  }
}

/// A value in a line.
///
/// A word is never escaped, since only names whose form is checked come here.
enum JSONValue {
  case number(Int)
  case word(String)
  case counts([AuditEvent.Count: Int])

  var text: String {
    switch self {
    case .number(let number): String(number)
    case .word(let word): "\"\(word)\""
    case .counts(let counts):
      "{"
        + counts.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\($0.value)" }
        .joined(separator: ",") + "}"
    }
  }
}

extension AuditEvent {
  /// The event's members in their fixed order.
  var members: [(key: String, value: JSONValue)] {
    let words: [(String, String?)] = [
      ("event", kind.rawValue), ("run", run?.description), ("hot-key", hotKey?.text),
      ("content", content?.text), ("trigger", trigger?.rawValue), ("field", field?.text),
      ("system", system?.text), ("window-class", windowClass?.text), ("text", text?.id.text),
      ("text-version", text?.version.text), ("adapter", source?.adapter.text),
      ("query", source?.query.text), ("error", errorCode?.text), ("citizen", citizen?.text),
    ]
    var members: [(key: String, value: JSONValue)] = words.compactMap { key, word in
      word.map { (key, .word($0)) }
    }
    if !counts.isEmpty { members.append(("counts", .counts(counts))) }
    if let duration { members.append(("ms", .number(duration.wholeMilliseconds))) }
    return members
  }
}

extension Duration {
  /// Rounded to the nearest.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(clamping: seconds) * 1000
      + Int((attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000)
  }
}
