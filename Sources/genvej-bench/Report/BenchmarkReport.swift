import Foundation

/// Everything one `make bench` measured.
///
/// - Shape: rows in the order they were measured; ratios come from this run only.
struct BenchmarkReport: Sendable, Codable {
  let machine: MachineDescription
  private(set) var rows: [BenchmarkRow] = []

  init(machine: MachineDescription) {
    self.machine = machine
  }

  mutating func add(_ row: BenchmarkRow) { rows.append(row) }

  /// How many times the median of Genvej this one is; `nil` for Genvej itself and where it was not
  /// measured.
  func ratio(of row: BenchmarkRow) -> Double? {
    guard row.tool != BenchmarkRow.ownTool else { return nil }
    let own = rows.first {
      $0.tool == BenchmarkRow.ownTool && $0.isComparable(with: row)
    }
    guard let own, own.median > 0 else { return nil }
    return row.median / own.median
  }

  /// Genvej's rows that miss their goal or hold a wrong field.
  var missed: [BenchmarkRow] {
    rows.filter { $0.tool == BenchmarkRow.ownTool && !$0.isReached }
  }

  /// Writes the report as JSON, sorted keys, one object a row; an earlier file is replaced.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path))
  }
}
