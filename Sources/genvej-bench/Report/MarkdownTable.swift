/// Rows of cells, aligned.
enum MarkdownTable {
  /// Every row has as many cells as there are heads; ends with a line break.
  static func render(_ heads: [String], _ rows: [[String]]) -> String {
    let table = [heads] + rows
    let widths = heads.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([heads, rule] + rows).map { line($0, widths) + "\n" }.joined()
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: width - cell.count)
    }
    return "| " + padded.joined(separator: " | ") + " |"
  }
}
