import Foundation
import LanguageServer
import Testing

/// Tables of rates in an editor, beside what is true of every definition.
struct RateTests {
  private static let hotKey = "HotKeys/standardtekster/befordringssats.yaml"
  private static let table = "HotKeys/rates/befordring.yaml"

  private func labels(_ path: String, _ marked: String) throws -> [String] {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/completion", path, marked)
    return answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
  }

  @Test(arguments: [
    ("  sats: rates.‸", ["befordring"]), ("  sats: rates.bef‸(dato)", ["befordring"]),
    (
      "  sats: ‸", ["aktiv", "enheder", "maaling", "medarbejder", "opera", "rates"]
    ),
    (
      "  sats: rates.befordring(dato)\nsteps:\n  - insert: \"{{ sats.‸",
      ["from", "id", "source", "to", "unit", "value"]
    ),
  ])
  func completion_offersRates(_ end: String, _ expected: [String]) throws {
    let start = "hotkey: a.b\ntitle: T\nask:\n  dato: { type: date, from: prompt }\ndata:\n"
    #expect(try labels("HotKeys/a/b.yaml", start + end) == expected)
  }

  @Test(arguments: [
    ("sats: rates.befor‸dring(dato)", "**rates** `befordring`: Befordringsgodtgørelse"),
    ("sats: rates.befor‸dring(dato)", "- 2026-01-01 – 2026-12-31: 1.14 (not approved)"),
    ("sats: ra‸tes.befordring(dato)", "the dated rates of `HotKeys/rates/`"),
    ("{{ sats.va‸lue", "**field** `value` of `rates.befordring`: a decimal number"),
  ])
  func hover_tells(_ marked: String, _ expected: String) throws {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/hover", in: Self.hotKey, at: marked)
    let text = answer["result"]?["contents"]?["value"]?.string ?? ""
    #expect(text.contains(expected), "\(text)")
  }

  @Test func definition_isTheTable() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/definition", in: Self.hotKey, at: "sats: rates.befor‸dring(dato)")
    let place = answer["result"]?.array?.first ?? answer["result"]
    let path = DocumentURI.path(place?["uri"]?.string ?? "") ?? ""
    #expect(path == stage.path(Self.table))
  }

  @Test func findings_followTheTable() throws {
    var stage = try Stage()
    try stage.edit(Self.table, "rates: befordring", "rates: koersel")
    let found = stage.settle().filter { !$0.codes.isEmpty }
    #expect(found.map(\.file) == [Self.hotKey] && found.first?.codes == ["GV0238"], "\(found)")
  }
}
