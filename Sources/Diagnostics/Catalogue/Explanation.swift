/// What `genvej explain` prints.
package enum Explanation {
  /// Everything known of a code as a person writes it, `gv0204` as well as `GV0204`.
  ///
  /// - Returns: text ended by a line break, or `nil` where there is no such code.
  package static func explain(_ code: String) -> String? {
    guard let entry = DiagnosticCatalogue.entry(code) else { return nil }
    var text = "\(entry.code.rawValue): \(entry.title)\n\n\(wrapped(entry.explanation))"
    if let bad = entry.badExample { text += "\nThis gives the finding:\n\n\(indented(bad))" }
    if let good = entry.goodExample { text += "\nThis does not:\n\n\(indented(good))" }
    return text
  }

  private static let width = 80

  private static func wrapped(_ text: String) -> String {
    var lines = ""
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines += line + "\n"
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      lines += line + "\n"
    }
    return lines
  }

  private static func indented(_ example: String) -> String {
    example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
}
