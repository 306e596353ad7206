import CGTK

/// A window of the panel: in the middle of the screen, above others, with the focus.
///
/// - Isolation: GTK's thread.
final class PanelWindow {
  let widget: Widget
  /// Everything in the window stands in this box, from top to bottom.
  let content: Widget

  /// - Parameter name: what the accessibility tree and style sheets call it; the title is always
  ///   »Genvej«, so that no window of ours can be taken for a case system's.
  init(_ name: String, width: Int32) {
    widget = gtk_window_new(GTK_WINDOW_TOPLEVEL)
    content = gtk_box_new(GTK_ORIENTATION_VERTICAL, 8)
    let window = widget.cast(to: GtkWindow.self)
    gtk_window_set_title(window, "Genvej")
    gtk_window_set_role(window, "genvej-\(name)")
    gtk_window_set_type_hint(window, GDK_WINDOW_TYPE_HINT_DIALOG)
    gtk_window_set_position(window, GTK_WIN_POS_CENTER)
    gtk_window_set_keep_above(window, 1)
    gtk_window_set_skip_taskbar_hint(window, 1)
    gtk_window_set_resizable(window, 0)
    gtk_widget_set_size_request(content, min(width, Self.screenWidth - 40), -1)
    gtk_widget_set_name(widget, name)
    gtk_container_set_border_width(content.cast(to: GtkContainer.self), 16)
    gtk_container_add(widget.cast(to: GtkContainer.self), content)
    gtk_style_context_add_class(gtk_widget_get_style_context(widget), "genvej")
  }

  deinit { gtk_widget_destroy(widget) }

  /// Narrow screens get narrow windows.
  private static var screenWidth: Int32 { workArea.width }
  static var screenHeight: Int32 { workArea.height }

  /// How high a list may be so that the window with everything else fits the screen.
  static func listHeight(atMost height: Int32, beside others: Int32) -> Int32 {
    max(80, min(height, workArea.height - others))
  }

  /// The first monitor without the desktop's panels, in GTK's pixels.
  static var workArea: GdkRectangle {
    var area = GdkRectangle(x: 0, y: 0, width: 1024, height: 600)
    if let display = gdk_display_get_default(), let monitor = gdk_display_get_monitor(display, 0) {
      gdk_monitor_get_workarea(monitor, &area)
    }
    return area
  }

  /// Shows the window and asks for the focus, as of now: the user has just pressed a key.
  ///
  /// - Parameter takingFocus: `false` where the user may be typing somewhere else.
  func show(takingFocus: Bool = true) {
    guard takingFocus else {
      gtk_window_set_focus_on_map(widget.cast(to: GtkWindow.self), 0)
      return gtk_widget_show_all(widget)
    }
    gtk_widget_show_all(widget)
    let time = genvej_server_time(gtk_widget_get_window(widget))
    gtk_window_present_with_time(widget.cast(to: GtkWindow.self), time)
  }

  func add(_ child: Widget) {
    gtk_box_pack_start(content.cast(to: GtkBox.self), child, 0, 0, 0)
  }
}

/// Small parts that every window has.
enum Part {
  /// Text that is shown as it is: markup in it stays text.
  static func label(_ text: String, style: String? = nil) -> Widget {
    let label: Widget = gtk_label_new(text)
    let place = label.cast(to: GtkLabel.self)
    gtk_label_set_xalign(place, 0)
    gtk_label_set_line_wrap(place, 1)
    gtk_label_set_max_width_chars(place, 60)
    if let style { gtk_style_context_add_class(gtk_widget_get_style_context(label), style) }
    return label
  }

  static func setText(_ text: String, of label: Widget) {
    gtk_label_set_text(label.cast(to: GtkLabel.self), text)
  }

  /// Of several style classes a part has only `chosen`.
  static func setStyle(_ chosen: String?, outOf all: [String], of widget: Widget) {
    let context = gtk_widget_get_style_context(widget)
    for style in all {
      if style == chosen {
        gtk_style_context_add_class(context, style)
      } else {
        gtk_style_context_remove_class(context, style)
      }
    }
  }

  /// Names a part for screen readers.
  static func setName(_ name: String, of widget: Widget) {
    atk_object_set_name(gtk_widget_get_accessible(widget), name)
  }

  static func button(
    _ text: String, isSuggested: Bool = false, _ action: @escaping () -> Void
  ) -> Widget {
    let button: Widget = gtk_button_new_with_mnemonic(text)
    button.on("clicked", action)
    if isSuggested {
      gtk_style_context_add_class(gtk_widget_get_style_context(button), "suggested-action")
    }
    return button
  }

  /// Buttons in a row at the right.
  static func buttons(_ buttons: [Widget]) -> Widget {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8)
    gtk_widget_set_halign(row, GTK_ALIGN_END)
    for button in buttons { gtk_box_pack_start(row.cast(to: GtkBox.self), button, 0, 0, 0) }
    return row
  }

  /// A part that may be larger than its place.
  static func scrolled(_ part: Widget, height: Int32) -> Widget {
    let area: Widget = gtk_scrolled_window_new(nil, nil)
    gtk_scrolled_window_set_policy(
      area.cast(to: GtkScrolledWindow.self), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
    gtk_widget_set_size_request(area, -1, height)
    gtk_widget_set_valign(part, GTK_ALIGN_START)
    gtk_container_add(area.cast(to: GtkContainer.self), part)
    return area
  }
}

enum PanelStyle {
  private static let sheet = """
    .genvej { background: #ffffff; color: #1d1d1d; font-size: 11pt; }
    .genvej .heading { font-size: 14pt; font-weight: bold; color: #14375e; }
    .genvej .hint { color: #5a5a5a; font-size: 10pt; }
    .genvej .wrong { color: #a4121f; font-size: 10pt; }
    .genvej .odd { color: #7a4b00; font-size: 10pt; }
    .genvej entry { min-height: 34px; font-size: 12pt; }
    .genvej entry:focus { border-color: #14375e; box-shadow: 0 0 0 2px rgba(20, 55, 94, 0.35); }
    .genvej .keys { color: #14375e; font-weight: bold; font-size: 10pt; }
    .genvej .count { color: #14375e; font-size: 10pt; font-weight: bold; }
    .genvej .detail { color: #5a5a5a; font-size: 10pt; }
    .genvej check, .genvej radio { transition: none; }
    .genvej checkbutton, .genvej radiobutton { padding: 5px 8px; }
    .genvej checkbutton:focus, .genvej radiobutton:focus { background: #dce7f3; outline: none; }
    .genvej .off { color: #6e6e6e; }
    .genvej .text { background: #f3f5f8; padding: 6px 8px; }
    .genvej treeview { font-size: 10.5pt; }
    .genvej treeview:selected { background: #14375e; color: #ffffff; }
    .genvej-strip { background: #14375e; color: #ffffff; font-size: 10pt; }
    .genvej-strip label { color: #ffffff; }
    .genvej list row { padding: 6px 8px; }
    .genvej list row:selected { background: #14375e; color: #ffffff; }
    .genvej list row:selected label { color: #ffffff; }
    """

  /// Laid over the user's own theme.
  static func load() {
    let provider = gtk_css_provider_new()
    gtk_css_provider_load_from_data(provider, sheet, -1, nil)
    gtk_style_context_add_provider_for_screen(
      gdk_screen_get_default(), provider.map { OpaquePointer($0) },
      guint(GTK_STYLE_PROVIDER_PRIORITY_APPLICATION))
  }
}
