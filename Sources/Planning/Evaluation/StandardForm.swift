package import CaseData

/// How a value stands in a text when no filter says otherwise.
///
/// - Shape: a date `22-11-2026`; an integer in plain digits (it may be a year or a number of a
///   case); a decimal with a comma and no full stops, as number fields take it; a text as it is.
///   Flags, lists, records, secrets: none.
/// - Source: domain §5; the grammar, "Expressions".
package enum StandardForm {
  package static func text(_ value: Value) -> String? {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): DanishNumber.text(number, grouped: false)
    case .date(let date): date.danish
    case .flag, .record, .list, .secret, .missing: nil
    }
  }
}

extension Value {
  /// What kind of value it is, in words that do not show it.
  var kindInWords: String {
    switch self {
    case .text: "text"
    case .integer: "an integer"
    case .decimal: "a decimal number"
    case .date: "a date"
    case .flag: "a flag"
    case .record: "a record"
    case .list: "a list"
    case .secret: "a secret"
    case .missing: "nothing"
    }
  }
}
