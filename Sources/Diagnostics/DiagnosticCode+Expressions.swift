/// Findings about templates and expressions, before a run (GV0201-GV0218) and in planning one
/// (GV0220-GV0229).
extension DiagnosticCode {
  /// `{{`, `{%` or `{#` without its end, an end without its start, or a text literal left open.
  package static let tagNotClosed = DiagnosticCode(rawValue: "GV0201")
  /// Something in an expression that cannot stand there.
  package static let expressionSyntax = DiagnosticCode(rawValue: "GV0202")
  /// `{% if %}` and `{% for %}` that do not fit together, or an unknown `{% … %}`.
  package static let blockStructure = DiagnosticCode(rawValue: "GV0203")
  /// A record has no such field.
  package static let unknownRecordField = DiagnosticCode(rawValue: "GV0204")
  /// No such name is in scope.
  package static let unknownNameInScope = DiagnosticCode(rawValue: "GV0205")
  /// There is no such filter.
  package static let unknownFilter = DiagnosticCode(rawValue: "GV0206")
  /// Too many or too few arguments of a filter.
  package static let filterArgumentCount = DiagnosticCode(rawValue: "GV0207")
  /// A filter over a value of a type it does not take.
  package static let filterInput = DiagnosticCode(rawValue: "GV0208")
  /// An argument that the filter does not take.
  package static let filterArgument = DiagnosticCode(rawValue: "GV0209")
  /// Two types that cannot be compared, or not put in order.
  package static let typesNotComparable = DiagnosticCode(rawValue: "GV0210")
  /// A condition that is neither true nor false.
  package static let notACondition = DiagnosticCode(rawValue: "GV0211")
  /// A value that has no form as text.
  package static let notWritable = DiagnosticCode(rawValue: "GV0212")
  /// A secret outside a field of its own.
  package static let secretInText = DiagnosticCode(rawValue: "GV0213")
  /// `for` or `each` over something that is no list.
  package static let notAList = DiagnosticCode(rawValue: "GV0214")
  /// Expressions or blocks nested deeper than the limit.
  package static let expressionTooDeep = DiagnosticCode(rawValue: "GV0215")
  /// A loop's name that would hide another name.
  package static let nameHidden = DiagnosticCode(rawValue: "GV0216")
  /// A field of something that is no record.
  package static let notARecord = DiagnosticCode(rawValue: "GV0217")
  /// `data:` or `each:` that is not of the one form it must have.
  package static let callSyntax = DiagnosticCode(rawValue: "GV0218")

  /// A value that the case data does not hold reaches an output.
  package static let missingValue = DiagnosticCode(rawValue: "GV0220")
  /// A field that must be filled would stay empty.
  package static let requiredFieldEmpty = DiagnosticCode(rawValue: "GV0221")
  /// A text is longer than its field.
  package static let textTooLong = DiagnosticCode(rawValue: "GV0222")
  /// More rows than the form's table holds.
  package static let tooManyRows = DiagnosticCode(rawValue: "GV0223")
  /// A choice that the field does not offer.
  package static let valueNotAnOption = DiagnosticCode(rawValue: "GV0224")
  /// A standard text that is not valid on the day of the run.
  package static let textNotValid = DiagnosticCode(rawValue: "GV0225")
  /// A value that cannot be read as what is needed: a date, a number, a CPR number.
  package static let valueNotReadable = DiagnosticCode(rawValue: "GV0226")
  /// A character that no text may hold.
  package static let characterRefused = DiagnosticCode(rawValue: "GV0227")
  /// A text over the largest size.
  package static let textTooLarge = DiagnosticCode(rawValue: "GV0228")
  /// A definition that refers to something which is not there.
  package static let planIncomplete = DiagnosticCode(rawValue: "GV0229")
}
