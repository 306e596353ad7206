import Foundation
import Testing

/// What each parser says of what nobody should write, and what it takes all the same.
///
/// - Source: Documentation.docc/Language.md, "What a file may hold".
@Suite struct BadFileTests {
  @Test(arguments: FileParser.allCases)
  func sound_isTaken(_ parser: FileParser) async throws {
    #expect(try await parser.verdict(on: parser.sound.utf8) == [])
  }

  @Test(arguments: FileParser.allCases)
  func byteOrderMark_isTaken_atTheBeginning(_ parser: FileParser) async throws {
    #expect(try await parser.verdict(on: "\u{FEFF}\(parser.sound)".utf8) == [])
  }

  @Test(arguments: FileParser.allCases)
  func carriageReturns_areTaken_beforeLineFeeds(_ parser: FileParser) async throws {
    let content = parser.sound.replacing("\n", with: "\r\n")
    #expect(try await parser.verdict(on: content.utf8) == [])
  }

  /// A file that was written on another system, or damaged.
  @Test(arguments: [
    (FileParser.hotKey, "GV0102 2:15"), (.system, "GV0102 2:15"), (.adapters, "GV0102 4:22"),
    (.rates, "GV0102 2:15"), (.site, "GV0102 2:18"), (.text, "GV0102 4:15"),
    (.csv, "malformed line 2, column 3: neither a delimiter nor a line end after a field"),
    (.json, "malformed line 2, column 12: a control character in a text, not written as an escape"),
  ])
  func carriageReturn_isRefused_byItself(_ parser: FileParser, _ verdict: String) async throws {
    let content = parser.sound.replacing("æøå", with: "æ\røå")
    let found = try await parser.verdict(on: content.utf8)
    #expect(found == [verdict])
  }

  @Test(arguments: [
    (FileParser.hotKey, "GV0101 2:16"), (.system, "GV0101 2:16"), (.adapters, "GV0101 4:23"),
    (.rates, "GV0101 2:16"), (.site, "GV0101 2:19"), (.text, "GV0101 4:16"),
    (.csv, "malformed line 2, column 3: not UTF-8"),
    (.json, "malformed line 2, column 13: not UTF-8"),
  ])
  func latin1_isRefused_whereUTF8IsExpected(_ parser: FileParser, _ verdict: String) async throws {
    // The first two letters are UTF-8: what comes before a fault is counted in letters, not bytes.
    let content = Array(parser.sound.utf8).replacing(Array("å".utf8), with: [0xE5])
    let found = try await parser.verdict(on: content)
    #expect(found == [verdict])
  }

  @Test(arguments: [
    (FileParser.hotKey, "GV0102 2:16"), (.system, "GV0102 2:16"), (.adapters, "GV0102 4:23"),
    (.rates, "GV0102 2:16"), (.site, "GV0102 2:19"), (.text, "GV0102 4:16"),
    (.csv, "malformed line 2, column 3: a NUL byte"),
    (.json, "malformed line 2, column 13: a NUL byte"),
  ])
  func nul_isRefused(_ parser: FileParser, _ verdict: String) async throws {
    let content = parser.sound.replacing("å", with: "\0")
    let found = try await parser.verdict(on: content.utf8)
    #expect(found == [verdict])
  }

  /// YAML counts spaces, so a tab that looks like some is refused; in data it is a character.
  @Test(arguments: [
    (FileParser.hotKey, ["GV0103 4:1"]), (.system, ["GV0103 5:1"]), (.adapters, ["GV0103 2:1"]),
    (.rates, ["GV0103 5:1"]), (.site, ["GV0103 2:1"]), (.text, ["GV0103 5:1"]), (.csv, []),
    (.json, []),
  ])
  func tab_isRefused_asIndentation(_ parser: FileParser, _ verdict: [String]) async throws {
    let sound = parser.sound.replacing("title: Titel", with: "title:\n  Titel")
    let content =
      switch parser {
      case .text: sound.replacing("\n  ", with: "\n\t")
      case .csv: parser.sound.replacing("x;", with: "x\t;")
      default: parser.sound.replacing("\n  ", with: "\n\t")
      }
    let found = try await parser.verdict(on: content.utf8)
    #expect(found == verdict)
  }

