import Diagnostics

/// Says in our words what libyaml could not read.
enum YAMLSyntaxWords {
  /// Adds the one finding of a file that YAML does not allow.
  static func report(_ error: YAMLSyntaxError, into findings: inout Findings) {
    let file = findings.file
    if let template = unquotedTemplate(near: error, in: file) {
      reportUnquoted(at: template, into: &findings)
      return
    }
    if error.problem.hasPrefix("Maximum nesting level") {
      // libyaml reads some way ahead, and may meet its own limit before we meet ours.
      let place = firstTooDeep(from: error.offset, in: file)
      findings.add(
        .nestedTooDeeply, "more than \(YAMLReader.deepest) levels of lists and mappings",
        at: place..<end(of: place, in: file))
      return
    }
    let words = words(for: error, in: file)
    var notes: [Diagnostic.Note] = []
    if let context = error.context, let start = error.contextOffset, start != words.offset {
      let message = context.hasPrefix("while ") ? String(context.dropFirst(6)) : context
      notes.append(
        Diagnostic.Note(
          "YAML was \(message) that begins here", at: findings.span(start..<start + 1)))
    }
    findings.add(
      .yamlSyntax, words.message, at: words.offset..<end(of: words.offset, in: file), notes: notes,
      help: words.help)
  }

  /// The first bracket or brace over the limit; libyaml tells where the outermost began.
  private static func firstTooDeep(from offset: Int, in file: SourceFile) -> Int {
    var depth = 0
    for place in min(offset, file.scalars.count)..<file.scalars.count {
      switch file.scalars[place] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      default: break
      }
      if depth > YAMLReader.deepest { return place }
    }
    return offset
  }

  /// The commonest mistake of all, found at its `{`.
  static func reportUnquoted(at offset: Int, into findings: inout Findings) {
    let scalars = findings.file.scalars
    var end = min(offset + 2, scalars.count)
    while end < scalars.count, scalars[end] != "\n", scalars[end] != "\r" {
      end += 1
      if scalars[end - 1] == "}", scalars[end - 2] == "}" || scalars[end - 2] == "%" { break }
    }
    findings.add(
      .unquotedTemplate, "a text with `{{ }}` or `{% %}` in it must stand in quotes",
      at: offset..<end, label: "YAML takes this for a mapping of its own",
      help: "put the whole value between `\"` and `\"`")
  }

  /// Where a value of the line at fault begins with `{{` or `{%` outside quotes.
  private static func unquotedTemplate(near error: YAMLSyntaxError, in file: SourceFile) -> Int? {
    let lines = Set(
      [error.offset, error.contextOffset ?? error.offset].map { file.position(at: $0).line })
    for line in lines.sorted() {
      let start = file.offset(line: line, column: 1)
      let scalars = file.scalars[start...].prefix { $0 != "\n" }
      guard let found = templateAfterIndicator(scalars) else { continue }
      return found
    }
    return nil
  }

  private static func templateAfterIndicator(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
    var before: Unicode.Scalar = "\n"
    for index in line.indices.dropLast() {
      let isOpening = line[index] == "{" && (line[index + 1] == "{" || line[index + 1] == "%")
      if isOpening { return ":-,[\n".unicodeScalars.contains(before) ? index : nil }
      if line[index] == "\"" || line[index] == "'" { return nil }
      if line[index] != " " { before = line[index] }
    }
    return nil
  }

  private struct Words {
    let message: String
    let offset: Int
    var help: String?
  }

  private static func words(for error: YAMLSyntaxError, in file: SourceFile) -> Words {
    if let message = endless(error), let start = error.contextOffset {
      return Words(message: message, offset: start)
    }
    let (message, help) = sentences[error.problem] ?? (error.problem, nil)
    guard error.problem == "found character that cannot start any token",
      error.offset < file.scalars.count
    else { return Words(message: message, offset: error.offset, help: help) }
    return Words(
      message: "a text cannot begin with `\(file.scalars[error.offset])` outside quotes",
      offset: error.offset, help: "put the whole value between `\"` and `\"`")
  }

  /// What began and never ended is marked where it began.
  private static func endless(_ error: YAMLSyntaxError) -> String? {
    guard let context = error.context else { return nil }
    if error.problem == "found unexpected end of stream", context.contains("quoted scalar") {
      return "this quote is never closed"
    }
    if error.problem.hasPrefix("did not find expected ',' or") {
      return context.contains("sequence")
        ? "this list misses a `,` or its `]`" : "this mapping misses a `,` or its `}`"
    }
    return nil
  }

  /// By libyaml's own words: ours, and what to do.
  private static let sentences: [String: (String, String?)] = [
    "mapping values are not allowed in this context": (
      "a second `:` with a space after it on one line",
      "put a text that holds `: ` in quotes, or begin a new line"
    ),
    "did not find expected key": (
      "expected a key here", "check the indentation: keys of one mapping begin in the same column"
    ),
    "could not find expected ':'": ("expected `:` after a key", nil),
    "did not find expected '-' indicator": (
      "expected `-` here", "check the indentation: the `-` of one list stand in the same column"
    ),
    "block sequence entries are not allowed in this context": (
      "a list cannot begin here", "begin the list on a line of its own"
    ),
    "block mapping entries are not allowed in this context": ("a mapping cannot begin here", nil),
    "found unknown escape character": (
      "unknown escape after `\\` in a double-quoted text",
      "write `\\\\` for a backslash, or use single quotes"
    ),
    "did not find expected alphabetic or numeric character": (
      "YAML takes a `*` or `&` at the beginning for a reference",
      "put the whole value between `\"` and `\"`"
    ),
    "did not find expected comment or line break": (
      "nothing may follow `|` or `>` on its line", nil
    ),
    "did not find expected node content": ("expected a value here", nil),
    "found unexpected end of stream": ("the file ends in the middle of a value", nil),
    "found undefined tag handle": ("tags are not used in definitions", nil),
    "found unexpected document indicator": ("`---` or `...` in the middle of a value", nil),
    "did not find expected <document start>": ("expected the end of the file here", nil),
  ]

  /// One scalar is marked, none at the end of a line.
  private static func end(of offset: Int, in file: SourceFile) -> Int {
    let atBreak = offset >= file.scalars.count || file.scalars[offset] == "\n"
    return atBreak ? offset : offset + 1
  }
}
