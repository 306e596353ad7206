import Desktop
import HotKeyDefinition
import Planning

/// Writes and proves one field; the focus is in it, where it takes one.
struct FieldWriter {
  let field: FieldPlan
  let policy: FillStep.Policy
  let session: any InputSession
  let profile: ToolkitProfile
  let accessible: (any AccessibleForm)?
  let element: AccessibleField?
  /// Without it keys would go into another field.
  let hasFocus: Bool
  /// What an earlier, failed attempt left in the field: it is ours, and may be replaced.
  let left: String?
  private(set) var retried = false
  /// What the field held, where writing has told.
  private(set) var before = FieldRecord.Before.unknown

  init(
    field: FieldPlan, policy: FillStep.Policy, session: any InputSession, profile: ToolkitProfile,
    accessible: (any AccessibleForm)?, element: AccessibleField?, hasFocus: Bool,
    left: String? = nil
  ) {
    self.field = field
    self.policy = policy
    self.session = session
    self.profile = profile
    self.accessible = accessible
    self.element = element
    self.hasFocus = hasFocus
    self.left = left
  }

  /// The same for the node that stands in the field's place by now.
  func renewed(_ form: (any AccessibleForm)?, _ element: AccessibleField?) -> FieldWriter {
    FieldWriter(
      field: field, policy: policy, session: session, profile: profile, accessible: form,
      element: element, hasFocus: hasFocus, left: left)
  }

  /// Writes, reads back, compares; once more if it is not right, then throws.
  mutating func write() async throws(RunFailure) -> (result: FieldOutcome.Result, retried: Bool) {
    await session.enter(severalLines: field.kind == .multiline)
    let result: FieldOutcome.Result
    switch (field.kind, field.content) {
    case (_, .untouched): result = .untouched
    case (.checkbox, .flag(let wanted)):
      before = field.initially.map { .flag($0) } ?? .unknown
      result = try await StateSetter(writer: self).setCheckbox(wanted)
    case (.choice, .choice(let option)), (.choice, .text(let option)):
      result = try await StateSetter(writer: self).choose(option)
    case (.readOnly, .text(let text)): result = try await compareOnly(text)
    case (_, .text(let text)) where text.isEmpty: result = try await empty()
    case (_, .text(let text)), (_, .choice(let text)): result = try await writeText(text)
    case (_, .flag(let flag)): result = try await writeText(flag ? "ja" : "nej")
    }
    return (result, retried)
  }

  // MARK: Text

  mutating func writeText(_ text: String) async throws(RunFailure) -> FieldOutcome.Result {
    try await refuseReadOnly()
    let failure: RunFailure
    do throws(RunFailure) {
      if let result = try await attempt(text, policy: policy) { return result }
      let mismatch = RunFailure(.mismatch(TextDifference(expected: text, found: lastFound)))
      // Nothing of it is in there: that may be another field by now, and not ours to replace.
      guard TextComparison.resembles(lastFound, text) else { throw mismatch }
      failure = mismatch
    } catch {
      guard isWorthRetrying(error) else { throw await explained(error, text) }
      if try await answers(text, after: error) { return .proved }
      failure = error
    }
    try await expectOwnFocus()
    retried = true
    do throws(RunFailure) {
      // The first attempt found the field empty, so what stands there now is ours: it may be
      // replaced.
      if let result = try await attempt(text, policy: policy) { return result }
    } catch {
      // Not tried at all, because keys of the first attempt may still be on their way.
      guard case .desktop(let second) = error.cause, second.code == .notFetched else {
        throw await explained(error, text)
      }
      throw await explained(failure, text)
    }
    throw RunFailure(.mismatch(TextDifference(expected: text, found: lastFound)))
  }

  /// A page may go on to the next field by itself when one is full: a second attempt would replace
  /// what stands there.
  private func expectOwnFocus() async throws(RunFailure) {
    guard hasFocus, let accessible, let element else { return }
    let state = try await onAccessibility { try await accessible.state(of: element) }
    guard state.contains(.focused) else {
      throw RunFailure(.wrongField(expected: field.label, found: nil))
    }
  }

  /// Has the field read once more after a failed attempt: whoever answers has handled all keys, so
  /// none is left to get in the way of the next attempt.
  ///
  /// - Returns: whether the text stands there after all.
  private mutating func answers(
    _ text: String, after failure: RunFailure
  ) async throws(RunFailure) -> Bool {
    do throws(DesktopError) {
      return matches(text, try await read())
    } catch {
      throw error.code == .noCopy ? failure : RunFailure(.desktop(error))
    }
  }

  /// A field that gives nothing back is empty, or cut off, or silent: accessibility may know which.
  private func explained(_ failure: RunFailure, _ text: String) async -> RunFailure {
    guard case .desktop(let error) = failure.cause,
      error.code == .noCopy || error.code == .notFetched,
      let accessible, let element, let shown = try? await accessible.text(of: element),
      !isTold(text, shown)
    else { return failure }
    return RunFailure(.mismatch(TextDifference(expected: text, found: shown)))
  }

  /// What the last read-back gave, for the difference.
  private(set) var lastFound = ""

