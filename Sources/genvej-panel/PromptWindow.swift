import CGTK
import PanelModel

/// Asks the questions of a hot key, all in one window.
///
/// - Shape: Enter answers once every answer can be one, Esc leaves; Tab goes from field to field, over
///   the lines of a list.
/// - Isolation: GTK's thread.
final class PromptWindow {
  private let window: PanelWindow
  private let request: PromptRequest
  private let check: PromptCheck
  private let language: PanelLanguage
  private var fields: [Field] = []
  private var buttons: [Widget] = []
  private let answered: (PromptReply) -> Void
  private var isDone = false

  /// A question on the screen.
  private struct Field {
    let question: PromptQuestion
    let entry: Widget
    let hint: Widget
    /// In place of ``entry``, where lines of a list are chosen.
    var list: ChoiceView?

    func takeFocus() {
      if let list { list.takeFocus() } else { gtk_widget_grab_focus(entry) }
    }

    func holds(_ focus: Widget?) -> Bool { list?.holds(focus) ?? (focus == entry) }
  }

  /// - Parameter answered: called once.
  init(
    _ request: PromptRequest, language: PanelLanguage, answered: @escaping (PromptReply) -> Void
  ) {
    self.request = request
    self.language = language
    self.answered = answered
    check = PromptCheck(testMode: request.testMode, language: language)
    let hasList = request.questions.contains { $0.choice != nil }
    window = PanelWindow("prompt", width: hasList ? 720 : 480)
    let heading = Part.label(request.title, style: "heading")
    Part.limit(heading, lines: 2)
    window.add(heading)
    fields = request.questions.map(addField)
    addButtons()
    window.widget.onKey { [unowned self] key, state in keyPressed(key, state) }
    window.widget.onDelete { [unowned self] in finish(PromptReply(answers: nil)) }
    window.show()
    (firstOpen ?? fields.first)?.takeFocus()
    for field in fields { look(at: field, isFinal: false) }
  }

  /// Takes the window away without an answer.
  func withdraw() { finish(PromptReply(answers: nil)) }

  // MARK: Keys

  private func keyPressed(_ key: UInt32, _ state: UInt32) -> Bool {
    if key == UInt32(GDK_KEY_Escape) {
      finish(PromptReply(answers: nil))
      return true
    }
    guard fields.contains(where: { $0.list != nil }), let place = focused else { return false }
    let list = place < fields.count ? fields[place].list : nil
    switch key {
    case UInt32(GDK_KEY_Return) where list != nil, UInt32(GDK_KEY_KP_Enter) where list != nil:
      accept()
    case UInt32(GDK_KEY_Tab): goOn(from: place, by: 1)
    case UInt32(GDK_KEY_ISO_Left_Tab): goOn(from: place, by: -1)
    default: return list?.keyPressed(key, state) ?? false
    }
    return true
  }

  /// Where the focus is: the fields, then the buttons.
  private var focused: Int? {
    let focus = gtk_window_get_focus(window.widget.cast(to: GtkWindow.self))
    return fields.firstIndex { $0.holds(focus) }
      ?? buttons.firstIndex { $0 == focus }.map { fields.count + $0 }
  }

  /// A list is one stop, however many lines it has.
  private func goOn(from place: Int, by step: Int) {
    let stops = fields.count + buttons.count
    let next = (place + step + stops) % stops
    if next < fields.count {
      fields[next].takeFocus()
    } else {
      gtk_widget_grab_focus(buttons[next - fields.count])
    }
  }

  // MARK: Building

  private func addList(_ question: PromptQuestion, _ choice: PromptChoice) -> Field {
    let lists = request.questions.count { $0.choice != nil }
    let others = request.questions.count - lists
    // What stands around the lists: heading, keys to press, buttons, frame of the window.
    let room = PanelWindow.screenHeight - 190 - Int32(others) * 90 - Int32(lists) * 120
    let list = ChoiceView(
      choice, label: question.label, height: min(max(room / Int32(lists), 90), 480),
      language: language)
    let hint = Part.label("", style: "hint")
    for part in [Part.label(question.label), list.widget, hint] { window.add(part) }
    let field = Field(question: question, entry: list.widget, hint: hint, list: list)
    list.changed = { [unowned self] in look(at: field, isFinal: false) }
    return field
  }

