import Testing

@testable import Inspection

/// Ids from labels.
@Suite struct FieldNameTests {
  @Test(arguments: [
    ("Navn", "navn"), ("Ønsket dato", "oensket-dato"), ("CPR-nr.", "cpr-nr"),
    ("Ægtefælles år", "aegtefaelles-aar"), ("2. kontaktperson", "felt-2-kontaktperson"),
    ("***", "felt04"), ("", "felt04"), ("日本", "felt04"),
    (
      "Hvor meget forventer du at tjene om måneden efter skat?",
      "hvor-meget-forventer-du-at-tjene-om"
    ),
  ])
  func id_isSpelledAsTheLabel(_ label: String, _ id: String) {
    var names = FieldNames()
    #expect(names.id(for: label, at: 4) == id)
  }

  @Test func id_isGivenOnce_andNeverAWordOfTheLanguage() {
    var names = FieldNames()
    #expect(names.id(for: "Navn", at: 1) == "navn")
    #expect(names.id(for: "Navn:", at: 2) == "navn-2")
    #expect(names.id(for: "", at: 3) == "felt03")
    #expect(names.id(for: "Not", at: 5) == "not-2")
  }
}
