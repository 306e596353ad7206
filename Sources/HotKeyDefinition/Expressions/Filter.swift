package import CaseData

/// The filters of the language; each has one ``FilterSignature``.
package enum Filter: String, Sendable, CaseIterable {
  // Text.
  case upper, lower, trim, replace, lines
  // Values.
  case date, cpr, money, number, yesno, `default`, length
  // Lists.
  case first, last, join, sort, reverse, take, `where`, map, forsoergelsesperioder
}

/// What `check`, the evaluator and completion know of one filter.
///
/// - Shape: one a filter, all of them in ``all``.
package struct FilterSignature: Sendable {
  /// What a filter takes before the `|`.
  package enum Input: String, Sendable {
    case anything
    /// Text; numbers, dates and CPR numbers are taken in their standard form.
    case text
    /// A date, or a text that reads as one.
    case date
    /// A CPR number, or a text that reads as one.
    case cpr
    case number
    case flag
    case list
    /// A list whose values a text can take.
    case writableList
    case recordList
    /// Records with `aar`, `maaned` and `ydelse`.
    case monthList
  }

  /// What a filter gives.
  package enum Result: Sendable {
    case type(ValueType)
    case sameAsInput
    /// One element of the list.
    case element
    /// A list of the field that the first argument names.
    case field
    /// The input's type, widened by the first argument's.
    case merged
  }

  package struct Parameter: Sendable {
    package enum Kind: Sendable {
      case text
      /// A whole number within these limits.
      case integer(ClosedRange<Int>)
      /// The name of a field of the list's records, as a text literal.
      case field
      /// A value that can be compared with the field named before it.
      case fieldValue
      /// A value of the input's kind.
      case anything
      /// One of these text literals.
      case word([String])
      /// One of these text literals, or any other literal as the text for a missing value.
      case wordOrText([String])
    }

    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  package let filter: Filter
  package let inputs: [Input]
  package let parameters: [Parameter]
  /// The numbers of arguments it may have.
  package let counts: [Int]
  package let result: Result
  /// One line of Danish-format documentation, in English, for completion.
  package let summary: String

  package var name: String { filter.rawValue }

  package init(
    _ filter: Filter, _ inputs: [Input], _ parameters: [Parameter] = [], counts: [Int]? = nil,
    gives result: Result, _ summary: String
  ) {
    self.filter = filter
    self.inputs = inputs
    self.parameters = parameters
    self.counts = counts ?? [parameters.count]
    self.result = result
    self.summary = summary
  }

  /// Every filter once, in the order of ``Filter``.
  package static let all: [FilterSignature] = textFilters + valueFilters + listFilters

  /// The signature of a filter by its name.
  package static func named(_ name: String) -> FilterSignature? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
