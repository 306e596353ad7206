/// Case-insensitive patterns with `*`, `?` and alternatives separated by `|`.
package enum Glob {
  package static func matches(_ patterns: String, _ text: String) -> Bool {
    let text = Array(text.lowercased())
    return patterns.lowercased().split(separator: "|").contains { alternative in
      matchesOne(Array(trimmed(alternative)), text)
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }

  /// Linear in practice: goes back to the last star only.
  private static func matchesOne(_ pattern: [Character], _ text: [Character]) -> Bool {
    var at = 0
    var read = 0
    var star: (pattern: Int, text: Int)?
    while read < text.count {
      if at < pattern.count, pattern[at] == "*" {
        star = (at, read)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == text[read] {
        at += 1
        read += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        at = last.pattern + 1
        read = last.text + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}
