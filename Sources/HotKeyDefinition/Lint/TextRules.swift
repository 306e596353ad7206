import CaseData
import Diagnostics

/// Standard texts: in force, and used.
enum TextRules {
  static func notInForce(in set: DefinitionSet, on today: CalendarDate) -> [Diagnostic] {
    let uses = places(in: set)
    return set.sortedTexts.compactMap { text in
      let notes = (uses[text.id.text] ?? []).map { Diagnostic.Note("it is inserted here", at: $0) }
      if let end = text.validTo, end < today {
        return Diagnostic(
          .textNotInForce, .warning, "text `\(text.id.text)` expired on \(end.iso)",
          at: text.validityPlaces.to ?? text.id.span, notes: notes,
          help: "put a new version in its place, or take it out of use")
      }
      if let start = text.validFrom, start > today, !notes.isEmpty {
        return Diagnostic(
          .textNotInForce, .warning,
          "text `\(text.id.text)` is in use, and not in force before \(start.iso)",
          at: text.validityPlaces.from ?? text.id.span, notes: notes)
      }
      return nil
    }
  }

  static func unused(in set: DefinitionSet) -> [Diagnostic] {
    let uses = places(in: set)
    return set.sortedTexts.filter { uses[$0.id.text] == nil }.map { text in
      Diagnostic(
        .unusedText, .note, "no hot key inserts text `\(text.id.text)`", at: text.id.span,
        label: "never used")
    }
  }

  /// By text id, where it is inserted.
  private static func places(in set: DefinitionSet) -> [String: [SourceSpan]] {
    Dictionary(
      set.hotKeys.flatMap(\.insertedTexts).map { ($0.text, [$0.span]) }, uniquingKeysWith: +)
  }
}
