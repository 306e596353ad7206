import Diagnostics

import struct FoundationEssentials.Decimal

/// Cuts an expression into tokens.
///
/// - Shape: works on Unicode scalars, so every place is exact; a sign it does not know is reported
///   and passed over.
/// - Errors: GV0201 (text literal left open), GV0202.
package struct Lexer {
  let source: PositionedText
  /// All scalars of the source, not only those of the expression.
  let scalars: [Unicode.Scalar]
  let end: Int
  var offset: Int
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  init(_ source: PositionedText, scalars: [Unicode.Scalar], range: Range<Int>) {
    self.source = source
    self.scalars = scalars
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The words and signs of an expression that may be broken, closed by ``Token/Kind/end``.
  ///
  /// A text literal that is left open gives no token.
  package static func tokens(of source: PositionedText) -> [Token] {
    let scalars = Array(source.text.unicodeScalars)
    var lexer = Lexer(source, scalars: scalars, range: 0..<scalars.count)
    return lexer.run()
  }

  /// The tokens up to the end of the range, closed by ``Token/Kind/end``.
  mutating func run() -> [Token] {
    while let next = peek() {
      if next.properties.isWhitespace {
        offset += 1
      } else if Lexer.startsName(next) {
        takeWord()
      } else if Lexer.isDigit(next) || (next == "-" && peek(1).map(Lexer.isDigit) == true) {
        takeNumber()
      } else if next == "'" || next == "\"" {
        takeText(until: next)
      } else {
        takeSign()
      }
    }
    add(.end, from: end)
    return tokens
  }

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    offset + distance < end ? scalars[offset + distance] : nil
  }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<offset))
  }

  /// Whether a scalar is a digit of a number or name.
  package static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Whether a name of an expression may begin with a scalar.
  package static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    // Unicode's tables are slow to ask, and nearly every name is plain ASCII.
    if scalar.isASCII {
      return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return scalar.properties.isAlphabetic
  }

  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if startsName(scalar) || isDigit(scalar) { return true }
    return !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark
  }

  /// A hyphen belongs to a name when the name goes on after it: `seneste-plan`, but not the end of
  /// `{{ navn-}}`.
  private mutating func takeWord() {
    let start = offset
    while let next = peek() {
      let joins = next == "-" && peek(1).map(Lexer.continuesName) == true
      guard joins || Lexer.continuesName(next) else { break }
      offset += 1
    }
    add(.word(string(start..<offset)), from: start)
  }

  private mutating func takeNumber() {
    let start = offset
    offset += 1
    while let next = peek(), Lexer.isDigit(next) { offset += 1 }
    let whole = string(start..<offset)
    guard peek() == ".", peek(1).map(Lexer.isDigit) == true else {
      return addNumber(Int(whole).map(Token.Kind.integer), from: start)
    }
    offset += 1
    let fractionStart = offset
    while let next = peek(), Lexer.isDigit(next) { offset += 1 }
    let digits = whole + string(fractionStart..<offset)
    let places = offset - fractionStart
    let number = digits.utf8.count > 19 ? nil : Int(digits)
    addNumber(
      number.map { .decimal(Decimal(sign: .plus, exponent: -places, significand: Decimal($0))) },
      from: start)
  }

  private mutating func addNumber(_ kind: Token.Kind?, from start: Int) {
    guard let kind else {
      diagnostics.append(
        Diagnostic(
          .expressionSyntax, .error, "a number may have 18 digits", at: source.span(start..<offset),
          label: "too many digits"))
      return
    }
    add(kind, from: start)
  }

  private mutating func takeSign() {
    let start = offset
    guard let sign = sign() else { return diagnostics.append(unknownSign(at: start)) }
    offset += sign.rawValue.utf8.count
    add(.sign(sign), from: start)
  }

  /// The longest sign that begins here.
  private func sign() -> Token.Sign? {
    let isFollowedByEqual = peek(1) == "="
    switch peek() {
    case "=": return isFollowedByEqual ? .equal : nil
    case "!": return isFollowedByEqual ? .notEqual : nil
    case "<": return isFollowedByEqual ? .lessOrEqual : .less
    case ">": return isFollowedByEqual ? .greaterOrEqual : .greater
    case ".": return .dot
    case "|": return peek(1) == "|" ? nil : .pipe
    case ",": return .comma
    case "(": return .open
    case ")": return .close
    default: return nil
    }
  }

  func string(_ range: Range<Int>) -> String { String(scalars, range) }
}
