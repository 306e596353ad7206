import CaseData

/// A query with its arguments, ready to be held against the rows of a file.
struct FileQuestion: Sendable {
  /// One condition on a row.
  struct Condition: Sendable {
    let column: String
    let type: ValueType
    let value: Value
  }

  let at: [String]
  let conditions: [Condition]
  let signature: AdapterQuery
  let mode: CPRNumber.Mode
  let faults: FileFaults

  /// - Throws: `badQuery` where `match` names a parameter that is not declared, or a parameter is
  ///   never used.
  init(
    _ query: FileAdapter.Query, arguments: [(name: String, value: Value)], mode: CPRNumber.Mode,
    faults: FileFaults
  ) throws(AdapterError) {
    var conditions: [Condition] = []
    for (column, name) in query.match.sorted(by: { $0.key < $1.key }) {
      guard let parameter = query.signature.parameters.first(where: { $0.name == name }),
        let argument = arguments.first(where: { $0.name == name })
      else { throw faults.badQuery("`match` names the undeclared parameter `\(name)`") }
      conditions.append(Condition(column: column, type: parameter.type, value: argument.value))
    }
    // A parameter without effect would return everybody's row as if it were this citizen's.
    if let unused = arguments.first(where: { !query.match.values.contains($0.name) }) {
      throw faults.badQuery("`match` does not use the parameter `\(unused.name)`")
    }
    at = query.at
    self.conditions = conditions
    signature = query.signature
    self.mode = mode
    self.faults = faults
  }

  /// Whether a row fulfils every condition.
  ///
  /// - Parameter cell: the value of a column as a type, `nil` where it is none of that type.
  /// - Returns: `true` also where there is no condition.
  func fits(_ cell: (String, ValueType) -> Value?) -> Bool {
    conditions.allSatisfy { cell($0.column, $0.type) == $0.value }
  }
}