  private func addField(_ question: PromptQuestion) -> Field {
    if let choice = question.choice { return addList(question, choice) }
    let label = Part.label(question.label)
    Part.limit(label, lines: 2)
    let choice: Widget? = question.options.isEmpty ? nil : gtk_combo_box_text_new_with_entry()
    let entry: Widget = choice.map(Self.entry(in:)) ?? gtk_entry_new()
    if let choice {
      for option in question.options {
        gtk_combo_box_text_append(choice.cast(to: GtkComboBoxText.self), nil, option)
      }
      addCompletion(of: question.options, to: entry)
    }
    let hint = Part.label("", style: "hint")
    gtk_label_set_mnemonic_widget(label.cast(to: GtkLabel.self), entry)
    Part.setName(question.label, of: entry)
    gtk_entry_set_text(entry.cast(to: GtkEntry.self), question.initially)
    gtk_entry_set_activates_default(entry.cast(to: GtkEntry.self), 0)
    window.add(label)
    window.add(choice ?? entry)
    window.add(hint)
    let field = Field(question: question, entry: entry, hint: hint)
    entry.on("changed") { [unowned self] in look(at: field, isFinal: false) }
    entry.on("activate") { [unowned self] in accept() }
    return field
  }

  private static func entry(in choice: Widget) -> Widget {
    gtk_bin_get_child(choice.cast(to: GtkBin.self))
  }

  /// A list of hundreds is found by typing a part of the word.
  private func addCompletion(of options: [String], to entry: Widget) {
    let completion = gtk_entry_completion_new()
    var types: [GType] = [GType(16 << 2)]
    let store = gtk_list_store_newv(1, &types)
    for option in options {
      var row = GtkTreeIter()
      gtk_list_store_append(store, &row)
      var value = GValue()
      g_value_init(&value, types[0])
      g_value_set_string(&value, option)
      gtk_list_store_set_value(store, &row, 0, &value)
      g_value_unset(&value)
    }
    gtk_entry_completion_set_model(completion, store.map { OpaquePointer($0) })
    gtk_entry_completion_set_text_column(completion, 0)
    gtk_entry_set_completion(entry.cast(to: GtkEntry.self), completion)
  }

  private func addButtons() {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8)
    gtk_widget_set_halign(row, GTK_ALIGN_END)
    let leave = Part.button(language("_Annullér (Esc)", "_Cancel (Esc)")) { [unowned self] in
      finish(PromptReply(answers: nil))
    }
    let go = Part.button(language("_Fortsæt (Enter)", "C_ontinue (Enter)")) { [unowned self] in
      accept()
    }
    gtk_style_context_add_class(gtk_widget_get_style_context(go), "suggested-action")
    buttons = [leave, go]
    for button in buttons { gtk_box_pack_start(row.cast(to: GtkBox.self), button, 0, 0, 0) }
    window.addBelow(row)
  }

  // MARK: Answers

  private var firstOpen: Field? { fields.first { $0.list == nil && text(in: $0).isEmpty } }

  private func text(in field: Field) -> String {
    gtk_entry_get_text(field.entry.cast(to: GtkEntry.self)).map { String(cString: $0) } ?? ""
  }

  /// Says below the field what is to be said of its answer; whether it can be sent.
  @discardableResult
  private func look(at field: Field, isFinal: Bool) -> Bool {
    let (style, words, isGood): (String, String, Bool) =
      switch field.list?.verdict ?? check.verdict(on: text(in: field), to: field.question) {
      case .wrong where field.list != nil && !isFinal: ("hint", "", false)
      case .good: ("hint", "", true)
      case .odd(let words): ("odd", words, true)
      case .wrong(let words): ("wrong", words, false)
      case .unfinished where isFinal: ("wrong", missing(in: field), false)
      case .unfinished: ("hint", "", false)
      }
    Part.setText(words, of: field.hint)
    Part.setStyle(style, outOf: ["hint", "odd", "wrong"], of: field.hint)
    atk_object_set_description(gtk_widget_get_accessible(field.entry), words)
    field.list?.describe(words)
    return isGood
  }

  private func missing(in field: Field) -> String {
    text(in: field).trimmingWhitespace.isEmpty
      ? language("Her mangler et svar.", "An answer is missing here.")
      : language("Svaret er ikke skrevet færdigt.", "The answer is not complete.")
  }

  private func accept() {
    let open = fields.filter { !look(at: $0, isFinal: true) }
    if let list = open.first?.list { return list.takeFocus() }
    if let first = open.first {
      // What stands there is to be mended, not replaced by the next letter.
      gtk_entry_grab_focus_without_selecting(first.entry.cast(to: GtkEntry.self))
      return
    }
    var answers: [String: String] = [:]
    var chosen: [String: [Int]] = [:]
    for field in fields {
      if let list = field.list {
        chosen[field.question.name] = list.chosen
      } else {
        answers[field.question.name] = text(in: field).trimmingWhitespace
      }
    }
    finish(PromptReply(answers: answers, chosen: chosen))
  }

  private func finish(_ reply: PromptReply) {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    answered(reply)
  }
}
