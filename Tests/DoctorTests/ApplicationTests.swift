import DesktopTestKit
import Doctor
import Foundation
import Testing

/// What accessibility sees of the applications that are running.
@Suite(
  .serialized, .timeLimit(.minutes(4)),
  .enabled(if: doctorPrograms && Program.arePresent(.accessibilityLauncher)))
struct ApplicationTests {
  @Test func applications_areNamedByClassAndProcess_neverByTitle() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DoctorStage(in: session)
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
      _ = try await ToolkitForm.open(.tk, reportingTo: server, in: session)
      // The form comes onto the bus some time after its window.
      let answer = try await stage.report {
        $0.line(.accessibility, "bus")?.detail == "running, 1 application on it"
          && $0.line(.accessibility, "Form_gtk")?.status == .ok
      }
      #expect(
        answer.line(.accessibility, "Form_gtk")
          == ReportLine(.ok, .accessibility, "Form_gtk", "python3: shows its fields (GTK)"))
      let tk = answer.line(.accessibility, "Form_tk")
      #expect(tk?.status == .warn)
      #expect(tk?.detail == "python3: is not on the accessibility bus")
      let text = try await stage.text()
      #expect(text.contains("Form_gtk") && !text.contains("- GTK 3") && !text.contains("- Tk"))
    }
  }

  @Test(.enabled(if: Program.arePresent(.chromium)))
  func chromium_isExplained_whenItShowsNoPage() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DoctorStage(in: session)
      let server = try await FormServer.start(in: session)
      _ = try await Browser.open(.chromium, page: "maaleskema", of: server, in: session)
      _ = try await stage.report { answer in
        answer.lines.contains {
          $0.section == .accessibility && $0.name.contains("hromium") && $0.status == .warn
            && $0.help?.contains("--force-renderer-accessibility") == true
        }
      }
    }
  }

  @Test(.enabled(if: Program.arePresent(.chromium)))
  func chromium_isOk_whenItShowsItsPage() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DoctorStage(in: session)
      let server = try await FormServer.start(in: session)
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: session, hasAccessibility: true)
      let answer = try await stage.report { answer in
        answer.lines.contains { $0.status == .ok && $0.detail.hasSuffix("(Chromium)") }
      }
      #expect(answer.lines.contains { $0.detail.contains("shows its fields (Chromium)") })
    }
  }

  @Test func bus_isNotStarted_byTheExamination() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      for _ in 0..<2 {
        let line = try await stage.report().line(.accessibility, "bus")
        #expect(line?.status == .warn)
        #expect(line?.detail == "not started")
      }
    }
  }

  @Test func bus_isNotLookedAt_whenSwitchedOff() async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report(["GENVEJ_ACCESSIBILITY": "off"])
      #expect(answer.lines.count { $0.section == .accessibility } == 1)
      #expect(answer.line(.accessibility, "bus")?.status == .ok)
    }
  }
}
