import DesktopTestKit
import Foundation
import Testing

/// `genvej plan --data`: case data that somebody has written down.
@Suite(.timeLimit(.minutes(3))) struct CaseFileCommandTests {
  private static let arguments = ["proeve.udfyld", "--set", "cpr=610190-0019", "--test-mode"]

  private static let json = """
    {
      "borger": {
        "navn": "\\u00c5se Pr\\u00f8vesen", "cpr": "6101900019", "foedt": "1990-01-01", "timer": 37.5,
        "samtykke": true, "antal": 2, "kode": "hemmelig-kode"
      },
      "ydelser": [
        {"navn": "Kontanthjælp", "fra": "2026-02-01"},
        {"navn": "Sygedagpenge", "fra": "2024-11-01"}
      ]
    }
    """

  private func plan(
    _ name: String, _ content: String, _ more: String..., english: Bool = false
  ) async throws -> DaemonStage.Answer {
    let stage = try CaseStage(hotKeys: CaseStage.own)
    let file = try stage.file(name, content)
    let answer = try await stage.plan(
      Self.arguments + ["--data", file] + more,
      variables: english ? ["LC_ALL": "en_GB.UTF-8"] : [:])
    #expect(try stage.isUntouched)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let shown = answer.errors.map { $0.replacing(folder + "/", with: "") }
    return DaemonStage.Answer(code: answer.code, output: answer.output, errors: shown)
  }

  @Test func everythingGiven_needsNoSource() async throws {
    let answer = try await plan("sag.yaml", CaseStage.case_, english: true)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(answer.errors == [])
    #expect(
      answer.output == [
        "proeve.udfyld: Udfyld blanket",
        "  all fields are shown first, and nothing is touched before they are agreed to", "",
        "step 1: fill blanket.blanket, Blanket (test)", "  window blanket: title “*Blanket*”",
        "  check: the window's class and title, also before each field",
        "  check: the citizen in the field “CPR-nr.” (cpr), before anything is written; it may be empty",
        "  check: fields are counted by Tab from “Navn” (navn); labels are compared where the application tells them",
        "  check: a field that cannot be proved refuses the run beforehand",
        "  check: what stands in a field is replaced",
        "  navn\tNavn\ttext\t•••••••• (12 characters)\ttyped\tread back by copying",
        "  cpr\tCPR-nr.\ttext\t••••••-••••\ttyped\tread back by copying",
        "  foedt\tFødt\tdate\t••-••-••••\ttyped\tread back by copying",
        "  timer\tTimer\tnumber\t•••••••• (4 characters)\ttyped\tread back by copying",
        "  svar\tSvar\tchoice\t•••••••• (a choice)\tchosen\tproved where the application shows it, else the run is refused",
        "  samtykke\tSamtykke\tcheckbox\t•• (yes or no)\tticked\tproved where the application shows it, else the run is refused",
        "  kode\tKode\ttext\t•••••••• (a secret)\ttyped\tread back by copying",
        "  note\tNote\tmultiline\t•••••••• (15 characters)\ttyped\tread back by copying",
        "  ydelser[1].navn\tYdelse 1\ttext\t•••••••• (12 characters)\ttyped\tread back by copying",
        "  ydelser[1].fra\tFra 1\tdate\t••-••-••••\ttyped\tread back by copying",
        "  ydelser[2].navn\tYdelse 2\ttext\t•••••••• (12 characters)\ttyped\tread back by copying",
        "  ydelser[2].fra\tFra 2\tdate\t••-••-••••\ttyped\tread back by copying",
        "  ydelser[3].navn\tYdelse 3\ttext\t(empty)\temptied\tproved where the application shows it, else the run is refused",
        "  ydelser[3].fra\tFra 3\tdate\t(empty)\temptied\tproved where the application shows it, else the run is refused",
      ])
  }

  @Test(arguments: [("sag.yaml", CaseStage.case_), ("sag.json", json)])
  func values_areThoseOfTheFile_butForSecrets(_ name: String, _ content: String) async throws {
    let answer = try await plan(name, content, "--show", "--format", "json")
    #expect(answer.code == 0, "\(answer.text)")
    let shown = Dictionary(
      uniqueKeysWithValues: try answer.report().fields.map { ($0.id, $0.value) })
    #expect(
      shown == [
        "navn": "Åse Prøvesen", "cpr": "610190-0019", "foedt": "01-01-1990", "timer": "37,5",
        "svar": "Ja", "samtykke": "true", "kode": nil, "note": "Født 01-01-1990",
        "ydelser[1].navn": "Kontanthjælp", "ydelser[1].fra": "01-02-2026",
        "ydelser[2].navn": "Sygedagpenge", "ydelser[2].fra": "01-11-2024", "ydelser[3].navn": "",
        "ydelser[3].fra": "",
      ])
    #expect(!answer.text.contains("hemmelig-kode"))
  }

  @Test func nameThatIsNotGiven_isFetched() async throws {
    let given = "borger: { cpr: 610190-0019 }"
    let answer = try await plan("sag.yaml", given)
    #expect(answer.code == 1)
    #expect(answer.text.contains("GV0504"))
    #expect(answer.text.contains("kilde (ydelser): kilden findes ikke"))
  }

  /// A file in error that is fetched from, and what is said of it.
  @Test(arguments: [
    (
      "navn;cpr;foedt;timer;samtykke;antal;kode\nÅse;610190-0019;31-02-1990;37,5;ja;2;x\n",
      "line 2: the column `foedt` is not a date"
    ),
    (
      "navn;navn;cpr;foedt;timer;samtykke;antal;kode\n",
      "line 1: there is more than one column `navn`"
    ),
    (
      "navn;cpr;foedt;timer;samtykke;antal;kode\nÅse\"e;610190-0019;;;;;\n",
      "line 2, column 4: a quotation mark inside a field without them"
    ),
  ])
  func sourceInError_isNamed_withThePlace(_ content: String, _ detail: String) async throws {
    var files = CaseStage.own
    files["adapters.yaml"] = files["adapters.yaml"]?.replacing(
      "findes-ikke.json\n    format: json", with: "borgere.csv\n    format: csv")
    files["borgere.csv"] = content
    let stage = try CaseStage(hotKeys: files)
    let given = try stage.file("sag.yaml", "ydelser: []\n")
    for format in ["text", "json"] {
      let answer = try await stage.plan(Self.arguments + ["--data", given, "--format", format])
      #expect(answer.code == 1)
      #expect(answer.text.contains("GV0504") && answer.text.contains(detail), "\(answer.text)")
      #expect(!answer.text.contains("31-02") && !answer.text.contains("Åse"), "\(answer.text)")
      guard format == "text" else { continue }
      #expect(answer.errors.dropFirst() == ["genvej: kilde: \(detail)"], "\(answer.errors)")
    }
  }

  @Test func fieldThatIsLeftOut_isMissingData() async throws {
    let answer = try await plan(
      "sag.yaml", "borger: { cpr: 610190-0019, navn: null }\nydelser: []\n")
    #expect(answer.code == 1)
    #expect(answer.text.contains("»borger.navn« mangler"), "\(answer.text)")
    let nobody = try await plan("sag.yaml", "borger: null\nydelser: []\n")
    #expect(nobody.text.contains("der blev ikke fundet noget for »borger«"), "\(nobody.text)")
  }

  /// A file in error, and what is said of it; the values in it are nobody's to print.
  static let faults: [(name: String, content: String, errors: [String])] = [
    (
      "navn.yaml", "brger: { navn: Åse }\n",
      [
        "navn.yaml:1:1: error[GV0400]: the hot key fetches nothing under this name; did you mean `borger`?"
      ]
    ),
    (
      "felt.yaml", "borger:\n  nvan: Åse\n",
      ["felt.yaml:2:3: error[GV0400]: `borger` has no such field; did you mean `navn`?"]
    ),
    (
      "typer.yaml",
      """
      borger:
        cpr: 310290-0019
        foedt: 01-01-1990
        timer: 37,5
        samtykke: ja
        antal: mange
        navn: [Åse]
      ydelser: { navn: Åse }
      """,
      [
        "typer.yaml:2:8: error[GV0401]: `borger.cpr` is a CPR number, and this is none; write ten digits, in quotes, with or without a hyphen",
        "typer.yaml:3:10: error[GV0401]: `borger.foedt` is a date, and this is none; write year, month and day, such as 2026-11-22",
        "typer.yaml:4:10: error[GV0401]: `borger.timer` is a decimal number, and this is none; write digits with a `.` before the decimals, and nothing between thousands",
        "typer.yaml:5:13: error[GV0401]: `borger.samtykke` is a flag, and this is none; write `true` or `false`",
        "typer.yaml:6:10: error[GV0401]: `borger.antal` is an integer, and this is none; write digits only",
        "typer.yaml:7:9: error[GV0401]: `borger.navn` is a text, found a list",
        "typer.yaml:8:10: error[GV0401]: `ydelser` is a list, found a mapping",
      ]
    ),
    (
      "liste.json", #"{"ydelser": [{"navn": "Åse"}, 3, null]}"#,
      [
        "liste.json:1:31: error[GV0401]: `ydelser[2]` is a record, found a text",
        "liste.json:1:34: error[GV0401]: `ydelser[3]` is a record, found nothing",
      ]
    ),
    (
      "tom.yaml", "# intet\n",
      ["tom.yaml:1:1: error[GV0111]: the file is empty"]
    ),
    (
      "rod.json", #"["Åse"]"#,
      ["rod.json:1:1: error[GV0401]: case data are a mapping of names, found a list"]
    ),
    (
      "komma.json", "{\"borger\": {\"navn\": \"Åse\",}}",
      ["komma.json:1:27: error[GV0402]: expected a key in quotation marks"]
    ),
    (
      "aaben.json", "{\"borger\": {\"navn\": \"Åse",
      ["aaben.json:1:21: error[GV0402]: this text is never closed"]
    ),
    (
      "aaben.yaml", "borger: { navn: Åse\n",
      ["aaben.yaml:1:9: error[GV0105]: this mapping misses a `,` or its `}`"]
    ),
    (
      "anker.yaml", "borger: &b { navn: Åse }\n",
      [
        "anker.yaml:1:9: error[GV0107]: anchors are not used in definitions; write the value out, or put text that begins with `&` in quotes"
      ]
    ),
  ]

  @Test(arguments: faults.indices)
  func fileInError_isRefused_withPlaceAndHelp(_ index: Int) async throws {
    let (name, content, errors) = Self.faults[index]
    let answer = try await plan(name, content)
    #expect(answer.code == 1)
    #expect(answer.output == [])
    let code = errors[0].prefix { $0 != "]" }.suffix(6)
    #expect(
      answer.errors == ["genvej: \(code): Filen med sagsdata kan ikke bruges."]
        + errors.map { "genvej: \($0)" })
    #expect(!answer.text.contains("Åse"))
    #expect(!answer.text.contains("310290"))
  }

  @Test func fileThatIsNotUTF8_isRefused_withItsPlace() async throws {
    let stage = try CaseStage(hotKeys: CaseStage.own)
    let file = try stage.file(
      "latin1.yaml", Data("borger:\n  navn: ".utf8 + [0xC5, 0x73, 0x65, 0x0A]))
    let answer = try await stage.plan(Self.arguments + ["--data", file, "--format", "json"])
    #expect(answer.code == 1)
    let refusal = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.joined().utf8)) as? [String: Any])
    let finding = try #require((refusal["findings"] as? [[String: Any]])?.first)
    #expect(refusal["code"] as? String == "GV0101")
    #expect(finding["message"] as? String == "the file is not UTF-8")
    #expect(finding["line"] as? Int == 2)
    #expect(finding["column"] as? Int == 9)
  }

  @Test func testNumber_isRefused_outsideTestMode() async throws {
    let stage = try CaseStage(hotKeys: CaseStage.own)
    let file = try stage.file("sag.yaml", CaseStage.case_)
    let answer = try await stage.plan(
      ["proeve.udfyld", "--set", "cpr=010190-0003", "--data", file])
    #expect(answer.code == 1)
    #expect(answer.errors.count == 2)
    #expect(
      answer.errors.last?.hasSuffix(
        ":3:8: error[GV0401]: `borger.cpr` is a CPR number, and this is none; it is a test number (day of birth + 60), taken with `--test-mode` only"
      ) == true, "\(answer.errors)")
  }
}
