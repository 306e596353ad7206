import PanelModel
import Testing

struct PaletteSearchTests {
  private static func entry(_ id: String, _ title: String, _ summary: String = "", uses: Int = 0)
    -> PaletteEntry
  {
    let area = id.split(separator: ".").dropLast().joined(separator: ".")
    return PaletteEntry(
      id: id, title: title, area: area, summary: summary, keys: nil, unavailable: nil, uses: uses)
  }

  private static let entries = [
    entry("forberedende-plan.praeudfyld", "Præudfyld forberedende plan", "Stamdata og ydelser"),
    entry("standardtekster.navn-titel", "Indsæt navn og titel", uses: 3),
    entry("standardtekster.adresseblok", "Indsæt enhedens adresse", uses: 9),
    entry("forberedende-plan.tilbud", "Forberedende plan: tilbudsaktiviteter"),
  ]

  private func found(_ query: String) -> [String] {
    PaletteSearch.ranked(Self.entries, by: query).map(\.id)
  }

  @Test func nothingTyped_showsAll_theMostUsedFirst() {
    #expect(
      found("") == [
        "standardtekster.adresseblok", "standardtekster.navn-titel",
        "forberedende-plan.tilbud", "forberedende-plan.praeudfyld",
      ])
  }

  @Test(arguments: [
    ("præ", "forberedende-plan.praeudfyld"), ("PRÆUD", "forberedende-plan.praeudfyld"),
    ("fp tilb", "forberedende-plan.tilbud"), ("adr", "standardtekster.adresseblok"),
    ("navn", "standardtekster.navn-titel"), ("ydelser", "forberedende-plan.praeudfyld"),
    ("ftil", "forberedende-plan.tilbud"),
  ])
  func words_areFound_byTheirLettersInOrder(_ query: String, _ first: String) {
    #expect(found(query).first == first)
  }

  @Test func equalHits_areOrdered_byUse() {
    #expect(
      found("indsæt") == ["standardtekster.adresseblok", "standardtekster.navn-titel"])
  }

  @Test func whatCannotBeRun_comesAfterItsEquals() {
    let off = PaletteEntry(
      id: "a.b", title: "Indsæt først", area: "a", summary: "", keys: nil,
      unavailable: "Ikke åbent.", uses: 100)
    #expect(PaletteSearch.ranked([off] + Self.entries, by: "").last == off)
  }

  @Test(arguments: ["xyz", "adresse plan", "nalp"])
  func whatIsNotThere_isNotFound(_ query: String) {
    #expect(found(query) == [])
  }
}
