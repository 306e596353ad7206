import CaseData

extension ValueType {
  /// Whether a value of type `given` can stand where this type is wanted.
  ///
  /// - Shape: an integer is a decimal, a CPR number is a text, a record with more than is wanted
  ///   will do;
  ///   nothing else is converted.
  func accepts(_ given: ValueType) -> Bool {
    switch (self, given) {
    case (_, .unknown), (.unknown, _): true
    case (.decimal, .integer), (.text, .cpr): true
    case (.list(let wanted), .list(let element)): wanted.accepts(element)
    case (.record(let wanted), .record(let fields)):
      wanted.allSatisfy { name, type in fields[name].map(type.accepts) ?? false }
    default: self == given
    }
  }
}