  @Test(arguments: [
    (FileParser.hotKey, "hotkey: a\n", ["GV0109 5:1"]), (.system, "title: b\n", ["GV0109 6:1"]),
    (.adapters, "adapters: {}\n", ["GV0109 8:1"]), (.rates, "unit: a\n", ["GV0109 6:1"]),
    (.site, "leave-out: a\n", ["GV0109 3:1"]),
  ])
  func key_isRefused_whereItStandsTwice(
    _ parser: FileParser, _ line: String, _ verdict: [String]
  ) async throws {
    #expect(try await parser.verdict(on: (parser.sound + line).utf8) == verdict)
  }

  @Test func key_isRefused_whereItStandsTwiceInATextOrInData() async throws {
    let text = FileParser.text.sound.replacing("version: 1\n", with: "version: 1\nversion: 2\n")
    #expect(try await FileParser.text.verdict(on: text.utf8) == ["GV0109 4:1"])
    let csv = FileParser.csv.sound.replacing("a;b\n", with: "a;a\n")
    #expect(
      try await FileParser.csv.verdict(on: csv.utf8)
        == ["malformed line 1: there is more than one column `a`"])
    let json = FileParser.json.sound.replacing("null", with: "1, \"a\": 2")
    #expect(
      try await FileParser.json.verdict(on: json.utf8)
        == ["malformed line 3, column 13: the same key twice in one object"])
  }

  /// A hundred thousand levels: without a limit the stack would end first.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (FileParser.hotKey, "GV0110 1:22"), (.system, "GV0110 1:22"), (.adapters, "GV0110 1:22"),
      (.rates, "GV0110 1:22"), (.site, "GV0110 1:22"),
      (.json, "malformed line 1, column 66: more than 64 levels"),
    ])
  func nesting_isRefused_whereItHasNoEnd(_ parser: FileParser, _ verdict: String) async throws {
    let content = " " + String(repeating: "[", count: 100_000)
    let found = try await parser.verdict(on: content.utf8)
    #expect(found == [verdict])
  }

  @Test(.timeLimit(.minutes(1))) func nesting_isRefused_inTexts() async throws {
    let brackets = String(repeating: "[", count: 10_000)
    let front = "---\n\(brackets)\n---\n"
    let found = try await FileParser.text.verdict(on: front.utf8)
    #expect(found == ["GV0110 2:21"])
    let blocks = String(repeating: "{% if true %}", count: 10_000)
    let body = try await FileParser.text.verdict(on: (FileParser.text.sound + blocks).utf8)
    #expect(body.contains("GV0215 9:833"))
    let parentheses = String(repeating: "(", count: 10_000)
    let expression = FileParser.text.sound + "{{ \(parentheses) }}"
    #expect(try await FileParser.text.verdict(on: expression.utf8) == ["GV0215 9:68"])
  }

  /// What makes other readers use all memory: each level names the one before ten times.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [FileParser.hotKey, .system, .adapters, .rates, .site, .text])
  func aliases_areRefused_beforeTheyMultiply(_ parser: FileParser) async throws {
    let levels = (1...9).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let bomb = "a0: &a0 x\n" + levels.joined()
    let content = parser == .text ? "---\n\(bomb)---\n" : bomb
    let found = try await parser.verdict(on: content.utf8)
    let first = parser == .text ? 2 : 1
    #expect(found.contains("GV0107 \(first):5") && found.contains("GV0107 \(first + 1):10"))
    #expect(found.count { $0.hasPrefix("GV0107") } == 100)
  }

  @Test(arguments: [FileParser.csv, .json])
  func aliases_meanNothing_inData(_ parser: FileParser) async throws {
    let content = parser.sound.replacing("æøå", with: "&a *a")
    #expect(try await parser.verdict(on: content.utf8) == [])
  }

  /// A hundred megabytes of nothing: the file has a hole, so that it takes no room on the disk.
  @Test(arguments: FileParser.allCases)
  func size_isRefused_beforeTheFileIsRead(_ parser: FileParser) async throws {
    let verdict = try await parser.verdict { file in
      try Data(parser.sound.utf8).write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: 100_000_000)
      try handle.close()
    }
    let isData = parser == .csv || parser == .json
    #expect(verdict == [isData ? "malformed the file is larger than 64 MB" : "GV0104 1:1"])
  }
}
