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
    let state = try await onAccessibility { try await form.state(of: element) }
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
    let options = try await onAccessibility { try await form.options(of: element) }
    let chosen = try await onAccessibility { try await form.chosenOption(of: element) }
    if chosen == option { return .proved }
    if writer.policy == .onlyEmpty, hasContent(chosen) { return .kept }
    guard !options.isEmpty else { return try await chooseUnlisted(option, form, element) }
    guard let wanted = options.firstIndex(of: option) else { throw RunFailure(.choiceNotSet) }
    if try await !onAccessibility({ try await form.setChosenOption(option, of: element) }) {
      try await step(to: wanted, among: options, form, element)
    }
    let isSet = try await comesTrue { try await form.chosenOption(of: element) == option }
    guard isSet else { throw RunFailure(.choiceNotSet) }
    return .proved
  }

  /// Goes through the options by keyboard, from the one that is chosen.
  private func step(
    to wanted: Int, among options: [String], _ form: any AccessibleForm, _ element: AccessibleField
  ) async throws(RunFailure) {
    var chosen = try await onAccessibility { try await form.chosenOption(of: element) }
    if chosen == nil {
      // Where nothing is chosen, the first key chooses one: which, the application says.
      try await press(Chord([], "Down"))
      _ = try await comesTrue { try await form.chosenOption(of: element) != nil }
      chosen = try await onAccessibility { try await form.chosenOption(of: element) }
    }
    guard let current = chosen.flatMap({ options.firstIndex(of: $0) }) else {
      throw RunFailure(.choiceNotSet)
    }
    let steps = wanted - current
    if steps != 0 { try await press(Chord([], steps > 0 ? "Down" : "Up"), count: abs(steps)) }
  }

  /// A declared option has content; anything else is the form's own "choose …".
  private func hasContent(_ chosen: String?) -> Bool {
    guard let chosen, !chosen.isEmpty else { return false }
    return writer.field.options.isEmpty || writer.field.options.contains(chosen)
  }

  /// The application tells what is chosen but not what could be.
  private func chooseUnlisted(
    _ option: String, _ form: any AccessibleForm, _ element: AccessibleField
  ) async throws(RunFailure) -> FieldOutcome.Result {
    try await type(option)
    let isSet = try await comesTrue { try await form.chosenOption(of: element) == option }
    guard isSet else { throw RunFailure(.choiceNotSet) }
    return .proved
  }

  /// Whether a choice that nobody can look at could be set at all.
  ///
  /// The lists of GTK and Qt are gone through from the top, so the form must say which options
  /// there
  /// are; Tk's lists take no keys while they are closed.
  static func canChooseUnseen(
    _ option: String, of field: FieldPlan, in toolkit: ToolkitProfile.Toolkit
  ) -> Bool {
    switch toolkit {
    case .gtk, .qt, .libreoffice: field.options.contains(option)
    case .tk, .x3270: false
    case .chromium, .firefox, .unknown: true
    }
  }

  private func chooseUnseen(_ option: String) async throws(RunFailure) -> FieldOutcome.Result {
    switch writer.profile.toolkit {
    case .tk, .x3270: throw RunFailure(.choiceNotSet)
    case .gtk, .qt, .libreoffice:
      guard let wanted = writer.field.options.firstIndex(of: option) else {
        throw RunFailure(.choiceNotSet)
      }
      try await press(Chord([], "Home"))
      if wanted > 0 { try await press(Chord([], "Down"), count: wanted) }
    case .chromium, .firefox, .unknown: try await type(option)
    }
    return .unproved
  }

  // MARK: Speaking to the application

  private func press(_ chord: Chord, count: Int = 1) async throws(RunFailure) {
    try expectFocus()
    do throws(DesktopError) {
      try await writer.session.press(chord, count: count)
    } catch {
      throw RunFailure(.desktop(error))
    }
  }

  private func type(_ text: String) async throws(RunFailure) {
    try expectFocus()
    do throws(DesktopError) {
      try await writer.session.type(text, replacing: false)
    } catch {
      throw RunFailure(.desktop(error))
    }
  }

  private func expectFocus() throws(RunFailure) {
    guard writer.hasFocus else { throw RunFailure(.choiceNotSet) }
  }

  /// Asks the application until it says yes; its answers pace the asking.
  private func comesTrue(_ question: () async throws -> Bool) async throws(RunFailure) -> Bool {
    let end = writer.session.now + patience
    repeat {
      if try await onAccessibility(question) { return true }
      do throws(DesktopError) {
        guard try await writer.session.holdsFocus() else { throw DesktopError(.focusLost) }
      } catch {
        throw RunFailure(.desktop(error))
      }
    } while writer.session.now < end
    return false
  }
}
