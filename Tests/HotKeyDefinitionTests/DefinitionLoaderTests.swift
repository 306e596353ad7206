import CaseData
import Diagnostics
import FoundationEssentials
import Testing

@testable import HotKeyDefinition

@Suite struct DefinitionLoaderTests {
  private func load(_ content: String) throws -> LoadResult {
    let set = try GoldenSet(Data(content.utf8))
    defer { try? set.remove() }
    return set.load()
  }

  private func hotKey(_ id: String, _ more: String = "") -> String {
    "# file: HotKeys/demo/\(id).yaml\nhotkey: demo.\(id)\ntitle: T\n\(more)steps:\n  - insert: Tekst\n"
  }

  @Test func load_keepsTheOthers_whenOneIsInError() throws {
    let result = try load(
      hotKey("a") + hotKey("b", "farve: rød\n") + hotKey("c", "[\n") + hotKey("d"))
    #expect(result.set.hotKeys.map(\.id.text) == ["demo.a", "demo.d"])
    #expect(result.diagnostics.map(\.code) == [.unknownKey, .yamlSyntax])
    #expect(result.hasErrors)
  }

  @Test func load_turnsOffOneOfTwo_whenChordIsTaken() throws {
    let result = try load(
      hotKey("a", "keys: Ctrl+Alt+F\n") + hotKey("b", "keys: Alt+Ctrl+f\n")
        + hotKey("c", "keys: Ctrl+Alt+F G\n") + hotKey("d", "keys: Ctrl+Alt+G\n"))
    #expect(result.set.hotKeys.map(\.id.text) == ["demo.a", "demo.d"])
    #expect(result.diagnostics.map(\.code) == [.chordTaken, .chordIsPrefix])
  }

  @Test func load_leavesHotKeyOut_whenItsSystemIsInError() throws {
    let result = try load(
      "# file: HotKeys/demo/a.yaml\nhotkey: demo.a\ntitle: T\nsteps:\n  - insert: Tekst\n    into: journal\n"
        + hotKey("b") + "# file: HotKeys/systems/journal.yaml\nsystem: journal\n")
    #expect(result.set.hotKeys.map(\.id.text) == ["demo.b"])
    #expect(result.set.systems["journal"] == nil)
    #expect(
      result.diagnostics.filter { $0.severity == .error }.allSatisfy { $0.code == .missingKey })
    #expect(result.diagnostics.filter { $0.severity == .note }.map(\.code) == [.leftOut])
  }

  @Test func load_keepsOtherQueries_whenOneIsInError() throws {
    let result = try load(
      """
      # file: HotKeys/adapters.yaml
      adapters:
        a:
          kind: sqlite
          path: a.sqlite
          queries:
            god: { sql: SELECT 1 AS n, result: record, fields: { n: integer }, deadline: 500 ms }
            slem: { sql: SELECT 1 AS n, result: rekord, fields: { n: integer } }
        b: { kind: sqlite, queries: {} }

      """)
    #expect(result.set.adapters.keys.sorted() == ["a"])
    #expect(result.set.adapters["a"]?.queries.map(\.name.text) == ["god"])
    #expect(result.set.adapters["a"]?.queries.first?.deadline == .milliseconds(500))
  }

  @Test func load_readsAdapterSettings_whenKindIsFile() throws {
    let result = try load(
      """
      # file: HotKeys/adapters.yaml
      adapters:
        enheder:
          kind: file
          path: ${GENVEJ_DATA}/enheder.csv
          format: csv
          delimiter: "\\t"
          encoding: iso-8859-1
          decimal: "."
          queries:
            enhed:
              parameters: { enhed: text }
              match: { Kode nr: enhed }
              result: record
              fields: { navn: text, måned: integer }

      """)
    let adapter = try #require(result.set.adapters["enheder"])
    #expect(adapter.settings.mapValues(\.text)["delimiter"] == "\t")
    #expect(adapter.settings.mapValues(\.text)["encoding"] == "iso-8859-1")
    #expect(adapter.queries[0].settings.mapValues(\.text) == ["match.Kode nr": "enhed"])
    #expect(adapter.queries[0].deadline == .seconds(2))
    #expect(adapter.queries[0].resultType == .record(["navn": .text, "måned": .integer]))
  }

  @Test func load_typesLiterals_byTheFieldTheyFill() throws {
    let place = GoldenSet.folder.appending(path: "ok/whole.yaml")
    let result = try load(String(decoding: try Data(contentsOf: place), as: UTF8.self))
    guard case .fill(let step) = try #require(result.set.hotKeys.first).steps[0] else { return }
    var values: [String: Value] = [:]
    for field in step.fields {
      if case .literal(let value, _) = field.content.soleExpression {
        values[field.name.text] = value
      }
    }
    #expect(values["oprettet"] == CalendarDate(year: 2026, month: 11, day: 22).map(Value.date))
    #expect(values["timer"] == .decimal(37.5))
    #expect(values["samtykke"] == .flag(true))
  }

  @Test func load_readsTextBody_whenLinesEndInCarriageReturn() throws {
    let text = "---\ntext: t.t\nversion: 1.0\ntitle: T\n---\nEt\n\nTo {{ 'x' }}\n"
    let result = try load("# file: Templates/t.md\n" + text.replacing("\n", with: "\r\n"))
    let body = try #require(result.set.texts["t.t"]).body
    #expect(body.source.text == "Et\n\nTo {{ 'x' }}")
    #expect(body.source.span(4..<6).text == "To")
  }

  @Test func load_givesTheSame_whateverOrderTheDiskHas() throws {
    let files = (0..<40).map { hotKey("n\($0)", $0 % 3 == 0 ? "farve: x\n" : "") }
    let results = [try load(files.joined()), try load(files.reversed().joined())]
    let messages = results.map {
      $0.diagnostics.map { ShortRenderer().render($0).split(separator: "/").last }
    }
    #expect(messages[0] == messages[1])
    #expect(results[0].set.hotKeys.map(\.id.text) == results[1].set.hotKeys.map(\.id.text))
  }

  @Test func load_passesScriptsOver_whenTheyStandBesideTheDefinition() throws {
    let result = try load(hotKey("a") + "# file: HotKeys/demo/a.test.yaml\nnoget: andet\n")
    #expect(result.diagnostics.isEmpty)
    #expect(!result.files.contains { $0.hasSuffix(".test.yaml") })
  }

  @Test func load_ends_whenFolderLinksToItself() throws {
    let result = try load(hotKey("a") + "# link: HotKeys/demo/rundt ../../HotKeys\n")
    #expect(result.set.hotKeys.map(\.id.text) == ["demo.a"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func load_saysSo_whenThereIsNoFolder() {
    let result = DefinitionLoader(hotKeys: "/findes/ikke", templates: "/findes/heller/ikke").load()
    #expect(result.diagnostics.map(\.code) == [.unreadableFile])
  }
}
