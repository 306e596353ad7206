import Testing

@testable import genvej_bench

/// What kind of mistake is which.
struct TextFidelityTests {
  private static func kinds(_ sent: String, _ found: String) -> [Int] {
    let text = TextFidelity(sent: sent, found: found)
    return [text.right, text.wrong, text.lost, text.misplaced, text.extra]
  }

  @Test(arguments: [
    ("Ærø § 44", "Ærø § 44", [8, 0, 0, 0, 0]),
    ("Ærø § 44", "Ærø $ 44", [7, 1, 0, 0, 0]),
    // One letter less does not make all that follow wrong.
    ("Åse Prøvesen", "Åse Prvesen", [11, 0, 1, 0, 0]),
    ("Åse Prøvesen", "Åse Prøøvesen", [12, 0, 0, 0, 1]),
    ("Åse Prøvesen", "Åse rPøvesen", [11, 0, 0, 1, 0]),
    ("abcdef", "fabcde", [5, 0, 0, 1, 0]),
    ("abc", "", [0, 0, 3, 0, 0]),
    ("", "abc", [0, 0, 0, 0, 3]),
    ("abcdef", "axcdyf", [4, 2, 0, 0, 0]),
    ("abcdef", "axyzdef", [4, 2, 0, 0, 1]),
  ])
  func mistakes_areToldApart(_ sent: String, _ found: String, _ kinds: [Int]) {
    #expect(Self.kinds(sent, found) == kinds)
  }

  @Test func everyCharacterSent_isCountedOnce() {
    var sample = SampleText(seed: 7, hasEmoji: true)
    var random = SplitMix64(state: 9)
    for _ in 0..<200 {
      let sent = sample.next()
      var found = Array(sent)
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        let index = Int.random(in: found.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: found.remove(at: index)
        case 1: found.insert("¿", at: index)
        case 2: found[index] = "¡"
        default: found.swapAt(index, Int.random(in: found.indices, using: &random))
        }
      }
      let text = TextFidelity(sent: sent, found: String(found))
      #expect(text.right + text.wrong + text.lost + text.misplaced == text.sent)
      #expect(text.right + text.wrong + text.misplaced + text.extra == found.count)
    }
  }

  @Test func textInAnotherField_isMisplaced_andWhatItReplacedIsLost() {
    let text = TextFidelity(
      sent: ["felt01": "første", "felt02": "anden", "felt03": "tredje"],
      found: ["felt01": "anden", "felt02": "første", "felt03": "første", "felt04": "x"])
    #expect(text.misplaced == "første".count + "anden".count)
    #expect(text.lost == "tredje".count)
    #expect(text.extra == 1)
    #expect(text.sent == 17)
  }

  @Test func sample_isTheSameForTheSameSeed_andHoldsWhatLayoutsHide() {
    func texts(_ seed: UInt64) -> [String] {
      var sample = SampleText(seed: seed, hasEmoji: false)
      return (0..<300).map { _ in sample.next() }
    }
    #expect(texts(3) == texts(3))
    #expect(texts(3) != texts(4))
    let all = Set(texts(3).joined())
    for character in "æøåÆØÅéüß§“”½€@{]~^´1.A " { #expect(all.contains(character)) }
    #expect(texts(3).allSatisfy { $0.first != " " && $0.last != " " && $0.count >= 30 })
    // What `us` lacks has to go onto its 19 spare keys, two to each.
    #expect(all.filter { !$0.isASCII }.count <= 38)
  }

  @Test func report_isRight_onlyWhereNothingIsWrongAndNothingStopped() {
    let machine = MachineDescription(
      processor: "P", cores: 2, memoryGigabytes: 24, system: "Debian", loadBefore: 0.1, date: "d")
    var row = FidelityRow(tool: "Genvej", target: .gtk, way: .typed, load: "idle")
    row.text = TextFidelity(sent: "abc", found: "abc")
    func report(_ change: (inout FidelityRow) -> Void) -> FidelityReport {
      var report = FidelityReport(machine: machine, seed: 1, layouts: ["dk"])
      var changed = row
      change(&changed)
      report.add(row)
      report.add(changed)
      return report
    }
    #expect(report { _ in }.isRight)
    #expect(report { _ in }.total.sent == 6)
    #expect(!report { $0.text = TextFidelity(sent: "abc", found: "abd") }.isRight)
    #expect(!report { $0.text = TextFidelity(sent: "abc", found: "abcd") }.isRight)
    #expect(!report { $0.stops = ["GV0522"] }.isRight)
    #expect(!report { $0.unnoticed = 1 }.isRight)
    #expect(!FidelityReport(machine: machine, seed: 1, layouts: []).isRight)
  }
}
