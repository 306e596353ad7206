import DBus
import Desktop

extension ATSPIForm {
  func options(of field: AccessibleField) async throws -> [String] {
    try await read(field, by: bus.newDeadline()).map(\.name)
  }

  /// In a page, and in a document of LibreOffice, the option itself is marked.
  ///
  /// In GTK 3 the combo box's `Selection` says which it is, in Qt 5 the combo box's name: the items
  /// of their lists are marked too, but by what is lit up in the list.
  func chosenOption(of field: AccessibleField) async throws -> String? {
    let deadline = bus.newDeadline()
    let options = try await read(field, by: deadline)
    if inDocument.contains(field) {
      let marked = options.filter { $0.states.contains(.selected) }
      return marked.count == 1 ? marked[0].name : nil
    }
    let (object, selection) = (field.reference, ATSPI.Interface.selection)
    let answers = try await bus.askAll(
      [
        object.property(selection, "NSelectedChildren"),
        object.call(selection, "GetSelectedChild", [.int32(0)]), object.name,
      ], by: deadline)
    if let count = answers[0]?.first?.integer {
      guard count == 1, let chosen = ObjectReference(answers[1]?.first) else { return nil }
      return options.first { $0.reference == chosen }?.name
    }
    let name = answers[2]?.first?.string
    return options.first { $0.name == name }?.name
  }

  /// Works in Chromium, whose page hears of it, and in GTK 3.
  ///
  /// Not in Firefox, which takes the request and changes what is shown, but its page never hears of
  /// it; nor in Qt 5, which only lights the item up; nor in a document of LibreOffice, which says
  /// that it has done so.
  func setChosenOption(_ option: String, of field: AccessibleField) async throws -> Bool {
    let deadline = bus.newDeadline()
    let options = try await read(field, by: deadline)
    // Two options of one name: which was meant cannot be told.
    guard let position = options.firstIndex(where: { $0.name == option }),
      options.lastIndex(where: { $0.name == option }) == position
    else { return false }
    switch toolkit {
    case .gecko, .qt, .office: return false
    case .chromium:
      return try await act(on: options[position].reference, by: deadline, ["select"])
    case .other:
      let call = field.reference.call(
        ATSPI.Interface.selection, "SelectChild", [.int32(Int32(position))])
      return try await bus.askIfKnown(call, by: deadline)?.first?.boolean ?? false
    }
  }

  private func read(
    _ field: AccessibleField, by deadline: Deadline
  ) async throws -> [ChoiceOption] {
    try await ChoiceOptions(bus: bus, choice: field.reference, deadline: deadline).read()
  }
}
