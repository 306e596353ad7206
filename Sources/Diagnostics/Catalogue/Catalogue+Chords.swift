extension DiagnosticCatalogue {
  /// GV03xx, chords.
  static let chords: [CatalogueEntry] = [
    CatalogueEntry(
      .malformedChord, "a chord that cannot be read",
      "A chord is modifiers and one key, joined by `+`; the chords of a sequence stand with a space between.",
      bad: "keys: Ctrl++", good: "keys: Ctrl+plus"),
    CatalogueEntry(
      .unknownModifier, "unknown modifier",
      "The modifiers are `Ctrl`, `Alt`, `Shift` and `Super`, written so.",
      bad: "keys: Control+Alt+F",
      good: "keys: Ctrl+Alt+F"),
    CatalogueEntry(
      .unknownKeyName, "unknown key",
      """
      A key is a letter, a digit, `F1` to `F24`, or the name X has for it, such as `Return`, `Page_Up`, \
      `KP_Add` or `section`. Modifiers cannot be the key of a chord.
      """, bad: "keys: Ctrl+Alt+Enter", good: "keys: Ctrl+Alt+Return"),
    CatalogueEntry(
      .tooManyChords, "more than four chords one after the other",
      "Nobody remembers more than a leader and three keys.", bad: "keys: Super+J A B C D",
      good: "keys: Super+J A B C"),
    CatalogueEntry(
      .chordTaken, "two hot keys have the same keys",
      """
      Nobody could say which of the two a press starts. The first one found keeps the keys, the other is \
      left out until one of them is changed.
      """),
    CatalogueEntry(
      .chordIsPrefix, "keys that are the beginning of another hot key's",
      """
      When `Super+J` starts one hot key and `Super+J F` another, the second is never reached. A leader \
      belongs to no hot key of its own.
      """),
    CatalogueEntry(
      .modifierTwice, "a modifier stands twice in one chord", "Name each modifier once.",
      bad: "keys: Ctrl+Ctrl+F", good: "keys: Ctrl+Alt+F"),
    CatalogueEntry(
      .bareKey, "keys that everybody needs for writing",
      """
      A hot key is taken from every window while the daemon runs. A letter or Return alone, or with Shift \
      only, could then not be typed any more, so the first chord needs `Ctrl`, `Alt` or `Super`, or a key \
      that writes nothing, such as `F9` or `Pause`.
      """, bad: "keys: Shift+A", good: "keys: Shift+F9"),
  ]
}
