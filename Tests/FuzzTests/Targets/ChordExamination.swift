import Diagnostics

@testable import HotKeyDefinition

/// Chords and sequences of them.
enum ChordExamination {
  static func examine(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let file = SourceFile(path: "fuzz", text: text)
    let source = PositionedText(text: text, file: file, offsets: Array(0...file.scalars.count))
    var findings = Findings(file)
    let sequence = ChordParser.sequence(source, &findings)
    try DiagnosticExamination.examine(findings.diagnostics)
    if let sequence {
      try promise(findings.diagnostics.isEmpty, "a sequence is given and refused")
      try promise(read(sequence.description) == sequence.chords, "a sequence reads otherwise")
    } else {
      try promise(
        !findings.diagnostics.isEmpty || text.allSatisfy(\.isWhitespace),
        "a sequence is refused in silence")
    }
    if let chord = ChordParser.chord(ofSetting: text) {
      try promise(ChordParser.chord(ofSetting: chord.description) == chord, "a chord changes")
    }
  }

  private static func read(_ text: String) -> [KeyChord]? {
    let file = SourceFile(path: "again", text: text)
    var findings = Findings(file)
    let source = PositionedText(text: text, file: file, offsets: Array(0...file.scalars.count))
    return ChordParser.sequence(source, &findings)?.chords
  }
}
