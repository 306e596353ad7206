extension ScalarTracer {
  /// Block scalars, `|` and `>`: the indentation is left out, and `>` joins lines.
  ///
  /// The first line of `value`, what libyaml read, tells how deep the block is indented.
  mutating func block(_ value: String, folds: Bool) {
    let lines = blockLines()
    guard let indent = indentation(of: lines, value) else { return }
    // What is left of the value decides how many line ends stand between two lines: the rules for
    // folding and for the end of a block need not be known here.
    let wanted = Array(value.unicodeScalars)
    for line in lines {
      let content = min(line.lowerBound + indent, line.upperBound)..<line.upperBound
      if !content.isEmpty { separate(wanted, before: content) }
      for place in content { put(source[place], from: place..<place + 1) }
      pendingBreaks.append(line.upperBound)
    }
    separate(wanted, before: nil)
  }

  /// The lines after the header, without their breaks.
  private func blockLines() -> [Range<Int>] {
    guard let header = source[range].firstIndex(of: "\n") else { return [] }
    var lines: [Range<Int>] = []
    var start = header + 1
    while start < range.upperBound {
      let end = source[start..<range.upperBound].firstIndex(of: "\n") ?? range.upperBound
      let isReturn = end > start && source[end - 1] == "\r"
      lines.append(start..<(isReturn ? end - 1 : end))
      start = end + 1
    }
    return lines
  }

  /// Spaces each line loses: what the first written line has in the file more than in the value.
  private func indentation(of lines: [Range<Int>], _ value: String) -> Int? {
    guard let first = lines.first(where: { line in source[line].contains { $0 != " " } }) else {
      return 0
    }
    let inFile = source[first].prefix { $0 == " " }.count
    let written = value.unicodeScalars.drop { $0 == "\n" }
    let inValue = written.prefix { $0 == " " }.count
    return inFile >= inValue ? inFile - inValue : nil
  }

  /// Puts the line ends of the value, as far as they stand before the next written line.
  private mutating func separate(_ wanted: [Unicode.Scalar], before content: Range<Int>?) {
    defer { pendingBreaks = [] }
    var places = pendingBreaks[...]
    while scalars.count < wanted.count, let place = places.popFirst() {
      let scalar = wanted[scalars.count]
      let isBreak = scalar == "\n" || (scalar == " " && places.isEmpty && content != nil)
      guard isBreak else { continue }
      put(scalar, from: place..<min(place + 1, source.count))
    }
  }
}
