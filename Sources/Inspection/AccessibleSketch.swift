package import Desktop
import HotKeyDefinition

/// A form as its application tells of it.
///
/// - Errors: ``AccessibilityError``.
/// - Isolation: any task.
package struct AccessibleSketch: Sendable {
  private let form: any AccessibleForm
  private let isByPlace: Bool

  /// - Parameter isByPlace: whether fields stand in the order of the screen, because their
  ///   application tells of them in another than Tab's (GTK's grids begin with the last).
  package init(_ form: any AccessibleForm, isByPlace: Bool = false) {
    self.form = form
    self.isByPlace = isByPlace
  }

  /// Reads every field: label, role, options, and what it holds, to keep that out of the draft.
  ///
  /// - Parameter id: the form's id in the draft.
  /// - Returns: the form, and what its fields hold: to be compared with the window's title and then
  ///   forgotten.
  package func read(as id: String) async throws -> (form: FormSketch, contents: [String]) {
    var names = FieldNames()
    var fields: [FieldSketch] = []
    var contents: [String] = []
    var passedOver = 0
    for field in try await inOrder() {
      let seen = try await look(at: field)
      if let content = seen.content, !content.isEmpty { contents.append(content) }
      guard let sketch = seen.sketch(&names, at: fields.count + 1) else {
        passedOver += 1
        continue
      }
      fields.append(sketch)
    }
    let finding = finding(fields)
    return (
      FormSketch(
        id: id, finding: finding, proof: .required, citizen: Self.citizen(among: fields),
        fields: fields, notes: notes(passedOver, finding)), contents
    )
  }

  /// From left to right in rows from the top; two fields are in one row where each one's middle lies
  /// beside the other.
  private func inOrder() async throws -> [AccessibleField] {
    guard isByPlace else { return form.fields }
    var placed: [(field: AccessibleField, area: ScreenArea)] = []
    for field in form.fields {
      guard let area = try await form.area(of: field) else { return form.fields }
      placed.append((field, area))
    }
    placed.sort { ($0.area.y, $0.area.x) < ($1.area.y, $1.area.x) }
    var rows: [[(field: AccessibleField, area: ScreenArea)]] = []
    for place in placed {
      if let first = rows.last?.first, place.area.y < first.area.y + first.area.height / 2 {
        rows[rows.count - 1].append(place)
      } else {
        rows.append([place])
      }
    }
    return rows.flatMap { $0.sorted { $0.area.x < $1.area.x } }.map(\.field)
  }

  private func look(at field: AccessibleField) async throws -> SketchedField {
    let isChoice = field.role == .choice
    return SketchedField(
      field: field, details: try await form.details(of: field),
      state: try await form.state(of: field),
      options: isChoice ? try await form.options(of: field).filter { !$0.isEmpty } : [],
      content: isChoice
        ? try await form.chosenOption(of: field) : try await form.text(of: field))
  }

  /// Something else between the fields makes counting by Tab go wrong; labels do not.
  private func finding(_ fields: [FieldSketch]) -> Form.Finding {
    let labels = fields.filter { $0.kind != .readOnly }.map { $0.label.lowercased() }
    let areTold = fields.allSatisfy { $0.kind == .readOnly || $0.label != $0.id }
    let isCertain = stopsBetween.isEmpty && !isByPlace && !hasParts
    return isCertain || !areTold || Set(labels).count < labels.count ? .order : .label
  }

  /// Whether a field is several stops for Tab.
  private var hasParts: Bool { form.fields.contains { $0.role == .other } }

  private var stopsBetween: [AccessibleStop] {
    form.otherStops.filter { $0.fieldsBefore > 0 && $0.fieldsBefore < form.fields.count }
  }

  private func notes(_ passedOver: Int, _ finding: Form.Finding) -> [String] {
    var notes: [String] = []
    if !form.isComplete {
      notes.append("the window has more than could be read; fields may be missing")
    }
    if passedOver > 0 {
      notes.append("left out: \(passedOver) that cannot be changed and that Tab passes over")
    }
    let others = Dictionary(grouping: stopsBetween, by: \.kind).map { kind, stops in
      "\(stops.count) \(kind.rawValue)\(stops.count == 1 ? "" : "s")"
    }
    if isByPlace { notes.append("fields stand in the order of the screen; Tab may go another way") }
    if hasParts { notes.append("Tab comes to each part of a date by itself") }
    if finding == .label { notes.append("so fields are found by label, not by counting") }
    if !others.isEmpty {
      let list = others.sorted().joined(separator: ", ")
      notes.append(
        "between the fields stand others that Tab comes to, and that cannot be filled: \(list)")
      if finding == .order {
        notes.append("labels do not tell the fields apart: a run will stop at the first of them")
      }
    }
    return notes
  }

  private static func citizen(among fields: [FieldSketch]) -> String? {
    let numbers = fields.filter { field in
      let words = field.label.lowercased().split { !$0.isLetter }
      return (field.kind == .text || field.kind == .readOnly)
        && words.contains { $0.hasPrefix("cpr") || $0.hasPrefix("personnum") }
    }
    return numbers.count == 1 ? numbers.first?.id : nil
  }
}
