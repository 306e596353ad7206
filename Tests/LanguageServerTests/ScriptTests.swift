import LanguageServer
import Testing

/// Replay scripts, while somebody writes them.
struct ScriptTests {
  private static let path = "HotKeys/proeve/ny.test.yaml"

  private func labels(_ text: String) throws -> [String] {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/completion", Self.path, text)
    return answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
  }

  private static let plan = "script: forberedende-plan.praeudfyld\n"
  private static let stamdata = "script: forberedende-plan.stamdata\n"
  private static let mixed = "script: maaling.blandet\n"
  private static let aCase = "cases:\n  - case: x\n    "

  @Test(
    arguments: [
      ("‸", ["script", "double", "data", "answers", "form", "cases"]),
      (stamdata + "‸", ["double", "data", "answers", "form", "cases"]),
      (stamdata + "double: { form: brev, ‸", ["page", "in"]),
      (
        stamdata + "double: { form: brev, in: [‸",
        ["chromium", "firefox", "gtk", "qt", "tk", "libreoffice", "x3270"]
      ),
      (stamdata + "data:\n  ‸", ["borger", "sag", "medarbejder", "enhed", "aflaest"]),
      (stamdata + "data:\n  sag: {}\n  ‸", ["borger", "medarbejder", "enhed", "aflaest"]),
      (stamdata + "answers: { ‸", ["cpr"]),
      (
        stamdata + aCase + "‸",
        [
          "data", "answers", "preview", "window", "citizen", "form", "accessibility", "faults",
          "expect",
        ]
      ),
      (stamdata + aCase + "expect: { ‸", ["outcome", "code", "fields", "audit"]),
      (
        stamdata + aCase + "expect: { outcome: ‸",
        ["completed", "failed", "cancelled", "refused"]
      ),
      (
        stamdata + aCase + "expect:\n      fields:\n        navn: { proof: ‸",
        ["proved", "unproved", "kept", "untouched", "failed"]
      ),
      (mixed + aCase + "expect:\n      fields:\n        afsluttet: ‸", ["true", "false"]),
      (mixed + aCase + "expect:\n      fields:\n        afsluttet: { holds: ‸", ["true", "false"]),
      (mixed + aCase + "form: { afsluttet: ‸", ["true", "false"]),
      (stamdata + aCase + "preview: ‸", ["agree", "leave"]),
      (stamdata + aCase + "preview: { ‸", ["leave-out"]),
      (stamdata + aCase + "faults:\n      - max-length: { ‸", ["at", "length"]),
      (stamdata + aCase + "faults:\n      - wrong-citizen:\n          ‸", ["at", "cpr"]),
      (stamdata + aCase + "faults:\n      - reformatting: { at: navn, on: ‸", ["input", "leave"]),
      (
        stamdata + aCase + "faults:\n      - held-modifiers: { keys: ‸",
        ["Ctrl", "Alt", "Shift", "Super"]
      ),
      (
        stamdata + aCase + "faults:\n      - adapter-time-out: ‸",
        ["borger", "sag", "medarbejder", "enhed", "aflaest"]
      ),
    ] as [(String, [String])])
  func script_offers(_ text: String, _ expected: [String]) throws {
    #expect(try labels(text) == expected)
  }

  @Test(
    arguments: [
      // Every hot key, the fields of what its queries give, the fields and tables of its forms.
      ("script: ‸", "maaling.blandet"),
      (stamdata + "data: { sag: { ‸", "sagsnr"), (plan + "data:\n  tilbud:\n    - ‸", "timetal"),
      (plan + "form:\n  ‸", "tilbud[8].timetal"), (plan + "form:\n  ‸", "navn"),
      (stamdata + aCase + "preview: { leave-out: [‸", "email"),
      (stamdata + aCase + "faults:\n      - focus-theft: ‸", "navn"),
      (stamdata + aCase + "faults:\n      - modal-dialog: { at: ‸", "navn"),
      (stamdata + aCase + "faults:\n      - fo‸", "focus-theft"),
      (stamdata + aCase + "expect: { code: ‸", "GV0523"),
    ] as [(String, String)])
  func script_offersAmongOthers(_ text: String, _ expected: String) throws {
    let labels = try labels(text)
    #expect(labels.contains(expected), "\(labels)")
  }

  @Test func fault_isWritten_withWhatFollows() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/completion", Self.path, Self.stamdata + Self.aCase + "faults:\n      - cl‸")
    let texts = (answer["result"]?["items"]?.array ?? []).compactMap {
      $0["textEdit"]?["newText"]?.string
    }
    #expect(texts.contains("clipboard-manager") && texts.contains("slow-target: "), "\(texts)")
  }

  @Test(arguments: [
    ("script: forberedende-plan.stam‸data", "**hot key** `forberedende-plan.stamdata`"),
    ("sag: { sags‸nr: 26-104711", "**field** `sagsnr` of `opera.sag`"),
    ("  sa‸g: { sagsnr: 26-104711", "from `opera.sag`"),
    ("answers: { c‸pr: 610190-0019 }", "asked for"),
    ("navn: { hol‸ds: Rasmus", "holds"), ("na‸vn: { holds: Rasmus", "**field** `navn`: "),
    ("proof: prov‸ed }", "read back"),
  ])
  func hover_tells(_ marked: String, _ expected: String) throws {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/hover", in: Stage.script, at: marked)
    let text = answer["result"]?["contents"]?["value"]?.string ?? ""
    #expect(text.contains(expected), "\(text)")
  }

  @Test func field_leadsToTheForm() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/definition", in: Stage.script, at: "em‸ail: { holds: gammel")
    let uri = answer["result"]?.array?.first?["uri"]?.string
    #expect(uri == DocumentURI.uri(stage.path("HotKeys/systems/plansystem.yaml")))
  }

  @Test func leftOutField_thatNoFormHas_isTold() throws {
    var stage = try Stage()
    try stage.edit(Stage.script, "leave-out: [email]", "leave-out: [emial]")
    let found = stage.settle().first { $0.file == Stage.script }
    #expect(found?.codes == ["GV0703"])
  }
}
