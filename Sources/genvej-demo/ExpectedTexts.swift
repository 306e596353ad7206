/// What the form must hold, compared with what it holds.
struct ExpectedTexts: Sendable {
  private let texts: [String: String]

  /// - Parameter texts: by field id; `‹…›` in a text stands for something that depends on the hour.
  init(_ texts: [String: String]) {
    self.texts = texts
  }

  /// The ids of fields that do not hold what they must, sorted.
  func wrongFields(in state: [String: String]) -> [String] {
    texts.filter { !ExpectedTexts.matches($0.value, state[$0.key] ?? "") }.map(\.key).sorted()
  }

  private static func matches(_ expected: String, _ found: String) -> Bool {
    let parts = expected.split(separator: /‹[^›]*›/, omittingEmptySubsequences: false)
    guard let first = parts.first, found.hasPrefix(first) else { return false }
    var rest = found.dropFirst(first.count)
    for (index, part) in parts.enumerated().dropFirst() {
      if index == parts.count - 1 { return rest.count >= part.count && rest.hasSuffix(part) }
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty
  }
}
