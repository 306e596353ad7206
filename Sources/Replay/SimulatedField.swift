import Desktop
import HotKeyDefinition

/// One field of a simulated application, and the traps that are set in it.
struct SimulatedField {
  let id: String
  let label: String
  let kind: FormField.Kind
  let options: [String]
  /// Its first cell on a terminal's screen.
  let place: ScreenPlace?
  /// What it holds: the text; of a choice the option, `""` for none.
  var text = ""
  var isChecked = false
  var isReadOnly: Bool
  var longest: Int?
  /// How many texts it drops before it takes one.
  var lostPastes = 0
  /// Changes its text into capitals, or a date's hyphens into full stops.
  var reformats: Moment?

  /// When an application acts.
  enum Moment { case onInput, onLeave }

  init(_ field: FormField, id: String, label: String) {
    self.id = id
    self.label = label
    kind = field.kind
    options = field.options
    place = field.place
    longest = field.place == nil ? nil : field.length
    isChecked = field.initially ?? false
    isReadOnly = field.kind == .readOnly
  }

  /// What a person reads in it: `true` and `false` of a check box.
  var shown: String { kind == .checkbox ? String(isChecked) : text }

  /// Puts in what a form holds beforehand.
  mutating func hold(_ content: String) {
    if kind == .checkbox { isChecked = content == "true" } else { text = content }
  }

  /// Shows whose case is open, as systems write the number.
  mutating func show(citizen: String) {
    let digits = citizen.filter(\.isNumber)
    text = digits.count == 10 ? "\(digits.prefix(6))-\(digits.suffix(4))" : citizen
  }

  mutating func take(_ new: String) {
    guard !isReadOnly else { return }
    text = kind == .multiline ? new : String(new.filter { !$0.isNewline })
    if let longest { text = String(text.prefix(longest)) }
    if reformats == .onInput { reformat() }
  }

  mutating func leave() {
    if reformats == .onLeave { reformat() }
  }

  private mutating func reformat() {
    let isDate = text.count == 10 && text.allSatisfy { $0.isNumber || $0 == "-" }
    text = isDate ? text.replacing("-", with: ".") : text.uppercased()
  }

  /// What a key does to a choice or a check box.
  mutating func press(_ key: String) {
    guard !isReadOnly else { return }
    switch (kind, key) {
    case (.checkbox, "space"): isChecked.toggle()
    case (.choice, "Down"): move(by: 1)
    case (.choice, "Up"): move(by: -1)
    case (.choice, "Home"): text = options.first ?? text
    default: break
    }
  }

  private mutating func move(by steps: Int) {
    guard !options.isEmpty else { return }
    let place = (options.firstIndex(of: text) ?? -1) + steps
    text = options[min(max(place, 0), options.count - 1)]
  }

  var role: AccessibleField.Role {
    switch kind {
    case .checkbox: .checkbox
    case .choice: .choice
    default: .text
    }
  }
}
