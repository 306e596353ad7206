import CGTK

/// A window of the panel: in the middle of the screen, above others, with the focus.
///
/// - Isolation: GTK's thread.
final class PanelWindow {
  let widget: Widget
  /// Everything in the window stands in this box, from top to bottom; it scrolls where the screen is
  /// too low.
  let content: Widget
  private let scroller: Widget
  /// Always seen, below the content.
  private let foot: Widget

  /// - Parameter name: what the accessibility tree and style sheets call it; the title is always
  ///   »Genvej«, so that no window of ours can be taken for a case system's.
  init(_ name: String, width: Int32) {
    widget = gtk_window_new(GTK_WINDOW_TOPLEVEL)
    content = gtk_box_new(GTK_ORIENTATION_VERTICAL, 8)
    foot = gtk_box_new(GTK_ORIENTATION_VERTICAL, 8)
    scroller = gtk_scrolled_window_new(nil, nil)
    let window = widget.cast(to: GtkWindow.self)
    gtk_window_set_title(window, "Genvej")
    gtk_window_set_role(window, "genvej-\(name)")
    gtk_window_set_type_hint(window, GDK_WINDOW_TYPE_HINT_DIALOG)
    gtk_window_set_position(window, GTK_WIN_POS_CENTER)
    gtk_window_set_keep_above(window, 1)
    gtk_window_set_skip_taskbar_hint(window, 1)
    gtk_window_set_resizable(window, 0)
    gtk_widget_set_size_request(content, min(width, Self.workArea.width - 40), -1)
    gtk_widget_set_name(widget, name)
    gtk_container_set_border_width(content.cast(to: GtkContainer.self), 16)
    gtk_container_set_border_width(foot.cast(to: GtkContainer.self), 16)
    layOut()
    gtk_style_context_add_class(gtk_widget_get_style_context(widget), "genvej")
  }

  deinit { gtk_widget_destroy(widget) }

  private func layOut() {
    let scrolled = scroller.cast(to: GtkScrolledWindow.self)
    gtk_scrolled_window_set_policy(scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
    gtk_scrolled_window_set_propagate_natural_height(scrolled, 1)
    gtk_scrolled_window_set_propagate_natural_width(scrolled, 1)
    gtk_scrolled_window_set_overlay_scrolling(scrolled, 0)
    gtk_container_add(scroller.cast(to: GtkContainer.self), content)
    let all: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0)
    gtk_box_pack_start(all.cast(to: GtkBox.self), scroller, 1, 1, 0)
    gtk_box_pack_start(all.cast(to: GtkBox.self), foot, 0, 0, 0)
    gtk_container_add(widget.cast(to: GtkContainer.self), all)
  }

  /// What the frame of a window manager takes, with something to spare.
  private static let frame: Int32 = 48

  /// How high the content can be without scrolling.
  var contentHeight: Int32 {
    let below = footHasParts ? Part.naturalSize(of: foot).height : 0
    return max(Self.workArea.height - Self.frame - below, 64)
  }

  private var footHasParts: Bool {
    guard let parts = gtk_container_get_children(foot.cast(to: GtkContainer.self)) else {
      return false
    }
    g_list_free(parts)
    return true
  }

  /// Where windows may be: small screens get small windows.
  static var workArea: GdkRectangle {
    var area = GdkRectangle(x: 0, y: 0, width: 1024, height: 600)
    if let display = gdk_display_get_default(), let monitor = gdk_display_get_monitor(display, 0) {
      gdk_monitor_get_workarea(monitor, &area)
    }
    return area
  }

  /// How high a list may be so that the window with everything else fits the screen.
  static func listHeight(atMost height: Int32, beside others: Int32) -> Int32 {
    max(80, min(height, workArea.height - others))
  }

  static var screenHeight: Int32 { workArea.height }

  /// Shows the window and asks for the focus, as of now: the user has just pressed a key.
  ///
  /// - Parameter takingFocus: `false` where the user may be typing somewhere else.
  func show(takingFocus: Bool = true) {
    gtk_widget_show_all(scroller)
    gtk_widget_show_all(foot)
    if !footHasParts { gtk_widget_hide(foot) }
    gtk_scrolled_window_set_max_content_height(
      scroller.cast(to: GtkScrolledWindow.self), contentHeight)
    stayInsideTheScreen()
    if let all = gtk_bin_get_child(widget.cast(to: GtkBin.self)) { gtk_widget_show(all) }
    guard takingFocus else {
      gtk_window_set_focus_on_map(widget.cast(to: GtkWindow.self), 0)
      return gtk_widget_show(widget)
    }
    gtk_widget_show(widget)
    let time = genvej_server_time(gtk_widget_get_window(widget))
    gtk_window_present_with_time(widget.cast(to: GtkWindow.self), time)
  }

  /// Wide letters would make a wide window; its texts are broken instead.
  private func stayInsideTheScreen() {
    let widest = Self.workArea.width - Self.frame
    guard Part.naturalSize(of: content).width > widest else { return }
    let scrolled = scroller.cast(to: GtkScrolledWindow.self)
    gtk_scrolled_window_set_policy(scrolled, GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC)
    gtk_scrolled_window_set_max_content_width(scrolled, widest)
  }

  func add(_ child: Widget) {
    gtk_box_pack_start(content.cast(to: GtkBox.self), child, 0, 0, 0)
  }

  /// Adds a part that is seen however high the content is: buttons.
  func addBelow(_ child: Widget) {
    gtk_box_pack_start(foot.cast(to: GtkBox.self), child, 0, 0, 0)
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
    // A word that is longer than the window is broken.
    gtk_label_set_line_wrap_mode(place, PANGO_WRAP_WORD_CHAR)
    if let style { gtk_style_context_add_class(gtk_widget_get_style_context(label), style) }
    return label
  }

  /// Text of one line that ends in dots where it has no room.
  static func line(_ text: String, style: String? = nil) -> Widget {
    let label = self.label(text, style: style)
    let place = label.cast(to: GtkLabel.self)
    gtk_label_set_line_wrap(place, 0)
    gtk_label_set_single_line_mode(place, 1)
    gtk_label_set_ellipsize(place, PANGO_ELLIPSIZE_END)
    return label
  }

  /// What goes beyond some lines ends in dots.
  static func limit(_ label: Widget, lines: Int32) {
    gtk_label_set_lines(label.cast(to: GtkLabel.self), lines)
    gtk_label_set_ellipsize(label.cast(to: GtkLabel.self), PANGO_ELLIPSIZE_END)
  }

  /// What a part would like to have.
  static func naturalSize(of widget: Widget) -> (width: Int32, height: Int32) {
    var size = GtkRequisition()
    gtk_widget_get_preferred_size(widget, nil, &size)
    return (size.width, size.height)
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
    .genvej .area { font-weight: bold; color: #1d1d1d; }
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
