import Desktop
import HotKeyDefinition
import Planning

/// Putting back what a field held before a run.
extension FieldWriter {
  /// Writes the field's content, which is what stood there, where the run's text still stands.
  ///
  /// - Parameter ours: what the run wrote, or what a failed attempt of it left.
  /// - Returns: ``FieldOutcome/Result/kept`` where something else stands there by now: that is the
  ///   user's.
  mutating func putBack(insteadOf ours: [FieldPlan.Content]) async throws(RunFailure)
    -> (result: FieldOutcome.Result, retried: Bool)
  {
    switch field.content {
    case .untouched: return (.untouched, false)
    case .text(let text):
      await session.enter(severalLines: field.kind == .multiline)
      if let result = try await standing(ours.texts, otherwise: text) { return (result, false) }
      return (text.isEmpty ? try await empty() : try await writeText(text), retried)
    case .flag where element == nil:
      do throws(DesktopError) {
        try await session.press(Chord([], "space"), count: 1)
      } catch {
        throw RunFailure(.desktop(error))
      }
      return (.unproved, false)
    case .choice, .flag:
      guard try await shows(ours) else { return (.kept, false) }
      return try await write()
    }
  }

  /// Reads the field; `nil` where one of these texts stands there.
  private mutating func standing(
    _ ours: [String], otherwise before: String
  ) async throws(RunFailure) -> FieldOutcome.Result? {
    if let accessible, let element, let told = try? await accessible.text(of: element) {
      if isTold(before, told) { return .proved }
      return ours.contains { isTold($0, told) } ? nil : .kept
    }
    do throws(DesktopError) {
      let found = try await read()
      if matches(before, found) { return .proved }
      return ours.contains { matches($0, found) } ? nil : .kept
    } catch {
      // An empty field gives nothing back.
      guard error.code == .noCopy, before.isEmpty else { throw RunFailure(.desktop(error)) }
      return .unproved
    }
  }

  /// Whether a choice or a check box still is as the run has set it, as far as that is told.
  private func shows(_ ours: [FieldPlan.Content]) async throws(RunFailure) -> Bool {
    guard let accessible, let element else { return true }
    return try await onAccessibility {
      let chosen = try await accessible.chosenOption(of: element)
      let isChecked = try await accessible.state(of: element).contains(.checked)
      return ours.contains { content in
        switch content {
        case .flag(let flag): flag == isChecked
        case .choice(let option), .text(let option): option == chosen
        case .untouched: false
        }
      }
    }
  }
}

extension [FieldPlan.Content] {
  fileprivate var texts: [String] {
    compactMap { content in
      switch content {
      case .text(let text), .choice(let text): text
      case .flag(let flag): flag ? "ja" : "nej"
      case .untouched: nil
      }
    }
  }
}
