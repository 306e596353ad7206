import Desktop
import HotKeyDefinition
import Planning

/// Writes one field of a terminal's screen: go there, empty it, type, look.
struct ScreenWriter {
  let field: FieldPlan
  let place: ScreenPlace
  let length: Int
  /// Where Tab goes.
  let stops: [ScreenStop]
  let terminal: TerminalKeys

  /// Writes; once more, letter by letter, where the letters have come in another order.
  ///
  /// - Returns: the screen as it is then, right or not.
  /// - Throws: ``RunFailure``; keys that the terminal has put aside are thrown away before.
  func write(
    _ text: String, over screen: TerminalScreen
  ) async throws(RunFailure) -> (screen: TerminalScreen, isRetried: Bool) {
    do throws(RunFailure) {
      let first = try await attempt(text, over: screen, inOne: true)
      if holds(text, first) { return (first, false) }
      try await terminal.flush()
      let found = first.text(at: place, length: length)
      if found == screen.text(at: place, length: length) || found.isEmpty {
        throw RunFailure(.unreachable)
      }
      // Cut off is cut off, and what has come into other fields is not ours to take out.
      let isRest = text.hasPrefix(found) || first != screen.with(found, at: place, length: length)
      guard !isRest else { return (first, false) }
      let second = try await attempt(text, over: first, inOne: false)
      if !holds(text, second) { try await terminal.flush() }
      return (second, true)
    } catch {
      // A locked terminal would type them into whatever it shows next.
      try? await terminal.flush()
      throw error
    }
  }

  private func attempt(
    _ text: String, over screen: TerminalScreen, inOne: Bool
  ) async throws(RunFailure) -> TerminalScreen {
    try await terminal.go(to: place, among: stops, on: screen)
    let before = screen.text(at: place, length: length)
    if !before.isEmpty {
      // As many as there are and no more: an empty field tells that the last has been carried out.
      try await terminal.delete(before.count)
      let emptied = try await terminal.screen { holds("", $0) }
      guard holds("", emptied), !text.isEmpty else { return emptied }
    }
    if inOne {
      try await terminal.type(text)
    } else {
      try await typeByLetters(text)
    }
    return try await terminal.screen { holds(text, $0) }
  }

  /// A keymap of the site's may give letters by way of actions, which others overtake.
  private func typeByLetters(_ text: String) async throws(RunFailure) {
    var typed = ""
    for letter in text {
      try await terminal.type(String(letter))
      typed.append(letter)
      // A blank at the end does not show, and is no letter that could be overtaken.
      guard !letter.isWhitespace else { continue }
      let count = typed.count
      _ = try await terminal.screen { $0.text(at: place, length: length).count >= count }
    }
  }

  /// Whether the field's cells hold this text.
  func holds(_ text: String, _ screen: TerminalScreen) -> Bool {
    Self.matches(text, screen.text(at: place, length: length), field)
  }

  static func matches(_ text: String, _ found: String, _ field: FieldPlan) -> Bool {
    let trimmed = String(text.reversed().drop { $0 == " " }.reversed())
    return TextComparison.matches(
      expected: trimmed, found: found, kind: field.kind, toolkit: .x3270)
  }
}
