import CGTK

/// A list with columns, for any number of rows: keyboard, scrolling and accessibility are GTK's.
///
/// - Isolation: GTK's thread.
final class ListTable {
  enum Column {
    /// Cells that can be turned over, where the row has one.
    case check(title: String)
    case text(title: String, width: Int32, expands: Bool)
  }

  struct Row {
    /// `nil` where there is nothing to turn over.
    var isChecked: Bool?
    var texts: [String]
    var isBold = false
    var isPale = false
  }

  /// Scrolls the list.
  let widget: Widget
  let view: Widget
  private let store: UnsafeMutablePointer<GtkListStore>
  private let textCount: Int
  private(set) var rows: [Row]

  // The places of what every row has; its texts follow.
  private static let checked: Int32 = 0
  private static let hasCheck: Int32 = 1
  private static let weight: Int32 = 2
  private static let colour: Int32 = 3
  private static let firstText: Int32 = 4

  init(_ columns: [Column], rows: [Row], name: String, height: Int32) {
    self.rows = rows
    textCount = rows.first?.texts.count ?? 0
    let (string, boolean, integer) = (GType(16 << 2), GType(5 << 2), GType(6 << 2))
    var types = [boolean, boolean, integer, string] + Array(repeating: string, count: textCount)
    store = gtk_list_store_newv(gint(types.count), &types)
    view = gtk_tree_view_new_with_model(OpaquePointer(store))
    widget = gtk_scrolled_window_new(nil, nil)
    let tree = view.cast(to: GtkTreeView.self)
    gtk_tree_view_set_enable_search(tree, 0)
    Part.setName(name, of: view)
    let scrolled = widget.cast(to: GtkScrolledWindow.self)
    gtk_scrolled_window_set_shadow_type(scrolled, GTK_SHADOW_IN)
    gtk_scrolled_window_set_policy(scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
    gtk_widget_set_size_request(widget, -1, height)
    gtk_container_add(widget.cast(to: GtkContainer.self), view)
    var text = Self.firstText
    for column in columns { append(column, &text) }
    for row in rows { append(row) }
  }

  deinit { g_object_unref(store) }

  private func append(_ column: Column, _ text: inout Int32) {
    let made = gtk_tree_view_column_new()
    guard let made else { return }
    let layout = OpaquePointer(UnsafeMutableRawPointer(made))
    switch column {
    case .check(let title):
      gtk_tree_view_column_set_title(made, title)
      guard let cell = gtk_cell_renderer_toggle_new() else { return }
      gtk_cell_layout_pack_start(layout, cell, 0)
      gtk_cell_layout_add_attribute(layout, cell, "active", Self.checked)
      gtk_cell_layout_add_attribute(layout, cell, "visible", Self.hasCheck)
    case .text(let title, let width, let expands):
      gtk_tree_view_column_set_title(made, title)
      guard let cell = gtk_cell_renderer_text_new() else { return }
      gtk_cell_layout_pack_start(layout, cell, 1)
      gtk_cell_layout_add_attribute(layout, cell, "text", text)
      gtk_cell_layout_add_attribute(layout, cell, "weight", Self.weight)
      gtk_cell_layout_add_attribute(layout, cell, "foreground", Self.colour)
      genvej_set_int(cell, "ellipsize", Int32(PANGO_ELLIPSIZE_END.rawValue))
      gtk_tree_view_column_set_sizing(made, GTK_TREE_VIEW_COLUMN_FIXED)
      gtk_tree_view_column_set_fixed_width(made, width)
      gtk_tree_view_column_set_expand(made, expands ? 1 : 0)
      text += 1
    }
    gtk_tree_view_append_column(view.cast(to: GtkTreeView.self), made)
  }

  private func append(_ row: Row) {
    var place = GtkTreeIter()
    gtk_list_store_append(store, &place)
    set(Self.checked, row.isChecked == true, at: &place)
    set(Self.hasCheck, row.isChecked != nil, at: &place)
    withValue(GType(6 << 2)) { value in
      // PANGO_WEIGHT_BOLD and PANGO_WEIGHT_NORMAL.
      g_value_set_int(value, row.isBold ? 700 : 400)
      gtk_list_store_set_value(store, &place, Self.weight, value)
    }
    if row.isPale { set(Self.colour, "#6e6e6e", at: &place) }
    for (index, text) in row.texts.enumerated() {
      set(Self.firstText + Int32(index), Self.oneLine(text), at: &place)
    }
  }

  /// A cell shows the beginning of a text; the whole of it stands elsewhere.
  private static func oneLine(_ text: String) -> String {
    String(text.prefix(300).map { $0.isNewline ? "⏎" : $0 })
  }

  private func set(_ column: Int32, _ flag: Bool, at place: inout GtkTreeIter) {
    withValue(GType(5 << 2)) { value in
      g_value_set_boolean(value, flag ? 1 : 0)
      gtk_list_store_set_value(store, &place, column, value)
    }
  }

  private func set(_ column: Int32, _ text: String, at place: inout GtkTreeIter) {
    withValue(GType(16 << 2)) { value in
      g_value_set_string(value, text)
      gtk_list_store_set_value(store, &place, column, value)
    }
  }

  private func withValue(_ type: GType, _ body: (UnsafeMutablePointer<GValue>) -> Void) {
    var value = GValue()
    g_value_init(&value, type)
    body(&value)
    g_value_unset(&value)
  }

  // MARK: The row with the cursor

  /// `nil` where no row has it.
  var selected: Int? {
    var path: OpaquePointer?
    gtk_tree_view_get_cursor(view.cast(to: GtkTreeView.self), &path, nil)
    guard let path else { return nil }
    defer { gtk_tree_path_free(path) }
    return gtk_tree_path_get_indices(path).map { Int($0.pointee) }
  }

  func select(_ index: Int) {
    guard rows.indices.contains(index) else { return }
    let path = gtk_tree_path_new_from_indices_of(index)
    defer { gtk_tree_path_free(path) }
    gtk_tree_view_set_cursor(view.cast(to: GtkTreeView.self), path, nil, 0)
    gtk_tree_view_scroll_to_cell(view.cast(to: GtkTreeView.self), path, nil, 1, 0.4, 0)
  }

  /// Turns the check of a row over, where it has one.
  func toggle(_ index: Int) {
    guard rows.indices.contains(index), let isChecked = rows[index].isChecked else { return }
    rows[index].isChecked = !isChecked
    var place = GtkTreeIter()
    let path = gtk_tree_path_new_from_indices_of(index)
    defer { gtk_tree_path_free(path) }
    if gtk_tree_model_get_iter(OpaquePointer(store), &place, path) != 0 {
      set(Self.checked, !isChecked, at: &place)
    }
  }
}

/// `gtk_tree_path_new_from_indices` takes a list of any length, which Swift cannot give.
private func gtk_tree_path_new_from_indices_of(_ index: Int) -> OpaquePointer? {
  gtk_tree_path_new_from_string("\(index)")
}
