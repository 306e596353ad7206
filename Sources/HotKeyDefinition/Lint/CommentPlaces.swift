import Diagnostics

/// Where comments can begin in a file: `#` in its YAML, `{#` in its templates.
///
/// - Shape: a `#` in a text of the file, quoted or not, begins none. Templates are the body of a
///   standard text and what stands under the `steps` of a hot key. In a file that YAML cannot read
///   every `#` behind a blank counts: it has errors, which nothing keeps back.
struct CommentPlaces {
  private struct Text {
    let range: Range<Int>
    let isTemplate: Bool
  }

  /// In the order of the file.
  private var texts: [Text] = []
  private let scalars: [Unicode.Scalar]

  init(_ file: SourceFile) {
    scalars = file.scalars
    // What is wrong with the file has been told by whoever loaded it.
    var findings = Findings(file)
    let bytes = Array(file.text(in: 0..<file.scalars.count).utf8)
    guard file.path.hasSuffix(".md") else {
      collect(YAMLReader.read(bytes, into: &findings))
      return
    }
    let whole = DefinitionFile(source: file, bytes: bytes)
    guard let heading = FrontMatter(whole, &findings) else { return }
    collect(YAMLReader.read(heading.bytes, base: heading.range.lowerBound, into: &findings))
    texts.append(Text(range: heading.range.upperBound..<scalars.count, isTemplate: true))
  }

  /// Whether the `#` at this place begins a comment.
  func begins(at mark: Int) -> Bool {
    let before: Unicode.Scalar = mark > 0 ? scalars[mark - 1] : "\n"
    if let text = text(holding: mark) { return text.isTemplate && before == "{" }
    return before == " " || before == "\t" || before == "\n"
  }

  private func text(holding place: Int) -> Text? {
    var low = 0
    var high = texts.count
    while low < high {
      let middle = (low + high) / 2
      if texts[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    guard low < texts.count, texts[low].range.contains(place) else { return nil }
    return texts[low]
  }

  // MARK: Reading

  private mutating func collect(_ root: YAMLNode?) {
    guard case .mapping(let root)? = root else { return }
    for entry in root.entries {
      keep(entry.key, isTemplate: false)
      collect(entry.value, isTemplate: entry.key.text == "steps")
    }
  }

  private mutating func collect(_ node: YAMLNode, isTemplate: Bool) {
    switch node {
    case .scalar(let scalar): keep(scalar, isTemplate: isTemplate)
    case .sequence(let sequence):
      for item in sequence.items { collect(item, isTemplate: isTemplate) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        keep(entry.key, isTemplate: false)
        collect(entry.value, isTemplate: isTemplate)
      }
    case .refused: break
    }
  }

  private mutating func keep(_ scalar: YAMLScalar, isTemplate: Bool) {
    let range = scalar.range.clamped(to: 0..<scalars.count)
    var start = range.lowerBound
    if scalar.style == .literal || scalar.style == .folded {
      // Behind the `|` of a block a comment may stand.
      start = scalars[range].firstIndex(of: "\n") ?? range.upperBound
    }
    texts.append(Text(range: start..<range.upperBound, isTemplate: isTemplate))
  }
}
