import Diagnostics

/// What a parser asked of one piece of a file.
///
/// - Shape: of one scalar several may be noted; the last one says most.
/// - Source: the schema that editors get is held against these, so that it cannot tell another
///   language than the parsers read.
package enum Reading: Sendable, Hashable {
  /// Keys of a fixed set; `known` holds those in `required`, and none that were refused here.
  case keys(known: Set<String>, required: Set<String>)
  /// Keys that are names of the person's own choice.
  case names(NameRule)
  /// Any text, also an empty one in quotes.
  case scalar
  /// A text that is not blank.
  case text
  case id(NameRule)
  case word([String])
  case integer(ClosedRange<Int>)
  /// With a point, `1.12`.
  case decimal
  case date
  case flag
  case duration
  case type([String])

  /// A reading and where in the file it was made, in Unicode scalars.
  package struct Place: Sendable {
    package let reading: Reading
    package let range: Range<Int>
  }
}

extension Findings {
  /// Notes what is asked of a piece, where somebody wants to know.
  mutating func note(_ reading: @autoclosure () -> Reading, at range: Range<Int>) {
    if readings != nil { readings?.append(Reading.Place(reading: reading(), range: range)) }
  }
}
