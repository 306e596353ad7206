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
    let path = path.split(separator: "/")
    var at = 0
    var read = 0
    // Where the last `**` stands and where what it takes ends: only that one is ever tried longer,
    // so that many of them do not multiply.
    var folders: (name: Int, end: Int)?
    while read < path.count {
      if at < names.count, names[at] == "**" {
        folders = (at, read)
        at += 1
      } else if at < names.count, Self.isMatch(names[at], path[read]) {
        at += 1
        read += 1
      } else if let last = folders {
        folders = (last.name, last.end + 1)
        at = last.name + 1
        read = last.end + 1
      } else {
        return false
      }
    }
    // A `**` that is left over has found nothing to take, and the file itself is no folder.
    return at == names.count
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
