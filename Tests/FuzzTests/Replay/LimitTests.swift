import Diagnostics
import Testing

@testable import DBus
@testable import HotKeyDefinition

/// Limits on what would else grow without end, where no small input reaches them.
@Suite struct LimitTests {
  @Test func body_isMalformed_whenItHasTooManyValues() throws {
    let value = DBusValue.array(of: "y", [.byte(1), .byte(2), .byte(3)])
    // The array and its three elements.
    let most = try #require(try BusExamination.message(of: [value]))
    #expect(try most.readBody(atMost: 4) == [value])
    let more = try #require(try BusExamination.message(of: [value]))
    let error = #expect(throws: BusError.self) { try more.readBody(atMost: 3) }
    #expect(error?.code == .malformed)
  }

  @Test func id_isRefused_whenItIsLongerThanAnyMessageCanShow() async throws {
    let whole = String(repeating: "a", count: Identifier.longest)
    for isAllowed in [Identifier.isSimple, Identifier.isDotted, Identifier.isColumn] {
      #expect(isAllowed(whole))
      #expect(!isAllowed(whole + "a"))
    }
    let content = FileParser.hotKey.sound.replacing("a.b", with: whole + "a")
    #expect(try await FileParser.hotKey.verdict(on: content.utf8) == ["GV0124 1:9"])
  }

  @Test func suggestion_isNotLookedFor_amongThousands() {
    let names = (0..<Suggestion.mostCandidates).map { "navn\($0)" }
    #expect(Suggestion.help("navn1x", in: names, noun: "names") != nil)
    #expect(Suggestion.help("navn1x", in: names + ["a"], noun: "names") == nil)
    let long = String(repeating: "a", count: 1000)
    #expect(Suggestion.nearest(long + "b", in: [long]) == nil)
  }
}
