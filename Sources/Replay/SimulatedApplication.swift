import CaseData
import Desktop
import HotKeyDefinition

/// An application with one window and one form, as a run meets it: a focus, fields, and what goes
/// wrong in it.
///
/// - Shape: a value; the desktop owns it and says when a key arrives.
struct SimulatedApplication {
  static let window = WindowID(rawValue: 1)
  static let stranger = WindowID(rawValue: 2)

  /// Changed by the application itself, also as a terminal.
  var fields: [SimulatedField]
  /// Of ``fields``; −1 where the dialog has it.
  var focus = 0
  private(set) var title: String
  /// Where the fields stand on a terminal's screen; `nil` for a window with fields.
  var screen: SimulatedScreen?
  let className: String
  /// Which window has the focus.
  private(set) var active = SimulatedApplication.window
  /// A dialog over the form: a text field and a button, between which Tab goes.
  private(set) var dialog: Dialog?
  private(set) var isLoggedOff = false
  private let faults: [ReplayCase.Fault]
  /// Faults whose field has had the focus; those that happen once have happened then.
  private var met: Set<Int> = []

  struct Dialog {
    var text = ""
    var isOnButton = false
  }

  /// The title's template, to open another citizen's case.
  private let titled: @Sendable (String) -> String
  /// The field that shows whose case it is, by id.
  private let citizenField: String?

  init(
    fields: [SimulatedField], title: String, className: String, faults: [ReplayCase.Fault],
    titled: @escaping @Sendable (String) -> String, citizenField: String? = nil, cursor: Int = 0,
    screen: SimulatedScreen? = nil
  ) {
    self.fields = fields
    self.screen = screen
    self.title = title
    self.className = className
    self.faults = faults
    self.titled = titled
    self.citizenField = citizenField
    for (index, field) in fields.enumerated() {
      for fault in faults where fault.at?.text == field.id { set(fault, in: index) }
    }
    focus = cursor
    if !fields.isEmpty { enter() }
  }

  private mutating func set(_ fault: ReplayCase.Fault, in index: Int) {
    switch fault.kind {
    // A matter of the keyboard, in every field.
    case .reformatting where screen != nil: screen?.givesCapitals = true
    case .reformatting: fields[index].reformats = fault.onInput ? .onInput : .onLeave
    case .readOnly: fields[index].isReadOnly = true
    case .maxLength: fields[index].longest = fault.length
    case .lostPaste: fields[index].lostPastes = 1
    default: break
    }
  }

  var snapshot: WindowSnapshot {
    WindowSnapshot(
      id: Self.window, title: isLoggedOff ? "Log ind" : title, instance: className,
      className: className, processID: nil)
  }

  var contents: [FormContent] {
    fields.map { FormContent(id: $0.id, label: $0.label, shown: $0.shown) }
  }

  /// The field that keys go to; `nil` where they go to a dialog, a log-in page or another window.
  var focused: Int? {
    dialog != nil || isLoggedOff || active != Self.window || fields.isEmpty ? nil : focus
  }

  // MARK: Moving

  mutating func move(by steps: Int) {
    guard focused != nil else { return }
    fields[focus].leave()
    focus = (focus + steps + fields.count) % fields.count
    enter()
  }

  mutating func go(to index: Int) {
    guard focused != nil, index != focus else { return }
    fields[focus].leave()
    focus = index
    enter()
  }

  /// Faults that belong to a field the run never came to.
  var missedFaults: [ReplayCase.Fault] {
    let ids = Set(fields.map(\.id))
    return faults.enumerated().filter { index, fault in
      fault.at.map { ids.contains($0.text) } ?? false && !met.contains(index)
    }.map(\.element)
  }

  /// A protected field is met by whoever passes over it: the cursor never comes there.
  mutating func passOver(_ index: Int) {
    for (number, fault) in faults.enumerated()
    where fault.kind == .readOnly && fault.at?.text == fields[index].id {
      met.insert(number)
    }
  }

  /// What happens once, when a field gets the focus.
  mutating func enter() {
    let id = fields[focus].id
    for (index, fault) in faults.enumerated()
    where fault.at?.text == id && !met.contains(index) {
      switch fault.kind {
      case .focusTheft: active = Self.stranger
      case .modalDialog: dialog = Dialog()
      case .sessionTimeOut:
        isLoggedOff = true
        // The log-in page has a field of its own.
        dialog = Dialog()
      case .wrongCitizen where screen != nil: showOther(citizen: fault.text?.text ?? "")
      case .wrongCitizen: showCase(of: fault.text?.text ?? "")
      default: break
      }
      met.insert(index)
    }
  }

  private mutating func showCase(of citizen: String) {
    title = titled(citizen)
    guard let index = fields.firstIndex(where: { $0.id == citizenField }) else { return }
    fields[index].show(citizen: citizen)
  }

  // MARK: Input

  mutating func press(_ chord: Chord) {
    switch chord.key {
    case let key where screen != nil: pressOnScreen(key, chord.modifiers)
    case "Tab" where dialog != nil: dialog?.isOnButton.toggle()
    case "Tab": move(by: chord.modifiers.contains(.shift) ? -1 : 1)
    default: if let index = focused { fields[index].press(chord.key) }
    }
  }

  /// Takes a text into the field with the focus.
  ///
  /// - Returns: whether the application has taken it.
  mutating func take(_ text: String) -> Bool {
    guard let index = focused else {
      guard let open = dialog, !open.isOnButton else { return false }
      dialog?.text = text
      return true
    }
    guard fields[index].lostPastes == 0 else {
      fields[index].lostPastes -= 1
      return false
    }
    fields[index].take(text)
    return true
  }

  /// Types an option's name into a choice: the option that begins with it is chosen.
  mutating func type(_ text: String) {
    if screen != nil { return typeOnScreen(text) }
    guard let index = focused else { return }
    guard fields[index].kind == .choice else { return fields[index].take(text) }
    if let option = fields[index].options.first(where: { $0.hasPrefix(text) }) {
      fields[index].text = option
    }
  }

  /// The text of what has the focus, `nil` where it gives none: no field, or an empty one.
  var copied: String? {
    guard let index = focused else {
      return dialog.flatMap { $0.isOnButton || $0.text.isEmpty ? nil : $0.text }
    }
    let text = fields[index].text
    return text.isEmpty || fields[index].kind == .checkbox ? nil : text
  }

  // MARK: Through accessibility

  mutating func choose(_ option: String, in index: Int) -> Bool {
    guard fields[index].options.contains(option), !fields[index].isReadOnly else { return false }
    fields[index].text = option
    return true
  }

  mutating func toggle(_ index: Int) {
    if !fields[index].isReadOnly { fields[index].isChecked.toggle() }
  }

  /// A dialog of its own stands over the form: nothing below it can be reached.
  func state(of index: Int) -> AccessibleState {
    var state: AccessibleState = [.enabled, .showing]
    let field = fields[index]
    if field.isReadOnly { state.insert(.readOnly) } else { state.insert(.editable) }
    if field.isChecked { state.insert(.checked) }
    if focused == index { state.insert(.focused) }
    return state
  }
}
