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
  private var found: [PaletteEntry] = []
  /// Of ``found``, the one in the list's first row and the one chosen.
  private var first = 0
  private var selected = 0
  private var rows = 1
  private var isDone = false
  /// More rows are no overview.
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
    Part.limit(reason, lines: 2)
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
    rows = rowsThatFit()
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
    found = PaletteSearch.ranked(entries, by: query)
    fill(from: 0)
    select(0)
  }

  /// Shows what was found from one place on.
  private func fill(from index: Int) {
    first = index
    gtk_container_foreach(
      list.cast(to: GtkContainer.self), { widget, _ in gtk_widget_destroy(widget) }, nil)
    for entry in found.dropFirst(first).prefix(rows) {
      gtk_list_box_insert(list.cast(to: GtkListBox.self), row(of: entry), -1)
    }
    gtk_widget_show_all(list)
  }

  /// As many rows as the screen has room for, in the user's own font.
  private func rowsThatFit() -> Int {
    let sample = PaletteEntry(
      id: "n", title: "n", area: "n", summary: "", keys: "n", unavailable: nil, uses: 0)
    Part.setText("n\nn", of: reason)
    found = [sample, sample]
    rows = found.count
    gtk_widget_show_all(window.content)
    fill(from: 1)
    let one = Part.naturalSize(of: window.content).height
    fill(from: 0)
    let row = max(Part.naturalSize(of: window.content).height - one, 1)
    return min(max(1 + Int((window.contentHeight - one) / row), 1), Self.mostRows)
  }

  private func row(of entry: PaletteEntry) -> Widget {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12)
    let texts: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2)
    let off = entry.unavailable == nil ? nil : "off"
    gtk_box_pack_start(texts.cast(to: GtkBox.self), Part.line(entry.title, style: off), 0, 0, 0)
    let below = [entry.area, entry.summary].filter { !$0.isEmpty }.joined(separator: " · ")
    gtk_box_pack_start(texts.cast(to: GtkBox.self), Part.line(below, style: "hint"), 0, 0, 0)
    gtk_box_pack_start(row.cast(to: GtkBox.self), texts, 1, 1, 0)
    let keys = Part.line(entry.keys ?? "", style: "keys")
    gtk_label_set_ellipsize(keys.cast(to: GtkLabel.self), PANGO_ELLIPSIZE_NONE)
    gtk_box_pack_end(row.cast(to: GtkBox.self), keys, 0, 0, 0)
    return row
  }

  private func select(_ index: Int) {
    selected = found.isEmpty ? 0 : min(max(index, 0), found.count - 1)
    if selected < first { fill(from: selected) }
    if selected >= first + rows { fill(from: selected - rows + 1) }
    let box = list.cast(to: GtkListBox.self)
    guard let row = gtk_list_box_get_row_at_index(box, gint(selected - first)) else {
      return Part.setText(
        language("Ingen genvej passer.", "No hot key matches."), of: reason)
    }
    gtk_list_box_select_row(box, row)
    let entry = found[selected]
    let remark = entry.unavailable ?? entry.note ?? ""
    Part.setText(remark, of: reason)
    // A screen reader hears of the choice although the focus stays in the search field.
    atk_object_set_description(
      gtk_widget_get_accessible(search),
      [entry.title, entry.keys ?? "", remark].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private func accept() {
    guard found.indices.contains(selected), found[selected].unavailable == nil else { return }
    finish(found[selected].id)
  }

  private func finish(_ id: String?) {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    chosen(id)
  }
}
