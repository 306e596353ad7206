import Testing

@testable import Diagnostics

@Suite struct RendererTests {
  private let code = DiagnosticCode(rawValue: "GV0000")

  private func finding(_ text: String, _ range: Range<Int>, label: String? = "her") -> Diagnostic {
    let file = SourceFile(path: "a.yaml", text: text)
    return Diagnostic(code, .error, "fejl", at: SourceSpan(file: file, range: range), label: label)
  }

  @Test func human_putsCaretsUnderTheWord_whenLineHasTabsAndWideLetters() {
    let output = HumanRenderer().render(finding("\t日e\u{301}: ord", 6..<9))
    #expect(
      output == """
        error[GV0000]: fejl
         --> a.yaml:1:7
          |
        1 |     日e\u{301}: ord
          |          ^^^ her

        """)
  }

  @Test func human_showsThePieceAroundTheMark_whenLineIsVeryLong() {
    let words = (0..<2000).map { "ord\($0)" }.joined(separator: " ")
    let start = words.utf8.count / 2
    let output = HumanRenderer().render(finding(words, start..<start + 3)).split(separator: "\n")
    let shown = output[3].dropFirst(4)
    #expect(shown.hasPrefix("…") && shown.hasSuffix("…") && shown.count < 150)
    let column = output[4].prefix { $0 != "^" }.count
    let marked = output[3].dropFirst(column).prefix(3)
    #expect(String(marked) == SourceFile(path: "", text: words).text(in: start..<start + 3))
    #expect(output[1].hasSuffix("a.yaml:1:\(start + 1)"))
  }

  @Test func human_marksToTheEndOfTheLine_whenPieceGoesOn() {
    let output = HumanRenderer().render(finding("a: et\nb: to\n", 3..<9, label: nil))
    #expect(output.contains("1 | a: et\n  |    ^^\n"))
  }

  @Test func human_showsPoint_whenPieceIsEmpty() {
    #expect(HumanRenderer().render(finding("a", 1..<1)).contains("1 | a\n  |  ^ her\n"))
  }

  @Test func human_cutsLine_whenItIsVeryLong() {
    let text =
      String(repeating: "x", count: 500_000) + "ORD" + String(repeating: "y", count: 500_000)
    let output = HumanRenderer().render(finding(text, 500_000..<500_003))
    #expect(output.utf8.count < 1000)
    #expect(output.contains("…"))
    let lines = output.split(separator: "\n")
    let column = lines[3].firstRange(of: "ORD").map {
      lines[3].distance(from: lines[3].startIndex, to: $0.lowerBound)
    }
    let caret = lines[4].firstRange(of: "^^^").map {
      lines[4].distance(from: lines[4].startIndex, to: $0.lowerBound)
    }
    #expect(column == caret)
  }

  /// A definition must not be able to write escape sequences to the terminal of whoever checks it.
  @Test func human_showsControlCharacters_insteadOfSendingThem() {
    let output = HumanRenderer().render(finding("a\u{1B}[31m\u{202E}b", 0..<1))
    #expect(!output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(output.contains("␛"))
    let spoken = Diagnostic(code, .error, "fejl \u{1B}[0m", at: nil, help: "hjælp\u{7}")
    #expect(
      !HumanRenderer().render(spoken).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    #expect(
      !ShortRenderer().render(spoken).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
  }

  @Test func human_usesColour_onlyWhenAskedTo() {
    #expect(HumanRenderer(colour: true).render(finding("a", 0..<1)).contains("\u{1B}[1;31m"))
    #expect(!HumanRenderer().render(finding("a", 0..<1)).contains("\u{1B}"))
  }

  @Test func human_alignsBars_whenNoteStandsFurtherDown() {
    let file = SourceFile(path: "a.yaml", text: String(repeating: "x\n", count: 200))
    let note = Diagnostic.Note("se her", at: SourceSpan(file: file, range: 300..<301))
    let finding = Diagnostic(
      code, .warning, "fejl", at: SourceSpan(file: file, range: 0..<1),
      notes: [note, .init("og så")],
      help: "gør noget")
    #expect(
      HumanRenderer().render(finding) == """
        warning[GV0000]: fejl
           --> a.yaml:1:1
            |
          1 | x
            | ^
            |
        note: se her
           --> a.yaml:151:1
            = og så
        help: gør noget

        """)
  }

  @Test func json_keepsEveryKey_whenThereIsNothing() {
    let output = JSONRenderer().render(
      [Diagnostic(code, .note, "a \"b\"\u{1}\n\u{2028}", at: nil)], files: 0)
    #expect(
      output.contains(
        #"{"code":"GV0000","severity":"note","message":"a \"b\"\u0001\n\u2028","path":null,"line":null,"#
          + #""column":null,"endLine":null,"endColumn":null,"label":null,"notes":[],"help":null}"#))
  }
}
