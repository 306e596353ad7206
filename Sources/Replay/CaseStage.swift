import CaseData
import Desktop
import Engine
import HotKeyDefinition

/// What a case needs of a desktop: the window, its fields, what stands in them, what goes wrong.
struct CaseStage {
  let application: SimulatedApplication
  let slowness: Duration

  /// - Parameters:
  ///   - content: the case.
  ///   - hotKey: what it presses.
  ///   - set: the definitions.
  init(_ content: ReplayCase, _ hotKey: HotKey, in set: DefinitionSet) {
    let target = CaseTarget(hotKey, in: set)
    var fields =
      target.form?.flatFields.map {
        SimulatedField($0.field, id: $0.id, label: $0.label)
      } ?? [SimulatedField.plain]
    let given = Dictionary(
      content.form.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    for index in fields.indices {
      if let text = given[fields[index].id] {
        fields[index].hold(text)
      } else if let citizen = content.citizen?.text,
        fields[index].id == target.citizenFieldBeforehand
      {
        fields[index].show(citizen: citizen)
      }
    }
    let pattern = target.pattern(showingCitizen: content.citizen != nil)
    var screen: SimulatedScreen?
    if let form = target.form, form.isOnScreen {
      let shown = SimulatedScreen(citizenField: form.citizenField?.text, asShown: fields)
      screen = shown
      shown.show(citizen: content.citizen?.text ?? "", in: &fields)
    }
    let isTerminal = screen != nil
    let titled: @Sendable (String) -> String = {
      // A terminal shows the citizen on its screen.
      WindowTitle.made(from: pattern?.title, isTerminal ? "" : $0)
    }
    application = SimulatedApplication(
      fields: fields,
      title: content.windowTitle?.text ?? titled(content.citizen?.text ?? ""),
      className: WindowTitle.firstAlternative(pattern?.windowClass) ?? "simulated",
      faults: content.faults, titled: titled, citizenField: target.citizenField,
      cursor: target.cursor(in: fields), screen: screen)
    slowness = content.faults.compactMap(\.duration).max() ?? .zero
  }
}

extension SimulatedField {
  /// Of a window that nobody has described.
  static var plain: SimulatedField { SimulatedField(id: "tekst", label: "Tekst", kind: .multiline) }

  private init(id: String, label: String, kind: FormField.Kind) {
    self.id = id
    self.label = label
    self.kind = kind
    options = []
    place = nil
    isReadOnly = false
  }
}

/// Titles and classes that satisfy patterns.
enum WindowTitle {
  /// A title for a pattern: nothing for `*`, the citizen's number for the question marks that show
  /// it, a letter for any other.
  static func made(from pattern: String?, _ citizen: String) -> String {
    guard let pattern = firstAlternative(pattern, keepsWildCards: true) else { return "Vindue" }
    let hyphenated =
      citizen.count == 10 ? "\(citizen.prefix(6))-\(citizen.suffix(4))" : citizen
    var title = pattern.replacing(
      "??????-????", with: hyphenated.isEmpty ? "000000-0000" : hyphenated)
    title = title.replacing("??????????", with: hyphenated.filter { $0 != "-" })
    // A title that is nothing but wild cards still has to show whose case it is.
    if !citizen.isEmpty, !title.contains(hyphenated), let place = title.firstIndex(of: "*") {
      let before = place == title.startIndex ? "" : " "
      title.replaceSubrange(place...place, with: "\(before)\(hyphenated) ")
    }
    return String(title.compactMap { $0 == "*" ? nil : $0 == "?" ? "x" : $0 })
  }

  static func firstAlternative(_ pattern: String?, keepsWildCards: Bool = false) -> String? {
    guard let first = pattern?.split(separator: "|").first else { return nil }
    let text = String(first).trimmingBlanks
    guard !keepsWildCards else { return text }
    let plain = text.filter { $0 != "*" && $0 != "?" }
    return plain.isEmpty ? nil : plain
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
