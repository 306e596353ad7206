import Diagnostics
import Testing

@testable import HotKeyDefinition

@Suite struct ChordParserTests {
  private func parse(_ text: String) -> (keys: KeySequence?, codes: [DiagnosticCode]) {
    let file = SourceFile(path: "a", text: text)
    var findings = Findings(file)
    let source = PositionedText(
      text: text, file: file, offsets: Array(0...text.unicodeScalars.count))
    let keys = ChordParser.sequence(source, &findings)
    return (keys, findings.diagnostics.map(\.code))
  }

  @Test(arguments: [
    ("Ctrl+Alt+F", "Ctrl+Alt+F"), ("Alt+Ctrl+f", "Ctrl+Alt+F"), ("Super+J  F", "Super+J F"),
    ("Super+J 3", "Super+J 3"), ("Ctrl+å", "Ctrl+aring"), ("Ctrl+Ø", "Ctrl+oslash"),
    ("Ctrl+§", "Ctrl+section"), ("Ctrl+Page_Up", "Ctrl+Prior"), ("Ctrl+KP_Add", "Ctrl+KP_Add"),
    ("F9", "F9"), ("Shift+F24", "Shift+F24"), ("Ctrl+plus", "Ctrl+plus"),
    ("Ctrl+Aring", "Ctrl+aring"),
    ("XF86Calculator", "XF86Calculator"), ("Ctrl+Return", "Ctrl+Return"),
  ])
  func sequence_isRead_whenItIsWrittenThus(_ text: String, _ description: String) {
    let (keys, codes) = parse(text)
    #expect(keys?.description == description)
    #expect(codes.isEmpty)
  }

  @Test(arguments: [
    ("Ctrl+", DiagnosticCode.malformedChord), ("+F", .malformedChord), ("ctrl+F", .unknownModifier),
    ("AltGr+F", .unknownModifier), ("Ctrl+Esc", .unknownKeyName), ("Ctrl+Shift", .unknownKeyName),
    ("Ctrl+F0", .unknownKeyName), ("Ctrl+Control_L", .unknownKeyName), ("a", .bareKey),
    ("Return", .bareKey), ("Shift+å", .bareKey), ("F", .bareKey),
    ("Ctrl+A B C D E", .tooManyChords),
    ("Alt+Alt+F", .modifierTwice),
  ])
  func sequence_isRefused_whenItIsWrittenThus(_ text: String, _ code: DiagnosticCode) {
    let (keys, codes) = parse(text)
    #expect(keys == nil)
    #expect(codes == [code])
  }

  @Test func sequence_reportsEveryChord_whenSeveralAreWrong() {
    #expect(parse("Crtl+A Alt+Entr").codes == [.unknownModifier, .unknownKeyName])
  }
}
