/// Gathers the rows of an answer and holds them to the query's shape.
///
/// - Shape: a record has at most one row, a list at most ``limit``.
package struct RowCollector {
  /// The longest list: far above any citizen's history, far below what would fill a desk machine's
  /// memory.
  package static let limit = 10_000

  private let shape: AdapterQuery.Shape
  private var rows: [Value] = []

  package init(_ shape: AdapterQuery.Shape) {
    self.shape = shape
  }

  /// Takes one more row.
  ///
  /// - Throws: what `fault` makes out of a sentence without values, where there are too many.
  package mutating func add(
    _ row: [String: Value], fault: (String) -> AdapterError
  ) throws(AdapterError) {
    if shape == .record, !rows.isEmpty { throw fault("more than one row") }
    if rows.count == RowCollector.limit { throw fault("more than \(RowCollector.limit) rows") }
    rows.append(.record(row))
  }

  /// The record or ``Value/missing``; the list, which may be empty.
  package var answer: Value {
    switch shape {
    case .record: rows.first ?? .missing
    case .list: .list(rows)
    }
  }
}
