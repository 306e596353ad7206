import HotKeyDefinition
import Planning

/// What can be told of a value without showing it.
enum ValueShape: String, Codable, Sendable {
  case cpr, date, number, text, choice, flag, empty, secret

  init(_ content: FieldPlan.Content, _ kind: FormField.Kind?, isSecret: Bool) {
    switch content {
    case .untouched, .text(""), .choice(""): self = .empty
    case .flag: self = .flag
    case .choice: self = .choice
    case .text where isSecret: self = .secret
    case .text(let text):
      self =
        Self.isNumber(of: text) ? .cpr : kind == .date ? .date : kind == .number ? .number : .text
    }
  }

  /// `6101900019`, `610190-0019`.
  private static func isNumber(of text: String) -> Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    let hasHyphen = Array(text.utf8).dropFirst(6).first == 0x2D
    return digits == 10 && text.utf8.count == (hasHyphen ? 11 : 10)
  }

  /// Whether the length tells no more than the shape does, or gives a choice away.
  var hidesLength: Bool {
    switch self {
    case .choice, .flag, .secret, .empty: true
    case .cpr, .date, .number, .text: false
    }
  }
}
