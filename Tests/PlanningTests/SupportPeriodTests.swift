import CaseData
import HotKeyDefinition
import Testing

@testable import Planning

struct SupportPeriodTests {
  /// `2025-03 Sygedagpenge`, one month a line, no name for a month without category.
  private func rows(_ text: String) -> Value {
    .list(
      text.split(separator: "\n").map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        let month = parts[0].split(separator: "-").compactMap { Int($0) }
        let category: Value = parts.count > 1 ? .text(String(parts[1])) : .missing
        return .record([
          "aar": .integer(month[0]), "maaned": .integer(month[1]), "ydelse": category,
        ])
      })
  }

  private func periods(_ text: String) -> String {
    PlanningCases.written(
      """
      {%- for p in m | forsoergelsesperioder %}{{ p.fra }} {{ p.til | date('løbende') }} {{ p.maaneder }} \
      {{ p.ydelse }}{% if p.overlap %} !{% endif %}
      {% endfor -%}
      """, ["m": rows(text)])
  }

  @Test func adjacentMonths_ofOneCategory_areMerged() {
    #expect(
      periods("2023-12 A\n2024-01 A\n2024-02 A\n2024-03 B\n2024-04 C") == """
        01-04-2024 løbende 1 C
        01-03-2024 31-03-2024 1 B
        01-12-2023 29-02-2024 3 A

        """)
  }

  @Test func order_ofTheRows_doesNotMatter() {
    #expect(
      periods("2024-02 A\n2023-12 A\n2024-03 B\n2024-01 A")
        == periods("2023-12 A\n2024-01 A\n2024-02 A\n2024-03 B"))
  }

  @Test func sameCategory_twiceInAMonth_countsOnce() {
    #expect(periods("2024-01 A\n2024-01 A\n2024-02  A ") == "01-01-2024 løbende 2 A\n")
  }

  @Test func twoCategories_inOneMonth_giveTwoFlaggedRows() {
    #expect(
      periods("2024-01 A\n2024-02 A\n2024-02 B\n2024-03 A\n2024-04 C") == """
        01-04-2024 løbende 1 C
        01-01-2024 31-03-2024 3 A !
        01-02-2024 29-02-2024 1 B !

        """)
  }

  @Test func monthWithoutCategory_givesARowToCheck() {
    #expect(
      periods("2024-01 A\n2024-02\n2024-03 A") == """
        01-03-2024 løbende 1 A
        01-02-2024 29-02-2024 1 Ingen registreret ydelse - kontrollér
        01-01-2024 31-01-2024 1 A

        """)
  }

  @Test func monthWithoutAnyRow_givesTheSameRow_overYears() {
    #expect(
      periods("2022-11 A\n2024-02 B\n2024-02") == """
        01-02-2024 løbende 1 B
        01-12-2022 31-01-2024 14 Ingen registreret ydelse - kontrollér
        01-11-2022 30-11-2022 1 A

        """)
  }

  @Test func newestMonth_leavesEveryPeriodThatReachesIt_open() {
    #expect(
      periods("2024-01 A\n2024-02 A\n2024-02 B") == """
        01-02-2024 løbende 1 B !
        01-01-2024 løbende 2 A !

        """)
    #expect(
      periods("2024-01 A\n2024-02").hasPrefix("01-02-2024 løbende 1 Ingen registreret ydelse"))
  }

  @Test func interruptedCategory_givesTwoPeriods() {
    #expect(
      periods("2024-01 A\n2024-02 B\n2024-03 A") == """
        01-03-2024 løbende 1 A
        01-02-2024 29-02-2024 1 B
        01-01-2024 31-01-2024 1 A

        """)
  }

  @Test func noMonths_giveNoPeriods() {
    #expect(periods("") == "")
  }

  @Test(
    arguments: [
      (
        ["aar": .integer(2024), "maaned": .integer(13), "ydelse": .text("A")],
        "`maaned` of a row of `m` is no number from 1 to 12"
      ),
      (
        ["aar": .integer(0), "maaned": .integer(1), "ydelse": .text("A")],
        "`aar` of a row of `m` is no number from 1 to 9999"
      ),
      (
        ["maaned": .integer(1), "ydelse": .text("A")],
        "`aar` of a row of `m` is no number from 1 to 9999"
      ),
      (
        ["aar": .integer(2024), "maaned": .text("1"), "ydelse": .text("A")],
        "`maaned` of a row of `m` is no number from 1 to 12"
      ),
      (
        ["aar": .integer(2024), "maaned": .integer(1), "ydelse": .integer(7)],
        "`ydelse` of a row of `m` is no text"
      ),
    ] as [([String: Value], String)])
  func rowThatIsNoMonth_isAnError(_ row: [String: Value], _ message: String) {
    let written = PlanningCases.written(
      "{{ m | forsoergelsesperioder | length }}", ["m": .list([.record(row)])])
    #expect(written == "GV0226 «m»: \(message)")
  }

  /// Each month of each category lies in exactly one period, and no month of the span is without
  /// one.
  @Test(arguments: 0..<30)
  func randomMonths_areCoveredExactlyOnce(_ seed: Int) throws {
    var state = UInt64(seed) &+ 7
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let lines = (0..<40).map { _ in
      "\(2020 + roll(5))-\(1 + roll(12)) \(["A", "B", "C", ""][roll(4)])"
    }
    let evaluator = Evaluator(["m": rows(lines.joined(separator: "\n"))])
    let result = try evaluator.elements(of: PlanningCases.expression("m | forsoergelsesperioder"))
    let months = Set(lines.compactMap { $0.hasSuffix(" ") ? nil : $0 })
    var total = 0
    var unregistered = 0
    for case .record(let period) in result {
      guard case .integer(let count) = period["maaneder"] else { continue }
      if period["ydelse"] == .text(SupportPeriods.unregistered) {
        unregistered += count
      } else {
        total += count
      }
    }
    #expect(total == months.count)
    func index(_ line: String) -> Int {
      let numbers = line.prefix { $0 != " " }.split(separator: "-").compactMap { Int($0) }
      return numbers[0] * 12 + numbers[1]
    }
    let indexes = Set(lines.map(index))
    let named = Set(months.map(index))
    let span = (indexes.max() ?? 0) - (indexes.min() ?? 0) + 1
    #expect(unregistered == span - named.count)
  }
}
