import CGTK
import PanelModel

/// All hot keys, found by typing.
///
/// - Shape: Up and Down choose, Enter runs, Esc leaves; typing goes into the search field whatever
///   has the focus.
/// - Isolation: GTK's thread.
final class PaletteWindow {
  private let window: PanelWindow
  private let search: Widget
  private let list: Widget
  private let reason: Widget
  private let entries: [PaletteEntry]
  private let language: PanelLanguage
  private let chosen: (String?) -> Void
  private var shown: [PaletteEntry] = []
  private var selected = 0
  private var isDone = false
  /// More rows than fit help nobody.
  private static let mostRows = 9

  /// - Parameter chosen: called once, with the id of a hot key or `nil`.
  init(
    _ entries: [PaletteEntry], language: PanelLanguage, chosen: @escaping (String?) -> Void
  ) {
    self.entries = entries
    self.language = language
    self.chosen = chosen
    window = PanelWindow("palette", width: 640)
    search = gtk_search_entry_new()
    list = gtk_list_box_new()
    reason = Part.label("", style: "odd")
    let prompt = language("Søg efter en genvej", "Search for a hot key")
    gtk_entry_set_placeholder_text(search.cast(to: GtkEntry.self), prompt)
    Part.setName(prompt, of: search)
    Part.setName(language("Genveje", "Hot keys"), of: list)
    gtk_widget_set_can_focus(list, 0)
    for part in [search, list, reason] { window.add(part) }
    search.on("changed") { [unowned self] in refresh() }
    search.on("activate") { [unowned self] in accept() }
    window.widget.onKey { [unowned self] key, _ in keyPressed(key) }
    window.widget.onDelete { [unowned self] in finish(nil) }
    refresh()
    window.show()
    gtk_widget_grab_focus(search)
  }

  func withdraw() { finish(nil) }

  private func keyPressed(_ key: UInt32) -> Bool {
    switch key {
    case UInt32(GDK_KEY_Escape): finish(nil)
    case UInt32(GDK_KEY_Down): select(selected + 1)
    case UInt32(GDK_KEY_Up): select(selected - 1)
    default: return false
    }
    return true
  }

  private func refresh() {
    let query = gtk_entry_get_text(search.cast(to: GtkEntry.self)).map { String(cString: $0) } ?? ""
    shown = Array(PaletteSearch.ranked(entries, by: query).prefix(Self.mostRows))
    gtk_container_foreach(
      list.cast(to: GtkContainer.self), { widget, _ in gtk_widget_destroy(widget) }, nil)
    for entry in shown { gtk_list_box_insert(list.cast(to: GtkListBox.self), row(of: entry), -1) }
    gtk_widget_show_all(list)
    select(0)
  }

  private func row(of entry: PaletteEntry) -> Widget {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12)
    let texts: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2)
    let off = entry.unavailable == nil ? nil : "off"
    gtk_box_pack_start(texts.cast(to: GtkBox.self), Part.label(entry.title, style: off), 0, 0, 0)
    let below = [entry.area, entry.summary].filter { !$0.isEmpty }.joined(separator: " · ")
    gtk_box_pack_start(texts.cast(to: GtkBox.self), Part.label(below, style: "hint"), 0, 0, 0)
    gtk_box_pack_start(row.cast(to: GtkBox.self), texts, 1, 1, 0)
    let keys = Part.label(entry.keys ?? "", style: "keys")
    gtk_label_set_line_wrap(keys.cast(to: GtkLabel.self), 0)
    gtk_box_pack_end(row.cast(to: GtkBox.self), keys, 0, 0, 0)
    return row
  }

  private func select(_ index: Int) {
    selected = shown.isEmpty ? 0 : min(max(index, 0), shown.count - 1)
    let box = list.cast(to: GtkListBox.self)
    guard let row = gtk_list_box_get_row_at_index(box, gint(selected)) else {
      return Part.setText(
        language("Ingen genvej passer.", "No hot key matches."), of: reason)
    }
    gtk_list_box_select_row(box, row)
    let entry = shown[selected]
    let remark = entry.unavailable ?? entry.note ?? ""
    Part.setText(remark, of: reason)
    // A screen reader hears of the choice although the focus stays in the search field.
    atk_object_set_description(
      gtk_widget_get_accessible(search),
      [entry.title, entry.keys ?? "", remark].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private func accept() {
    guard shown.indices.contains(selected), shown[selected].unavailable == nil else { return }
    finish(shown[selected].id)
  }

  private func finish(_ id: String?) {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    chosen(id)
  }
}
