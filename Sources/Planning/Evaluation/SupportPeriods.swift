import CaseData
import Diagnostics
import HotKeyDefinition

/// Merges the months of a citizen's forsørgelseshistorik into periods: the filter
/// `forsoergelsesperioder`.
///
/// Rows are months with `aar`, `maaned` and `ydelse`; a month with several categories has a row for
/// each. The rules, in the order of domain §2.4:
///
/// 1. *Adjacent months with the same category are merged*: `fra` is the first day of the first
///    month, `til` the last day of the last, `maaneder` their number. The same category twice in a
///    month counts once.
/// 2. *Two categories in one month give two rows*, each with `overlap` true; nothing is resolved,
///    and a period is not cut where the overlap begins.
/// 3. *A month without category gives a row* `Ingen registreret ydelse - kontrollér`. That is a
///    month whose `ydelse` is missing or blank, and also a month between the oldest and the newest
///    that has no row at all.
/// 4. *The open period*: what reaches the newest month of the data has no `til`; `date('løbende')`
///    then writes it.
/// 5. *Newest first*: by last month, then by first month, then by name.
struct SupportPeriods {
  static let unregistered = "Ingen registreret ydelse - kontrollér"

  private struct Period {
    let category: String
    let first: Int
    var last: Int
    var overlaps: Bool
  }

  /// The categories of each month; months are counted from year 0.
  private var months: [Int: Set<String>] = [:]

  init(_ rows: [Value], _ source: Expression) throws(EvaluationError) {
    for row in rows {
      guard case .record(let fields) = row else {
        throw .mismatch(source, wanted: "a list of records", found: row)
      }
      let year = try SupportPeriods.integer("aar", 1...9999, fields, source)
      let month = try SupportPeriods.integer("maaned", 1...12, fields, source)
      let category = try SupportPeriods.category(fields, source)
      months[year * 12 + month - 1, default: []].formUnion(category.map { [$0] } ?? [])
    }
  }

  /// A list of records: `ydelse`, `fra`, `til`, `maaneder`, `overlap`.
  func merged() throws(EvaluationError) -> Value {
    guard let oldest = months.keys.min(), let newest = months.keys.max() else { return .list([]) }
    var open: [String: Period] = [:]
    var closed: [Period] = []
    for month in oldest...newest {
      let found = months[month] ?? []
      let categories = found.isEmpty ? [SupportPeriods.unregistered] : found
      for (category, period) in open where !categories.contains(category) {
        closed.append(period)
        open[category] = nil
      }
      for category in categories {
        let before = open[category]
        open[category] = Period(
          category: category, first: before?.first ?? month, last: month,
          overlaps: before?.overlaps == true || categories.count > 1)
      }
    }
    let periods = (closed + open.values).sorted {
      ($1.last, $1.first, $0.category) < ($0.last, $0.first, $1.category)
    }
    return .list(periods.map { SupportPeriods.record($0, isOpen: $0.last == newest) })
  }

  private static func record(_ period: Period, isOpen: Bool) -> Value {
    .record([
      "ydelse": .text(period.category),
      "fra": date(period.first, lastDay: false),
      "til": isOpen ? .missing : date(period.last, lastDay: true),
      "maaneder": .integer(period.last - period.first + 1),
      "overlap": .flag(period.overlaps),
    ])
  }

  private static func date(_ index: Int, lastDay: Bool) -> Value {
    let (year, month) = (index / 12, index % 12 + 1)
    let day = lastDay ? CalendarDate.days(in: month, of: year) : 1
    return CalendarDate(year: year, month: month, day: day).map(Value.date) ?? .missing
  }

  private static func integer(
    _ name: String, _ limits: ClosedRange<Int>, _ fields: [String: Value], _ source: Expression
  ) throws(EvaluationError) -> Int {
    if case .integer(let number) = fields[name] ?? .missing, limits.contains(number) {
      return number
    }
    throw refused(
      "`\(name)` of a row of \(source.subject) is no number \(limits.words)",
      source)
  }

  private static func category(
    _ fields: [String: Value], _ source: Expression
  ) throws(EvaluationError) -> String? {
    switch fields["ydelse"] ?? .missing {
    case .missing: return nil
    case .text(let text):
      let name = Evaluator.trimmed(text)
      return name.isEmpty ? nil : name
    default: throw refused("`ydelse` of a row of \(source.subject) is no text", source)
    }
  }

  private static func refused(_ message: String, _ source: Expression) -> EvaluationError {
    EvaluationError(
      Diagnostic(.valueNotReadable, .error, message, at: source.span, label: "cannot be merged"))
  }
}
