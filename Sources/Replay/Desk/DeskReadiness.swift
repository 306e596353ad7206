import CaseData
import Desktop
import Engine
import HotKeyDefinition

/// Whether a case may be run in a window that somebody works in, and whether it can.
///
/// - Shape: pure.
struct DeskReadiness {
  let content: ReplayCase
  /// What the case gives instead of the answers of queries.
  let data: [String: Value]
  let hotKey: HotKey
  let set: DefinitionSet

  /// What forbids the case at a desk; the case fails.
  ///
  /// A script never touches a production system or the case of a person who exists.
  var refusal: CaseResult.Difference? {
    for case .fill(let fill) in hotKey.steps {
      guard let system = set.systems[fill.system.text], system.environment == .production else {
        continue
      }
      return .init(
        subject: "system", expected: "a test system", found: "\(system.id.text) is production",
        place: fill.system)
    }
    return personsPlace.map {
      .init(
        subject: "citizen", expected: "a test person (day of birth + 60)",
        found: "a number that a person may have", place: $0)
    }
  }

  /// Where the case names somebody who may exist; what a script itself says is looked at before
  /// (GV0705), and here once more, for this is a system that others use.
  private var personsPlace: Name? {
    let named = content.answers.values + [content.citizen].compactMap { $0 }
    if let name = named.first(where: { Self.isPersons($0.text) }) { return name }
    return content.data.first { Self.holdsPersons(data[$0.name.text] ?? .missing) }?.name
  }

  private static func holdsPersons(_ value: Value) -> Bool {
    switch value {
    case .text(let text): isPersons(text)
    case .record(let fields): fields.values.contains(where: holdsPersons)
    case .list(let elements): elements.contains(where: holdsPersons)
    case .integer, .decimal, .date, .flag, .secret, .missing: false
    }
  }

  private static func isPersons(_ text: String) -> Bool {
    guard let number = try? CPRNumber(text, mode: .test) else { return false }
    return !number.isFictitious
  }

  /// Why the case cannot be run in a system that is not ours, before anything is looked at.
  var obstacle: String? {
    if let fault = content.faults.first(where: { $0.kind != .adapterTimeOut }) {
      return "`\(fault.kind.rawValue)` cannot be brought about in a system that is not ours"
    }
    guard content.hasAccessibility else {
      return "without accessibility nothing tells what its form holds"
    }
    for step in hotKey.steps {
      if case .insert = step { return "a text inserted at the cursor cannot be put back" }
    }
    return forms.count == 1 ? nil : "it fills \(forms.count) forms; at the desk it must be one"
  }

  /// The forms that the hot key fills.
  var forms: [(system: TargetSystem, form: Form)] {
    hotKey.steps.compactMap { step in
      guard case .fill(let fill) = step, let system = set.systems[fill.system.text],
        let form = system.forms.first(where: { $0.name.text == fill.form.text })
      else { return nil }
      return (system, form)
    }
  }

  /// Why the window does not show what the case begins with.
  func mismatch(_ window: WindowSnapshot, _ fields: [FormReading.Content], _ form: Form) -> String?
  {
    if let title = content.windowTitle, title.text != window.title {
      return "the window's title is another"
    }
    if let citizen = content.citizen, !shows(citizen.text, window, fields, form) {
      return "first open the case of \(citizen.text)"
    }
    let shown = Dictionary(
      fields.map { ($0.id, $0.shown) }, uniquingKeysWith: { first, _ in first })
    for (id, label, field) in form.flatFields where isStated(id) {
      guard let shown = shown[id] ?? nil else {
        return Self.untold(label)
      }
      let wanted = content.form.first { $0.key.text == id }?.value.text
      guard !Self.begins(field, shown: shown, with: wanted) else { continue }
      return wanted == nil
        ? "»\(label)« is filled already" : "»\(label)« does not hold what the case begins with"
    }
    return nil
  }

  /// Whether the case says anything of that field.
  func isStated(_ id: String) -> Bool {
    content.form.keys.contains { $0.text == id }
      || content.expectation.fields.contains { $0.name.text == id }
  }

  private func shows(
    _ citizen: String, _ window: WindowSnapshot, _ fields: [FormReading.Content], _ form: Form
  ) -> Bool {
    let digits = citizen.filter(\.isNumber)
    if window.title.filter({ $0 != "-" }).contains(digits) { return true }
    guard let name = form.citizenField?.text else { return false }
    return fields.first { $0.id == name }?.shown?.filter(\.isNumber) == digits
  }

  private static func begins(_ field: FormField, shown: String, with wanted: String?) -> Bool {
    if let wanted { return shown == wanted }
    return switch field.kind {
    case .checkbox: shown == String(field.initially ?? false)
    case .choice: !field.options.contains(shown)
    case .readOnly: true
    default: shown.isEmpty
    }
  }
}
