import DBus
import Desktop

extension ATSPIForm {
  func options(of field: AccessibleField) async throws -> [String] {
    try await read(field, by: bus.newDeadline()).map(\.name)
  }

  /// Browsers and Qt mark the chosen option itself; GTK 3 tells it by the combo box's `Selection`, and by its
  /// name.
  func chosenOption(of field: AccessibleField) async throws -> String? {
    let deadline = bus.newDeadline()
    let options = try await read(field, by: deadline)
    let marked = options.filter { $0.states.contains(.selected) }
    if marked.count == 1 { return marked[0].name }
    guard marked.isEmpty else { return nil }
    let object = field.reference
    let answers = try await bus.askAll(
      [
        object.property(ATSPI.Interface.selection, "NSelectedChildren"),
        object.call(ATSPI.Interface.selection, "GetSelectedChild", [.int32(0)]), object.name,
      ], by: deadline)
    if let count = answers[0]?.first?.integer {
      guard count == 1, let chosen = ObjectReference(answers[1]?.first) else { return nil }
      return options.first { $0.reference == chosen }?.name
    }
    guard let name = answers[2]?.first?.string, options.contains(where: { $0.name == name }) else {
      return nil
    }
    return name
  }

  func setChosenOption(_ option: String, of field: AccessibleField) async throws -> Bool {
    let deadline = bus.newDeadline()
    let options = try await read(field, by: deadline).filter { $0.name == option }
    guard let wanted = options.first, options.count == 1 else { return false }
    // GTK 3 takes the selection at the combo box, browsers at the list inside.
    let select = [wanted.container, field.reference].map {
      $0.call(ATSPI.Interface.selection, "SelectChild", [.int32(Int32(wanted.position))])
    }
    for call in select {
      if try await bus.askIfKnown(call, by: deadline)?.first?.boolean == true { return true }
    }
    return try await act(on: wanted.reference, by: deadline, ["select", "toggle", "click", "press"])
  }

  private func read(_ field: AccessibleField, by deadline: Deadline) async throws -> [ChoiceOption] {
    try await ChoiceOptions(bus: bus, choice: field.reference, deadline: deadline).read()
  }
}
