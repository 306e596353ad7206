import Testing

@testable import PanelModel

struct CheatSheetTests {
  private static func key(_ area: String, _ chords: String, off: String? = nil) -> CheatSheet.Key {
    CheatSheet.Key(
      area: area, chords: chords.split(separator: " ").map(String.init), title: chords, off: off)
  }

  private static let sheet = CheatSheet(
    system: "Journal",
    keys: [
      key("plan", "Super+J F"), key("tekst", "Super+J N"), key("plan", "Super+J 1"),
      key("tekst", "Super+J A", off: "holder pause"), key("tekst", "Ctrl+Alt+H"),
      key("plan", "Super+J B Q"),
    ])

  @Test func keys_areGroupedByArea_inTheOrderOfTheirChords() {
    #expect(Self.sheet.groups.map(\.area) == ["plan", "tekst"])
    #expect(
      Self.sheet.groups.first?.keys.map(\.keys) == ["Super+J 1", "Super+J B Q", "Super+J F"])
  }

  @Test func leaders_tellWhichKeysGoOn_withoutThoseThatAreOff() {
    #expect(
      Self.sheet.leaders == [
        CheatSheet.Leader(keys: "Super+J", next: ["1", "B", "F", "N"]),
        CheatSheet.Leader(keys: "Super+J B", next: ["Q"]),
      ])
  }

  @Test func columns_repeatTheHeading_whereAnAreaGoesOn() {
    let pages = CheatSheetPages(Self.sheet, columns: 2, height: 3).pages
    func shown(_ line: CheatSheetPages.Line) -> String {
      switch line {
      case .heading(let area): area
      case .key(let key): key.keys
      }
    }
    #expect(
      pages.map { $0.map { $0.map(shown) } } == [
        [["plan", "Super+J 1", "Super+J B Q"], ["plan", "Super+J F"]],
        [["tekst", "Ctrl+Alt+H"], ["tekst", "Super+J A"]], [["tekst", "Super+J N"]],
      ])
  }

  @Test(arguments: [1, 3, 4, 7, 30])
  func everyKey_isOnOnePage_andNoColumnIsTooHigh(_ height: Int) {
    let keys = (0..<80).map {
      Self.key("område \($0 / 7)", "Super+J \($0)", off: $0 % 5 == 0 ? "fra" : nil)
    }
    let sheet = CheatSheet(system: nil, keys: keys)
    let columns = CheatSheetPages(sheet, columns: 3, height: height).pages.flatMap(\.self)
    let shown = columns.joined().compactMap { line in
      if case .key(let key) = line { key } else { nil }
    }
    #expect(shown == sheet.groups.flatMap(\.keys))
    for column in columns {
      let lines = column.reduce(0) { sum, line in
        if case .key(let key) = line, key.off != nil { sum + 2 } else { sum + 1 }
      }
      #expect(lines <= max(height, 3))
      guard case .key? = column.last else {
        Issue.record("a heading stands last")
        continue
      }
    }
  }
}
