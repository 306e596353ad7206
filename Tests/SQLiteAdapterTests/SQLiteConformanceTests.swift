import CaseAdapterConformance
import CaseData
import FoundationEssentials
import GRDB
import SQLiteAdapter
import Testing

@Suite(.timeLimit(.minutes(2))) struct SQLiteConformanceTests {
  @Test(arguments: CaseAdapterRequirement.allCases)
  func sqliteAdapter_meets(requirement: CaseAdapterRequirement) async throws {
    let database = try await CaseDatabase()
    try await requirement.verify(try subject(of: database))
  }

  /// The same texts again, as bound arguments.
  @Test func hostileArgument_isBoundAndNeverPastedIn() async throws {
    let database = try await CaseDatabase()
    var subject = try subject(of: database)
    let adapter = database.adapter()
    subject.place = { AdapterQuestion(adapter, "samme", ["tekst": .text($0)]) }
    try await CaseAdapterRequirement.returnsHostileTextUnchanged.verify(subject)
    try await CaseAdapterRequirement.findsRecord.verify(subject)
  }

  private func subject(of database: CaseDatabase) throws -> ConformanceSubject {
    let adapter = database.adapter()
    let anne: [String: Value] = ["cpr": .text("6101900019")]
    return ConformanceSubject(
      found: (AdapterQuestion(adapter, "borger", ["cpr": .text("751288-0015")]), bjoern),
      missing: AdapterQuestion(adapter, "borger", ["cpr": .text("690200-4015")]),
      list: (AdapterQuestion(adapter, "alle", ["navn": .text("%")]), everybody),
      emptyList: AdapterQuestion(adapter, "alle", ["navn": .text("Ingen%")]),
      ambiguous: AdapterQuestion(adapter, "en"),
      secret: (AdapterQuestion(adapter, "kode", anne), "hemmelig-kode-1"),
      slow: AdapterQuestion(adapter, "evig"),
      malformed: try damaged(database),
      unavailable: AdapterQuestion(
        database.adapter(at: database.folder.file("findes-ikke.sqlite")), "borger", anne),
      lock: { try await database.lock($0) },
      place: { text in
        try await database.write("DELETE FROM tekst")
        // As a blob of bytes: GRDB would end the text at a NUL character.
        try await database.write(
          "INSERT INTO tekst VALUES (CAST(? AS TEXT))", [Data(text.utf8)])
        return AdapterQuestion(adapter, "tekst", ["id": .integer(1)])
      },
      holdsNUL: true,
      personalData: ["Anne", "Testesen", "Bjørn", "0019", "0015", "hemmelig-kode", "eksempel.dk"])
  }

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

  /// Copies of the database, each damaged in another place.
  private func damaged(
    _ database: CaseDatabase
  ) throws -> [(damage: String, question: AdapterQuestion)] {
    let sound = [UInt8](try Data(contentsOf: URL(filePath: database.path)))
    let pageSize = Int(sound[16]) << 8 + Int(sound[17])
    var header = sound
    header.replaceSubrange(0..<16, with: Array("ikke en database".utf8).prefix(16))
    var page = sound
    page.replaceSubrange(pageSize..<2 * pageSize, with: repeatElement(0xA5, count: pageSize))
    let copies = [
      ("another header", header), ("a page of rubbish", page),
      ("cut off", Array(sound.prefix(pageSize + pageSize / 2))),
      ("a text file", Array("navn;cpr\nAnne;6101900019\n".utf8)),
    ]
    var damaged = [("a column of another type", AdapterQuestion(database.adapter(), "fejl-type"))]
    for (index, copy) in copies.enumerated() {
      let path = try database.folder.write("skadet-\(index).sqlite", copy.1)
      let question = AdapterQuestion(
        database.adapter(at: path), "borger", ["cpr": .text("6101900019")])
      damaged.append((copy.0, question))
    }
    return damaged
  }
}
