package import Diagnostics

extension YAMLScalar {
  /// The text with the place of each of its letters in the file.
  ///
  /// What YAML does on the way (quotes, escapes, folded lines, indentation) is done again over the
  /// file,
  /// and compared with what libyaml made of it: where the two differ, the whole scalar stands for
  /// each
  /// letter, so that a finding is never underlined in the wrong place.
  package func positioned(in file: SourceFile) -> PositionedText {
    var tracer = ScalarTracer(file.scalars, range)
    switch style {
    case .plain: tracer.flow(range, escape: .none)
    case .singleQuoted: tracer.flow(Self.inner(range), escape: .doubledQuote)
    case .doubleQuoted: tracer.flow(Self.inner(range), escape: .backslash)
    case .literal: tracer.block(text, folds: false)
    case .folded: tracer.block(text, folds: true)
    }
    guard tracer.scalars.elementsEqual(text.unicodeScalars) else {
      return PositionedText(text: text, file: file, whole: range)
    }
    return PositionedText(text: text, file: file, offsets: tracer.offsets + [tracer.end])
  }

  /// A scalar whose text is read off the file itself, for files that libyaml cannot read to the end.
  ///
  /// - Parameters:
  ///   - style: not a block's.
  ///   - range: with the quotes.
  package static func traced(_ style: Style, _ range: Range<Int>, in file: SourceFile) -> YAMLScalar
  {
    var tracer = ScalarTracer(file.scalars, range)
    switch style {
    case .singleQuoted: tracer.flow(inner(range), escape: .doubledQuote)
    case .doubleQuoted: tracer.flow(inner(range), escape: .backslash)
    case .plain, .literal, .folded: tracer.flow(range, escape: .none)
    }
    return YAMLScalar(text: String(scalars: tracer.scalars[...]), style: style, range: range)
  }

  private static func inner(_ range: Range<Int>) -> Range<Int> {
    range.count >= 2 ? range.lowerBound + 1..<range.upperBound - 1 : range
  }
}

/// Does YAML's reading of one scalar again, and notes where each letter came from.
struct ScalarTracer {
  enum Escape { case none, doubledQuote, backslash }

  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var offsets: [Int] = []
  /// Where the last letter ends.
  private(set) var end: Int
  /// Ends of the block's lines that no letter of the value stands for yet.
  var pendingBreaks: [Int] = []
  let source: [Unicode.Scalar]
  let range: Range<Int>

  init(_ source: [Unicode.Scalar], _ range: Range<Int>) {
    self.source = source
    self.range = range.clamped(to: 0..<source.count)
    end = self.range.lowerBound
  }

  mutating func put(_ scalar: Unicode.Scalar, from place: Range<Int>) {
    scalars.append(scalar)
    offsets.append(place.lowerBound)
    end = place.upperBound
  }

  /// Plain and quoted scalars: lines are folded, escapes resolved.
  mutating func flow(_ inner: Range<Int>, escape: Escape) {
    var index = inner.lowerBound
    end = index
    while index < inner.upperBound {
      switch (source[index], escape) {
      case (" ", _), ("\t", _), ("\n", _), ("\r", _):
        index = blanks(from: index, to: inner.upperBound, escape)
      case ("'", .doubledQuote):
        put("'", from: index..<index + 2)
        index += 2
      case ("\\", .backslash):
        index = backslash(at: index, to: inner.upperBound)
      default:
        put(source[index], from: index..<index + 1)
        index += 1
      }
    }
    end = inner.upperBound
  }

  /// A run of blanks: kept on one line, folded over several.
  private mutating func blanks(from start: Int, to limit: Int, _ escape: Escape) -> Int {
    var index = start
    var breaks: [Int] = []
    while index < limit, Self.isBlank(source[index]) {
      if source[index] == "\n" { breaks.append(index) }
      index += 1
    }
    guard let first = breaks.first else {
      for place in start..<index { put(source[place], from: place..<place + 1) }
      return index
    }
    if breaks.count == 1 { put(" ", from: first..<first + 1) }
    for place in breaks.dropFirst() { put("\n", from: place..<place + 1) }
    return index
  }

  private mutating func backslash(at index: Int, to limit: Int) -> Int {
    guard index + 1 < limit else { return limit }
    let letter = source[index + 1]
    if letter == "\n" || letter == "\r" { return escapedBreak(from: index + 1, to: limit) }
    let digits = letter == "x" ? 2 : letter == "u" ? 4 : letter == "U" ? 8 : 0
    let after = min(index + 2 + digits, limit)
    if digits > 0 {
      let code = source[index + 2..<after].reduce(UInt32(0)) { $0 << 4 | Self.digit($1) }
      put(Unicode.Scalar(code) ?? "\u{FFFD}", from: index..<after)
    } else {
      put(Self.escapes[letter] ?? letter, from: index..<after)
    }
    return after
  }

  /// A line continued with `\`: the break and the blanks of the next line vanish, empty lines stay.
  private mutating func escapedBreak(from start: Int, to limit: Int) -> Int {
    var index = start
    var isFirst = true
    while index < limit, Self.isBlank(source[index]) {
      if source[index] == "\n" {
        if !isFirst { put("\n", from: index..<index + 1) }
        isFirst = false
      }
      index += 1
    }
    return index
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32 {
    UInt32(Character(scalar).hexDigitValue ?? 0)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}",
    "r": "\r", "e": "\u{1B}", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]
}
