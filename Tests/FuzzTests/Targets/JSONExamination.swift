import CaseData
import Foundation

@testable import FileAdapter

/// A JSON file.
enum JSONExamination {
  static func examine(_ bytes: [UInt8]) throws {
    for (shape, at) in [(AdapterQuery.Shape.list, []), (.record, ["a"])] {
      let question = try FileExamination.question(shape, at: at)
      let source = JSONSource(bytes, cancellation: .init())
      try FileExamination.examine(question, in: bytes) { try source.answer(question) }
    }
    try compare(bytes)
  }

  /// What we read, Foundation reads; and it is the same when written and read again.
  private static func compare(_ bytes: [UInt8]) throws {
    guard String(validating: bytes, as: UTF8.self) != nil, let document = read(bytes) else {
      return
    }
    let written = Array(text(of: document).utf8)
    let copy = read(written)
    try promise(copy.map(text) == String(decoding: written, as: UTF8.self), "it reads otherwise")
    // Foundation reads numbers into binary ones, and refuses those that have no room there.
    guard !bytes.contains(where: { $0 == 0x65 || $0 == 0x45 }), bytes.count < 300 else { return }
    let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    try promise(other != nil, "what is accepted is no JSON elsewhere")
  }

  private static func read(_ bytes: [UInt8]) -> JSONDocument? {
    var reader = JSONReader(bytes[...], cancellation: .init())
    return try? reader.document()
  }

  private static func text(of document: JSONDocument) -> String {
    switch document {
    case .null: "null"
    case .flag(let flag): String(flag)
    case .number(let number): number
    case .text(let text): quoted(text)
    case .list(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
    case .record(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(text(of: $0.value))" }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      let digits = String(unit, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return quoted + "\""
  }
}
