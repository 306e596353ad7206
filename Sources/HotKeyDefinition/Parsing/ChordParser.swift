import Diagnostics

/// Reads `Ctrl+Alt+F` and `Super+J F`.
///
/// - Errors: GV0310-GV0313, GV0316, GV0317, all of a sequence at once.
package enum ChordParser {
  /// Chords one after the other.
  static let longest = 4

  /// The chord of a setting that stands in no file; `nil` where it is none.
  package static func chord(ofSetting text: String) -> KeyChord? {
    let file = SourceFile(path: "", text: text)
    var findings = Findings(file)
    let source = PositionedText(text: text, file: file, offsets: Array(0...text.utf8.count))
    guard let sequence = sequence(source, &findings), sequence.chords.count == 1 else { return nil }
    return sequence.chords.first
  }

  /// One to four chords with blanks between them.
  static func sequence(_ source: PositionedText, _ findings: inout Findings) -> KeySequence? {
    let words = words(of: source)
    var chords: [KeyChord] = []
    for (text, range) in words {
      if let chord = chord(text, at: range, source, &findings) { chords.append(chord) }
    }
    guard !words.isEmpty, chords.count == words.count else { return nil }
    guard words.count <= longest else {
      findings.add(
        .tooManyChords, "\(words.count) chords one after the other", at: source.span.range,
        label: "\(longest) at most")
      return nil
    }
    guard let first = chords.first, isFree(first) else {
      refuseBare(chords[0], at: source.span(words[0].range), &findings)
      return nil
    }
    return KeySequence(chords: chords, span: source.span)
  }

  /// One chord alone, such as a system's `select-all`.
  static func chord(_ source: PositionedText, _ findings: inout Findings) -> KeyChord? {
    let words = words(of: source)
    guard words.count == 1 else {
      findings.add(
        .malformedChord, "expected one chord, found \(words.count)", at: source.span.range)
      return nil
    }
    return chord(words[0].text, at: words[0].range, source, &findings)
  }

  private static func chord(
    _ text: String, at range: Range<Int>, _ source: PositionedText, _ findings: inout Findings
  ) -> KeyChord? {
    var start = range.lowerBound
    var parts: [(text: String, range: Range<Int>)] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let end = start + part.unicodeScalars.count
      parts.append((String(part), start..<end))
      start = end + 1
    }
    guard parts.allSatisfy({ !$0.text.isEmpty }), let key = parts.popLast() else {
      findings.add(
        .malformedChord, "`\(text)` is no chord", at: source.span(range).range,
        label: "expected modifiers and a key, joined by `+`",
        help: text.hasSuffix("+") ? "the key with a plus on it is called `plus`" : nil)
      return nil
    }
    let modifiers = modifiers(parts, source, &findings)
    guard let name = KeyNames.canonical(key.text) else {
      unknownKey(key.text, at: source.span(key.range).range, &findings)
      return nil
    }
    return modifiers.map { KeyChord(modifiers: $0, key: name) }
  }

  private static func modifiers(
    _ parts: [(text: String, range: Range<Int>)], _ source: PositionedText,
    _ findings: inout Findings
  ) -> Set<KeyChord.Modifier>? {
    var modifiers: Set<KeyChord.Modifier> = []
    var areKnown = true
    for part in parts {
      let place = source.span(part.range).range
      guard let modifier = KeyChord.Modifier(rawValue: part.text) else {
        unknownModifier(part.text, at: place, &findings)
        areKnown = false
        continue
      }
      if !modifiers.insert(modifier).inserted {
        findings.add(.modifierTwice, "`\(part.text)` stands twice in one chord", at: place)
        areKnown = false
      }
    }
    return areKnown ? modifiers : nil
  }

  private static func unknownModifier(
    _ text: String, at place: Range<Int>, _ findings: inout Findings
  ) {
    let names = KeyChord.Modifier.allCases.map(\.rawValue)
    let others = [
      "control": "Ctrl", "strg": "Ctrl", "win": "Super", "windows": "Super", "meta": "Super",
      "mod4": "Super", "cmd": "Super", "mod1": "Alt", "option": "Alt",
    ]
    let meant = others[text.lowercased()] ?? Suggestion.nearest(text, in: names)
    let help =
      text.lowercased() == "altgr"
      ? "AltGr writes characters and cannot begin a hot key" : meant.map { "did you mean `\($0)`?" }
    findings.add(
      .unknownModifier, "unknown modifier `\(text)`", at: place,
      label: "expected " + Phrase.alternatives(names), help: help)
  }

  private static func unknownKey(_ text: String, at place: Range<Int>, _ findings: inout Findings) {
    let isModifier = KeyChord.Modifier(rawValue: text) != nil
    let help =
      isModifier
      ? "`\(text)` is a modifier; a chord ends with a key"
      : KeyNames.nearest(to: text).map { "did you mean `\($0)`?" }
    findings.add(
      .unknownKeyName, "unknown key `\(text)`", at: place,
      label: "expected a letter, a digit, F1-F24 or a key's name in X", help: help)
  }

  /// Whether a chord can be taken from every window without taking a letter from the user.
  private static func isFree(_ chord: KeyChord) -> Bool {
    if !chord.modifiers.subtracting([.shift]).isEmpty { return true }
    if chord.key.hasPrefix("XF86") { return true }
    if chord.key.hasPrefix("F"), chord.key.dropFirst().allSatisfy(\.isNumber), chord.key.count > 1 {
      return true
    }
    return ["Pause", "Scroll_Lock", "Print", "Menu", "Sys_Req", "Help", "Find", "Break"].contains(
      chord.key)
  }

  private static func refuseBare(_ chord: KeyChord, at span: SourceSpan, _ findings: inout Findings)
  {
    findings.add(
      .bareKey, "`\(chord)` would be taken from every window", at: span.range,
      label: "nobody could type it any more", help: "add `Ctrl`, `Alt` or `Super`")
  }

  private static func words(of source: PositionedText) -> [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    var word = String.UnicodeScalarView()
    for (offset, scalar) in source.text.unicodeScalars.enumerated() {
      if scalar == " " || !scalar.isASCII && scalar.properties.isWhitespace {
        if !word.isEmpty { words.append((String(word), offset - word.count..<offset)) }
        word = .init()
      } else {
        word.append(scalar)
      }
    }
    let end = source.text.unicodeScalars.count
    if !word.isEmpty { words.append((String(word), end - word.count..<end)) }
    return words
  }
}
