import Desktop
import HotKeyDefinition
import Planning

/// Pages that put other nodes in the place of their fields while they are filled.
///
/// A page that is drawn from a state replaces a field when it is left, or when something else
/// changes: what accessibility knew of it is gone, and the form is still the same. A page that was
/// loaded anew does so as well, and is another document: that tells the two apart. What was written
/// must stand there besides, for a page can empty itself without being loaded.
extension FormFiller {
  /// How long a page may take to show its fields again.
  private static let patience: Duration = .seconds(2)
  /// How often one question may find its field replaced.
  private static let attempts = 3

  /// Asks something of the fields, again where they have been replaced.
  mutating func asking<Answer>(
    _ question: (AccessibleFields) async throws(RunFailure) -> Answer
  ) async throws(RunFailure) -> Answer {
    for _ in 1..<Self.attempts {
      do throws(RunFailure) {
        return try await question(fields)
      } catch {
        guard error.isFormLost, try await renew() else { throw error }
      }
    }
    return try await question(fields)
  }

  /// Finds the fields again.
  ///
  /// - Returns: whether it is the same form with what was written; ``fields`` are the new ones then.
  mutating func renew() async throws(RunFailure) -> Bool {
    let end = session.now + Self.patience
    var isLast: Bool
    repeat {
      // A look that itself takes longer than that is not the last one.
      isLast = session.now >= end
      if let renewed = try await fields.renewed(), try await isSame(renewed) {
        fields = renewed
        renewals += 1
        mayShowMore = false
        return true
      }
      try await stayInFocus()
    } while !isLast
    return false
  }

  /// Looks for a field that something chosen before may have brought forth.
  mutating func findAppeared(_ index: Int) async throws(RunFailure) {
    guard mayShowMore, fields.form != nil, fields[index] == nil, isWritten(index) else { return }
    mayShowMore = false
    let end = session.now + Self.patience
    var isLast: Bool
    repeat {
      isLast = session.now >= end
      if let renewed = try await fields.renewed(), renewed[index] != nil,
        try await isSame(renewed)
      {
        fields = renewed
        return
      }
      try await stayInFocus()
    } while !isLast
  }

  /// Whether these are the plan's fields, hold what was written, and show the case's citizen.
  private func isSame(_ renewed: AccessibleFields) async throws(RunFailure) -> Bool {
    // A browser may give a page that it loads anew the texts it had, each to the field in its place.
    guard renewed.holdsDocuments(of: fields) else { return false }
    for index in plan.fields.indices where isWritten(index) {
      if fields[index] != nil, renewed[index] == nil { return false }
    }
    do throws(RunFailure) {
      guard try await holdsWhatWasWritten(renewed) else { return false }
      guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
        let index = plan.fields.firstIndex(where: { $0.id == name }),
        let shown = try await renewed.text(index)
      else { return true }
      try compare(shown, with: citizen, at: index)
      return true
    } catch {
      // Replaced once more while it was looked at.
      if error.isFormLost { return false }
      throw error
    }
  }

  /// Whether what was written stands there, but for one text.
  ///
  /// The page may have judged that text when it was left, which is told in the end. A choice or a
  /// check box is not judged.
  private func holdsWhatWasWritten(_ renewed: AccessibleFields) async throws(RunFailure) -> Bool {
    var (held, lost) = (0, 0)
    for (index, record) in records.enumerated() where record.outcome.result == .proved {
      guard let stands = try await stands(index, in: renewed) else { continue }
      if stands { held += 1 } else { lost += 1 }
      if !stands, !record.isProvedText(in: plan.fields[index]) { return false }
    }
    return lost == 0 || (lost == 1 && held > 0)
  }

  /// Whether a field holds what was written; `nil` where the application does not tell.
  private func stands(
    _ index: Int, in renewed: AccessibleFields
  ) async throws(RunFailure) -> Bool? {
    let field = plan.fields[index]
    switch (field.content, try await renewed.content(index, of: field.kind)) {
    case (.text(let text), .text(let told)):
      return TextComparison.matchesAsTold(
        expected: text, told: told, kind: field.kind, toolkit: profile.toolkit)
    case (.text(let option), .choice(let told)), (.choice(let option), .choice(let told)):
      return TextComparison.matches(
        expected: option, found: told, kind: .choice, toolkit: profile.toolkit)
    case (.flag(let flag), .flag(let told)): return flag == told
    default: return nil
    }
  }

  /// Whether the plan has something for the field.
  func isWritten(_ index: Int) -> Bool {
    switch plan.fields[index].content {
    case .untouched: false
    case .text(""): plan.policy == .overwrite
    case .text, .choice, .flag: true
    }
  }

  private func stayInFocus() async throws(RunFailure) {
    let holds = try await onDesktop { () async throws(DesktopError) in
      try await session.holdsFocus()
    }
    if !holds { throw RunFailure(.desktop(DesktopError(.focusLost))) }
  }
}

extension RunFailure {
  var isFormLost: Bool {
    if case .formLost = cause { true } else { false }
  }
}
