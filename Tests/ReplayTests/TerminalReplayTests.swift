import DesktopTestKit
import Foundation
import Testing

/// A terminal's screen without a terminal.
@Suite struct TerminalReplayTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  /// The shipped script, with other text in one place.
  private func test(
    replacing old: String = "", with new: String = ""
  ) async throws -> (output: String, isGood: Bool) {
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOfFile: "\(Self.root)/HotKeys/befordring/udbetaling.test.yaml", encoding: .utf8)
    #expect(old.isEmpty || text.contains(old))
    let script = try folder.file("udbetaling.test.yaml", text.replacing(old, with: new))
    let process = try await TestProcess.start(
      Self.genvej,
      [
        "test", "--on", "2026-11-22", "--hot-keys", "\(Self.root)/HotKeys", "--templates",
        "\(Self.root)/Templates", "--verbose", script,
      ], environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    let exit = try await process.exit()
    return (process.errors.all.joined(separator: "\n"), exit == .exited(0))
  }

  @Test func everyCase_holdsOnASimulatedScreen() async throws {
    let (output, isGood) = try await test()
    #expect(isGood && output.contains("11 passed"), "\(output)")
  }

  @Test(arguments: [
    ("focus-theft: ydelse", "a terminal has no `focus-theft`"),
    ("modal-dialog: ydelse", "a terminal has no `modal-dialog`"),
    ("lost-paste: ydelse", "a terminal has no `lost-paste`"),
    (
      "reformatting: { at: ydelse, on: leave }", "a terminal has no `reformatting` on leaving"
    ),
  ])
  func trapThatATerminalHasNot_isSkippedWithItsReason(_ fault: String, _ reason: String)
    async throws
  {
    let (output, _) = try await test(replacing: "read-only: ydelse", with: fault)
    #expect(output.contains(reason), "\(output)")
    #expect(output.contains("10 passed, 3 skipped"), "\(output)")
  }

  @Test func otherCitizenOnTheScreen_failsACaseThatExpectsOurs() async throws {
    let (output, isGood) = try await test(
      replacing: "citizen: 610190-0019\n    form:", with: "citizen: 620190-0026\n    form:")
    #expect(!isGood && output.contains("GV0515"), "\(output)")
  }
}
