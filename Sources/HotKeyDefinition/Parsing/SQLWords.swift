import Diagnostics

/// The few things `check` wants to know of a query: its first word, its parameters, and whether it
/// is one
/// statement.
///
/// - Shape: ranges count Unicode scalars of the SQL; texts, quoted names and comments are passed
///   over.
struct SQLWords {
  struct Word {
    let text: String
    let range: Range<Int>
  }

  private(set) var first: Word?
  /// `:cpr` gives `cpr`; `?`, `@cpr` and `$cpr` give an empty text, for they are not ours.
  private(set) var parameters: [Word] = []
  private(set) var secondStatement: Range<Int>?

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var isEnded = false

  init(_ sql: String) {
    scalars = Array(sql.unicodeScalars)
    while index < scalars.count { step() }
  }

  private mutating func step() {
    let start = index
    switch scalars[index] {
    case "'": skip(until: "'")
    case "\"": skip(until: "\"")
    case "`": skip(until: "`")
    case "[": skip(until: "]")
    case "-" where next == "-": skipLine()
    case "/" where next == "*": skipComment()
    case ":" where next.map(Self.isNamePart) == true: parameter(from: start)
    case "@", "$", "?": placeholder(from: start)
    case ";":
      isEnded = true
      index += 1
    case let scalar where Self.isNamePart(scalar): word(from: start)
    default: index += 1
    }
    let hasContent = index > start && !scalars[start].properties.isWhitespace
    let isComment = scalars[start] == "-" || scalars[start] == "/"
    if isEnded, hasContent, !isComment, scalars[start] != ";", secondStatement == nil {
      secondStatement = start..<index
    }
  }

  private var next: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

  private mutating func skip(until quote: Unicode.Scalar) {
    // A doubled quote ends one text and begins the next, which comes to the same.
    index = (scalars[(index + 1)...].firstIndex(of: quote) ?? scalars.count - 1) + 1
  }

  private mutating func skipLine() {
    index = scalars[index...].firstIndex(of: "\n") ?? scalars.count
  }

  private mutating func skipComment() {
    index += 2
    while index < scalars.count, !(scalars[index] == "*" && next == "/") { index += 1 }
    index = min(index + 2, scalars.count)
  }

  private mutating func parameter(from start: Int) {
    index += 1
    let text = takeName()
    parameters.append(Word(text: text, range: start..<index))
  }

  private mutating func placeholder(from start: Int) {
    index += 1
    _ = takeName()
    parameters.append(Word(text: "", range: start..<index))
  }

  private mutating func word(from start: Int) {
    let text = takeName()
    if first == nil { first = Word(text: text, range: start..<index) }
  }

  private mutating func takeName() -> String {
    let start = index
    while index < scalars.count, Self.isNamePart(scalars[index]) { index += 1 }
    return String(scalars: scalars[start..<index])
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    Lexer.startsName(scalar) || Lexer.isDigit(scalar)
  }
}
