import DesktopTestKit
import Foundation
import Testing

/// A person at the keyboard presses the hot key and does not keep their hands still.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.xvnc, .chromium, .xclip)))
struct HandsTests {
  private static let hotKey = "maaling.maaleskema"

  /// - Parameter traps: of the page; `nil` opens the GTK form instead of a page.
  private func atTheForm(
    traps: [(String, String)]? = [],
    _ body: (DaemonStage, TestProcess, RFBClient, FormServer, String) async throws -> Void
  ) async throws {
    try await DesktopSession.run(.init(server: .xvnc)) { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon(extra: ["GENVEJ_ACCESSIBILITY": "off"])
      let server = try await FormServer.start(in: session)
      let form = traps == nil ? "gtk" : "web"
      if let traps {
        _ = try await Browser.open(
          .chromium, page: "maaleskema", of: server, in: session, traps: traps)
        _ = try await server.state {
          $0.values["_fokus"] == "felt01" && $0.values["_aktiv"] == "true"
        }
      } else {
        _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
      }
      try await session.copy("Brugerens eget")
      let human = try await session.human()
      try await body(stage, daemon, human, server, form)
      let clipboard = try await TestProcess.run(
        .xclip, ["-selection", "clipboard", "-o"], environment: session.environment)
      #expect(clipboard == ["Brugerens eget"])
    }
  }

  @Test(arguments: [true, false])
  func form_isRight_whilePersonHoldsTheHotKey_andTypes(_ inBrowser: Bool) async throws {
    try await atTheForm(traps: inBrowser ? [] : nil) { stage, daemon, human, server, form in
      let mark = daemon.errors.count
      try await human.hold(.super, Keysym("j"), .function(12))
      // As soon as something stands in the form the person is in the middle of a run.
      _ = try await server.state(of: form, within: .seconds(30)) {
        $0.values["felt02"]?.isEmpty == false
      }
      try await human.hold(.shift)
      try await human.type("forstyrrelse")
      try await human.press(.tab, .delete)
      try await human.click(x: 400, y: 500)
      let end = try await stage.end(of: Self.hotKey, by: daemon, from: mark)
      #expect(end.contains("completed, 60 proved"), "\(end)")
      try await human.releaseAll()
      // The form reports its last field some time after the run has read it.
      let state = try await server.state(of: form) { state in
        state.values.allSatisfy { !$0.key.hasPrefix("felt") || !$0.value.isEmpty }
      }
      #expect(!state.values.values.contains { $0.localizedCaseInsensitiveContains("forstyrrelse") })
    }
  }

  @Test func escape_cancelsTheRun_andTheTrailSaysSo() async throws {
    try await atTheForm(traps: [("freeze-at", "felt05:3000")]) {
      stage, daemon, human, server, form in
      let mark = daemon.errors.count
      try await human.hold(.super, Keysym("j"), .function(12))
      try await human.releaseAll()
      _ = try await server.state(of: form, within: .seconds(30)) {
        $0.values["felt03"]?.isEmpty == false
      }
      try await human.press(.escape)
      let end = try await stage.end(of: Self.hotKey, by: daemon, from: mark)
      #expect(end.contains("cancelled"), "\(end)")
      #expect(stage.auditTrail.contains("\"run-cancelled\""))
    }
  }
}
