import DesktopTestKit
import Foundation
import Testing

/// Definitions that change under a running daemon.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct ReloadTests {
  @Test func badReload_keepsTheLastGoodSet_andSaysSo() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      let before = try await stage.genvej("list").output
      let mark = daemon.errors.count
      try stage.write(
        "hotkey: proeve.brudt\ntitle: Brudt\nsteps: [ { fyld: x } ]\n", to: "brudt.yaml")
      // The watcher reloads by itself.
      _ = try await daemon.errors.first(from: mark) { $0.contains("reload refused") }
      let answer = try await stage.genvej("reload")
      #expect(answer.code == 1)
      #expect(answer.text.contains("the last good definitions stay in force"))
      #expect(answer.text.contains("brudt.yaml:3:"))
      #expect(try await stage.genvej("list").output == before)
      #expect(try await stage.genvej("status").text.contains("the last reload was refused"))
      #expect(stage.auditTrail.contains("reload-refused"))
    }
  }

  @Test func goodChange_isInForceByItself_alsoInANewFolder() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      let mark = daemon.errors.count
      try FileManager.default.createDirectory(
        at: stage.hotKeys.appendingPathComponent("nyt"), withIntermediateDirectories: false)
      try stage.write(
        Sample.insertion(id: "nyt.proeve", keys: "Ctrl+Alt+F9"), to: "nyt/proeve.yaml")
      _ = try await daemon.errors.first(from: mark) { $0.contains("16 hot keys in force") }
      #expect(try await stage.genvej("list").text.contains("nyt.proeve\tCtrl+Alt+F9"))
    }
  }

  @Test func folder_isStillWatched_afterItWasReplaced() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let copy = stage.hotKeys.deletingLastPathComponent().appendingPathComponent("copy")
      try FileManager.default.copyItem(at: stage.hotKeys, to: copy)
      let daemon = try await stage.startDaemon()
      try FileManager.default.removeItem(at: stage.hotKeys)
      _ = try await daemon.errors.first { $0.contains("reload refused") }
      let mark = daemon.errors.count
      try FileManager.default.moveItem(at: copy, to: stage.hotKeys)
      _ = try await daemon.errors.first(from: mark) { $0.contains("15 hot keys in force") }
      let later = daemon.errors.count
      try stage.write(Sample.insertion(id: "nyt.proeve", keys: "Ctrl+Alt+F9"), to: "nyt.yaml")
      _ = try await daemon.errors.first(from: later) { $0.contains("16 hot keys in force") }
    }
  }

  @Test func brokenDefinition_atTheStart_leavesTheOthersInForce() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(
        "hotkey: proeve.brudt\ntitle: Brudt\nsteps: [ { fyld: x } ]\n", to: "brudt.yaml")
      let daemon = try await stage.startDaemon()
      #expect(try await stage.genvej("list").output.count == 15)
      #expect(daemon.errors.all.contains { $0.contains("brudt.yaml:3:") })
      let check = try await stage.genvej("check", "--format", "short")
      #expect(check.code == 1)
      #expect(check.text.contains("brudt.yaml:3:"))
    }
  }
}
