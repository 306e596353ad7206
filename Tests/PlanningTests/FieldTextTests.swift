import CaseData
import Testing

@testable import Planning

struct FieldTextTests {
  @Test(arguments: [
    ("Åse Bækgård", "Åse Bækgård"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"),
    ("a\tb", "a b"),
    ("a \t\r\n\u{2028}b", "a  b"), ("\n\ta\n", "a"), ("\n", ""), ("", ""), (" a ", " a "),
    ("e\u{301}A\u{30A}", "éÅ"), ("👨‍👩‍👧 ½ § €", "👨‍👩‍👧 ½ § €"),
  ])
  func singleLine_hasNoLineEndAndNoTab(_ text: String, _ expected: String) throws {
    let cleaned = try FieldText.cleaned(text, .single)
    #expect(Array(cleaned.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"),
    ("a\n\rb", "a\n\nb"),
    ("a\tb", "a b"), ("a\u{2028}b\u{2029}c", "a\nb\nc"), ("\n a \n", "\n a \n"),
  ])
  func severalLines_haveOneKindOfLineEnd(_ text: String, _ expected: String) throws {
    #expect(
      Array(try FieldText.cleaned(text, .several).unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// Every scalar of the first planes, in both shapes: what comes out can never be a key.
  @Test func noScalar_getsThroughAsAKey() {
    for value in (0 as UInt32)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for lines in [FieldText.Lines.single, .several] {
        let text = "a\(scalar)b"
        guard let cleaned = try? FieldText.cleaned(text, lines) else { continue }
        for left in cleaned.unicodeScalars {
          let isLineEnd = lines == .several && left == "\n"
          #expect(
            left.properties.generalCategory != .control || isLineEnd,
            "U+\(String(value, radix: 16))")
        }
      }
    }
  }

  @Test func control_isRefusedByName() {
    let allowed: Set<UInt32> = [0x09, 0x0A, 0x0D]
    for value in Array((0 as UInt32)...0x1F) + Array(0x7F...0x9F) where !allowed.contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let digits = String(value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
      for lines in [FieldText.Lines.single, .several] {
        #expect(throws: FieldText.Refusal.control(name)) {
          try FieldText.cleaned("a\(scalar)", lines)
        }
      }
    }
  }

  @Test(
    arguments: [
      0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
      0x2069,
    ] as [UInt32])
  func bidiControl_isRefusedByName(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    for lines in [FieldText.Lines.single, .several] {
      #expect(throws: FieldText.Refusal.direction(name)) {
        try FieldText.cleaned("a\(scalar)b", lines)
      }
    }
  }

  @Test func size_isRefused_overOneMegabyte() throws {
    let most = String(repeating: "a", count: 1_048_576)
    #expect(try FieldText.cleaned(most, .single) == most)
    #expect(throws: FieldText.Refusal.tooLarge) { try FieldText.cleaned(most + "a", .single) }
    #expect(throws: FieldText.Refusal.tooLarge) {
      try FieldText.cleaned(String(repeating: "å", count: 524_289), .several)
    }
  }
}
