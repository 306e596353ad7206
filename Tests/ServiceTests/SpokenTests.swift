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
}
