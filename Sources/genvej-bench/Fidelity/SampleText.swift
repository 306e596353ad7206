/// Danish texts at random, the same for the same seed: words as they come in case work, and every
/// sign that layouts hide in different places.
struct SampleText {
  private var random: SplitMix64
  /// Whether characters beyond U+FFFF may come, which Tk does not take, and keys give badly.
  let hasEmoji: Bool

  init(seed: UInt64, hasEmoji: Bool) {
    random = SplitMix64(state: seed)
    self.hasEmoji = hasEmoji
  }

  private static let letters = Array(
    "eeeeeeeeeennnnnnrrrrrrtttttaaaaaiiiiidddddsssssllllggggooommmkkkvvufffbbpphjyywxzcq")
  private static let danish = Array("æøåæøåÆØÅé")
  private static let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")
  private static let digits = Array("0123456789")
  private static let punctuation = Array(".,;:!?-_()/'\"+*=%&#<>")
  /// Behind AltGr on one layout, on a key of its own on the next, nowhere on a third.
  private static let signs = Array("@£$€{[]}|\\§½“”–µ")
  /// Dead keys give these, or have to be got round.
  private static let dead = Array("éÉüÜäÄöÖßñáàêôç^~`´¨")
  private static let emoji = Array("🙂👍📄🏠")

  /// One text without blanks at its ends.
  mutating func next() -> String {
    let length = 30 + Int(random.next(upperBound: UInt64(90)))
    var text: [Character] = []
    while text.count < length {
      text += word()
      text.append(" ")
    }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private mutating func word() -> [Character] {
    switch random.next(upperBound: UInt64(20)) {
    case 0...9: return some(Self.letters + Self.danish, 2...9)
    case 10...12: return some(Self.capitals, 1...1) + some(Self.letters + Self.danish, 1...8)
    case 13: return some(Self.capitals, 2...5)
    case 14, 15: return some(Self.digits, 1...10)
    case 16: return some(Self.punctuation, 1...3)
    case 17: return some(Self.signs, 1...3)
    case 18: return some(Self.dead + Self.letters, 1...4)
    default: return hasEmoji ? some(Self.emoji, 1...1) : some(Self.signs + Self.punctuation, 1...4)
    }
  }

  private mutating func some(_ choice: [Character], _ count: ClosedRange<Int>) -> [Character] {
    (0..<Int.random(in: count, using: &random)).map { _ in
      choice[Int.random(in: choice.indices, using: &random)]
    }
  }
}

/// A generator with a seed, for samples that can be drawn again.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
