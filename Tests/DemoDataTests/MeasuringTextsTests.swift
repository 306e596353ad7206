import DemoData
import GRDB
import Testing

@Suite struct MeasuringTextsTests {
  @Test func texts_areSixty_andTheSameInTheDatabase() throws {
    let folder = try Folder()
    let row = try #require(
      try folder.rows("maaling.sqlite", "SELECT * FROM maaleskema WHERE nr = 1").first)
    let held = row.filter { $0.0 != "nr" }.map { String.fromDatabaseValue($0.1) }
    #expect(held == DemoData.measuringTexts)
    #expect(Set(held).count == 60)
  }

  @Test func texts_holdFiveLongOnes() {
    let long = DemoData.measuringTexts.filter { $0.count == 300 }
    #expect(Set(long).count == 5)
    #expect(DemoData.measuringTexts.allSatisfy { $0.count == 300 || $0.count < 60 })
  }

  @Test(arguments: ["æ", "ø", "å", "Æ", "Ø", "Å", "§", "“", "”", "½", "€", "🙂"])
  func texts_holdTheCharactersThatGoWrongElsewhere(character: String) {
    #expect(DemoData.measuringTexts.contains { $0.contains(character) })
  }

  @Test func texts_canBeHeldByASingleLine() {
    for text in DemoData.measuringTexts {
      #expect(!text.isEmpty)
      #expect(text.first != " " && text.last != " ")
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }
}
