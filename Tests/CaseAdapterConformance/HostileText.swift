import CaseData

/// Texts that have broken other programs, and must come through an adapter as they are.
enum HostileText {
  static func verify(_ subject: ConformanceSubject) async throws {
    for (name, text) in texts where subject.holdsNUL || !text.unicodeScalars.contains("\0") {
      let answer = try await subject.place(text).ask()
      guard case .record(let record) = answer, case .text(let back) = record["tekst"] else {
        throw ConformanceFailure("\(name): no text comes back")
      }
      // Compared scalar by scalar: Swift's own comparison takes different spellings of a letter for
      // equal.
      guard back.unicodeScalars.elementsEqual(text.unicodeScalars) else {
        throw ConformanceFailure("\(name): another text comes back")
      }
    }
  }

  /// `e` and a combining accent come back as one letter.
  static func composed(_ subject: ConformanceSubject) async throws {
    let answer = try await subject.place("Ame\u{301}lie A\u{30A}rup").ask()
    guard case .record(let record) = answer, case .text(let back) = record["tekst"],
      back.unicodeScalars.elementsEqual("Am\u{E9}lie \u{C5}rup".unicodeScalars)
    else { throw ConformanceFailure("a text does not come back composed") }
  }

  static let texts: [(name: String, text: String)] = [
    ("Danish letters and signs", "Æblegrød på Ørstedsvej: § 44, “½” – 12 €"),
    ("an SQL injection", "'; DROP TABLE borger; --"),
    ("quotation marks", #"O'Hara "Bob" ‘x’ `y` ""z"" ''"#),
    ("parameter signs", ":cpr ?1 @navn $navn %s %n"),
    ("template signs", "{{ borger.cpr }} {% if x %} {# #}"),
    ("a shell", "$(reboot) `id` ; rm -rf / | & > < \\"),
    ("markup", "<script>alert(1)</script> &amp; ]]>"),
    ("CSV's own signs", "a;b,c\t\"d\";\r\n\"e\""),
    ("JSON's own signs", #"{"a": [1, "\u0041\n"]}"#),
    ("tabs and line ends", "a\tb\nc\r\nd\re\u{85}f\u{2028}g"),
    ("control characters", "\u{1}\u{7}\u{8}\u{B}\u{C}\u{1B}[31m\u{7F}\u{9B}"),
    ("right-to-left marks", "\u{202E}6100-091016\u{202C} \u{200F}\u{2066}abc\u{2069} שלום"),
    ("invisible characters", "a\u{200B}b\u{200D}c\u{AD}d\u{FEFF}e\u{2060}"),
    ("emoji", "👩‍👧‍👦 🇩🇰 \u{1F9D1}\u{1F3FD}\u{200D}\u{1F4BB}"),
    ("the ends of Unicode", "\u{FFFD}\u{FFFF}\u{10FFFF}\u{E000}"),
    ("space at both ends", "  \u{A0} a \u{3000} "),
    ("an empty text", ""),
    ("what looks like a number", "007"),
    ("what looks like nothing", "NULL"),
    ("a NUL character", "før\u{0}efter"),
    ("1 MB", String(repeating: "Sagsbehandleren skønner æøå. ", count: 34_000)),
  ]
}
