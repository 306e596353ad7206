import Diagnostics

@testable import HotKeyDefinition

/// What a YAML tree keeps: its places, and its content when it is written and read again.
enum YAMLExamination {
  static func examine(_ file: DefinitionFile) throws {
    var findings = Findings(file.source)
    guard let root = YAMLReader.read(file.bytes, into: &findings) else { return }
    try place(root, in: file.source)
    guard findings.diagnostics.isEmpty else { return }
    let written = text(of: root)
    var again = Findings(SourceFile(path: "again", text: written))
    guard let copy = YAMLReader.read(written.utf8, into: &again) else {
      throw BrokenPromise(description: "what was read cannot be read again")
    }
    try promise(again.diagnostics.isEmpty, "what was accepted is refused when read again")
    try promise(text(of: copy) == written, "what was read reads otherwise the second time")
  }

  /// Every node lies inside the file, and every letter of a text inside its node.
  private static func place(_ node: YAMLNode, in file: SourceFile) throws {
    try promise(
      node.range.lowerBound >= 0 && node.range.upperBound <= file.scalars.count,
      "a node lies outside the file: \(node.range)")
    switch node {
    case .scalar(let scalar): try place(scalar, in: file)
    case .sequence(let sequence): for item in sequence.items { try place(item, in: file) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        try place(entry.key, in: file)
        try place(entry.value, in: file)
      }
    case .refused: break
    }
  }

  private static func place(_ scalar: YAMLScalar, in file: SourceFile) throws {
    let offsets = scalar.positioned(in: file).offsets
    try promise(
      offsets.count == scalar.text.unicodeScalars.count + 1, "a letter of a text has no place")
    let inside = scalar.range.lowerBound...scalar.range.upperBound
    try promise(offsets.allSatisfy(inside.contains), "a letter lies outside its text")
    try promise(zip(offsets, offsets.dropFirst()).allSatisfy(<=), "letters lie in another order")
  }

  /// On one line, every text in double quotes.
  private static func text(of node: YAMLNode) -> String {
    switch node {
    case .scalar(let scalar): quoted(scalar.text)
    case .sequence(let sequence): "[" + sequence.items.map(text).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      // The sign `?`, since YAML takes a key without it for one only up to 1,024 characters.
      "{"
        + mapping.entries.map { "? \(quoted($0.key.text)) : \(text(of: $0.value))" }
        .joined(separator: ", ") + "}"
    case .refused: quoted("")
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{20}"..."\u{7E}": quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
