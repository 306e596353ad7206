/// A piece of YAML as it was read, every part with its place.
///
/// - Shape: scalars stay text; they are typed by the field they fill. At most
///   ``YAMLReader/deepest`` levels.
/// - Source: design §5.
package indirect enum YAMLNode: Sendable {
  case scalar(YAMLScalar)
  case sequence(YAMLSequence)
  case mapping(YAMLMapping)
  /// Something that was found fault with already; whoever meets it says nothing more.
  case refused(Range<Int>)

  /// Offsets in the file, in Unicode scalars.
  package var range: Range<Int> {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(let sequence): sequence.range
    case .mapping(let mapping): mapping.range
    case .refused(let range): range
    }
  }

  /// `a text`, `a list`, `a mapping`, for messages.
  package var kind: String {
    switch self {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .refused: "something else"
    }
  }
}

/// A text of the file.
package struct YAMLScalar: Sendable {
  /// How it was written, which decides how its letters stand in the file.
  package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  package let text: String
  package let style: Style
  /// With its quotes or block header; empty where nothing was written.
  package let range: Range<Int>

  package init(text: String, style: Style, range: Range<Int>) {
    self.text = text
    self.style = style
    self.range = range
  }

  /// Whether nothing stands there at all: `title:` without more.
  package var isAbsent: Bool { text.isEmpty && style == .plain }
}

/// A list of the file.
package struct YAMLSequence: Sendable {
  package let items: [YAMLNode]
  package let range: Range<Int>

  package init(items: [YAMLNode], range: Range<Int>) {
    self.items = items
    self.range = range
  }
}

/// A mapping of the file, in file order; each key once.
package struct YAMLMapping: Sendable {
  package struct Entry: Sendable {
    package let key: YAMLScalar
    package let value: YAMLNode

    package init(key: YAMLScalar, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  package let entries: [Entry]
  package let range: Range<Int>

  package init(entries: [Entry], range: Range<Int>) {
    self.entries = entries
    self.range = range
  }
}