  /// One attempt; `nil` where the field holds something else than it should.
  private mutating func attempt(
    _ text: String, policy: FillStep.Policy
  ) async throws(RunFailure) -> FieldOutcome.Result? {
    if profile.entry == .type { return try await typeText(text) }
    do throws(DesktopError) {
      guard policy == .onlyEmpty && !holdsOurs else {
        if element == nil, !holdsOurs {
          // Nobody tells what stands there, so the field is asked before it is overwritten.
          if let result = try await askIfEmpty(text) { return result }
          guard !holdsOurs else { return nil }
          stood(lastFound)
        }
        try await session.paste(text)
        return matches(text, try await read()) ? .proved : nil
      }
      if let result = try await askIfEmpty(text) { return result }
      guard !holdsOurs else { return nil }
    } catch {
      throw RunFailure(.desktop(error))
    }
    return try kept()
  }

  /// Puts the text in where the field is empty; `nil` where it then holds another text, which is
  /// the user's unless ``holdsOurs`` says otherwise.
  private mutating func askIfEmpty(_ text: String) async throws(DesktopError)
    -> FieldOutcome.Result?
  {
    try await session.pasteIfEmpty(text)
    var isRight = matches(text, try await read())
    // The second look makes the answer to "was there something before?" certain.
    if !isRight { isRight = matches(text, try await read()) }
    if isRight {
      stood(await session.fieldHadContent() ? lastFound : "")
      return .proved
    }
    if await session.fieldHadContent(), left.map({ $0 != lastFound }) ?? true { return nil }
    stood("")
    holdsOurs = true
    return nil
  }

  /// What a second attempt finds is what the first has left.
  private mutating func stood(_ text: String) {
    if before == .unknown { before = .text(text) }
  }

  /// What stands in a field of one line has no line break: with one, the focus is somewhere else,
  /// on
  /// a button of a dialog perhaps, and the whole page was marked.
  private func kept() throws(RunFailure) -> FieldOutcome.Result {
    if field.kind != .multiline, lastFound.contains(where: \.isNewline) {
      throw RunFailure(.wrongField(expected: field.label, found: nil))
    }
    return .kept
  }

  /// Set once the field is known to have been empty before us.
  private var holdsOurs = false

  mutating func read() async throws(DesktopError) -> String {
    lastFound = try await session.readBack()
    return lastFound
  }

  func matches(_ expected: String, _ found: String) -> Bool {
    TextComparison.matches(
      expected: expected, found: found, kind: field.kind, toolkit: profile.toolkit)
  }

  func isTold(_ expected: String, _ told: String) -> Bool {
    TextComparison.matchesAsTold(
      expected: expected, told: told, kind: field.kind, toolkit: profile.toolkit)
  }

  /// Types; under `only-empty` behind what stands there, so that an empty field is told from a
  /// filled one by what comes back.
  private mutating func typeText(_ text: String) async throws(RunFailure) -> FieldOutcome.Result? {
    do throws(DesktopError) {
      let replacing = policy == .overwrite || holdsOurs
      if !replacing { try await session.press(Chord(.control, "End"), count: 1) }
      try await session.type(text, replacing: replacing)
      let found = try await read()
      if matches(text, found) {
        if !replacing { stood("") }
        return .proved
      }
      if replacing { return nil }
      guard found.hasSuffix(text) else {
        holdsOurs = true
        return nil
      }
      let before = String(found.dropLast(text.count))
      try await session.type(before, replacing: true)
      return matches(before, try await read()) ? .kept : nil
    } catch {
      throw RunFailure(.desktop(error))
    }
  }

  /// Interference is worth one more attempt; silence is not, for an application that has not
  /// answered may still have our keys before it, and a second paste would mix with the first.
  private func isWorthRetrying(_ failure: RunFailure) -> Bool {
    guard case .desktop(let error) = failure.cause else { return false }
    // Another program's text may have been pasted: under `only-empty` it would be taken for the
    // user's own.
    return error.code == .clipboardTaken && (policy == .overwrite || holdsOurs)
  }

  private func refuseReadOnly() async throws(RunFailure) {
    guard let accessible, let element, let state = try? await accessible.state(of: element) else {
      return
    }
    if state.contains(.readOnly) { throw RunFailure(.readOnly) }
  }

  // MARK: Without writing

  /// A read-only field must already show the value.
  private mutating func compareOnly(_ text: String) async throws(RunFailure) -> FieldOutcome.Result
  {
    var shown: String?
    if let accessible, let element { shown = try? await accessible.text(of: element) }
    if shown == nil {
      do throws(DesktopError) { shown = try await read() } catch {
        throw RunFailure(.desktop(error))
      }
    }
    if isTold(text, shown ?? "") { return .proved }
    throw RunFailure(.mismatch(TextDifference(expected: text, found: shown ?? "")))
  }

  /// Nothing to write: under `overwrite` the field is emptied.
  mutating func empty() async throws(RunFailure) -> FieldOutcome.Result {
    guard policy == .overwrite else { return .untouched }
    try await refuseReadOnly()
    do throws(DesktopError) { try await session.clear() } catch {
      throw RunFailure(.desktop(error))
    }
    guard let accessible, let element else { return .unproved }
    let end = session.now + profile.input.deadline
    repeat {
      guard let text = try? await accessible.text(of: element) else { return .unproved }
      if text.isEmpty { return .proved }
      lastFound = text
    } while session.now < end
    throw RunFailure(.mismatch(TextDifference(expected: "", found: lastFound)))
  }
}
