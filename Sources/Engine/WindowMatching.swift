import CaseData
package import Desktop
package import HotKeyDefinition

/// Whether a window belongs to a system.
///
/// - Source: design §5 "Systems"; class and title are matched apart.
package enum WindowMatching {
  /// The first pattern that a window satisfies; `names` limits them, empty means any.
  package static func pattern(
    of system: TargetSystem, named names: [Name], matching window: WindowSnapshot
  ) -> WindowPattern? {
    let wanted = Set(names.map(\.text))
    return system.windows.first { pattern in
      (wanted.isEmpty || wanted.contains(pattern.name.text)) && matches(pattern, window)
    }
  }

  static func matches(_ pattern: WindowPattern, _ window: WindowSnapshot) -> Bool {
    if let glob = pattern.windowClass,
      !Glob.matches(glob, window.className), !Glob.matches(glob, window.instance)
    {
      return false
    }
    if let glob = pattern.title, !Glob.matches(glob, window.title) { return false }
    if let glob = pattern.notTitle, Glob.matches(glob, window.title) { return false }
    return pattern.windowClass != nil || pattern.title != nil
  }
}

/// Case-insensitive patterns with `*`, `?` and alternatives separated by `|`.
enum Glob {
  static func matches(_ patterns: String, _ text: String) -> Bool {
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
