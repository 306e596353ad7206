/// A piece of JSON whose keys stay in the order they were given.
package indirect enum JSON: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral
{
  case string(String)
  case integer(Int)
  case flag(Bool)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSON
  }

  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(arrayLiteral items: JSON...) { self = .array(items) }

  static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map(JSON.string)) }

  /// The JSON over several lines, two spaces for each level; lists of scalars stand on one.
  package var text: String { text(indentedBy: 0) }

  private func text(indentedBy depth: Int) -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return String(number)
    case .flag(let flag): return String(flag)
    case .array(let items) where items.allSatisfy(\.isScalar):
      return "[" + items.map { $0.text(indentedBy: depth) }.joined(separator: ", ") + "]"
    case .array(let items):
      return Self.block(items.map { $0.text(indentedBy: depth + 1) }, "[", "]", depth)
    case .object(let members) where members.isEmpty: return "{}"
    case .object(let members):
      let lines = members.map {
        "\(Self.quoted($0.key)): \($0.value.text(indentedBy: depth + 1))"
      }
      return Self.block(lines, "{", "}", depth)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .integer, .flag: true
    case .array, .object: false
    }
  }

  private static func block(
    _ lines: [String], _ open: String, _ close: String, _ depth: Int
  ) -> String {
    let margin = String(repeating: "  ", count: depth + 1)
    let body = lines.map { margin + $0 }.joined(separator: ",\n")
    return "\(open)\n\(body)\n\(margin.dropLast(2))\(close)"
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
