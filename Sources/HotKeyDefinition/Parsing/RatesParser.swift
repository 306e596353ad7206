import CaseData
import Diagnostics

/// Rates as far as their own file tells.
struct RatesDraft: Sendable {
  /// Whole where ``findings`` holds no error; else as much as could be read.
  let table: RateTable
  var findings: Findings
}

/// Reads `HotKeys/rates/<id>.yaml`.
struct RatesParser {
  var findings: Findings

  static func parse(_ root: YAMLMapping, _ findings: Findings) -> RatesDraft {
    var parser = RatesParser(findings: findings)
    var reader = MappingReader(root, "a rates file")
    let table = parser.readTable(&reader)
    reader.finish(&parser.findings)
    return RatesDraft(table: table, findings: parser.findings)
  }

  private mutating func readTable(_ reader: inout MappingReader) -> RateTable {
    let id = findings.id(reader.require("rates", &findings))
    let title = findings.text(reader.require("title", &findings))
    let unit = findings.text(reader.require("unit", &findings))
    let legalBasis = findings.text(reader.take("legal-basis", &findings))
    let periods = reader.require("periods", &findings).map { readPeriods($0.value) } ?? []
    refuseDisorder(periods)
    return RateTable(
      id: id ?? Name("", at: findings.span(reader.place)), title: title ?? "", unit: unit ?? "",
      legalBasis: legalBasis, periods: periods, file: findings.file)
  }

  private mutating func readPeriods(_ node: YAMLNode) -> [RatePeriod] {
    guard case .sequence(let sequence) = node else {
      findings.expected("a list", for: "`periods`", found: node)
      return []
    }
    if sequence.items.isEmpty {
      findings.add(.emptyValue, "`periods` is empty", at: sequence.range, label: "no rate")
    }
    return sequence.items.compactMap { readPeriod($0) }
  }

  private mutating func readPeriod(_ node: YAMLNode) -> RatePeriod? {
    guard var reader = MappingReader(node, "a period", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let start = reader.require("from", &findings)
    let from = findings.date(start)
    let end = reader.take("to", &findings)
    let to = findings.date(end)
    if let from, let to, to < from, let start, let end {
      let note = Diagnostic.Note("it begins on this day", at: findings.span(start.value.range))
      findings.add(
        .validityReversed, "`to` is before `from`", at: end.value.range, notes: [note])
    }
    let value = findings.decimal(reader.require("value", &findings))
    let source = findings.text(reader.require("source", &findings))
    let author = reader.require("entered-by", &findings)
    let enteredBy = findings.text(author)
    let approval = readApproval(&reader, author, enteredBy)
    guard let from, let start, let value else { return nil }
    return RatePeriod(
      from: from, to: to, value: value, source: source ?? "", enteredBy: enteredBy ?? "",
      approval: approval,
      places: (findings.span(start.value.range), end.map { findings.span($0.value.range) }))
  }

  /// Four eyes: who approves has not entered it.
  private mutating func readApproval(
    _ reader: inout MappingReader, _ author: YAMLMapping.Entry?, _ enteredBy: String?
  ) -> RateApproval? {
    let isDraft = !reader.holds("approved-by") && !reader.holds("approved")
    let person =
      isDraft ? reader.take("approved-by", &findings) : reader.require("approved-by", &findings)
    let day = isDraft ? reader.take("approved", &findings) : reader.require("approved", &findings)
    let by = findings.text(person)
    let on = findings.date(day)
    if let by, let enteredBy, Self.isSame(by, enteredBy), let person, let author {
      let note = Diagnostic.Note("entered by", at: findings.span(author.value.range))
      findings.add(
        .rateApproval, "a rate is approved by the one who entered it", at: person.value.range,
        label: "the same", notes: [note],
        help: "let somebody else compare it with its source, and write who")
    }
    guard let by, let on, let day else { return nil }
    return RateApproval(by: by, on: on, place: findings.span(day.value.range))
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    func words(_ text: String) -> [Substring] {
      text.normalisedText.lowercased().split(whereSeparator: \.isWhitespace)
    }
    return words(one) == words(other)
  }

  /// A day has one rate, and whoever reads the table finds it where they look.
  private mutating func refuseDisorder(_ all: [RatePeriod]) {
    // One that ends before it begins has been told of.
    let periods = all.filter { period in period.to.map { period.from <= $0 } ?? true }
    guard var latest = periods.first else { return }
    for period in periods.dropFirst() {
      let isEarlier = period.from < latest.from
      if isEarlier, let to = period.to, to < latest.from {
        findings.add(
          .ratePeriods, "this period is earlier than the one before it",
          at: period.places.from.range, label: "out of order",
          notes: [Diagnostic.Note("that one begins here", at: latest.places.from)],
          help: "let the oldest period stand first")
      } else if latest.to.map({ period.from <= $0 }) ?? true || isEarlier {
        overlap(period, latest)
      }
      if !isEarlier { latest = period }
    }
  }

  private mutating func overlap(_ period: RatePeriod, _ other: RatePeriod) {
    let note =
      other.places.to.map { Diagnostic.Note("that one ends here", at: $0) }
      ?? Diagnostic.Note("that one begins here, and has no `to`", at: other.places.from)
    let day = max(period.from, other.from)
    findings.add(
      .ratePeriods, "two periods hold \(day.iso)", at: period.places.from.range,
      label: "begins before the other has ended", notes: [note],
      help: other.to == nil
        ? "write the last day of the other as its `to`" : "a day has one rate: change one of them")
  }
}
