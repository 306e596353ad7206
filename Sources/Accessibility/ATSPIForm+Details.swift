import DBus
import Desktop

extension ATSPIForm {
  func details(of field: AccessibleField) async throws -> AccessibleDetails {
    let object = field.reference
    let answers = try await bus.askAll(
      [object.role, object.states, object.attributes], by: bus.newDeadline())
    let role = Role(rawValue: answers[0]?.first?.integer ?? 0)
    guard let states = answers[1].flatMap({ States($0) }), !states.contains(.defunct) else {
      throw AccessibilityError(.gone, detail: "GetState")
    }
    let told = answers[2]?.first?.stringDictionary ?? [:]
    return AccessibleDetails(
      // Office programs show a text of several lines by its frame.
      isSeveralLines: states.contains(.multiLine) || role == .scrollPane,
      isNumber: role == .spinButton, isFocusable: states.contains(.focusable),
      length: told["maxlength"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil },
      inputType: told["text-input-type"] ?? "",
      placeholder: told["placeholder"] ?? told["placeholder-text"] ?? "")
  }
}
