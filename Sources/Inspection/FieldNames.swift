import HotKeyDefinition

/// Ids for fields, from their labels.
///
/// - Shape: `Ønsket dato` becomes `oensket-dato`; each id is given once.
package struct FieldNames: Sendable {
  private var taken: Set<String> = []
  /// Labels may be whole sentences; ids are typed by hand.
  private static let longest = 40

  package init() {}

  /// - Parameters:
  ///   - label: as the screen shows it.
  ///   - place: the field's place in the form from 1, for one without a label.
  /// - Returns: an id that no field has yet.
  package mutating func id(for label: String, at place: Int) -> String {
    let spelled = Self.spelled(label)
    let id = spelled.isEmpty ? Self.numbered(place) : spelled
    var free = id
    var number = 2
    while Identifier.isReserved(free) || !taken.insert(free).inserted {
      free = "\(id)-\(number)"
      number += 1
    }
    return free
  }

  /// `felt07`.
  package static func numbered(_ place: Int) -> String {
    place < 10 ? "felt0\(place)" : "felt\(place)"
  }

  /// A text as an id; empty where nothing of it can stand in one.
  package static func spelled(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "æ", "ä": word += "ae"
      case "ø", "ö": word += "oe"
      case "å": word += "aa"
      case "é", "è": word += "e"
      case "ü": word += "u"
      default:
        words.append(word)
        word = ""
      }
    }
    let whole = (words + [word]).filter { !$0.isEmpty }
    var id = ""
    for word in whole {
      let longer = id.isEmpty ? word : "\(id)-\(word)"
      if longer.count > longest { break }
      id = longer
    }
    if id.isEmpty, let first = whole.first { id = String(first.prefix(longest)) }
    // An id begins with a letter.
    if let first = id.first, first.isNumber { id = "felt-\(id)" }
    return Identifier.isSimple(id) ? id : ""
  }
}
