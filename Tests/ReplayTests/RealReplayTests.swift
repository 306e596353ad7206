import DesktopTestKit
import Foundation
import Testing

/// `genvej test --real`: the same scripts in real applications.
@Suite(
  .serialized, .timeLimit(.minutes(10)),
  .enabled(
    if: Program.arePresent(
      .xvfb, .xvnc, .openbox, .dbusDaemon, .python, .chromium, .firefox, .clipman, .x3270)))
struct RealReplayTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  /// Every case of a shipped script, none of them skipped.
  @Test(arguments: [
    "forberedende-plan/stamdata", "maaling/blandet", "maaling/blandet-dokument",
    "standardtekster/befordringssats",
    "maaling/mentorstoette", "maaling/plan", "maaling/plan-dokument",
    "befordring/udbetaling",
  ])
  func shippedScript_holdsInRealApplications(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let process = try await TestProcess.start(
      Self.genvej,
      [
        "test", "--real", "--on", "2026-11-22", "--hot-keys", "\(Self.root)/HotKeys",
        "--templates", "\(Self.root)/Templates", "--html", "\(folder.path)/html",
        "\(Self.root)/HotKeys/\(name).test.yaml",
      ], environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    let exit = try await process.exit(within: .seconds(550))
    let output = process.errors.all.joined(separator: "\n")
    #expect(exit == .exited(0), "\(output)")
    #expect(!output.contains("skipped"), "\(output)")
    let pictures = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/html")
    #expect(pictures.contains("index.html") && pictures.contains("1.png"))
  }
}
