/// The order of Danish texts: æ ø å last, `aa` as å, capitals and accents of no account.
///
/// - Shape: texts that are alike so far are put in the order of their code points.
/// - Source: domain §5, "Sort/letters".
package enum DanishOrder {
  package static func precedes(_ left: String, _ right: String) -> Bool {
    let (first, second) = (key(left), key(right))
    if first == second { return left < right }
    return first.lexicographicallyPrecedes(second)
  }

  /// One number a letter; `{`, `|`, `}` stand after `z` in ASCII, so their places serve for æ, ø,
  /// å.
  private static func key(_ text: String) -> [UInt32] {
    var key: [UInt32] = []
    var afterA = false
    for character in text.lowercased() {
      if afterA, character == "a" {
        key[key.count - 1] = 0x7D
        afterA = false
        continue
      }
      afterA = character == "a"
      key.append(contentsOf: weight(character))
    }
    return key
  }

  private static func weight(_ character: Character) -> [UInt32] {
    if let known = weights[character] { return [known] }
    return character.unicodeScalars.map { $0.value > 0x7A ? $0.value + 8 : $0.value }
  }

  private static let weights: [Character: UInt32] = {
    var weights: [Character: UInt32] = ["æ": 0x7B, "ä": 0x7B, "ø": 0x7C, "ö": 0x7C, "å": 0x7D]
    let accented: [(Unicode.Scalar, String)] = [
      ("a", "áàâã"), ("c", "ç"), ("d", "ð"), ("e", "éèêë"), ("i", "íìîï"), ("n", "ñ"),
      ("o", "óòôõ"),
      ("u", "úùû"), ("y", "ýÿü"),
    ]
    for (base, letters) in accented {
      for letter in letters { weights[letter] = base.value }
    }
    return weights
  }()
}
