import CGTK
import PanelModel

/// Shows field by field what a run is going to do: *now* and *will be*.
///
/// - Shape: Enter fills, Esc leaves, Space leaves the field out or takes it in; the whole texts of
///   the field with the cursor stand below the list.
/// - Isolation: GTK's thread.
final class PreviewWindow {
  private let window: PanelWindow
  private let entries: [(field: PreviewField, form: String)]
  private let table: ListTable
  private let now: Widget
  private let will: Widget
  private let summary: Widget
  private let language: PanelLanguage
  private let answered: (PreviewReply) -> Void
  private var isDone = false

  /// - Parameter answered: called once.
  init(
    _ request: PreviewRequest, language: PanelLanguage,
    answered: @escaping (PreviewReply) -> Void
  ) {
    self.language = language
    self.answered = answered
    entries = request.forms.flatMap { form in form.fields.map { ($0, form.title) } }
    window = PanelWindow("preview", width: 920)
    table = ListTable(
      [
        .check(title: language("Med", "Fill")),
        .text(title: language("Felt", "Field"), width: 210, expands: false),
        .text(title: language("Nu", "Now"), width: 220, expands: true),
        .text(title: language("Bliver", "Will be"), width: 260, expands: true),
        .text(title: language("Ændring", "Change"), width: 96, expands: false),
      ], rows: entries.map { Self.row(of: $0.field, language) },
      name: language("Felter", "Fields"),
      height: PanelWindow.listHeight(atMost: 400, beside: 350))
    now = Part.reading()
    will = Part.reading()
    summary = Part.label("", style: "hint")
    build(request)
    window.widget.onKey { [unowned self] key, _ in keyPressed(key) }
    window.widget.onDelete { [unowned self] in finish(PreviewReply(leftOut: nil)) }
    table.view.on("cursor-changed") { [unowned self] in showDetails() }
    window.show()
    gtk_widget_grab_focus(table.view)
    table.select(entries.firstIndex { $0.field.change != .same && $0.field.change != .kept } ?? 0)
    count()
  }

  /// Takes the window away without an answer.
  func withdraw() { finish(PreviewReply(leftOut: nil)) }

  private static func row(of field: PreviewField, _ language: PanelLanguage) -> ListTable.Row {
    let isLeft = field.change == .same || field.change == .kept
    let now = field.now ?? language("(kan ikke vises)", "(cannot be shown)")
    return ListTable.Row(
      isChecked: isLeft ? nil : true,
      texts: [
        field.label.isEmpty ? language("Tekst ved markøren", "Text at the cursor") : field.label,
        now, field.change == .kept ? now : field.will, name(of: field.change, language),
      ], isBold: field.change == .replaced, isPale: isLeft)
  }

  private static func name(of change: PreviewField.Change, _ language: PanelLanguage) -> String {
    switch change {
    case .new: language("ny", "new")
    case .replaced: language("erstattes", "replaced")
    case .same: language("uændret", "same")
    case .kept: language("beholdes", "kept")
    case .unknown: language("ukendt", "unknown")
    }
  }

  private func build(_ request: PreviewRequest) {
    let heading = Part.label(request.title, style: "heading")
    Part.limit(heading, lines: 2)
    window.add(heading)
    let titles = request.forms.map(\.title).filter { !$0.isEmpty }
    let question = language(
      "Intet er skrevet endnu. Se felterne igennem, før de udfyldes.",
      "Nothing has been written yet. Look through the fields before they are filled.")
    Part.setDescription(question, of: window.widget)
    let words = Part.label(([question] + titles.map { "»\($0)«" }).joined(separator: " "))
    Part.limit(words, lines: 3)
    window.add(words)
    window.add(table.widget)
    window.add(
      Part.compared(
        [(language("Nu", "Now"), now), (language("Bliver", "Will be"), will)], height: 72))
    window.addBelow(summary)
    window.addBelow(
      Part.buttons([
        Part.button(language("_Annullér (Esc)", "_Cancel (Esc)")) { [unowned self] in withdraw() },
        Part.button(language("_Udfyld (Enter)", "_Fill (Enter)"), isSuggested: true) {
          [unowned self] in accept()
        },
      ]))
  }

  private func keyPressed(_ key: UInt32) -> Bool {
    switch key {
    case UInt32(GDK_KEY_Escape): withdraw()
    case UInt32(GDK_KEY_Return), UInt32(GDK_KEY_KP_Enter):
      // On a button, Enter is that button's.
      guard gtk_widget_has_focus(table.view) != 0 else { return false }
      accept()
    case UInt32(GDK_KEY_space):
      guard gtk_widget_has_focus(table.view) != 0, let row = table.selected else { return false }
      table.toggle(row)
      count()
      describe(row)
    default: return false
    }
    return true
  }

  private func showDetails() {
    guard let row = table.selected, entries.indices.contains(row) else { return }
    let field = entries[row].field
    Part.setReading(field.now ?? language("(kan ikke vises)", "(cannot be shown)"), of: now)
    Part.setReading(field.change == .kept ? field.now ?? "" : field.will, of: will)
    describe(row)
  }

  /// The row with the cursor in one sentence, for screen readers.
  private func describe(_ row: Int) {
    let isChecked = table.rows[row].isChecked
    let texts = table.rows[row].texts.map { String($0.prefix(300)) }
    let empty = language("tomt", "empty")
    var words = [
      texts[0], "\(language("nu", "now")): \(texts[1].isEmpty ? empty : texts[1])",
      "\(language("bliver", "will be")): \(texts[2].isEmpty ? empty : texts[2])", texts[3],
    ]
    if let isChecked {
      words.append(
        isChecked ? language("udfyldes", "is filled") : language("udelades", "is left out"))
    }
    Part.setDescription(words.joined(separator: ", "), of: table.view)
  }

  private func count() {
    let out = table.rows.count { $0.isChecked == false }
    let changes = PreviewField.Change.allCases.compactMap { change -> String? in
      let number = entries.count { $0.field.change == change }
      return number == 0 ? nil : "\(number) \(Self.name(of: change, several: number, language))"
    }
    let left = out == 0 ? [] : ["\(out) \(language(out == 1 ? "udeladt" : "udeladte", "left out"))"]
    Part.setText((changes + left).joined(separator: " · "), of: summary)
  }

  /// As it stands behind a number.
  private static func name(
    of change: PreviewField.Change, several number: Int, _ language: PanelLanguage
  ) -> String {
    switch change {
    case .new where number != 1: language("nye", "new")
    case .same where number != 1: language("uændrede", "same")
    case .unknown where number != 1: language("ukendte", "unknown")
    default: name(of: change, language)
    }
  }

  private func accept() {
    let leftOut = zip(entries, table.rows).compactMap { entry, row in
      row.isChecked == false ? entry.field.id : nil
    }
    finish(PreviewReply(leftOut: leftOut))
  }

  private func finish(_ reply: PreviewReply) {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    answered(reply)
  }
}
