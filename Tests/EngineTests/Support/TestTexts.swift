import Testing

/// 60 different texts with what Danish case work holds: æøå, §, “”, ½, €, an emoji, 300 characters.
enum TestTexts {
  static let all: [String] = (1...60).map { number in
    switch number % 12 {
    case 1: "Åse Prøvesen Ærø \(number)"
    case 2: "610190-00\(number + 10)"
    case 3: "LAB § 44, stk. \(number)"
    case 4: "“Et skridt ad gangen” \(number)"
    case 5: "½-\(number) timer"
    case 6: "545 kr. ≈ \(number) €"
    case 7: long(number)
    case 8: "Møde 🙂 kl. \(number)"
    case 9: "C:\\sager\\26-\(number) {ikke et felt}"
    case 10: "x < y & 'z' > \"\(number)\" ~ ^ ` ´ ¨"
    case 11: "ÆØÅ æøå ÄÖÜ ñ ç \(number)"
    default: "\(number)"
    }
  }

  /// Exactly 300 characters.
  static func long(_ number: Int) -> String {
    let sentence =
      "Borgeren ønsker at vende tilbage til “Øens Byggemarked” ½ dag ad gangen (aftale \(number)). "
    return String(String(repeating: sentence, count: 5).prefix(299)) + "."
  }

  static let multiline = "Første linje § 7\n\n\tIndrykket “linje” med ½ €\nSidste linje, æøå"
}

struct TestTextsTests {
  @Test func texts_areSixtyDifferentOnes_withoutBlanksAround() {
    #expect(Set(TestTexts.all).count == 60)
    #expect(TestTexts.all.filter { $0.count == 300 }.count == 5)
    #expect(TestTexts.all.allSatisfy { $0.first != " " && $0.last != " " })
  }
}
