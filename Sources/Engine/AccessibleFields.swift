import Desktop
import HotKeyDefinition
import Planning

/// The form's fields as accessibility shows them, matched by label.
///
/// - Shape: an index into the plan's fields; `nil` for a field the application does not name.
struct AccessibleFields: Sendable {
  let form: (any AccessibleForm)?
  private let matched: [Int: AccessibleField]
  private let toolkit: ToolkitProfile.Toolkit
  private let changes: (any AccessibilityChanges)?
  /// How long the application may take to move the focus or to tell a text.
  private let patience: Duration
  private let labels: [String]
  /// Reads the window again.
  private let reread: Reread?

  typealias Reread = @Sendable () async throws(RunFailure) -> (any AccessibleForm)?

  /// Matches labels; of several fields with one label the first in document order goes to the first
  /// in the plan.
  ///
  /// - Parameter reread: reads the window again, for pages that replace their fields.
  init(
    _ form: (any AccessibleForm)?, plan: FormPlan, toolkit: ToolkitProfile.Toolkit,
    changes: (any AccessibilityChanges)? = nil, patience: Duration = .seconds(5),
    reread: Reread? = nil
  ) {
    self.init(
      form, labels: plan.fields.map(\.label), toolkit: toolkit, changes: changes,
      patience: patience, reread: reread)
  }

  private init(
    _ form: (any AccessibleForm)?, labels: [String], toolkit: ToolkitProfile.Toolkit,
    changes: (any AccessibilityChanges)?, patience: Duration, reread: Reread?
  ) {
    self.labels = labels
    self.reread = reread
    self.changes = changes
    self.form = form
    self.toolkit = toolkit
    self.patience = patience
    matched = FieldLabels.match(labels, with: form?.fields ?? [])
  }

  subscript(index: Int) -> AccessibleField? { matched[index] }

  /// The fields as the window shows them by now; `nil` where it shows none.
  func renewed() async throws(RunFailure) -> AccessibleFields? {
    guard let form = try await reread?() else { return nil }
    return AccessibleFields(
      form, labels: labels, toolkit: toolkit, changes: changes, patience: patience, reread: reread)
  }

  /// Whether no page that held the fields has been replaced by another.
  func holdsDocuments(of earlier: AccessibleFields) -> Bool {
    (earlier.form?.documents ?? []).isSubset(of: form?.documents ?? [])
  }

  func state(_ index: Int) async throws(RunFailure) -> AccessibleState {
    guard let form, let field = matched[index] else { return [] }
    return try await onAccessibility { try await form.state(of: field) }
  }

  /// Whether a field cannot be given the focus: a combo box of GTK's is no stop of Tab's itself, a
  /// nameless button inside it is.
  func takesNoFocus(_ index: Int) -> Bool {
    toolkit == .gtk && matched[index]?.role == .choice
  }

  func focus(_ index: Int) async throws(RunFailure) {
    guard let form, let field = matched[index] else { return }
    try await onAccessibility { try await form.focus(field) }
  }

  func text(_ index: Int) async throws(RunFailure) -> String? {
    guard let form, let field = matched[index] else { return nil }
    return try await onAccessibility { try await form.text(of: field) }
  }

  /// Where a field is on the screen, as far as its application tells.
  func area(_ index: Int) async -> ScreenArea? {
    guard let form, let field = matched[index] else { return nil }
    return try? await form.area(of: field)
  }

  /// What a field holds now; `.unknown` where the application does not tell.
  func content(
    _ index: Int, of kind: FormField.Kind
  ) async throws(RunFailure) -> FieldRecord.Before {
    guard let form, let field = matched[index] else { return .unknown }
    switch kind {
    case .checkbox: return .flag(try await state(index).contains(.checked))
    case .choice:
      return .choice(try await onAccessibility { try await form.chosenOption(of: field) } ?? "")
    case .text, .multiline, .date, .number, .readOnly:
      return try await text(index).map { .text($0) } ?? .unknown
    }
  }

  /// Asks until the field has the focus, again whenever the application says that it has moved:
  /// questions without end would keep it from moving.
  func becomesFocused(_ index: Int, stop session: any InputSession) async throws(RunFailure) -> Bool
  {
    let end = session.now + patience
    repeat {
      if try await isFocused(index) { return true }
      try await keepsGoing(session)
      await changes?.next(within: Self.askingAnew)
    } while session.now < end
    return false
  }

  /// After how long an application that says nothing is asked all the same.
  private static let askingAnew: Duration = .milliseconds(100)

  /// GTK's combo boxes never say that they have the focus, because a nameless button inside has it:
  /// there it counts that no other field has it.
  private func isFocused(_ index: Int) async throws(RunFailure) -> Bool {
    if try await state(index).contains(.focused) { return true }
    guard takesNoFocus(index) else { return false }
    for other in matched.keys where other != index {
      if try await state(other).contains(.focused) { return false }
    }
    return true
  }

  /// Asks until the text matches; the text that never did, or `nil` when it does or is not told.
  func settledText(
    _ index: Int, stop session: any InputSession, matches: (String) -> Bool
  ) async throws(RunFailure) -> String? {
    let end = session.now + patience
    var found: String?
    repeat {
      found = try await text(index)
      guard let found, !matches(found) else { return nil }
      try await keepsGoing(session)
    } while session.now < end
    return found
  }

  /// The label of the field that has got the focus although it should be one that is not named;
  /// `nil` where none with a label has it.
  ///
  /// The field before is given time to lose it first: applications tell of a move some time later.
  func otherLabel(
    than index: Int, stop session: any InputSession
  ) async throws(RunFailure) -> String? {
    guard form != nil else { return nil }
    if index > 0, matched[index - 1] != nil {
      let end = session.now + patience
      while try await state(index - 1).contains(.focused) {
        try await keepsGoing(session)
        await changes?.next(within: Self.askingAnew)
        guard session.now < end else { break }
      }
    }
    return await focusedLabel().flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The label of the field that has the focus, for the message.
  func focusedLabel() async -> String? {
    guard let form else { return nil }
    for field in form.fields {
      if let state = try? await form.state(of: field), state.contains(.focused) {
        return field.label
      }
    }
    return nil
  }

  /// Ends a wait when the window has lost the focus or the run was stopped.
  private func keepsGoing(_ session: any InputSession) async throws(RunFailure) {
    do throws(DesktopError) {
      if try await session.holdsFocus() { return }
    } catch {
      throw RunFailure(.desktop(error))
    }
    throw RunFailure(.desktop(DesktopError(.focusLost)))
  }

}
