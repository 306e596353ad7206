import DemoData
import Testing

/// The standard texts as they reach a journal or letter.
@Suite struct StandardTextTests {
  @Test func nameAndTitle_comeFromTheProfile() async throws {
    let desk = try Desk()
    let text = try await desk.inserted("standardtekster.navn-titel")
    #expect(
      text == """
        Med venlig hilsen

        Maja Øllgaard Prøve
        virksomhedskonsulent
        Jobcenter København Nord (fiktiv)
        Tlf. 70 00 00 21 (hverdage kl. 9.00-11.00)
        """)
  }

  @Test func addressBlock_isThatOfTheCaseworkersUnit() async throws {
    let desk = try Desk()
    let text = try await desk.inserted("standardtekster.adresseblok")
    #expect(
      text == """
        Jobcenter København Nord (fiktiv)
        Prøvevej 12, 2.
        2200 København N
        Tlf. 70 00 00 01
        """)
  }

  @Test func headings_areAllThere_inOrder() async throws {
    let desk = try Desk()
    let lines = try await desk.inserted("standardtekster.planens-overskrifter").split(
      separator: "\n")
    #expect(
      lines == [
        "Formål med planen", "Beskæftigelses- eller uddannelsesmål", "Ressourcer og udfordringer",
        "Aftalte aktiviteter og tilbud (formål, indhold, omfang, periode)",
        "Borgerens egen indsats",
        "Kommunens indsats", "Opfølgning (hvornår, hvordan)", "Rettigheder og pligter",
        "Borgerens bemærkninger",
      ])
  }

  @Test func note_saysWhatWasCopied() async throws {
    let desk = try Desk()
    let text = try await desk.inserted(
      "standardtekster.notat-om-praeudfyldning", cpr: DemoData.mainCitizen)
    #expect(text.hasPrefix("Forberedende plan præudfyldt, sag 26-104711\n\nDen "))
    #expect(text.hasSuffix("\n\nMaja Øllgaard Prøve, virksomhedskonsulent"))
  }

  @Test func guidance_namesTheCaseworker() async throws {
    let desk = try Desk()
    let text = try await desk.inserted("standardtekster.vejledning-om-bisidder")
    #expect(text.hasSuffix("Maja Øllgaard Prøve på telefon 70 00 00 21, hverdage kl. 9.00-11.00."))
    #expect(text.count > 800)
  }
}
