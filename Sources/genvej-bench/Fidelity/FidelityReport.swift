import Foundation

/// Everything one `make fidelity` counted.
struct FidelityReport: Sendable, Codable {
  let machine: MachineDescription
  let seed: UInt64
  let layouts: [String]
  private(set) var rows: [FidelityRow] = []

  init(machine: MachineDescription, seed: UInt64, layouts: [String]) {
    self.machine = machine
    self.seed = seed
    self.layouts = layouts
  }

  mutating func add(_ row: FidelityRow) {
    if let index = rows.firstIndex(where: { $0.isSameSituation(as: row) }) {
      rows[index].add(row)
    } else {
      rows.append(row)
    }
  }

  /// Genvej's own rows.
  var own: [FidelityRow] { rows.filter { $0.tool == FidelityRow.ownTool } }

  /// All of Genvej's characters.
  var total: TextFidelity { own.reduce(into: TextFidelity()) { $0 += $1.text } }

  /// Whether every character came right, and no run stopped.
  var isRight: Bool { !own.isEmpty && own.allSatisfy(\.isRight) }

  /// Writes the report as JSON, sorted keys; an earlier file is replaced.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path))
  }
}

/// The report as a table that reads well in a terminal and in Markdown.
enum FidelityTable {
  private static let heads = [
    "tool", "target", "way", "load", "sent", "right", "wrong", "lost", "misplaced", "extra",
    "unnoticed", "stops", "a second",
  ]

  /// All rows and the total of Genvej's, with the machine above them; ends with a line break.
  static func render(_ report: FidelityReport) -> String {
    var total = FidelityRow(tool: "Genvej, all", target: .gtk, way: .typed, load: "")
    for row in report.own { total.add(row) }
    let rows = report.rows.map { cells(of: $0) } + [cells(of: total, isTotal: true)]
    let title = "\(report.machine.summary), layouts \(report.layouts.joined(separator: ", "))"
    return title + "\n\n" + MarkdownTable.render(heads, rows)
  }

  private static func cells(of row: FidelityRow, isTotal: Bool = false) -> [String] {
    let text = row.text
    let pace = row.seconds > 0 ? String(Int(Double(text.sent) / row.seconds)) : ""
    return [
      row.tool, isTotal ? "" : row.target.title, isTotal ? "" : row.way.rawValue, row.load,
      String(text.sent), String(text.right), String(text.wrong), String(text.lost),
      String(text.misplaced), String(text.extra), String(row.unnoticed), stops(row), pace,
    ]
  }

  /// `2 GV0520`.
  private static func stops(_ row: FidelityRow) -> String {
    Set(row.stops).sorted().map { code in "\(row.stops.count { $0 == code }) \(code)" }
      .joined(separator: ", ")
  }
}
