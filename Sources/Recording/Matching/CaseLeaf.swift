package import CaseData

/// One value of the case data that an expression can name: `borger.navn`.
package struct CaseLeaf: Sendable, Hashable {
  package let path: String
  package let type: ValueType
  package let value: Value

  package init(path: String, type: ValueType, value: Value) {
    self.path = path
    self.type = type
    self.value = value
  }

  /// `navn`.
  package var name: String { path.split(separator: ".").last.map(String.init) ?? path }

  /// The values under some names, in the order given and, within a record, in alphabetical order.
  ///
  /// - Parameters:
  ///   - names: questions and data with their types; data first, since `borger.cpr` tells more than
  ///     `cpr`.
  ///   - values: what is known; a list is left out, as none of its elements has a name.
  package static func all(
    _ names: [(name: String, type: ValueType)], in values: [String: Value]
  ) -> [CaseLeaf] {
    names.flatMap { name, type in leaves(name, type, values[name] ?? .missing) }
  }

  private static func leaves(_ path: String, _ type: ValueType, _ value: Value) -> [CaseLeaf] {
    switch (type, value) {
    case (_, .missing), (.list, _), (.unknown, _): []
    case (.record(let types), .record(let fields)):
      types.sorted { $0.key < $1.key }.flatMap { name, type in
        leaves("\(path).\(name)", type, fields[name] ?? .missing)
      }
    default: [CaseLeaf(path: path, type: type, value: value)]
    }
  }

  /// What may be written behind it, the most usual first; none for what must not be written.
  var templates: [String] {
    let filters: [String] =
      switch type {
      case .text: ["", "upper", "lower", "trim"]
      case .cpr: ["cpr", ""]
      case .date: ["date", "date('lang')"]
      case .integer, .decimal: ["", "number", "number(2)", "money", "money('plain')"]
      case .flag: ["", "yesno"]
      case .secret, .record, .list, .unknown: []
      }
    return filters.map { $0.isEmpty ? "{{ \(path) }}" : "{{ \(path) | \($0) }}" }
  }
}
