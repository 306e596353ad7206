import struct Foundation.Decimal

/// One query of an adapter, as every adapter knows it: what goes in and what comes out.
///
/// - Shape: the text of the query itself belongs to the adapter.
/// - Source: `adapters.yaml`; design §5.
package struct AdapterQuery: Sendable, Hashable {
  /// One argument of a query.
  package struct Parameter: Sendable, Hashable {
    package let name: String
    package let type: ValueType

    package init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// Whether an answer is one row or all of them.
  package enum Shape: Sendable, Hashable { case record, list }

  package let parameters: [Parameter]
  package let shape: Shape
  /// The columns or keys that are read from a row, with their types; others are left alone.
  package let fields: [String: ValueType]

  package init(parameters: [Parameter], shape: Shape, fields: [String: ValueType]) {
    self.parameters = parameters
    self.shape = shape
    self.fields = fields
  }

  /// The arguments in the order of the parameters, each of its declared type.
  ///
  /// A CPR number comes back as ten digits, a text composed (NFC).
  ///
  /// - Parameters:
  ///   - given: by parameter name.
  ///   - mode: which CPR numbers may be asked for.
  ///   - fault: makes the error out of a sentence without values.
  /// - Returns: in the order of ``parameters``.
  /// - Throws: what `fault` makes, where an argument is absent, undeclared or of another type.
  package func arguments(
    _ given: [String: Value], mode: CPRNumber.Mode, fault: (String) -> AdapterError
  ) throws(AdapterError) -> [(name: String, value: Value)] {
    let names = Set(parameters.map(\.name))
    if let stranger = given.keys.filter({ !names.contains($0) }).min() {
      throw fault("there is no parameter `\(stranger)`")
    }
    var checked: [(name: String, value: Value)] = []
    for parameter in parameters {
      guard let value = given[parameter.name] else {
        throw fault("the argument `\(parameter.name)` is absent")
      }
      guard let fitting = parameter.type.fitting(value, mode: mode) else {
        throw fault("the argument `\(parameter.name)` is not \(parameter.type.noun)")
      }
      checked.append((parameter.name, fitting))
    }
    return checked
  }
}

extension ValueType {
  /// The type in words, for messages: "a date".
  package var noun: String {
    switch self {
    case .text: "a text"
    case .integer: "an integer"
    case .decimal: "a decimal number"
    case .date: "a date"
    case .flag: "a flag"
    case .cpr: "a CPR number"
    case .secret: "a secret"
    case .record: "a record"
    case .list: "a list"
    case .unknown: "a value"
    }
  }

  /// The value as an argument of this type, `nil` where it is another's.
  ///
  /// Missing data fits nowhere: nobody asks for it.
  fileprivate func fitting(_ value: Value, mode: CPRNumber.Mode) -> Value? {
    switch (self, value) {
    case (.text, .text(let text)): .text(text.normalisedText)
    case (.cpr, .text(let text)): (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    case (.decimal, .integer(let number)): .decimal(Decimal(number))
    case (.integer, .integer), (.decimal, .decimal), (.date, .date), (.flag, .flag): value
    case (.secret, .secret), (.secret, .text): value
    default: nil
    }
  }
}
