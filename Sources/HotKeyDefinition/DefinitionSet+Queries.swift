package import CaseData

extension RateTable {
  /// The table as `data:` asks it: `sats: rates.befordring(dato)`.
  package var query: QueryDeclaration {
    QueryDeclaration(
      name: id, parameters: [(Name(Self.parameter, at: id.span), .date)], result: .record,
      fields: Self.fields, settings: [:], deadline: .seconds(2))
  }

  /// The name of the one argument.
  package static let parameter = "date"

  /// What is known of an answer; `to` is missing where the period has no end.
  package static let fields: [String: ValueType] = [
    "id": .text, "value": .decimal, "unit": .text, "from": .date, "to": .date, "source": .text,
  ]
}

extension DefinitionSet {
  /// What an entry of `data:` asks, of an adapter or of the rates; `nil` where there is no such.
  package func query(_ source: DataSource) -> QueryDeclaration? {
    query(source.query.text, of: source.adapter.text)
  }

  /// The same by names; `adapter` may be ``RateTable/adapterName``.
  package func query(_ name: String, of adapter: String) -> QueryDeclaration? {
    guard adapter != RateTable.adapterName else { return rates[name]?.query }
    return adapters[adapter]?.queries.first { $0.name.text == name }
  }
}
