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
    gtk_widget_realize(widget)
    let time = genvej_server_time(gtk_widget_get_window(widget))
    // Told before the window comes up: a window manager may decide then, by the last key pressed in
    // any window, and take no notice of what is asked before it has the window.
    genvej_set_user_time(gtk_widget_get_window(widget), time)
    gtk_widget_show(widget)
    gtk_window_present_with_time(widget.cast(to: GtkWindow.self), time)
  }

  /// Wide letters would make a wide window; its texts are broken instead.
  private func stayInsideTheScreen() {
    let widest = Self.workArea.width - Self.frame
    if Part.naturalSize(of: foot).width > widest {
      gtk_style_context_add_class(gtk_widget_get_style_context(foot), "tight")
    }
    guard Part.naturalSize(of: content).width > widest else { return }
    let scrolled = scroller.cast(to: GtkScrolledWindow.self)
    gtk_scrolled_window_set_policy(scrolled, GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC)
    gtk_scrolled_window_set_max_content_width(scrolled, widest)
  }

  /// From now on the end of the content is in sight: something has been shown there.
  func staysAtEnd() {
    let scrolled = scroller.cast(to: GtkScrolledWindow.self)
    guard let place = gtk_scrolled_window_get_vadjustment(scrolled) else { return }
    let signals = UnsafeMutableRawPointer(place).assumingMemoryBound(to: GtkWidget.self)
    signals.on("changed") { gtk_adjustment_set_value(place, gtk_adjustment_get_upper(place)) }
  }

  func add(_ child: Widget) {
    gtk_box_pack_start(content.cast(to: GtkBox.self), child, 0, 0, 0)
  }

  /// Adds a part that is seen however high the content is: buttons.
  func addBelow(_ child: Widget) {
    gtk_box_pack_start(foot.cast(to: GtkBox.self), child, 0, 0, 0)
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
    .genvej textview text { background: #f3f5f8; color: #1d1d1d; }
    .genvej .tight button { font-size: 9pt; padding: 4px 6px; }
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
