/// Writes findings as JSON for programs.
///
/// - Shape: `{"version":1,"diagnostics":[…],"summary":{…}}`; every key is always there, `null`
///   where
///   there is nothing; keys are only ever added. Lines and columns are 1-based and count Unicode
///   scalars,
///   the end is exclusive.
package struct JSONRenderer: Sendable {
  package init() {}

  /// One object, ended by a line break.
  ///
  /// - Parameters:
  ///   - files: how many files were looked at.
  ///   - silenced: how many findings their authors have allowed.
  package func render(_ diagnostics: [Diagnostic], files: Int, silenced: Int = 0) -> String {
    let counts = DiagnosticCounts(diagnostics)
    let findings = diagnostics.map(object).map(\.text).joined(separator: ",\n    ")
    let summary = JSONText.object([
      ("errors", .number(counts.errors)), ("warnings", .number(counts.warnings)),
      ("notes", .number(counts.notes)), ("files", .number(files)), ("allowed", .number(silenced)),
    ])
    let list = diagnostics.isEmpty ? "[]" : "[\n    \(findings)\n  ]"
    return """
      {
        "version": 1,
        "diagnostics": \(list),
        "summary": \(summary.text)
      }

      """
  }

  private func object(_ diagnostic: Diagnostic) -> JSONText {
    .object(
      [
        ("code", .string(diagnostic.code.rawValue)),
        ("severity", .string(diagnostic.severity.rawValue)),
        ("message", .string(diagnostic.message)),
      ] + place(diagnostic.span) + [
        ("label", .optional(diagnostic.label)),
        ("notes", .array(diagnostic.notes.map(object))),
        ("help", .optional(diagnostic.help)),
      ])
  }

  private func object(_ note: Diagnostic.Note) -> JSONText {
    .object([("message", .string(note.message))] + place(note.span))
  }

  private func place(_ span: SourceSpan?) -> [(String, JSONText)] {
    let start = span?.start
    let end = span?.end
    return [
      ("path", .optional(span?.file.path)),
      ("line", .optional(start?.line)), ("column", .optional(start?.column)),
      ("endLine", .optional(end?.line)), ("endColumn", .optional(end?.column)),
    ]
  }
}

/// A piece of JSON, written on one line with its keys in the order given.
struct JSONText {
  let text: String

  static let null = JSONText(text: "null")
  static func number(_ number: Int) -> JSONText { JSONText(text: String(number)) }
  static func optional(_ number: Int?) -> JSONText { number.map(JSONText.number) ?? null }
  static func optional(_ string: String?) -> JSONText { string.map(JSONText.string) ?? null }

  static func array(_ items: [JSONText]) -> JSONText {
    JSONText(text: "[" + items.map(\.text).joined(separator: ",") + "]")
  }

  static func object(_ members: [(String, JSONText)]) -> JSONText {
    let written = members.map { "\(string($0.0).text):\($0.1.text)" }
    return JSONText(text: "{" + written.joined(separator: ",") + "}")
  }

  static func string(_ string: String) -> JSONText {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      // The two line separators are legal in JSON, but end a line for many readers of it.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return JSONText(text: text + "\"")
  }
}
