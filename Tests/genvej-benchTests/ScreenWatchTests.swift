import DesktopTestKit
import Testing

@testable import genvej_bench

/// What the benchmark takes for a window that a person can read.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Program.arePresent(.xvfb, .openbox, .python, .rofi)))
struct ScreenWatchTests {
  @Test func window_isRead_onlyOnceTextStandsInIt() async throws {
    try await DesktopSession.run { session in
      try await ScreenWatch.with(session) { screen in
        // A frame with a title, and a field that is empty.
        let window = try await TimedWindow.open(in: session)
        let changes = window.changes
        try await TestKeyboard.with(session) { _ = await $0.press(["x"]) }
        _ = try await window.change(after: changes)
        let empty = screen.sights.count
        #expect(screen.sights.all.contains { $0.kind == .map })
        #expect(!screen.sights.all.contains { $0.kind == .text })
        let words = Array(repeating: "Bevilling af mentor efter LAB § 167", count: 4)
        _ = try await session.start(.rofi, ["-e", words.joined(separator: "\n")])
        let map = try await withDeadline(.seconds(20), "window") {
          try await screen.sights.first(from: empty) { $0.kind == .map }
        }
        let text = try await withDeadline(.seconds(20), "text") {
          try await screen.sights.first(from: map.index) { $0.kind == .text }
        }
        #expect(text.element.time >= map.element.time)
      }
    }
  }
}
