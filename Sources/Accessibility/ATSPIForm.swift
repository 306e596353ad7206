import DBus
import Desktop

/// The fields of one window on the accessibility bus.
///
/// - Errors: ``AccessibilityError``; `CancellationError`.
/// - Isolation: any task.
struct ATSPIForm: AccessibleForm {
  let bus: AccessibilityBus
  let toolkit: Toolkit
  let fields: [AccessibleField]
  /// Those in a page, also where a native window shows the page, or in a text document.
  let inDocument: Set<AccessibleField>
  let isComplete: Bool
  let otherStops: [AccessibleStop]
  let documents: Set<AccessibleDocument>

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

  /// A password is never read: what its application would give is dots.
  ///
  /// Nor is a text with other objects in it, links or paragraphs, where the application gives a
  /// stand-in for each.
  func text(of field: AccessibleField) async throws -> String? {
    guard field.role == .text else { return nil }
    let deadline = bus.newDeadline()
    let call = field.reference.call(ATSPI.Interface.text, "GetText", [.int32(0), .int32(-1)])
    if let text = try await bus.askIfKnown(call, by: deadline)?.first?.string {
      // A field that a page has replaced still answers, with nothing.
      if text.isEmpty { _ = try await states(of: field, by: deadline) }
      return text.unicodeScalars.contains("\u{FFFC}") ? nil : text
    }
    // No text, or no field any more?
    _ = try await states(of: field, by: deadline)
    return nil
  }

  /// Works in GTK 3, Qt 5, Chromium and Firefox; pages hear of it as of a click.
  func toggle(_ field: AccessibleField) async throws -> Bool {
    guard field.role == .checkbox else { return false }
    let deadline = bus.newDeadline()
    let actions = ["toggle", "click", "check", "uncheck", "press"]
    guard try await act(on: field.reference, by: deadline, actions) else {
      _ = try await states(of: field, by: deadline)
      return false
    }
    return true
  }

  func area(of field: AccessibleField) async throws -> ScreenArea? {
    // 0: pixels of the screen (AT-SPI, `CoordType`).
    let call = field.reference.call(ATSPI.Interface.component, "GetExtents", [.uint32(0)])
    let answer = try await bus.askIfKnown(call, by: bus.newDeadline())
    guard let numbers = answer?.first?.elements?.compactMap(\.integer), numbers.count == 4,
      numbers[2] > 0, numbers[3] > 0
    else { return nil }
    return ScreenArea(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
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
  ///
  /// - Returns: whether the object has done it, or says so.
  func act(
    on object: ObjectReference, by deadline: Deadline, _ names: [String]
  ) async throws -> Bool {
    // Each name is asked for by itself: `GetActions` of at-spi2 2.46 answers with translations.
    let action = ATSPI.Interface.action
    let indexes = Int32(0)..<(try await actionCount(of: object, by: deadline))
    let questions = indexes.map { object.call(action, "GetName", [.int32($0)]) }
    let offered = try await bus.askAll(questions, by: deadline).map {
      $0?.first?.string?.lowercased() ?? ""
    }
    guard let index = names.lazy.compactMap({ offered.firstIndex(of: $0) }).first else {
      return false
    }
    let call = object.call(action, "DoAction", [.int32(Int32(index))])
    return try await bus.askIfKnown(call, by: deadline)?.first?.boolean ?? false
  }

  /// How many actions an object has, at most 20.
  ///
  /// Firefox fetches a page's actions when it is first asked (which ``FieldSearch`` does), and says
  /// "none" until
  /// they have come, some 0.05 s later: the question is put again after each answer.
  private func actionCount(
    of object: ObjectReference, by deadline: Deadline
  ) async throws -> Int32 {
    let question = object.property(ATSPI.Interface.action, "NActions")
    let end = ContinuousClock.now + bus.patience / 2
    var isFetching: Bool { toolkit == .gecko && ContinuousClock.now < end }
    repeat {
      guard let answer = try await bus.askIfKnown(question, by: deadline) else { return 0 }
      if let count = answer.first?.integer, count > 0 { return Int32(min(count, 20)) }
    } while isFetching
    return 0
  }
}

extension AccessibleField {
  var reference: ObjectReference { ObjectReference(application: application, path: path) }
}

extension States {
  /// What matters for filling.
  ///
  /// - Parameter role: GTK and Firefox tell a locked text only by its not being editable; Qt calls
  ///   no spin button editable.
  /// - Returns: the states of a field, as the form gives them.
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
