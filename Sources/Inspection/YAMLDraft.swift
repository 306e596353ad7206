import HotKeyDefinition

/// A sketch as a system file, with comments where a person must look.
///
/// - Shape: what it gives passes `genvej check`.
package struct YAMLDraft: Sendable {
  /// The whole file.
  package let text: String

  package init(_ sketch: SystemSketch) {
    var lines = Self.head(sketch)
    lines += Self.window(sketch.window)
    lines += Self.form(sketch)
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func head(_ sketch: SystemSketch) -> [String] {
    [
      "# A draft: look through every line marked with #, then take the marks away.",
      "system: \(sketch.id)",
      "title: \(scalar(sketch.title)) # what messages call the system",
      "environment: test # or production: whose window was it?",
    ]
  }

  private static func window(_ window: WindowSketch) -> [String] {
    var keys: [String] = []
    if let pattern = window.windowClass { keys.append("class: \(scalar(pattern))") }
    if let title = window.title { keys.append("title: \(scalar(title))") }
    if window.showsCitizen { keys.append("title-shows-citizen: true") }
    return ["# toolkit: \(window.toolkit), as detected; write `toolkit:` only where that is wrong"]
      + ["windows:"] + window.notes.map { "  # \($0)" } + [
        "  vindue: { \(keys.joined(separator: ", ")) }"
      ]
  }

  private static func form(_ sketch: SystemSketch) -> [String] {
    let form = sketch.form
    if case .none(let reason) = sketch.finding {
      return ["# no fields: \(reason)"] + form.notes.map { "# \($0)" }
    }
    var lines = ["forms:", "  \(form.id):"]
    lines += form.notes.map { "    # \($0)" }
    if form.finding == .label { lines.append("    find: label") }
    lines.append("    proof: \(form.proof.rawValue)")
    if let citizen = form.citizen {
      lines.append(
        "    citizen: \(citizen) # by its label; is it the number of the case's citizen?")
    }
    return lines + ["    fields:"] + form.fields.map(field)
  }

  private static func field(_ field: FieldSketch) -> String {
    var keys = ["label: \(scalar(field.label))", "type: \(field.kind.rawValue)"]
    if let length = field.length { keys.append("length: \(length)") }
    if field.isRequired { keys.append("required: true") }
    if !field.options.isEmpty {
      keys.append("options: [\(field.options.map(scalar).joined(separator: ", "))]")
    }
    let note = field.note.map { " # \($0)" } ?? ""
    return "      \(field.id): { \(keys.joined(separator: ", ")) }\(note)"
  }

  /// A text as YAML takes it for the same text anywhere in a flow mapping.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.last, last != " ", last != "-",
      first.properties.isAlphabetic
    else { return false }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if words.contains(text.lowercased()) { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " .-".unicodeScalars.contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
