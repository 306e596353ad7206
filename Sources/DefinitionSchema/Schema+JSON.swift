import HotKeyDefinition

/// The schema in JSON Schema's words.
///
/// - Source: JSON Schema draft 7, which editors' YAML support knows best; Decisions/0020.
extension Schema {
  var json: JSON { .object(members) }

  var members: [JSON.Member] {
    switch self {
    case .scalar(let reading, let pattern): return reading.members(pattern)
    case .list(let item, let count):
      return [.type("array"), .init(key: "items", value: item.json)] + Self.limits(count)
    case .oneOrMore(let item):
      let list = Schema.list(item).json
      return [.init(key: "anyOf", value: .array([item.json, list]))]
    case .names(let rule, let value, let least):
      let named = JSON.object([.init(key: rule.pattern, value: value.json)])
      return [.type("object"), .init(key: "patternProperties", value: named), .closed]
        + (least > 0 ? [.init(key: "minProperties", value: .integer(least))] : [])
    case .mapping(let mapping): return mapping.members
    case .any(let schemas): return [.init(key: "anyOf", value: .array(schemas.map(\.json)))]
    case .anything: return []
    case .reference(let name):
      // Beside a reference, draft 7 reads nothing; inside `allOf` it stands alone.
      let reference = JSON.object(["$ref": .string("#/definitions/\(name)")])
      return [.init(key: "allOf", value: [reference])]
    }
  }

  private static func limits(_ count: ClosedRange<Int>) -> [JSON.Member] {
    (count.lowerBound > 0 ? [.init(key: "minItems", value: .integer(count.lowerBound))] : [])
      + (count.upperBound < Int.max
        ? [.init(key: "maxItems", value: .integer(count.upperBound))] : [])
  }
}

extension JSON.Member {
  static func type(_ names: String...) -> JSON.Member {
    JSON.Member(key: "type", value: names.count == 1 ? .string(names[0]) : .strings(names))
  }

  /// A validator tries a pattern on texts only, so what YAML reads as something else is let through
  /// where it would match as it is written.
  static func types(of pattern: String) -> JSON.Member {
    func matches(_ text: String) -> Bool {
      (try? Regex(pattern)).map { text.firstMatch(of: $0) != nil } ?? true
    }
    // A CPR number without a hyphen is a number to YAML.
    let isNumber = ["1", "1.5", "6101900019"].contains(where: matches)
    let types =
      ["string"] + (isNumber ? ["number"] : [])
      + (matches("true") ? ["boolean"] : [])
    return JSON.Member(key: "type", value: types.count == 1 ? "string" : .strings(types))
  }

  static func pattern(_ pattern: String) -> JSON.Member {
    JSON.Member(key: "pattern", value: .string(pattern))
  }

  static let closed = JSON.Member(key: "additionalProperties", value: false)
}

extension Reading {
  /// Scalars are typed by the field they fill, so a text may look like a number or a flag, and a
  /// number may stand in quotes.
  func members(_ pattern: String?) -> [JSON.Member] {
    switch self {
    case .scalar:
      pattern.map { [.types(of: $0), .pattern($0)] } ?? [.type("string", "number", "boolean")]
    case .text: [.types(of: pattern ?? #"\S"#), .pattern(pattern ?? #"\S"#)]
    case .id(let rule): [.type("string"), .pattern(rule.pattern)]
    case .word(let words), .type(let words):
      [.type("string"), JSON.Member(key: "enum", value: .strings(words))]
    case .integer(let limits):
      [
        .type("integer", "string"),
        JSON.Member(key: "minimum", value: .integer(limits.lowerBound)),
        JSON.Member(key: "maximum", value: .integer(limits.upperBound)), .pattern("^[0-9]+$"),
      ]
    case .decimal: [.type("number", "string"), .pattern(#"^-?[0-9]+([.][0-9]+)?$"#)]
    case .date:
      [
        .type("string"), JSON.Member(key: "format", value: "date"),
        .pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
      ]
    case .flag: [.type("boolean", "string"), .pattern("^(true|false)$")]
    case .duration: [.type("string"), .pattern("^ *[0-9]+ +(s|ms) *$")]
    // Not of scalars; the schemas of mappings say it.
    case .keys, .names: [.type("object")]
    }
  }
}

extension NameRule {
  /// What ``NameRule/allows(_:)`` allows, and of ``column`` beyond ASCII a little more.
  package var pattern: String {
    let simple = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
    switch self {
    case .simple: return "^\(simple)$"
    case .dotted: return "^\(simple)([.]\(simple))*$"
    case .column:
      let start = #"[^\x00-\x40\x5B-\x5E\x60\x7B-\x7F]"#
      let end = #"[^\x00-\x2F\x3A-\x40\x5B-\x5E\x60\x7B-\x7F]"#
      let middle = #"[^\x00-\x2C\x2E\x2F\x3A-\x40\x5B-\x5E\x60\x7B-\x7F]"#
      return "^\(start)(\(middle)*\(end))?$"
    case .field: return "^\(simple)(\\[0*[1-9][0-9]*\\][.]\(simple))?$"
    case .any: return #"[\s\S]"#
    }
  }
}
