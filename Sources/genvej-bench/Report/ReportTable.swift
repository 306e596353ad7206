/// The report as a table that reads well in a terminal and in Markdown.
enum ReportTable {
  private static let heads = [
    "part", "tool", "target", "load", "median", "range", "runs", "right", "× Genvej", "goal",
  ]

  /// All rows, with the machine above them; ends with a line break.
  static func render(_ report: BenchmarkReport) -> String {
    let rows = report.rows.map { cells(of: $0, in: report) }
    return report.machine.summary + "\n\n" + MarkdownTable.render(heads, rows)
      + notes(of: report).map { $0 + "\n" }.joined()
  }

  /// `1.24 s`.
  static func median(of row: BenchmarkRow) -> String {
    "\(number(row.median)) \(row.unit.rawValue)"
  }

  private static func notes(of report: BenchmarkReport) -> [String] {
    let notes = report.rows.flatMap { row in
      row.notes.map { "\(row.part), \(row.tool), \(row.target), \(row.load): \($0)" }
    }
    return notes.isEmpty ? [] : [""] + notes
  }

  private static func cells(of row: BenchmarkRow, in report: BenchmarkReport) -> [String] {
    let range = "\(number(row.samples.min() ?? 0))-\(number(row.samples.max() ?? 0))"
    return [
      row.part, row.tool, row.target, row.load, median(of: row), range,
      String(row.samples.count), right(row), report.ratio(of: row).map { number($0) } ?? "",
      row.goal.map { "≤ \(number($0))\(row.isReached ? "" : ", missed")" } ?? "",
    ]
  }

  /// `60 of 60`, or `52-57 of 60` where the runs differ.
  private static func right(_ row: BenchmarkRow) -> String {
    guard let least = row.rightFields.min(), let most = row.rightFields.max() else { return "" }
    return (least == most ? "\(least)" : "\(least)-\(most)") + " of \(row.fields)"
  }

  /// Three figures that matter: `0.14`, `1.24`, `16.3`, `240`.
  static func number(_ value: Double) -> String {
    if value == 0 { return "0" }
    let places: Double = value >= 100 ? 1 : value >= 10 ? 10 : value >= 0.1 ? 100 : 1000
    let rounded = (value * places).rounded() / places
    return places == 1 ? String(Int(rounded)) : String(rounded)
  }
}
