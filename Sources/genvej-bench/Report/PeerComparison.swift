/// How much faster than its peers Genvej filled the form, as design §7 asks.
///
/// - Shape: one sentence for each form that peers filled too.
enum PeerComparison {
  /// Design §7: at least so many times faster than the fastest peer that is right in every run.
  static let goalAgainstRight = 10.0
  /// Design §7: the same against the fastest peer that is ever right.
  static let goalAgainstEverRight = 2.5

  static func sentences(of report: BenchmarkReport) -> [String] {
    let peers = report.rows.filter { $0.tool != BenchmarkRow.ownTool && !$0.rightFields.isEmpty }
    let targets = peers.map(\.target).reduce(into: [String]()) { seen, target in
      if !seen.contains(target) { seen.append(target) }
    }
    return targets.flatMap { target in
      let rows = peers.filter { $0.target == target }
      return [
        sentence(
          target, "peer that is right in every run", goalAgainstRight, report,
          rows.filter { row in row.rightFields.allSatisfy { $0 == row.fields } }),
        sentence(
          target, "peer that is ever right", goalAgainstEverRight, report,
          rows.filter { row in row.rightFields.contains(row.fields) }),
      ]
    }
  }

  private static func sentence(
    _ target: String, _ kind: String, _ goal: Double, _ report: BenchmarkReport,
    _ rows: [BenchmarkRow]
  ) -> String {
    guard let fastest = rows.min(by: { $0.median < $1.median }) else {
      return "\(target): there is no \(kind)"
    }
    guard let ratio = report.ratio(of: fastest) else { return "\(target): Genvej was not measured" }
    let number = ReportTable.number(ratio)
    return
      "\(target): \(number) × faster than the fastest \(kind) (\(fastest.tool)); goal ≥ \(ReportTable.number(goal)) ×"
  }
}
