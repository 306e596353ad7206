import Desktop
import HotKeyDefinition
import Planning

/// Sets choices and check boxes, proved by role and state where accessibility tells them.
struct StateSetter {
  let writer: FieldWriter

  private var form: (any AccessibleForm)? { writer.element == nil ? nil : writer.accessible }
  /// How long the application may take to show a new state.
  private var patience: Duration { writer.profile.input.deadline }

  // MARK: Check boxes

  func setCheckbox(_ wanted: Bool) async throws(RunFailure) -> FieldOutcome.Result {
    guard let form, let element = writer.element else { return try await setUnseenCheckbox(wanted) }
    let state = try await asking { try await form.state(of: element) }
    if state.contains(.checked) == wanted { return .proved }
    if !wanted, writer.policy == .onlyEmpty { return .kept }
    try await press(Chord([], "space"))
    let isSet = try await comesTrue {
      try await form.state(of: element).contains(.checked) == wanted
    }
    guard isSet else { throw RunFailure(.checkboxNotSet) }
    return .proved
  }

  private func setUnseenCheckbox(_ wanted: Bool) async throws(RunFailure) -> FieldOutcome.Result {
    guard let initially = writer.field.initially else { throw RunFailure(.checkboxNotSet) }
    if initially != wanted { try await press(Chord([], "space")) }
    return .unproved
  }

  // MARK: Choices

  func choose(_ option: String) async throws(RunFailure) -> FieldOutcome.Result {
    if option.isEmpty { return .untouched }
    guard let form, let element = writer.element else { return try await chooseUnseen(option) }
    let options = try await asking { try await form.options(of: element) }
    let chosen = try await asking { try await form.chosenOption(of: element) }
    if chosen == option { return .proved }
    if writer.policy == .onlyEmpty, hasContent(chosen) { return .kept }
    guard let wanted = options.firstIndex(of: option) else {
      return try await chooseUnlisted(option, form: form, element: element)
    }
    let current = chosen.flatMap { options.firstIndex(of: $0) } ?? 0
    let steps = wanted - current
    if steps != 0 {
      try await press(Chord([], steps > 0 ? "Down" : "Up"), count: abs(steps))
    } else {
      // Nothing is chosen, and the first option is wanted: go past it and back.
      try await press(Chord([], "Down"))
      try await press(Chord([], "Up"))
    }
    let isSet = try await comesTrue { try await form.chosenOption(of: element) == option }
    guard isSet else { throw RunFailure(.choiceNotSet) }
    return .proved
  }

  /// A declared option has content; anything else is the form's own "choose …".
  private func hasContent(_ chosen: String?) -> Bool {
    guard let chosen, !chosen.isEmpty else { return false }
    return writer.field.options.isEmpty || writer.field.options.contains(chosen)
  }

  /// The application tells what is chosen but not what could be.
  private func chooseUnlisted(
    _ option: String, form: any AccessibleForm, element: AccessibleField
  ) async throws(RunFailure) -> FieldOutcome.Result {
    try await type(option)
    let isSet = try await comesTrue { try await form.chosenOption(of: element) == option }
    guard isSet else { throw RunFailure(.choiceNotSet) }
    return .proved
  }

  private func chooseUnseen(_ option: String) async throws(RunFailure) -> FieldOutcome.Result {
    try await type(option)
    return .unproved
  }

  // MARK: Speaking to the application

  private func press(_ chord: Chord, count: Int = 1) async throws(RunFailure) {
    do throws(DesktopError) {
      try await writer.session.press(chord, count: count)
    } catch {
      throw RunFailure(.desktop(error))
    }
  }

  private func type(_ text: String) async throws(RunFailure) {
    do throws(DesktopError) {
      try await writer.session.type(text, replacing: false)
    } catch {
      throw RunFailure(.desktop(error))
    }
  }

  private func asking<Answer>(_ question: () async throws -> Answer) async throws(RunFailure)
    -> Answer
  {
    do {
      return try await question()
    } catch let error as AccessibilityError {
      throw RunFailure(error.code == .gone ? .formLost : .accessibility(error.code))
    } catch {
      throw RunFailure(.accessibility(.malformed))
    }
  }

  /// Asks the application until it says yes; its answers pace the asking.
  private func comesTrue(_ question: () async throws -> Bool) async throws(RunFailure) -> Bool {
    let end = ContinuousClock.now + patience
    repeat {
      if try await asking(question) { return true }
      do throws(DesktopError) {
        guard try await writer.session.holdsFocus() else { throw DesktopError(.focusLost) }
      } catch {
        throw RunFailure(.desktop(error))
      }
    } while ContinuousClock.now < end
    return false
  }
}
