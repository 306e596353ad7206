import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// Layout switches: chords go where their letters go.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: Program.areStagePrograms))
struct LayoutTests {
  static let undo = HotKeyBinding(id: "undo", chords: [Chord([.control, .alt], "z")])
  static let oslash = HotKeyBinding(id: "oslash", chords: [Chord([.control, .alt], "oslash")])
  static let aring = HotKeyBinding(id: "aring", chords: [Chord(.super, "aring")])
  static let fill = HotKeyBinding(id: "fill", chords: [Chord([.control, .alt], "f")])

  @Test func chord_isRefused_whenTheLayoutHasNoSuchKey() async throws {
    try await Stage.run(.init(layout: "us")) { stage in
      let refusals = try await stage.listen(for: LayoutTests.oslash, LayoutTests.fill)
      #expect(refusals == [LayoutTests.lacking(LayoutTests.oslash)])
      await stage.bystander.chord(Key.control, Key.alt, Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
    }
  }

  @Test func chords_followTheirLetters_fromLayoutToLayout() async throws {
    try await Stage.run(.init(layout: "us")) { stage in
      let all = [LayoutTests.undo, LayoutTests.oslash, LayoutTests.aring, LayoutTests.fill]
      let refusals = try await stage.desktop.listen(for: all)
      #expect(
        Set(refusals) == [
          LayoutTests.lacking(LayoutTests.oslash), LayoutTests.lacking(LayoutTests.aring),
        ])
      try await press(on: stage, expecting: ["undo", "fill"]) {
        await $0.chord(Key.control, Key.alt, Key.z)
      }

      try await stage.session.server.setLayout("dk")
      try await stage.until("no refusal") { $0.hotKeys.refusals.isEmpty }
      try await press(on: stage, expecting: ["undo", "oslash", "aring", "fill"]) {
        await $0.chord(Key.control, Key.alt, Key.z)
        await $0.chord(Key.control, Key.alt, Key.oslash)
        await $0.chord(Key.super, Key.aring)
      }

      try await stage.session.server.setLayout("de")
      try await stage.untilKey("z", liesOn: [Key.y])
      try await stage.until("refusals") { $0.hotKeys.refusals.count == 2 }
      try await press(on: stage, expecting: ["undo", "fill"]) {
        await $0.chord(Key.control, Key.alt, Key.z)
        await $0.chord(Key.control, Key.alt, Key.oslash)
        await $0.chord(Key.control, Key.alt, Key.y)
      }

      try await stage.session.server.setLayout("se")
      try await stage.until("å again") { $0.hotKeys.refusals.count == 1 }
      try await press(on: stage, expecting: ["undo", "aring", "fill"]) {
        await $0.chord(Key.control, Key.alt, Key.z)
        await $0.chord(Key.super, Key.aring)
      }
    }
  }

  @Test func refusals_areTold_whenTheLayoutChanges() async throws {
    try await Stage.run(.init(layout: "dk")) { stage in
      let refusals = try await stage.listen(for: LayoutTests.oslash)
      #expect(refusals == [])
      try await stage.session.server.setLayout("us")
      let told = try await stage.events.first {
        if case .refusals(let all) = $0 { !all.isEmpty } else { false }
      }
      guard case .refusals(let all) = told.element else { return }
      #expect(all == [LayoutTests.lacking(LayoutTests.oslash)])
    }
  }

  @Test func chord_firesInEitherGroup_ofALayoutWithTwo() async throws {
    try await Stage.run(.init(layout: "us,de")) { stage in
      let refusals = try await stage.listen(for: LayoutTests.undo)
      #expect(refusals == [])
      await stage.bystander.chord(Key.control, Key.alt, Key.z)
      #expect(try await stage.fired(count: 1) == ["undo"])
      await stage.bystander.lock(group: 1)
      try await stage.untilKey("z", liesOn: [Key.y])
      await stage.bystander.chord(Key.control, Key.alt, Key.y)
      #expect(try await stage.fired(count: 2) == ["undo", "undo"])
    }
  }

  /// Presses keys, then the chord that lies still, and compares what has fired since.
  private func press(
    on stage: Stage, expecting ids: [String], _ body: (Bystander) async -> Void
  ) async throws {
    let before = stage.fired.count
    await body(stage.bystander)
    await stage.bystander.chord(Key.control, Key.alt, Key.f)
    let fired = try await stage.fired(count: before + ids.count)
    #expect(Array(fired.dropFirst(before)) == ids)
  }

  static func lacking(_ binding: HotKeyBinding) -> ChordRefusal {
    ChordRefusal(chord: binding.chords[0], ids: [binding.id], reason: .noSuchKey)
  }
}
