import Diagnostics
import Foundation

/// What every finding keeps, whatever it was found in.
enum DiagnosticExamination {
  static func examine(_ diagnostics: [Diagnostic]) throws {
    for diagnostic in diagnostics {
      try promise(!diagnostic.message.isEmpty, "a finding says nothing")
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) {
        guard let span else { continue }
        let end = span.file.scalars.count
        try promise(
          span.range.lowerBound >= 0 && span.range.upperBound <= end,
          "\(diagnostic.code.rawValue) lies outside its file: \(span.range) of \(end)")
      }
    }
    try draw(diagnostics)
  }

  /// The three forms: none ends a line too many, or lets a control character through.
  private static func draw(_ diagnostics: [Diagnostic]) throws {
    let human = HumanRenderer().render(diagnostics)
    try promise(
      human.unicodeScalars.allSatisfy { $0 == "\n" || !isControl($0) },
      "the human form holds a control character")
    let short = ShortRenderer().render(diagnostics)
    try promise(
      short.utf8.count { $0 == 0x0A } == diagnostics.count, "the short form has other lines")
    let json = JSONRenderer().render(diagnostics, files: 1)
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let listed = object?["diagnostics"] as? [Any]
    try promise(listed?.count == diagnostics.count, "the JSON form is no JSON of all findings")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
