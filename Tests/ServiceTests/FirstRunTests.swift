import DemoData
import DesktopTestKit
import Foundation
import Testing

/// The caseworker is asked once who they are.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct FirstRunTests {
  @Test func profile_isAskedForOnce_andKeptForItsOwnerOnly() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let profile = DemoData.configHome(in: stage.data)
        .appendingPathComponent("genvej/profil.json")
      try FileManager.default.removeItem(at: profile)
      let variables = ["GENVEJ_PANEL": try PanelStage.panel.located()]
      let daemon = try await stage.startDaemon(extra: variables)
      let server = try await FormServer.start(in: session)
      let panel = PanelStage(daemon: stage, process: daemon, server: server)
      try await panel.untilPanelIsActive()
      for answer in ["Maja Prøve", "konsulent", "JKN", "70 00 00 21", "maja@eksempel.dk"] {
        try await panel.type(answer)
        // Enter goes to the first field without an answer.
        try await panel.press("Return")
      }
      try await panel.picture("first-run")
      try await panel.type("hverdage 9-11")
      try await panel.press("Return")
      _ = try await daemon.errors.first { $0.contains("the profile is kept") }
      let content = try JSONDecoder().decode(
        [String: [String: String]].self, from: Data(contentsOf: profile))
      #expect(
        content == [
          "medarbejder": [
            "navn": "Maja Prøve", "titel": "konsulent", "enhed": "JKN", "telefon": "70 00 00 21",
            "email": "maja@eksempel.dk", "telefontid": "hverdage 9-11",
          ]
        ])
      let rights = try FileManager.default.attributesOfItem(atPath: profile.path)
      #expect(rights[.posixPermissions] as? Int == 0o600)
      #expect(!daemon.errors.all.joined().contains("Maja"))
    }
  }
}
