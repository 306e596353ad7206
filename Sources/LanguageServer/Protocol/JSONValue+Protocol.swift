import Diagnostics

/// The shapes of the protocol that go both ways.
extension JSONValue {
  /// A field that a request must have.
  func require<Value>(_ key: String, _ read: (JSONValue) -> Value?) throws(ResponseError) -> Value {
    guard let value = self[key].flatMap(read) else {
      throw ResponseError(ResponseError.invalidParams, "`\(key)` is missing or of another type")
    }
    return value
  }

  /// `textDocument.uri`.
  func documentURI() throws(ResponseError) -> String {
    try require("textDocument") { $0 }.require("uri", \.string)
  }

  /// `position`.
  func position() throws(ResponseError) -> TextPosition {
    let place = try require("position") { $0 }
    return TextPosition(
      line: try place.require("line", \.integer),
      character: try place.require("character", \.integer))
  }

  init(_ position: TextPosition) {
    self = ["line": .integer(position.line), "character": .integer(position.character)]
  }

  init(_ range: TextRange) {
    self = ["start": JSONValue(range.start), "end": JSONValue(range.end)]
  }

  init(_ span: SourceSpan, uri: String, _ encoding: PositionEncoding) {
    self = ["uri": .string(uri), "range": JSONValue(span.file.textRange(span.range, encoding))]
  }

  /// Text for a person.
  static func markdown(_ text: String) -> JSONValue {
    ["kind": "markdown", "value": .string(text)]
  }
}
