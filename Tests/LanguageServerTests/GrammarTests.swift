import Foundation
import LanguageServer
import Testing

/// The keys that are offered against the keys that the parsers take.
struct GrammarTests {
  private static let step = "hotkey: a.b\ntitle: t\nsteps:\n"
  private static let form =
    "system: a\ntitle: t\nenvironment: test\nwindows: { v: { title: x } }\nforms:\n  f:\n"
  private static let oneCase = "script: a.b\ncases:\n  - case: x\n"
  private static let fields = form + "    fields:\n"

  /// In replay scripts.
  private static let scripts: [String] = {
    let details = [
      "wrong-citizen", "max-length", "reformatting", "slow-target", "layout-switch", "read-only",
    ]
    return [
      "zz: 1", "script: a.b\ndouble:\n  zz: 1", oneCase + "    zz: 1",
      oneCase + "    preview:\n      zz: 1", oneCase + "    expect:\n      zz: 1",
      oneCase + "    expect:\n      fields:\n        f:\n          zz: 1",
    ] + details.map { "\(oneCase)    faults:\n      - \($0):\n          zz: 1" }
  }()

  @Test(arguments: scripts)
  func scriptKeys_areThoseOfTheParser(_ text: String) throws {
    try keys_areThoseOfTheParser("HotKeys/a/b.test.yaml", text + "\n")
  }

  /// Mappings with a key that nobody knows, `zz`: `check` then names all it does.
  @Test(arguments: [
    ("HotKeys/a/b.yaml", "zz: 1\n"), ("HotKeys/a/b.yaml", "hotkey: a.b\npurpose:\n  zz: 1\n"),
    ("HotKeys/a/b.yaml", "hotkey: a.b\nmanual-time:\n  zz: 1\n"),
    ("HotKeys/a/b.yaml", "hotkey: a.b\nchanges:\n  - date: 2026-01-01\n    zz: 1\n"),
    ("HotKeys/a/b.yaml", step + "  - fill: a.b\n    zz: 1\n"),
    ("HotKeys/a/b.yaml", step + "  - insert: x\n    zz: 1\n"),
    ("HotKeys/a/b.yaml", step + "  - insert:\n      zz: 1\n"),
    ("HotKeys/a/b.yaml", step + "  - confirm: preview\n    zz: 1\n"),
    ("HotKeys/a/b.yaml", step + "  - fill: a.b\n    tables:\n      t:\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", "zz: 1\n"), ("HotKeys/systems/a.yaml", form + "    zz: 1\n"),
    ("HotKeys/systems/a.yaml", "system: a\nwindows:\n  v:\n    zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: text\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: date\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: choice\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: checkbox\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: read-only\n        zz: 1\n"),
    ("HotKeys/systems/a.yaml", fields + "      x:\n        type: table\n        zz: 1\n"),
    ("HotKeys/adapters.yaml", "zz: 1\n"),
    ("HotKeys/adapters.yaml", "adapters:\n  a:\n    kind: sqlite\n    zz: 1\n"),
    ("HotKeys/adapters.yaml", "adapters:\n  a:\n    kind: file\n    format: json\n    zz: 1\n"),
    ("HotKeys/adapters.yaml", "adapters:\n  a:\n    kind: file\n    format: csv\n    zz: 1\n"),
    (
      "HotKeys/adapters.yaml",
      "adapters:\n  a:\n    kind: sqlite\n    queries:\n      q:\n        zz: 1\n"
    ),
    (
      "HotKeys/adapters.yaml",
      "adapters:\n  a:\n    kind: file\n    format: json\n    queries:\n      q:\n        zz: 1\n"
    ),
    (
      "HotKeys/adapters.yaml",
      "adapters:\n  a:\n    kind: file\n    format: csv\n    queries:\n      q:\n        zz: 1\n"
    ),
    ("HotKeys/rates/a.yaml", "zz: 1\n"),
    ("HotKeys/rates/a.yaml", "rates: a\nperiods:\n  - from: 2026-01-01\n    zz: 1\n"),
    ("Templates/a/b.md", "---\nzz: 1\n---\nx\n"),
  ])
  func keys_areThoseOfTheParser(_ path: String, _ text: String) throws {
    var stage = try Stage()
    stage.put(path, text)
    let findings = stage.settle().first { $0.file == path }?.json["diagnostics"]?.array ?? []
    let unknown = try #require(
      findings.first { $0["message"]?.string?.contains("no key `zz`") == true }, "\(findings)")
    let help = try #require(
      unknown["message"]?.string?.components(separatedBy: "known keys: ").last)
    let known = Set(
      help.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
    let written = Set(
      text.components(separatedBy: "\n").filter { line in
        // Keys of the same mapping: beside `zz`, in its column.
        let indent = text.components(separatedBy: "\n").first { $0.contains("zz:") }?.prefix {
          $0 == " "
        }
        return line.prefix { $0 == " " || $0 == "-" }.count == indent?.count && line.contains(":")
      }.map { $0.trimmingCharacters(in: [" ", "-"]).components(separatedBy: ":")[0] })
    let answer = try stage.ask(
      "textDocument/completion", path, text.replacingOccurrences(of: "zz: 1", with: "‸"))
    let offered = answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(Set(offered) == known.subtracting(written))
  }

  /// Questions have keys that depend on one another, so every one that is offered is tried.
  @Test(arguments: [
    "type: text\n    from: [prompt]", "each: \"t in liste\"\n    show: x",
    "type: text\n    options: [x]\n    several: true",
  ])
  func questionKeys_areKnown(_ question: String) throws {
    var stage = try Stage()
    let start = "hotkey: a.b\nask:\n  q:\n    \(question)\n    "
    let answer = try stage.ask("textDocument/completion", "HotKeys/a/b.yaml", start + "‸\n")
    let offered = answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(offered.count >= 4)
    for key in offered {
      stage.put("HotKeys/a/b.yaml", start + "\(key): 1\n")
      let findings = stage.settle().first?.json["diagnostics"]?.array ?? []
      let isUnknown = findings.contains { $0["code"] == "GV0120" }
      #expect(!isUnknown, "\(key)")
    }
  }
}
