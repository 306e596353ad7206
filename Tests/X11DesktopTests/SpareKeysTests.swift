import Testing

@testable import X11Desktop

/// Which character goes onto which free key.
struct SpareKeysTests {
  private static let free: [UInt8] = [100, 101, 102]

  @Test func oneCharacterAtATime_fillsBothLevelsOfEveryKey() throws {
    var keys = SpareKeys()
    for character in UInt32(0xe0)..<0xe6 {
      let assigned = keys.assign([character], to: Self.free)
      let batch = try #require(assigned)
      #expect(batch.count == 1)
      // What stood first on a key stands first: it may still be on its way.
      let first = try #require(
        keys.strokes.first { $0.value.keycode == batch[0].keycode && $0.value.modifiers == 0 })
      #expect(batch[0].characters.first == first.key)
      #expect(batch[0].characters.last == character)
    }
    #expect(Set(keys.strokes.values).count == 6)
    #expect(keys.used == [100, 101, 102])
    let oneMore = keys.assign([0xe6], to: Self.free)
    #expect(oneMore == nil)
  }

  @Test func batch_beginsOnTheHalfUsedKey_andIsRefusedAsAWhole() throws {
    var keys = SpareKeys()
    _ = keys.assign([0xe0, 0xe1, 0xe2], to: Self.free)
    let tooMany = keys.assign([0xf1, 0xf2, 0xf3, 0xf4], to: Self.free)
    #expect(tooMany == nil)
    #expect(keys.strokes.count == 3)
    let assigned = keys.assign([0xf1, 0xf2, 0xf3], to: Self.free)
    let batch = try #require(assigned)
    #expect(batch.map(\.characters) == [[0xe2, 0xf1], [0xf2, 0xf3]])
    #expect(batch.map(\.keycode) == [101, 102])
  }
}
