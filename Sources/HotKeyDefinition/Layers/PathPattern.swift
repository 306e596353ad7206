/// A pattern over paths below `HotKeys/` or `Templates/`.
///
/// - Shape: names joined by `/`; `*` stands for any characters of one name, `**` for any number of
///   folders.
struct PathPattern: Sendable, Equatable {
  private let names: [String]

  /// - Returns: `nil` where no path could ever match it.
  init?(_ text: String) {
    let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    self.names = names
  }

  /// - Parameter path: relative, `standardtekster/navn-titel.md`.
  func matches(_ path: String) -> Bool {
    Self.matches(names[...], path.split(separator: "/")[...])
  }

  private static func matches(_ names: ArraySlice<String>, _ path: ArraySlice<Substring>) -> Bool {
    guard let name = names.first else { return path.isEmpty }
    let rest = names.dropFirst()
    if name == "**" {
      // The file itself is no folder.
      return path.indices.contains { matches(rest, path[$0...]) } || (rest.isEmpty && !path.isEmpty)
    }
    guard let first = path.first, isMatch(name, first) else { return false }
    return matches(rest, path.dropFirst())
  }

  private static func isMatch(_ name: String, _ text: Substring) -> Bool {
    let parts = name.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return name == text
    }
    guard text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
