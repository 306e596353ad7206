@testable import Engine
@testable import HotKeyDefinition

/// Patterns of windows and of paths: the first line is the pattern, the rest is held against it.
enum WindowExamination {
  static func examine(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self)
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let pattern = String(text[..<end])
    let subject = String(text[end...].dropFirst())
    try promise(
      Glob.matches(pattern, subject) == isGlob(pattern, subject), "a window pattern errs")
    guard let path = PathPattern(pattern) else { return }
    let names = subject.split(separator: "/").map(String.init)
    try promise(
      path.matches(names.joined(separator: "/"))
        == isPath(pattern.split(separator: "/").map(String.init), names), "a path pattern errs")
  }

  /// Any of the alternatives, without blanks around it; letter by letter.
  private static func isGlob(_ pattern: String, _ text: String) -> Bool {
    pattern.lowercased().split(separator: "|").contains { alternative in
      var trimmed = Array(alternative)
      while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
      while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
      return isMatch(trimmed, Array(text.lowercased()), star: "*") { $0 == "?" || $0 == $1 }
    }
  }

  private static func isPath(_ pattern: [String], _ path: [String]) -> Bool {
    // A last `**` stands for folders, and for the file in them.
    let pattern = pattern.last == "**" ? pattern + ["*"] : pattern
    return isMatch(pattern, path, star: "**") { name, other in
      isMatch(Array(name), Array(other), star: "*") { $0 == $1 }
    }
  }

  /// By a table of all beginnings of both: slow and plain.
  private static func isMatch<Piece: Equatable>(
    _ pattern: [Piece], _ text: [Piece], star: Piece, _ fits: (Piece, Piece) -> Bool
  ) -> Bool {
    var row = [true] + Array(repeating: false, count: text.count)
    for piece in pattern {
      var next = [piece == star && row[0]]
      for (index, other) in text.enumerated() {
        next.append(
          piece == star ? row[index + 1] || next[index] : row[index] && fits(piece, other))
      }
      row = next
    }
    return row[text.count]
  }
}
