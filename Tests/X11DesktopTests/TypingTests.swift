import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// Text by keys: exact on every layout, into every toolkit.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Program.areStagePrograms))
struct TypingTests {
  static let text = "Åse Ødegård, Ærø: æøå ÆØÅ é ä ö ß € – “citat” ½ § @ {[]} \\ | ~ ^ ` ' \" 😀"

  @Test(arguments: ToolkitForm.Toolkit.allCases, ["dk", "us", "de", "se"])
  func text_isExact(_ toolkit: ToolkitForm.Toolkit, layout: String) async throws {
    // Tk 8.6 has no keys beyond U+FFFF.
    let text = toolkit == .tk ? TypingTests.text.replacing("😀", with: "☺") : TypingTests.text
    try await Stage.run(.init(layout: layout)) { stage in
      let target = try await Target.open(toolkit, on: stage)
      let run = try await target.begin()
      try await run.type(text, replacing: true)
      try await target.holds(text)
      try await run.press(Chord([], "Tab"), count: 1)
      try await run.type("næste", replacing: true)
      try await target.holds("næste", in: "felt02")
      let summary = await run.end()
      #expect(summary.keysReleased)
      #expect(await stage.bystander.keysDown == [])
    }
  }

  @Test func spareKeys_areGivenBack_whenTheConnectionCloses() async throws {
    try await Stage.run(.init(layout: "us")) { stage in
      let target = try await Target.open(on: stage)
      let before = try await map(of: stage.session)
      let other = try await Stage.connect(to: stage.session)
      let run = try await other.beginInput(into: target.window.id, settings: .gtk)
      try await run.type("Ærø 😀", replacing: true)
      try await target.holds("Ærø 😀")
      _ = await run.end()
      #expect(try await map(of: stage.session) != before)
      await other.close()
      #expect(try await map(of: stage.session) == before)
    }
  }

  /// `us` has 19 keys to spare: more texts with a new character each than that.
  @Test func newCharacters_comeOneByOne_untilEveryLevelIsTaken() async throws {
    try await Stage.run(.init(layout: "us")) { stage in
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      var typed = ""
      for character in "æøåÆØÅéÉüÜöÖäÄßñçáàêô£€§½“”" {
        typed.append(character)
        try await run.type(String(character), replacing: typed.count == 1)
      }
      try await target.holds(typed)
      _ = await run.end()
    }
  }

  @Test func text_isExact_onEveryLayoutOfOneRun() async throws {
    try await Stage.run(.init(layout: "us")) { stage in
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      for layout in ["de", "dk", "us", "se"] {
        // Nothing is waited for: the event of the new layout may still be under way.
        try await stage.session.server.setLayout(layout)
        let text = "xyz-æøå/ÆØÅ=€(½);“” \(layout)"
        try await run.type(text, replacing: true)
        try await target.holds(text)
      }
      _ = await run.end()
    }
  }

  /// The window hears of keys and layouts in the server's order, which no toolkit's own delay can
  /// blur.
  @Test func keys_areThoseOfTheLayoutInForce_whenItIsSwitchedInTheMiddle() async throws {
    let text = String(repeating: "xyz-(zy)/=;", count: 200)
    try await Stage.run(.init(layout: "us")) { stage in
      let window = try await stage.openWindow("Mål")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      // The first key of another device brings a keyboard map with it: not the one that is waited
      // for.
      await stage.bystander.chord(Key.shift)
      await stage.bystander.watchLayout()
      let isSwitched = Gate("layout switch")
      async let switching: Void = stage.session.server.setLayout("de")
      async let typing: Int = {
        var rounds = 0
        repeat {
          try await run.type(text, replacing: false)
          rounds += 1
        } while !isSwitched.isOpen
        try await run.type(text, replacing: false)
        return rounds + 1
      }()
      try await switching
      isSwitched.open()
      let rounds = try await typing
      let typed = await stage.bystander.textReceived()
      #expect(typed.utf8.count == text.utf8.count * rounds)
      #expect(typed == String(repeating: text, count: rounds))
      _ = await run.end()
    }
  }

  @Test func lineEnd_isReturn_inATextOfSeveralLines() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(.gtk, "blandet", on: stage)
      let run = try await target.begin()
      try await run.press(Chord([], "Tab"), count: 1)
      _ = try await target.state { $0.values["_fokus"] == "beskrivelse" }
      try await run.type("første\nanden\r\ntredje", replacing: true)
      try await target.holds("første\nanden\ntredje", in: "beskrivelse")
      _ = await run.end()
    }
  }

  /// The keyboard map as xmodmap prints it.
  private func map(of session: DesktopSession) async throws -> [String] {
    try await TestProcess.run(.xmodmap, ["-pke"], environment: session.environment)
  }
}
