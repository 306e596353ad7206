import DesktopTestKit
import Foundation
import Testing

/// The same in a browser, with a citizen, and data from their source.
@Suite(
  .serialized, .timeLimit(.minutes(4)),
  .enabled(if: RecordingStage.programs && Program.arePresent(.xvnc, .chromium)))
struct BrowserTests {
  private static let system = """
    system: plansystem
    title: Plansystem
    environment: test
    windows:
      plan: { class: "chromium*", title: "*plan*" }
    forms:
      plan:
        find: label
        proof: when-possible
        citizen: cpr
        fields:
          navn: { label: Navn, type: text, length: 100, required: true }
          cpr: { label: CPR-nr., type: text, length: 11, required: true }
          email: { label: E-mail, type: text, length: 120 }
          telefon: { label: Telefon, type: text, length: 20 }

    """

  @Test func pageFilledByHand_becomesADraft_forItsCitizen() async throws {
    try await DesktopSession.run(.init(server: .xvnc, hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      try Self.system.write(
        to: stage.hotKeys.appendingPathComponent("systems/plansystem.yaml"), atomically: true,
        encoding: .utf8)
      let server = try await FormServer.start(in: session)
      _ = try await Browser.open(
        .chromium, page: "forberedende-plan", of: server, in: session, hasAccessibility: true)
      _ = try await server.state { $0.values["_fokus"] == "navn" && $0.values["_aktiv"] == "true" }
      let process = try await stage.startRecord([
        "plan.udfyld", "--output", stage.drafts.path, "--fetch", "borger=kilde.borger(cpr)",
        "--set", "-", "--test-mode",
      ])
      try await stage.untilRecording(process)
      let human = try await session.human()
      try await human.type("Åse Prøvesen")
      try await human.press(.tab)
      try await human.type("610190-0019")
      try await human.press(.tab, .tab)
      try await human.type("70 00 01 19")
      _ = try await server.state { $0.values["telefon"] == "70 00 01 19" }
      try await human.chord([.control, .shift], .function(12))
      let answer = try await stage.end(of: process)
      #expect(answer.code == 0, "\(answer.text)")
      let draft = try stage.draft("udfyld.yaml")
      #expect(draft.contains(Self.steps), "\(draft)")
      #expect(
        try stage.draft("udfyld.test.yaml").contains("    citizen: 620290-0016\n"))
      #expect(stage.files(holding: Sample.values + ["70 00 01 19"]) == [])
      #expect(try await stage.genvej("check").code == 0)
      let test = try await stage.genvej("test", stage.drafts.path)
      #expect(test.code == 0, "\(test.text)")
    }
  }

  private static let steps = """
    steps:
      - confirm: preview
      - fill: plansystem.plan
        citizen: borger.cpr
        policy: only-empty
        fields:
          navn: "{{ borger.navn }}"
          cpr: "{{ borger.cpr | cpr }}"
          telefon: "" # a text of 11 characters was written here; decide what it should be

    """
}
