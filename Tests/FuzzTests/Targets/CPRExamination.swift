import CaseData
import PanelModel
import Planning

/// CPR numbers: read, found in a text, written and masked.
enum CPRExamination {
  static func examine(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    for mode in [CPRNumber.Mode.production, .test] {
      if let number = try? CPRNumber(text, mode: mode) { try examine(number, mode) }
      if case .found(let number) = CPRNumber.only(in: text, mode: mode) {
        try examine(number, mode)
        try promise(
          CPRNumber.only(in: CPRMask.masked(text), mode: mode) == .absent,
          "the mask leaves a number")
      }
    }
    let masked = CPRMask.masked(text)
    try promise(CPRMask.masked(masked) == masked, "masking twice masks more")
    try clean(text)
  }

  private static func examine(_ number: CPRNumber, _ mode: CPRNumber.Mode) throws {
    try promise(
      number.digits.utf8.count == 10
        && number.digits.utf8.allSatisfy { (0x30...0x39).contains($0) }, "not ten digits")
    for form in [number.digits, number.hyphenated, " \(number.hyphenated)\n"] {
      try promise((try? CPRNumber(form, mode: mode)) == number, "a written number reads otherwise")
      try promise(
        CPRNumber.only(in: "(\(form))", mode: mode) == .found(number), "a number is not found")
    }
    try promise(DanishCPR.hyphenated(number.digits) == number.hyphenated, "two hyphenated forms")
    try promise(DanishCPR.digits(number.hyphenated) == number.digits, "two plain forms")
    for shown in [number.masked, "\(number)", "\(CPRMask.masked(number.hyphenated))"] {
      try promise(
        shown.count { $0.isNumber } == 6 && shown.hasPrefix(number.digits.prefix(6)),
        "a mask shows other than the date")
    }
    try promise(
      number.isFictitious
        == (mode == .test && number.digits.first.map { $0 > "5" } == true
          && number.digits.prefix(2) > "60"),
      "fictitious or not")
    _ = number.warning
  }

  /// What a field is given has nothing in it that acts, and is clean at once.
  private static func clean(_ text: String) throws {
    for lines in [FieldText.Lines.single, .several] {
      guard let cleaned = try? FieldText.cleaned(text, lines) else { continue }
      try promise(
        cleaned.unicodeScalars.allSatisfy { $0.value >= 0x20 || ($0 == "\n" && lines == .several) },
        "a control character reaches a field")
      let again = try? FieldText.cleaned(cleaned, lines)
      try promise(again == cleaned, "cleaning twice cleans more")
    }
  }
}
