package import struct Foundation.Decimal

/// A piece of case data.
///
/// - Shape: text is NFC; a record's keys are the names a query declares; `missing` is data that the
///   source does not hold (NULL, an absent key).
/// - Isolation: a value type; held in memory only, never written to a log or file.
/// - Source: design §5, §4.
package indirect enum Value: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case decimal(Decimal)
  case date(CalendarDate)
  case flag(Bool)
  case record([String: Value])
  case list([Value])
  case secret(Secret)
  case missing
}

/// A value that must never be shown, logged or put in a window outside its own field.
///
/// - Shape: its description is always `‹secret›`; ``reveal()`` is the one way to the content.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let content: String

  package init(_ content: String) {
    self.content = content
  }

  package var description: String { "‹secret›" }
  package var debugDescription: String { "‹secret›" }
  /// Keeps `dump` and the test runner from looking inside.
  package var customMirror: Mirror { Mirror(self, children: [:]) }

  /// The content itself, for the field it belongs to.
  package func reveal() -> String { content }
}

/// What `check` knows of a value before anybody presses a key.
///
/// - Shape: `record` maps each declared name to its type.
package indirect enum ValueType: Sendable, Hashable {
  case text
  case integer
  case decimal
  case date
  case flag
  /// Ten digits, without hyphen, checked as ``CPRNumber``; held as ``Value/text(_:)``.
  case cpr
  case secret
  case record([String: ValueType])
  case list(ValueType)
  /// An expression in error: fits everywhere, so that one mistake gives one finding.
  case unknown
}
