import DemoData
import FoundationEssentials
import GRDB
import Testing

@Suite struct DemoDataTests {
  @Test func write_givesTheSameFiles_whenDoneTwice() throws {
    let first = try Folder()
    let second = try Folder()
    for name in [
      "opera.sqlite", "aktiv.sqlite", "maaling.sqlite", "enheder.csv", "config/genvej/profil.json",
    ] {
      let one = try Data(contentsOf: first.url.appending(path: name))
      #expect(try one == Data(contentsOf: second.url.appending(path: name)), "\(name)")
      #expect(!one.isEmpty, "\(name)")
    }
  }

  @Test func write_replacesWhatIsThere_whenTheFileIsDamaged() throws {
    let folder = try Folder()
    try Data("no database".utf8).write(to: folder.url.appending(path: "aktiv.sqlite"))
    try DemoData.write(to: folder.url)
    #expect(try folder.rows("aktiv.sqlite", "SELECT 1 FROM ydelse LIMIT 1").count == 1)
  }

  @Test func citizens_areFictitious() throws {
    let folder = try Folder()
    let numbers = try folder.rows("opera.sqlite", "SELECT cpr FROM borger").map {
      $0["cpr"] as String
    }
    #expect(Set(numbers) == Set(DemoData.citizens))
    #expect(numbers.count == 12)
    for number in numbers {
      #expect(number.count == 10)
      #expect((61...91).contains(Int(number.prefix(2)) ?? 0), "day + 60")
    }
  }

  @Test func checkDigits_failForTwoCitizens() {
    let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
    let failing = DemoData.citizens.filter { number in
      zip(number, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 } % 11 != 0
    }
    #expect(failing.count == 2)
  }

  @Test func mainCitizen_hasEveryStamdataField() throws {
    let folder = try Folder()
    let row = try #require(
      try folder.rows("opera.sqlite", "SELECT * FROM borger WHERE cpr = ?", [DemoData.mainCitizen])
        .first)
    #expect(row.databaseValues.allSatisfy { !$0.isNull })
  }

  @Test func mainCitizen_fillsBothTablesExactly() throws {
    let folder = try Folder()
    let activities = try folder.rows(
      "opera.sqlite", "SELECT fra FROM tilbud WHERE cpr = ?", [DemoData.mainCitizen]
    ).map { $0["fra"] as String }
    #expect(activities.count == 8)
    #expect(activities.filter { $0 < "2020-01-01" }.count == 4)
    let months = try folder.rows(
      "aktiv.sqlite", "SELECT aar * 12 + maaned AS m, ydelse FROM ydelse WHERE cpr = ? ORDER BY m",
      [DemoData.mainCitizen])
    #expect(
      zip(months, months.dropFirst()).allSatisfy { ($0["m"] as Int) + 1 == $1["m"] as Int },
      "no gap, no overlap")
    let changes = zip(months, months.dropFirst()).filter {
      $0["ydelse"] as String != $1["ydelse"] as String
    }
    #expect(changes.count + 1 == 10)
  }

  @Test(arguments: [
    ("adressebeskyttet = 1", 1), ("email IS NULL", 3), ("adresse IS NULL", 1), ("tolk = 1", 1),
    ("digitalpost = 0", 1),
  ])
  func special_citizensAreThere(condition: String, count: Int) throws {
    let folder = try Folder()
    #expect(
      try folder.rows("opera.sqlite", "SELECT 1 FROM borger WHERE \(condition)").count == count)
  }

  @Test func everyCitizen_hasOneOpenCase() throws {
    let folder = try Folder()
    let open = try folder.rows("opera.sqlite", "SELECT cpr FROM sag WHERE afsluttet IS NULL")
    #expect(Set(open.map { $0["cpr"] as String }).count == DemoData.citizens.count)
    #expect(open.count == DemoData.citizens.count)
  }

  @Test func units_areInLatin1() throws {
    let folder = try Folder()
    let table = try Data(contentsOf: folder.url.appending(path: "enheder.csv"))
    #expect(table.contains(0xF8), "ø as one byte")
    let text = String(decoding: table.map { UInt16($0) }, as: UTF16.self)
    #expect(
      text.contains(
        "JKN;Jobcenter København Nord (fiktiv);Prøvevej 12, 2.;2200;København N;70 00 00 01\r\n"))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.split(separator: ";").count == 6 })
  }

  @Test func profile_namesAUnitOfTheTable() throws {
    struct File: Decodable {
      let medarbejder: [String: String]
    }
    let folder = try Folder()
    let place = DemoData.configHome(in: folder.url).appending(path: "genvej/profil.json")
    let profile = try JSONDecoder().decode(File.self, from: Data(contentsOf: place)).medarbejder
    #expect(profile["enhed"] == "JKN")
    #expect(profile.values.allSatisfy { !$0.isEmpty })
  }
}
