import CGTK
import PanelModel

/// Shows a run that did not complete, and the ways on.
///
/// - Shape: takes the focus only from the window that was filled, and no key of the user's does
///   anything until they choose a button: Tab, or its letter with Alt. Esc closes.
/// - Isolation: GTK's thread.
final class FailureWindow {
  private let window: PanelWindow
  private let notice: FailureNotice
  private let language: PanelLanguage
  private let report: Widget
  private let answered: (FailureReply) -> Void
  private var table: ListTable?
  private var isDone = false

  /// - Parameter answered: called once.
  init(
    _ notice: FailureNotice, language: PanelLanguage,
    answered: @escaping (FailureReply) -> Void
  ) {
    self.notice = notice
    self.language = language
    self.answered = answered
    window = PanelWindow("failure", width: 640)
    report = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4)
    let heading = Part.label(notice.title, style: "heading")
    let message = Part.label(notice.message)
    Part.limit(heading, lines: 2)
    Part.limit(message, lines: 6)
    window.add(heading)
    window.add(message)
    addDifference()
    addFields()
    addReport()
    addButtons()
    window.widget.onKey { [unowned self] key, _ in
      guard key == UInt32(GDK_KEY_Escape) else { return false }
      finish(.close)
      return true
    }
    window.widget.onDelete { [unowned self] in finish(.close) }
    Part.announce(notice.message, of: window.widget)
    window.show(takingFocus: genvej_active_window() == notice.window)
    gtk_widget_hide(report)
    if let table {
      // What has the focus is all that a screen reader tells on its own accord.
      Part.setDescription(notice.message, of: table.view)
      gtk_widget_grab_focus(table.view)
      table.select(notice.fields.firstIndex { $0.state == .failed } ?? 0)
    }
  }

  func withdraw() { finish(.close) }

  private func addDifference() {
    guard let expected = notice.expected, let found = notice.found else { return }
    window.add(
      Part.compared(
        [
          (language("Skulle være", "Should be"), Part.reading(expected)),
          (language("Der står", "Found"), Part.reading(found)),
        ], height: 60))
  }

  private func addFields() {
    guard !notice.fields.isEmpty else { return }
    let counts = FailedField.State.allCases.compactMap { state -> String? in
      let number = notice.fields.count { $0.state == state }
      return number == 0 ? nil : "\(number) \(name(of: state))"
    }
    window.add(Part.label(counts.joined(separator: " · "), style: "hint"))
    let table = ListTable(
      [
        .text(title: language("Felt", "Field"), width: 380, expands: true),
        .text(title: language("Tilstand", "State"), width: 180, expands: false),
      ],
      rows: notice.fields.map {
        ListTable.Row(
          texts: [$0.label, name(of: $0.state)], isBold: $0.state == .failed,
          isPale: $0.state == .open)
      }, name: language("Felter", "Fields"),
      height: PanelWindow.listHeight(atMost: 200, beside: 380))
    self.table = table
    window.add(table.widget)
  }

  private func name(of state: FailedField.State) -> String {
    switch state {
    case .filled: language("udfyldt", "filled")
    case .unproved: language("udfyldt, ikke kontrolleret", "filled, not checked")
    case .kept: language("urørt", "left alone")
    case .failed: language("forkert", "wrong")
    case .open: language("mangler", "missing")
    }
  }

  private func addReport() {
    let words = language(
      "Teksten er kopieret. Sæt den ind i en besked til it-kontoret; den indeholder ingen personoplysninger.",
      "The text is copied. Paste it into a message to the IT office; it holds no personal data.")
    let text = Part.reading(notice.report)
    Part.setName(language("Fejlrapport", "Problem report"), of: text)
    for part in [Part.label(words, style: "hint"), Part.scrolled(text, height: 150)] {
      gtk_box_pack_start(report.cast(to: GtkBox.self), part, 0, 0, 0)
    }
    window.add(report)
  }

  private func addButtons() {
    let reporting = Part.button(language("_Rapportér problem", "_Report a problem")) {
      [unowned self] in
      gtk_widget_show(report)
      window.staysAtEnd()
      let clipboard = gtk_clipboard_get(gdk_atom_intern("CLIPBOARD", 0))
      gtk_clipboard_set_text(clipboard, notice.report, -1)
    }
    var buttons = [reporting]
    if notice.canUndo {
      buttons.append(
        Part.button(language("Sæt _tilbage", "_Undo")) { [unowned self] in finish(.undo) })
    }
    if notice.canResume {
      buttons.append(
        Part.button(language("_Fortsæt herfra", "_Go on from here"), isSuggested: true) {
          [unowned self] in finish(.resume)
        })
    }
    buttons.append(
      Part.button(language("_Luk (Esc)", "_Close (Esc)")) { [unowned self] in finish(.close) })
    window.addBelow(Part.buttons(buttons))
  }

  private func finish(_ reply: FailureReply) {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    answered(reply)
  }
}
