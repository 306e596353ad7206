import Desktop

/// What accessibility tells of a simulated application.
struct SimulatedAccessibility: AccessibilityReader {
  let desktop: SimulatedDesktop

  func form(in window: WindowSnapshot) async throws -> (any AccessibleForm)? {
    let fields = await desktop.ask { application in
      application.fields.enumerated().map { index, field in
        AccessibleField(
          application: "simulated", path: String(index),
          label: AccessibleField.normalised(label: field.label), role: field.role)
      }
    }
    return SimulatedAccessibleForm(desktop: desktop, fields: fields)
  }
}

/// - Errors: ``AccessibilityError/Code/gone`` once the page is another.
struct SimulatedAccessibleForm: AccessibleForm {
  let desktop: SimulatedDesktop
  let fields: [AccessibleField]

  private func ask<Result: Sendable>(
    _ field: AccessibleField, _ body: @Sendable (inout SimulatedApplication, Int) -> Result
  ) async throws -> Result {
    let answer = await desktop.ask { application -> Result? in
      guard !application.isLoggedOff, let index = Int(field.path) else { return nil }
      return body(&application, index)
    }
    guard let answer else { throw AccessibilityError(.gone, detail: "the page is another") }
    return answer
  }

  func state(of field: AccessibleField) async throws -> AccessibleState {
    try await ask(field) { $0.state(of: $1) }
  }

  func focus(_ field: AccessibleField) async throws {
    try await ask(field) { $0.go(to: $1) }
  }

  func text(of field: AccessibleField) async throws -> String? {
    try await ask(field) { $0.fields[$1].text }
  }

  func options(of field: AccessibleField) async throws -> [String] {
    try await ask(field) { $0.fields[$1].options }
  }

  func chosenOption(of field: AccessibleField) async throws -> String? {
    try await ask(field) { application, index in
      let text = application.fields[index].text
      return text.isEmpty ? nil : text
    }
  }

  func setChosenOption(_ option: String, of field: AccessibleField) async throws -> Bool {
    try await ask(field) { $0.choose(option, in: $1) }
  }

  func toggle(_ field: AccessibleField) async throws -> Bool {
    try await ask(field) { application, index in
      application.toggle(index)
      return true
    }
  }
}
