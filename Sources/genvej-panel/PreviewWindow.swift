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
      height: PanelWindow.listHeight(atMost: 400, beside: 330))
    now = Part.label("", style: "text")
    will = Part.label("", style: "text")
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
    window.add(Part.label(request.title, style: "heading"))
    let titles = request.forms.map(\.title).filter { !$0.isEmpty }
    let question = language(
      "Intet er skrevet endnu. Se felterne igennem, før de udfyldes.",
      "Nothing has been written yet. Look through the fields before they are filled.")
    window.add(Part.label(([question] + titles.map { "»\($0)«" }).joined(separator: " ")))
    window.add(table.widget)
    window.add(details())
    window.add(summary)
    window.addBelow(
      Part.buttons([
        Part.button(language("_Annullér (Esc)", "_Cancel (Esc)")) { [unowned self] in withdraw() },
        Part.button(language("_Udfyld (Enter)", "_Fill (Enter)"), isSuggested: true) {
          [unowned self] in accept()
        },
      ]))
  }

  /// The whole texts of one field, side by side; long ones scroll.
  private func details() -> Widget {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8)
    gtk_box_set_homogeneous(row.cast(to: GtkBox.self), 1)
    let sides = [(language("Nu", "Now"), now), (language("Bliver", "Will be"), will)]
    for (name, label) in sides {
      Part.setName(name, of: label)
      let side = Part.scrolled(label, height: 72)
      gtk_box_pack_start(row.cast(to: GtkBox.self), side, 1, 1, 0)
    }
    return row
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
    default: return false
    }
    return true
  }

  private func showDetails() {
    guard let row = table.selected, entries.indices.contains(row) else { return }
    let field = entries[row].field
    Part.setText(field.now ?? language("(kan ikke vises)", "(cannot be shown)"), of: now)
    Part.setText(field.change == .kept ? field.now ?? "" : field.will, of: will)
  }

  private func count() {
    let out = table.rows.count { $0.isChecked == false }
    let changes = PreviewField.Change.allCases.compactMap { change -> String? in
      let number = entries.count { $0.field.change == change }
      return number == 0 ? nil : "\(number) \(Self.name(of: change, language))"
    }
    let left = out == 0 ? [] : ["\(out) \(language("udeladt", "left out"))"]
    Part.setText((changes + left).joined(separator: " · "), of: summary)
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
