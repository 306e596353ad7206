import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// What a run offers, in which forms and to whom.
///
/// The bystander's window is the run's target, so it may ask.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Program.areStagePrograms))
struct ServingTests {
  @Test func text_isOffered_inEveryFormThatTargetsAskFor() async throws {
    try await withOffer(of: "Åse ½") { stage, _ in
      let offered = await stage.bystander.targets(of: "CLIPBOARD")
      #expect(
        offered == [
          "TARGETS", "TIMESTAMP", "MULTIPLE", "UTF8_STRING", "text/plain;charset=utf-8",
          "text/plain",
          "TEXT", "STRING", "x-kde-passwordManagerHint",
        ])
      for form in ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT"] {
        #expect(await stage.bystander.convert("CLIPBOARD", to: form) == Array("Åse ½".utf8))
      }
      #expect(
        await stage.bystander.convert("CLIPBOARD", to: "STRING") == [0xc5, 0x73, 0x65, 0x20, 0xbd])
      let hint = await stage.bystander.convert("CLIPBOARD", to: "x-kde-passwordManagerHint")
      #expect(hint == Array("secret".utf8))
      #expect(await stage.bystander.convert("CLIPBOARD", to: "image/png") == nil)
    }
  }

  @Test func text_beyondLatin1_isNotOfferedAsString() async throws {
    try await withOffer(of: "“€”") { stage, _ in
      #expect(await stage.bystander.targets(of: "CLIPBOARD").contains("STRING") == false)
      #expect(await stage.bystander.convert("CLIPBOARD", to: "STRING") == nil)
    }
  }

  @Test func timestamp_isTheMomentOfTheClaim() async throws {
    try await withOffer(of: "tid") { stage, _ in
      let stamp = await stage.bystander.convert("CLIPBOARD", to: "TIMESTAMP")
      let since = await stage.desktop.offers[stage.desktop.clipboard]?.since ?? 0
      #expect(since != 0)
      #expect(stamp == (0..<8).map { UInt8(truncatingIfNeeded: since >> ($0 * 8)) })
    }
  }

  @Test func multiple_answersEachPart() async throws {
    try await withOffer(of: "flere") { stage, _ in
      let parts = await stage.bystander.convertMultiple(
        "CLIPBOARD", to: ["UTF8_STRING", "image/png", "STRING"])
      #expect(parts == ["UTF8_STRING": Array("flere".utf8), "STRING": Array("flere".utf8)])
    }
  }

  @Test func otherProgram_isRefusedAndCounted_duringARun() async throws {
    try await Stage.run { stage in
      _ = try await ClipboardOwner.start("før", on: stage)
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      try await run.paste("hemmelig")
      try await target.holds("hemmelig")
      await #expect(throws: TestKitError.self) { _ = try await stage.xclipRead() }
      let summary = await run.end()
      #expect(summary.refusedRequests > 0)
      #expect(try await stage.xclipRead() == "før")
    }
  }

  @Test(arguments: [1_000_000, 5_000_000])
  func longText_goesOutInPieces(_ size: Int) async throws {
    let text = longText(size)
    try await Stage.run { stage in
      let reader = try await Stage.connect(to: stage.session)
      let window = try await stage.openWindow("Mål")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      async let pasting: Void = run.paste(text)
      try await stage.until("our text") { $0.clipboardIsOurs && !$0.waiters.isEmpty }
      let read = try await reader.clipboardContent(as: "UTF8_STRING")
      #expect(read?.bytes == Array(text.utf8))
      try await pasting
      #expect(await stage.desktop.outgoing.isEmpty)
      _ = await run.end()
      await reader.close()
    }
  }

  @Test(arguments: [1_000_000, 5_000_000])
  func longText_comesBack_betweenXclips(_ size: Int) async throws {
    let text = longText(size)
    try await Stage.run { stage in
      let owner = try await ClipboardOwner.start(text, on: stage)
      let window = try await stage.openWindow("Mål")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      #expect(await run.end().clipboardReturned)
      await owner.process.terminate()
      #expect(try await stage.xclipRead() == text)
      #expect(await stage.desktop.outgoing.isEmpty)
    }
  }

  @Test func longText_isForgotten_whenItsReaderDies() async throws {
    try await Stage.run { stage in
      let owner = try await Stage.connect(to: stage.session)
      await owner.offer([owner.content("UTF8_STRING", noise(900_000))])
      // Asks, and never takes a piece.
      let asked = await stage.bystander.convert("CLIPBOARD", to: "UTF8_STRING")
      #expect(asked?.count == 8)
      let isForgotten = await owner.reaches { $0.outgoing.isEmpty }
      #expect(isForgotten)
      await owner.close()
    }
  }

  @Test func longText_reachesAGTKForm() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(.gtk, "blandet", on: stage)
      let text = longText(400_000)
      let run = try await target.begin()
      try await run.press(Chord([], "Tab"), count: 1)
      _ = try await target.state { $0.values["_fokus"] == "beskrivelse" }
      try await run.paste(text)
      try await target.holds(text, in: "beskrivelse")
      let back = try await run.readBack()
      #expect(back == text)
      _ = await run.end()
    }
  }

  /// A run into the bystander's window, whose text has been fetched once.
  private func withOffer(
    of text: String, _ body: (Stage, any InputSession) async throws -> Void
  ) async throws {
    try await Stage.run { stage in
      let window = try await stage.openWindow("Mål")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      async let pasting: Void = run.paste(text)
      try await stage.until("our text") { $0.clipboardIsOurs && !$0.waiters.isEmpty }
      #expect(await stage.bystander.convert("CLIPBOARD", to: "UTF8_STRING") == Array(text.utf8))
      try await pasting
      try await body(stage, run)
      _ = await run.end()
    }
  }
}
