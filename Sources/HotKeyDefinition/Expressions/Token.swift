package import struct FoundationEssentials.Decimal

/// One word or sign of an expression.
///
/// - Shape: `range` counts scalars of the ``PositionedText`` it stands in.
package struct Token: Sendable {
  package enum Kind: Hashable, Sendable {
    /// A name or a word such as `and`; the parser decides.
    case word(String)
    case integer(Int)
    case decimal(Decimal)
    case text(String)
    case sign(Sign)
    /// After the last token.
    case end
  }

  package enum Sign: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case dot = "."
    case pipe = "|"
    case comma = ","
    case open = "("
    case close = ")"
  }

  package let kind: Kind
  package let range: Range<Int>
}
