import DBus
import Desktop

/// The fields of one window on the accessibility bus.
///
/// - Errors: ``AccessibilityError``; `CancellationError`.
/// - Isolation: any task.
struct ATSPIForm: AccessibleForm {
  let bus: AccessibilityBus
  let fields: [AccessibleField]
  let isComplete: Bool

  func state(of field: AccessibleField) async throws -> AccessibleState {
    let answers = try await bus.askAll(
      [field.reference.states, field.reference.role], by: bus.newDeadline())
    guard let states = answers[0].flatMap({ States($0) }), !states.contains(.defunct) else {
      throw AccessibilityError(.gone, detail: "GetState")
    }
    let role = Role(rawValue: answers[1]?.first?.integer ?? 0)
    return states.described(for: role)
  }

  func focus(_ field: AccessibleField) async throws {
    let call = field.reference.call(ATSPI.Interface.component, "GrabFocus")
    _ = try await bus.ask(call, by: bus.newDeadline())
  }

  /// A password is never read: what its application would give is dots. Nor is a text with other objects in
  /// it, links or paragraphs, where the application gives a stand-in for each.
  func text(of field: AccessibleField) async throws -> String? {
    guard field.role == .text else { return nil }
    let deadline = bus.newDeadline()
    let call = field.reference.call(ATSPI.Interface.text, "GetText", [.int32(0), .int32(-1)])
    if let text = try await bus.askIfKnown(call, by: deadline)?.first?.string {
      return text.unicodeScalars.contains("\u{FFFC}") ? nil : text
    }
    // No text, or no field any more?
    _ = try await states(of: field, by: deadline)
    return nil
  }

  func toggle(_ field: AccessibleField) async throws -> Bool {
    let deadline = bus.newDeadline()
    guard try await act(on: field.reference, by: deadline, ["toggle", "click", "check", "uncheck", "press"])
    else {
      _ = try await states(of: field, by: deadline)
      return false
    }
    return true
  }

  /// The states of a field that is still there.
  func states(of field: AccessibleField, by deadline: Deadline) async throws -> States {
    let answer = try await bus.ask(field.reference.states, by: deadline)
    guard let states = States(answer) else {
      throw AccessibilityError(.malformed, detail: "GetState")
    }
    guard !states.contains(.defunct) else { throw AccessibilityError(.gone, detail: "GetState") }
    return states
  }

  /// Does the first of the named actions that the object has, in the order of `names`.
  func act(
    on object: ObjectReference, by deadline: Deadline, _ names: [String]
  ) async throws -> Bool {
    let list = object.call(ATSPI.Interface.action, "GetActions")
    let actions = try await bus.askIfKnown(list, by: deadline)?.first?.elements ?? []
    let offered = actions.map { ($0.elements?.first?.string ?? "").lowercased() }
    guard let index = names.lazy.compactMap({ offered.firstIndex(of: $0) }).first else {
      return false
    }
    let call = object.call(ATSPI.Interface.action, "DoAction", [.int32(Int32(index))])
    return try await bus.askIfKnown(call, by: deadline)?.first?.boolean ?? false
  }
}

extension AccessibleField {
  var reference: ObjectReference { ObjectReference(application: application, path: path) }
}

extension States {
  /// What matters for filling.
  ///
  /// - Parameter role: GTK and Firefox tell a locked text only by its not being editable; Qt calls no spin
  ///   button editable.
  func described(for role: Role) -> AccessibleState {
    var result: AccessibleState = []
    let isText = [.text, .entry, .passwordText].contains(role)
    let isReadOnly = contains(.readOnly) || (isText && !contains(.editable))
    let isEditable = (contains(.editable) || role == .spinButton) && !isReadOnly
    if contains(.focused) { result.insert(.focused) }
    if contains(.checked) { result.insert(.checked) }
    if isEditable { result.insert(.editable) }
    if contains(.enabled) || contains(.sensitive) { result.insert(.enabled) }
    if isReadOnly { result.insert(.readOnly) }
    if contains(.showing) { result.insert(.showing) }
    if contains(.invalidEntry) { result.insert(.invalid) }
    if contains(.required) { result.insert(.required) }
    return result
  }
}
