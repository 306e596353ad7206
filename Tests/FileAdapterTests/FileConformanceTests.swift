import CaseAdapterConformance
import CaseData
import FileAdapter
import Testing

@Suite(.timeLimit(.minutes(2))) struct FileConformanceTests {
  @Test(arguments: CaseAdapterRequirement.allCases)
  func jsonFile_meets(requirement: CaseAdapterRequirement) async throws {
    try await requirement.verify(try ConformanceFiles(json: ()).subject())
  }

  @Test(arguments: CaseAdapterRequirement.allCases)
  func csvFile_meets(requirement: CaseAdapterRequirement) async throws {
    try await requirement.verify(try ConformanceFiles(csv: ()).subject())
  }
}

/// The same citizens as JSON or as CSV.
private struct ConformanceFiles {
  let files: CaseFiles
  let format: FileAdapter.Format
  let citizens: String
  let damage: [(String, [UInt8])]
  /// The text as the only row of a file.
  let writeText: @Sendable (String) -> String
  /// The row repeated, so that reading the file takes long.
  let long: String

  init(json: Void) throws {
    files = try CaseFiles()
    format = .json
    citizens = """
      [{"cpr": "6101900019", "navn": "Anne Testesen", "email": "anne@eksempel.dk", "foedt": "1990-01-01",
        "timer": 12.50, "aktiv": true, "hemmelighed": "hemmelig-kode-1"},
       {"cpr": "751288-0015", "navn": "Bjørn Prøvesen", "email": null, "foedt": "1988-12-15",
        "aktiv": false, "hemmelighed": "hemmelig-kode-2"}]
      """
    damage = [
      ("cut off", Array(citizens.utf8.dropLast(3))),
      ("another encoding", Array(#"[{"navn": "Bj"#.utf8) + [0xF8]),
      ("a NUL byte", Array("[{\"navn\": \"Anne\0Testesen\"}]".utf8)),
      ("a text file", Array("Anne Testesen;6101900019".utf8)), ("an empty file", []),
      ("a list of texts", Array(#"["Anne Testesen"]"#.utf8)),
    ]
    writeText = { #"[{"id": 1, "tekst": \#(ConformanceFiles.json($0))}]"# }
    long = "[" + String(repeating: #"{"cpr": "6101900019"},"# + "\n", count: 500_000) + "{}]"
  }

  init(csv: Void) throws {
    files = try CaseFiles()
    format = try .danish()
    citizens = """
      cpr;navn;email;foedt;timer;aktiv;hemmelighed
      6101900019;Anne Testesen;anne@eksempel.dk;01-01-1990;12,50;ja;hemmelig-kode-1
      751288-0015;"Bjørn Prøvesen";;1988-12-15;;0;hemmelig-kode-2

      """
    damage = [
      ("a record too short", Array((citizens + "690200-4015;Carla\n").utf8)),
      ("another encoding", Array("cpr;navn\n6101900019;Bj".utf8) + [0xF8]),
      ("a NUL byte", Array("cpr;navn\n6101900019;Anne\0Testesen".utf8)),
      ("an open quotation mark", Array("cpr;navn\n6101900019;\"Anne Testesen".utf8)),
      ("no header", []), ("another column", Array("cpr;name\n6101900019;Anne Testesen".utf8)),
    ]
    writeText = { "id;tekst\r\n1;\"\($0.replacing("\"", with: "\"\""))\"\r\n" }
    long = "cpr;navn\n" + String(repeating: "6101900019;Anne Testesen\n", count: 500_000)
  }

  func subject() throws -> ConformanceSubject {
    try files.folder.write("borgere", citizens.utf8)
    try files.folder.write("langsom", long.utf8)
    let adapter = files.adapter("borgere", format, queries)
    let anne: [String: Value] = ["cpr": .text("6101900019")]
    return ConformanceSubject(
      found: (AdapterQuestion(adapter, "borger", ["cpr": .text("7512880015")]), bjoern),
      missing: AdapterQuestion(adapter, "borger", ["cpr": .text("690200-4015")]),
      list: (AdapterQuestion(adapter, "alle"), everybody),
      emptyList: AdapterQuestion(adapter, "navne", ["navn": .text("Ingen")]),
      ambiguous: AdapterQuestion(adapter, "en"),
      secret: (AdapterQuestion(adapter, "kode", anne), "hemmelig-kode-1"),
      slow: AdapterQuestion(
        files.adapter("langsom", format, queries), "langsom", ["cpr": .text("690200-4015")]),
      malformed: try damaged(),
      unavailable: AdapterQuestion(files.adapter("findes-ikke", format, queries), "borger", anne),
      lock: nil, place: placement, holdsNUL: format == .json,
      personalData: ["Anne", "Testesen", "Bj", "0019", "0015", "hemmelig-kode", "eksempel.dk"])
  }

  private var placement: ConformanceSubject.TextPlacement {
    { [files, format, queries, writeText] text in
      try files.folder.write("tekst", writeText(text).utf8)
      return AdapterQuestion(files.adapter("tekst", format, queries), "tekst", ["id": .integer(1)])
    }
  }

  private func damaged() throws -> [(damage: String, question: AdapterQuestion)] {
    try damage.enumerated().map { index, damage in
      let path = try files.folder.write("skadet-\(index)", damage.1)
      return (
        damage.0,
        AdapterQuestion(files.adapter(path, format, queries), "navne", ["navn": .text("x")])
      )
    }
      + [
        (
          "a column of another type",
          AdapterQuestion(files.adapter("borgere", format, queries), "fejl-type")
        )
      ]
  }

  private let queries: [String: FileAdapter.Query] = [
    "borger": FileAdapter.Query(
      match: ["cpr": "cpr"], parameters: [.init("cpr", .cpr)], shape: .record,
      fields: [
        "cpr": .cpr, "navn": .text, "email": .text, "foedt": .date, "timer": .decimal,
        "aktiv": .flag,
      ]),
    "alle": FileAdapter.Query(shape: .list, fields: ["navn": .text, "aktiv": .flag]),
    "navne": FileAdapter.Query(
      match: ["navn": "navn"], parameters: [.init("navn", .text)], shape: .list,
      fields: ["navn": .text]),
    "en": FileAdapter.Query(shape: .record, fields: ["navn": .text]),
    "kode": FileAdapter.Query(
      match: ["cpr": "cpr"], parameters: [.init("cpr", .cpr)], shape: .record,
      fields: ["hemmelighed": .secret]),
    "tekst": FileAdapter.Query(
      match: ["id": "id"], parameters: [.init("id", .integer)], shape: .record,
      fields: ["tekst": .text]),
    "langsom": FileAdapter.Query(
      match: ["cpr": "cpr"], parameters: [.init("cpr", .cpr)], shape: .list, fields: ["cpr": .cpr]),
    "fejl-type": FileAdapter.Query(shape: .list, fields: ["navn": .integer]),
  ]

  private var bjoern: Value {
    .record([
      "cpr": .text("7512880015"), "navn": .text("Bjørn Prøvesen"), "email": .missing,
      "foedt": CalendarDate(year: 1988, month: 12, day: 15).map(Value.date) ?? .missing,
      "timer": .missing, "aktiv": .flag(false),
    ])
  }

  private var everybody: Value {
    .list([
      .record(["navn": .text("Anne Testesen"), "aktiv": .flag(true)]),
      .record(["navn": .text("Bjørn Prøvesen"), "aktiv": .flag(false)]),
    ])
  }

  /// A JSON text with only what must be escaped escaped.
  private static func json(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": written += "\\\(scalar)"
      case "\0"..<" ":
        written += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }
}
