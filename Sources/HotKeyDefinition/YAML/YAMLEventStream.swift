// libyaml as Yams carries it. Yams' own composer stops at the first key that stands twice, follows
// aliases before anybody can refuse them, knows no end of a scalar, and resolves YAML 1.1 types
// that
// nobody wants here; the events below it have all that is needed.
import CYaml

/// What libyaml reads next, with its place.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd, alias
    case scalar(String, YAMLScalar.Style)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  let kind: Kind
  /// Offsets in the file, in Unicode scalars.
  let range: Range<Int>
  let hasAnchor: Bool
  let hasTag: Bool
}

/// Where and why libyaml could not go on, in its own words.
struct YAMLSyntaxError: Error {
  let problem: String
  let offset: Int
  /// What it was in the middle of, and where that began.
  let context: String?
  let contextOffset: Int?
}

/// The events of a piece of UTF-8.
///
/// - Shape: the bytes must be valid UTF-8 without NUL, and outlive the stream.
/// - Isolation: used by one caller at a time.
final class YAMLEventStream {
  /// In memory of its own: libyaml keeps a pointer to the parser inside the parser.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let base: Int

  /// Reads `bytes`; `base` is the offset in the file of the first byte's scalar.
  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int) {
    self.base = base
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; not called again after the end of the stream or an error.
  func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&event) }
    let start = base + Int(event.start_mark.index)
    let end = base + Int(event.end_mark.index)
    let (anchor, tag) = Self.properties(of: event)
    return YAMLEvent(
      kind: Self.kind(of: event), range: start..<max(start, end), hasAnchor: anchor, hasTag: tag)
  }

  private func syntaxError() -> YAMLSyntaxError {
    let contextText = parser.pointee.context.map { String(cString: $0) }
    return YAMLSyntaxError(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "not readable",
      offset: base + Int(parser.pointee.problem_mark.index), context: contextText,
      contextOffset: contextText.map { _ in base + Int(parser.pointee.context_mark.index) })
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_SCALAR_EVENT: scalar(event)
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: .streamEnd
    }
  }

  private static func scalar(_ event: yaml_event_t) -> YAMLEvent.Kind {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
    let style: YAMLScalar.Style =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    return .scalar(String(decoding: bytes, as: UTF8.self), style)
  }

  private static func properties(of event: yaml_event_t) -> (anchor: Bool, tag: Bool) {
    switch event.type {
    case YAML_SCALAR_EVENT:
      (event.data.scalar.anchor != nil, event.data.scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      (event.data.sequence_start.anchor != nil, event.data.sequence_start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      (event.data.mapping_start.anchor != nil, event.data.mapping_start.tag != nil)
    default: (false, false)
    }
  }
}
