import CaseData
import HotKeyDefinition

extension QueryDeclaration {
  /// `borger(cpr)`.
  var usage: String { "\(name.text)(\(parameters.map(\.name.text).joined(separator: ", ")))" }

  /// `(cpr: a CPR number) → a record`.
  var signature: String {
    let list = parameters.map { "\($0.name.text): \($0.type.words)" }.joined(separator: ", ")
    return "(\(list)) → \(resultType.words)"
  }

  /// The fields of a row, as a list in Markdown.
  var fieldList: String { ValueType.record(fields).fieldList }
}

extension ValueType {
  /// The fields of a record or of a list's records, as a list in Markdown; empty where it has none.
  var fieldList: String {
    switch self {
    case .record(let fields):
      fields.sorted { $0.key < $1.key }.map { "- `\($0.key)`: \($0.value.words)" }
        .joined(separator: "\n")
    case .list(let element): element.fieldList
    default: ""
    }
  }
}

extension FilterSignature {
  /// `join(separator)`; what may be left out stands in brackets.
  var usage: String {
    guard !parameters.isEmpty else { return name }
    let least = counts.min() ?? 0
    let names = parameters.enumerated().map {
      $0.offset < least ? $0.element.name : "[\($0.element.name)]"
    }
    return "\(name)(\(names.joined(separator: ", ")))"
  }

  /// `a list | join(separator) → text`.
  var signature: String {
    let input = inputs.map(\.words).joined(separator: " or ")
    return "\(input) | \(usage) → \(result.words)"
  }
}

extension FilterSignature.Result {
  fileprivate var words: String {
    switch self {
    case .type(let type): type.words
    case .sameAsInput: "the same type"
    case .element: "one element"
    case .field: "a list of that field"
    case .merged: "the same type"
    }
  }
}
