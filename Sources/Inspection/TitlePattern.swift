import CaseData

/// What of a window's title may stand in a draft.
///
/// - Shape: the title is taken apart where titles are joined, at ` - ` and the like. A part that may
///   tell of a citizen becomes a star: one with a long number, with a text that a field holds, or
///   that reads like a person's name.
package struct TitlePattern: Sendable, Hashable {
  /// `nil` where nothing is left.
  package let pattern: String?
  /// Whether a CPR number stands in the title.
  package let showsCitizen: Bool
  /// Whether a part was taken out.
  package let isStarred: Bool

  /// - Parameters:
  ///   - title: as it is now.
  ///   - windowClass: both parts of WM_CLASS: a part of the title that names the program stays.
  ///   - contents: what the fields hold; only compared.
  package init(_ title: String, windowClass: String, contents: [String]) {
    let (parts, joints) = Self.parts(of: title)
    let kept = parts.map { part in
      !Self.mayTell(part, windowClass: windowClass, contents: contents)
    }
    showsCitizen = CPRNumber.only(in: title, mode: .test) != .absent
    isStarred = kept.contains(false)
    guard kept.contains(true) else {
      pattern = nil
      return
    }
    var text = ""
    for (index, part) in parts.enumerated() {
      text += kept[index] ? Self.escaped(part) : "*"
      if index < joints.count { text += joints[index] }
    }
    pattern = text
  }

  private static let joints = [" - ", " – ", " — ", " | ", " · ", ": ", ", "]

  private static func parts(of title: String) -> (parts: [String], joints: [String]) {
    var (parts, found): ([String], [String]) = ([], [])
    var part = ""
    var rest = title[...]
    while !rest.isEmpty {
      if let joint = joints.first(where: { rest.hasPrefix($0) }) {
        parts.append(part)
        // A bar would part alternatives in a pattern.
        found.append(joint.replacing("|", with: "?"))
        part = ""
        rest = rest.dropFirst(joint.count)
      } else {
        part.append(rest.removeFirst())
      }
    }
    return (parts + [part], found)
  }

  private static func mayTell(_ part: String, windowClass: String, contents: [String]) -> Bool {
    if longestNumber(in: part) >= 4 { return true }
    if part.contains("@") || part.contains("/") || namesAFile(part) { return true }
    let words = Self.words(of: part)
    let program = Set(Self.words(of: windowClass.lowercased()))
    let isProgram = words.contains { program.contains($0.lowercased()) }
    let held = contents.contains { content in
      let words = Self.words(of: content.lowercased()).filter { $0.count > 2 }
      return !words.isEmpty && words.allSatisfy { part.lowercased().contains($0) }
    }
    if held { return true }
    return !isProgram && readsLikeAName(words)
  }

  /// `Ane Prøvesen.odt`: documents are called after citizens.
  private static func namesAFile(_ part: String) -> Bool {
    guard let dot = part.lastIndex(of: "."), dot > part.startIndex else { return false }
    let ending = part[part.index(after: dot)...].prefix { !" *)".contains($0) }
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Two words or more that all begin with a capital letter: Danish writes so of people, and seldom
  /// of anything else.
  private static func readsLikeAName(_ words: [String]) -> Bool {
    words.count > 1
      && words.allSatisfy {
        $0.first?.isUppercase == true && $0.dropFirst().contains(where: \.isLowercase)
      }
  }

  /// Digits that follow each other, whatever is written between.
  private static func longestNumber(in text: String) -> Int {
    var longest = 0
    var count = 0
    for character in text {
      if character.isNumber {
        count += 1
        longest = max(longest, count)
      } else if !" -./".contains(character) {
        count = 0
      }
    }
    return longest
  }

  /// A title's own stars and bars would be wild in a pattern.
  private static func escaped(_ part: String) -> String {
    String(part.map { "*?|".contains($0) ? "?" : $0 })
  }
}

/// Texts that may stand in a draft though they were read from the application.
package enum ShownText {
  /// Whether a label or an option can be written down: none that has a number like a citizen's in
  /// it, and none that goes over several lines.
  package static func isFit(_ text: String) -> Bool {
    text.count <= 200 && !text.contains(where: \.isNewline)
      && CPRNumber.only(in: text, mode: .test) == .absent && digits(in: text) < 8
  }

  private static func digits(in text: String) -> Int { text.count(where: \.isNumber) }
}
