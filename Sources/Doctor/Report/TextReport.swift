/// Writes a report for a person: aligned columns, help below what needs it, counts at the end.
package struct TextReport {
  /// Columns of a usual terminal window.
  private static let width = 100
  private static let indent = String(repeating: " ", count: 6)

  private let report: DoctorReport
  private let sectionWidth: Int
  private let nameWidth: Int

  package init(_ report: DoctorReport) {
    self.report = report
    sectionWidth = report.lines.map(\.section.rawValue.count).max() ?? 0
    // One long name must not push all details out of the window.
    nameWidth = report.lines.map(\.name.count).filter { $0 <= 20 }.max() ?? 0
  }

  /// The whole text, ended by a line break.
  package var text: String {
    (report.lines.flatMap(rows) + ["", summary]).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    ReportLine.Status.allCases.map { "\(report.count($0)) \($0.rawValue)" }.joined(separator: ", ")
  }

  private func rows(of line: ReportLine) -> [String] {
    let columns = [
      padded(line.status.rawValue, 4), padded(line.section.rawValue, sectionWidth),
      padded(line.name, nameWidth), line.detail,
    ]
    guard line.status != .ok, let help = line.help else { return [columns.joined(separator: "  ")] }
    let room = Self.width - Self.indent.count
    return [columns.joined(separator: "  ")] + wrapped(help, to: room).map { Self.indent + $0 }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Lines of whole words; a word that is longer than a line has one of its own.
  private func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }
}
