import CaseData
import DemoData
import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Planning
import Testing

/// The definitions under `HotKeys/` and the texts under `Templates/`, over the demo data.
@Suite struct ShippedContentTests {
  @Test func content_isClean() {
    #expect(
      Shipped.loaded.diagnostics.isEmpty, "\(ShortRenderer().render(Shipped.loaded.diagnostics))")
    #expect(Shipped.loaded.set.hotKeys.count == 15)
  }

  /// Domain §3.2, the years with a source; an approval is the municipality's own.
  @Test func rates_areThoseOfTheSources_andApprovedByNobody() throws {
    let table = try #require(Shipped.loaded.set.rates["befordring"])
    let values = table.periods.map { "\($0.from.iso) \($0.to?.iso ?? "") \($0.value)" }
    #expect(
      values == [
        "2018-01-01 2018-12-31 0.97", "2019-01-01 2019-12-31 0.99", "2020-01-01 2020-12-31 0.98",
        "2021-01-01 2021-12-31 0.95", "2023-01-01 2023-12-31 1.1", "2024-01-01 2024-12-31 1.12",
        "2025-01-01 2025-12-31 1.12", "2026-01-01 2026-12-31 1.14",
      ])
    #expect(table.periods.allSatisfy { $0.approval == nil && !$0.source.isEmpty })
  }

  @Test func plan_holdsWhatIsWritten_forTheMainCitizen() async throws {
    let desk = try Desk()
    let (plan, data) = try await desk.plan(
      "forberedende-plan.praeudfyld", cpr: DemoData.mainCitizen)
    let filled = Desk.filled(plan)
    let wanted = try Expected.plan(readAt: data)
    #expect(wanted.count == 97)
    for (field, text) in wanted { #expect(filled[field] == text, "\(field)") }
    #expect(Set(filled.keys) == Set(wanted.keys))
  }

  /// The three single hot keys give the same as the one for the whole plan.
  @Test(arguments: ["stamdata", "forsoergelseshistorik", "tilbudsaktiviteter"])
  func part_fillsTheSameAsTheWhole(part: String) async throws {
    let desk = try Desk()
    let (plan, data) = try await desk.plan(
      "forberedende-plan.\(part)", cpr: DemoData.mainCitizen)
    let filled = Desk.filled(plan)
    let wanted = try Expected.plan(readAt: data)
    #expect(filled.count >= 15)
    for (field, text) in filled { #expect(text == wanted[field], "\(field)") }
  }

  /// The measuring form of the plan: the same data in fewer rows, with texts of its own in three fields.
  @Test func planInAWindow_getsWhatThePageGets() async throws {
    let desk = try Desk()
    let window = try await desk.filled("maaling.plan", cpr: DemoData.mainCitizen)
    let page = try await desk.filled("forberedende-plan.praeudfyld", cpr: DemoData.mainCitizen)
    let own: Set = ["attester", "ydelser-kilde", "tilbud-kilde"]
    #expect(window.count == 36)
    for (field, text) in window where !own.contains(field) {
      #expect(text == page[field], "\(field)")
    }
  }

  @Test func caseworkersFields_stayUntouched() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("forberedende-plan.praeudfyld", cpr: DemoData.mainCitizen)
    for field in [
      "bisidder", "maal", "erfaringer", "personlige", "udfordringer", "oensker", "helbred",
      "laegevurdering", "tilbud-erfaringer", "oevrig-indsats", "bemaerkninger", "medvirket",
      "status",
    ] {
      #expect(filled[field] == nil, "\(field)")
    }
  }

  @Test func address_isNotWritten_whenItIsProtected() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("forberedende-plan.praeudfyld", cpr: "8211791048")
    #expect(filled["adressebeskyttet"] == "true")
    #expect(filled["adresse"] == "Adressebeskyttet - se OPERA")
    #expect(filled["telefon"] == "Beskyttet - se OPERA")
    #expect(!filled.values.contains { $0.contains("Mønsterstræde") || $0.contains("70 00 01 13") })
  }

  @Test func plan_isRefused_whenThereIsNoAddress() async throws {
    let desk = try Desk()
    await #expect(throws: PlanningError.self) {
      _ = try await desk.plan("forberedende-plan.praeudfyld", cpr: "7611962015")
    }
  }

  @Test func plan_isRefused_whenTheDataHoldControlCharacters() async throws {
    let desk = try Desk()
    await #expect(throws: PlanningError.self) {
      _ = try await desk.plan("forberedende-plan.praeudfyld", cpr: "7512880015")
    }
  }

  @Test func tabsAndLineEnds_becomeSpaces_inAField() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("forberedende-plan.tilbudsaktiviteter", cpr: "7512880015")
    #expect(filled["navn"] == "Tobias Linjeskift")
    #expect(filled["tilbud[1].titel"] == "Kursus med linjer")
  }

  @Test func plan_isFoundForEveryOtherCitizen() async throws {
    let desk = try Desk()
    for cpr in DemoData.citizens where !["7611962015", "7512880015"].contains(cpr) {
      let filled = try await desk.filled("forberedende-plan.praeudfyld", cpr: cpr)
      #expect(filled.values.allSatisfy { !$0.isEmpty })
    }
  }

  @Test func rowsThatDoNotFit_areToldInTheText() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("forberedende-plan.praeudfyld", cpr: "6402830059")
    #expect(filled["ydelser[10].fra"] == "01-01-2017")
    #expect(
      filled["ydelser-kilde"]?.contains("01-01-2014 - 31-12-2014: Kontanthjælp (jobparat)\n")
        == true)
    #expect(filled["tilbud-kilde"]?.contains("01-03-2016 - 31-05-2016: Praktik nr. 1,") == true)
  }

  @Test func overlapAndGap_areShownAndNotResolved() async throws {
    let desk = try Desk()
    let overlap = try await desk.filled(
      "forberedende-plan.forsoergelseshistorik", cpr: "9108720058")
    #expect(overlap["ydelser[2].ydelse"] == "Sygedagpenge (overlap)")
    #expect(overlap["ydelser[3].ydelse"] == "Fleksløntilskud (overlap)")
    let gap = try await desk.filled("forberedende-plan.forsoergelseshistorik", cpr: "7806682017")
    #expect(gap["ydelser[2].ydelse"] == "Ingen registreret ydelse - kontrollér")
    #expect(gap["ydelser[4].fra"] == "01-02-2018")
    #expect(gap["ydelser[4].til"] == "28-02-2018")
  }

  @Test func measuringForm_getsTheSixtyTexts() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("maaling.maaleskema")
    #expect(filled.sorted { $0.key < $1.key }.map(\.value) == DemoData.measuringTexts)
  }

  @Test func mixedForm_getsEveryKindOfField() async throws {
    let desk = try Desk()
    let filled = try await desk.filled("maaling.blandet")
    #expect(filled["dato"] == "16-11-2026")
    #expect(filled["antal"] == "18,5")
    #expect(filled["svar"] == "Pr. telefon")
    #expect(filled["afsluttet"] == "true")
    #expect(filled["status"] == nil)
  }
}
