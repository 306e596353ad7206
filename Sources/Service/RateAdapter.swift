import CaseData
import HotKeyDefinition

/// Answers for the rates of a set: the approved period that holds a day.
///
/// - Shape: nothing is opened, nothing waits; a draft is as good as no period.
/// - Errors: ``AdapterError/Code/noRate`` where no approved period holds the day, `.badQuery` where
///   there are no such rates or no day is given. The day itself is in no error.
/// - Source: Decisions/0031.
struct RateAdapter: CaseAdapter {
  private let tables: [String: RateTable]
  private let today: @Sendable () -> CalendarDate

  init(_ tables: [String: RateTable], today: @escaping @Sendable () -> CalendarDate) {
    self.tables = tables
    self.today = today
  }

  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    guard let table = tables[query] else {
      throw fault(.badQuery, query, "there are no such rates")
    }
    guard case .date(let day) = parameters[RateTable.parameter], parameters.count == 1 else {
      throw fault(.badQuery, query, "the argument `\(RateTable.parameter)` is not a date")
    }
    guard let period = table.period(on: day, approvedBy: today()) else {
      throw fault(.noRate, query, "no approved period holds the day")
    }
    return .record([
      "id": .text(table.name(of: period)), "value": .decimal(period.value),
      "unit": .text(table.unit), "from": .date(period.from),
      "to": period.to.map(Value.date) ?? .missing, "source": .text(period.source),
    ])
  }

  private func fault(_ code: AdapterError.Code, _ query: String, _ detail: String) -> AdapterError {
    AdapterError(code, adapter: RateTable.adapterName, query: query, detail: detail)
  }
}
