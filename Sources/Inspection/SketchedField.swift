import Desktop
import HotKeyDefinition

/// What a field comes to in a draft, by what its application tells of it.
struct SketchedField {
  let field: AccessibleField
  let details: AccessibleDetails
  let state: AccessibleState
  /// Names of a choice's options.
  let options: [String]
  /// What it holds; compared, never written.
  let content: String?

  /// - Parameters:
  ///   - names: gives ids.
  ///   - place: in the form, from 1.
  /// - Returns: `nil` for a field that cannot be filled and that Tab passes over.
  func sketch(_ names: inout FieldNames, at place: Int) -> FieldSketch? {
    guard details.isFocusable || state.contains(.enabled) else { return nil }
    let label = writableLabel
    let id = names.id(for: label ?? "", at: place)
    var notes: [String] = []
    if label == nil {
      notes.append(
        field.label.isEmpty
          ? "its label is not told" : "its label is not written down: there is a number in it")
    }
    let (kind, kindNote) = kind
    if let kindNote { notes.append(kindNote) }
    let fit = options.filter(ShownText.isFit)
    if kind == .choice, fit.count < options.count {
      notes.append("options with long numbers are left out")
    }
    if kind == .choice, options.isEmpty { notes.append("its options are not told") }
    let takesLength = kind != .choice && kind != .checkbox
    return FieldSketch(
      id: id, label: label ?? id, kind: kind, length: takesLength ? details.length : nil,
      isRequired: kind != .readOnly && state.contains(.required),
      options: kind == .choice ? Self.unique(fit) : [],
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  private var kind: (FormField.Kind, String?) {
    if state.contains(.readOnly) {
      return (.readOnly, "read-only; it stays here because Tab comes to it")
    }
    switch field.role {
    case .checkbox: return (.checkbox, nil)
    case .choice: return (.choice, nil)
    case .password: return (.readOnly, "a password: Genvej never fills it; Tab comes to it")
    case .other:
      return (
        .readOnly, "a date in parts: Genvej cannot fill it, and Tab comes to each part by itself"
      )
    case .text: break
    }
    if details.isSeveralLines { return (.multiline, nil) }
    if details.isNumber || details.inputType == "number" { return (.number, nil) }
    if details.inputType == "date" || Self.asksForADate(details.placeholder) { return (.date, nil) }
    let words = field.label.lowercased().split { !$0.isLetter }
    if words.contains(where: { $0 == "dato" || $0 == "date" || $0.hasSuffix("dato") }) {
      return (.date, "a date, by its label")
    }
    return (.text, nil)
  }

  /// `dd-mm-åååå`.
  private static func asksForADate(_ placeholder: String) -> Bool {
    let parts = placeholder.lowercased().split { !$0.isLetter }
    return parts.contains { $0.allSatisfy { $0 == "d" } }
      && parts.contains { $0.allSatisfy { $0 == "m" } }
  }

  /// The label without what the field holds, which some browsers take for a part of it; `nil` where
  /// there is none that may stand in a file.
  private var writableLabel: String? {
    var label = field.label
    if let content, !content.isEmpty, label.hasSuffix(content) {
      label = AccessibleField.normalised(label: String(label.dropLast(content.count)))
    }
    return label.isEmpty || !ShownText.isFit(label) ? nil : label
  }

  private static func unique(_ options: [String]) -> [String] {
    var seen: Set<String> = []
    return options.filter { seen.insert($0).inserted }
  }
}
