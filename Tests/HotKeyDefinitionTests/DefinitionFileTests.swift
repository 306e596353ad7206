import Diagnostics
import FoundationEssentials
import Glibc
import Testing

@testable import HotKeyDefinition

@Suite struct DefinitionFileTests {
  private func codes(_ bytes: [UInt8]) -> [String] {
    DefinitionFile.screened(bytes, path: "a.yaml").diagnostics.map(\.code.rawValue)
  }

  @Test func screened_leavesOutByteOrderMark_whenFileBeginsWithOne() throws {
    let file = try #require(
      DefinitionFile.screened([0xEF, 0xBB, 0xBF] + "a: 1".utf8, path: "a").file)
    #expect(file.source.text(in: 0..<1) == "a")
    #expect(file.bytes == Array("a: 1".utf8))
  }

  @Test func screened_allowsMegabyte_andRefusesOneByteMore() {
    let line = Array("# \(String(repeating: "x", count: 97))\n".utf8)
    let whole = Array(repeatElement(line, count: 10_486).joined().prefix(DefinitionFile.largest))
    #expect(codes(whole).isEmpty)
    #expect(codes(whole + [0x23]) == ["GV0104"])
  }

  @Test(arguments: [
    "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200E}", "\u{200F}", "\u{202E}",
    "\u{2028}", "\u{2066}", "\u{FEFF}", "a\rb", "\u{FFFE}",
  ])
  func screened_refusesCharacter_whenNobodySeesIt(_ text: String) {
    #expect(codes(Array("a: \(text)\n".utf8)) == ["GV0102"])
  }

  @Test(arguments: ["æøå½§€“”", "a\tb", "a\r\nb", "👩‍⚕️", "\u{A0}\u{AD}", "日本"])
  func screened_allowsText_whenItIsOrdinary(_ text: String) {
    #expect(codes(Array("a: \(text)\n".utf8)).isEmpty)
  }

  @Test func screened_pointsAtByte_whenItIsNoUTF8() throws {
    let bytes = Array("a: \u{FFFD}\nb: ".utf8) + [0xE6, 0x0A]
    let finding = try #require(DefinitionFile.screened(bytes, path: "a").diagnostics.first)
    #expect(finding.code == .invalidEncoding)
    #expect(finding.span?.start == SourcePosition(line: 2, column: 4))
  }

  /// A pipe among the definitions must not hold the daemon up: nobody will ever write into it.
  @Test(.timeLimit(.minutes(1))) func read_refusesPipe_withoutWaitingForIt() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "genvej-\(UUID().uuidString)")
      .path
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(DefinitionFile.read(path).diagnostics.map(\.code) == [.unreadableFile])
  }
}
