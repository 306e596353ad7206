import FoundationEssentials

/// All lines of an examination, and how they are written.
package struct DoctorReport: Sendable, Hashable {
  /// In the order of their sections; within one in the order they were found.
  package let lines: [ReportLine]

  package init(_ lines: [ReportLine]) {
    let order = ReportLine.Section.allCases
    self.lines = order.flatMap { section in lines.filter { $0.section == section } }
  }

  package func count(_ status: ReportLine.Status) -> Int { lines.count { $0.status == status } }

  /// 0 where nothing failed, else 1.
  package var exitCode: Int32 { count(.fail) == 0 ? 0 : 1 }

  /// A JSON array with one object a line: `section`, `name`, `status`, `detail`, `help`.
  ///
  /// - Returns: ended by a line break.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let objects = lines.compactMap { line in
      (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) }
    }
    return objects.isEmpty ? "[]\n" : "[\n  \(objects.joined(separator: ",\n  "))\n]\n"
  }
}
