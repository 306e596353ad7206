import DesktopTestKit
import Foundation
import Testing

/// What a screen reader tells of palette and prompt: role, name and description of what has the
/// focus.
@Suite(.serialized, .timeLimit(.minutes(2)), .enabled(if: daemonPrograms))
struct SpokenTests {
  private static let prompting = """
    hotkey: proeve.spoerg
    title: Indsæt borgerens nummer
    keys: Ctrl+Alt+P
    ask:
      cpr: { type: cpr, from: [prompt], label: Borgerens CPR-nummer }
    steps:
      - insert: "{{ cpr }}"

    """

  @Test func focusedPart_hasRoleNameAndDescription_inPaletteAndPrompt() async throws {
    let options = DesktopSession.Options(hasAccessibility: true)
    try await PanelStage.run(["a.yaml": Self.prompting], options) { stage in
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("adresseblok")
      let entry = try await stage.focused("the choice") { $0.description.contains("adresseblok") }
      #expect(
        entry
          == SpokenPart(
            role: "text", name: "Søg efter en genvej",
            description:
              "Enhedens adresseblok, Super+J A, Stå først i »Brev i tekstbehandling« eller »Journalen«."
          ))
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.type("999999-0019")
      let question = try await stage.focused("the verdict") { !$0.description.isEmpty }
      #expect(
        question
          == SpokenPart(
            role: "text", name: "Borgerens CPR-nummer",
            description: "De første seks cifre er ingen dato."))
      try await stage.press("Escape")
    }
  }

  @Test func preview_tellsItsRows_withTheirChecks() async throws {
    try await PanelStage.run(
      ["skema.yaml": PreviewTests.yaml()], .init(hasAccessibility: true),
      extra: ["GENVEJ_ACCESSIBILITY": "on"]
    ) { stage, server in
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: stage.session)
    } body: { stage in
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      let parts = try await stage.parts("list") { parts in
        parts.focused != nil && parts.names(ofRole: "table cell").count >= 30
      }
      let list = try #require(parts.first { $0.role == "table" || $0.role == "tree table" })
      #expect(list.name == "Felter")
      #expect(
        list.description
          == "Emne, nu: tomt, bliver: Spørgsmål om befordring til praktik, ny, udfyldes")
      let question = "Intet er skrevet endnu. Se felterne igennem, før de udfyldes."
      #expect(parts.contains { $0.isActive && $0.description == question })
      let cells = parts.names(ofRole: "table cell")
      #expect(
        cells.dropFirst(5).prefix(5) == [
          "", "Beskrivelse", "", "Borgeren 610190-•••• har fået svar.", "ny",
        ])
      #expect(parts.count(where: \.isChecked) == 6)
      #expect(parts.focused?.role == "table cell")
      try await stage.press("Down", "space")
      let left = try await stage.parts("row left out") { parts in
        parts.contains { $0.description.hasSuffix("har fået svar., ny, udelades") }
      }
      #expect(left.count(where: \.isChecked) == 5)
      try await stage.press("Escape")
    }
  }

  @Test(.enabled(if: Program.arePresent(.chromium)))
  func failure_isAnAlert_andItsMessageGoesWithTheList() async throws {
    try await PanelStage.run(
      [:], .init(hasAccessibility: true), extra: ["GENVEJ_ACCESSIBILITY": "off"]
    ) { stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session,
        traps: [("maxlength", "felt03:4")])
    } body: { stage in
      try await stage.press("super+j", "F12")
      try await stage.untilPanelIsActive()
      let parts = try await stage.parts("list") { $0.focused != nil }
      let message =
        "Teksten i feltet »Felt 3« blev ikke, som den skulle: feltet har kun 4 af 28 tegn. Genvej er stoppet."
      #expect(parts.first { $0.role == "alert" }?.description == message)
      let list = try #require(parts.first { $0.role == "table" || $0.role == "tree table" })
      #expect(list.name == "Felter" && list.description == message)
      #expect(parts.focused?.role == "table cell" && parts.focused?.name == "Felt 3")
      let cells = parts.names(ofRole: "table cell")
      #expect(
        cells.prefix(8) == [
          "Felt 1", "udfyldt", "Felt 2", "udfyldt", "Felt 3", "forkert", "Felt 4", "mangler",
        ])
    }
  }
}
