package import CaseData

extension ValueType {
  /// With its article, as messages say it: `an integer`, `a list of records`.
  package var words: String {
    switch self {
    case .text: "text"
    case .integer: "an integer"
    case .decimal: "a decimal number"
    case .date: "a date"
    case .flag: "a flag"
    case .cpr: "a CPR number"
    case .secret: "a secret"
    case .record: "a record"
    case .list(let element): "a list of \(element.pluralWords)"
    case .unknown: "a value"
    }
  }

  private var pluralWords: String {
    switch self {
    case .text: "texts"
    case .integer: "integers"
    case .decimal: "decimal numbers"
    case .date: "dates"
    case .flag: "flags"
    case .cpr: "CPR numbers"
    case .secret: "secrets"
    case .record: "records"
    case .list: "lists"
    case .unknown: "values"
    }
  }

  /// Whether a text can take it in its standard form: text, numbers, dates and CPR numbers.
  package var isWritable: Bool {
    switch self {
    case .text, .integer, .decimal, .date, .cpr, .unknown: true
    case .flag, .secret, .record, .list: false
    }
  }

  var isNumber: Bool { self == .integer || self == .decimal }
  var isText: Bool { self == .text || self == .cpr }

  /// The one type that holds the values of both, or `nil` where there is none.
  ///
  /// - Shape: two numbers make a decimal, two writable values of different types a text.
  func merged(with other: ValueType) -> ValueType? {
    if self == other || other == .unknown { return self }
    switch (self, other) {
    case (.unknown, _): return other
    case (.integer, .decimal), (.decimal, .integer): return .decimal
    case (.list(let left), .list(let right)): return left.merged(with: right).map(ValueType.list)
    default: return isWritable && other.isWritable ? .text : nil
    }
  }
}
