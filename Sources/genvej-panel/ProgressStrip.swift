import CGTK
import Desktop
import PanelModel

/// How far a run is, on a strip that no key and no click reaches.
///
/// - Shape: comes up when the run has lasted ``ProgressNotice/patience``; stands beside the window
///   being filled, or where the field is not.
/// - Isolation: GTK's thread.
/// - Source: EWMH leaves override-redirect windows alone: no window manager gives them the focus.
final class ProgressStrip {
  private let window: Widget
  private let label: Widget
  private let bar: Widget
  private let language: PanelLanguage
  private var newest: ProgressNotice?
  private var timer: guint = 0

  init(language: PanelLanguage) {
    self.language = language
    window = gtk_window_new(GTK_WINDOW_POPUP)
    label = gtk_label_new("")
    bar = gtk_progress_bar_new()
    gtk_window_set_title(window.cast(to: GtkWindow.self), "Genvej")
    gtk_window_set_accept_focus(window.cast(to: GtkWindow.self), 0)
    gtk_widget_set_name(window, "progress")
    gtk_style_context_add_class(gtk_widget_get_style_context(window), "genvej-strip")
    let box: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 10)
    gtk_container_set_border_width(box.cast(to: GtkContainer.self), 4)
    gtk_widget_set_valign(bar, GTK_ALIGN_CENTER)
    gtk_widget_set_size_request(bar, 120, -1)
    gtk_box_pack_start(box.cast(to: GtkBox.self), label, 0, 0, 4)
    gtk_box_pack_start(box.cast(to: GtkBox.self), bar, 0, 0, 4)
    gtk_container_add(window.cast(to: GtkContainer.self), box)
    gtk_widget_show_all(box)
    gtk_widget_realize(window)
    // GTK gives a window an input shape of its own whenever it lays it out.
    window.on("map") { [unowned self] in letClicksThrough() }
    window.on("check-resize") { [unowned self] in letClicksThrough() }
  }

  private func letClicksThrough() {
    let nothing = cairo_region_create()
    gdk_window_input_shape_combine_region(gtk_widget_get_window(window), nothing, 0, 0)
    cairo_region_destroy(nothing)
  }

  /// Shows the newest count, at once or when it is time.
  func show(_ notice: ProgressNotice) {
    guard notice.phase != .ended else { return hide() }
    newest = notice
    let left = ProgressNotice.patience - notice.milliseconds
    if left <= 0 || gtk_widget_get_visible(window) != 0 { return refresh() }
    guard timer == 0 else { return }
    timer = g_timeout_add(
      guint(left),
      { data in
        guard let data else { return 0 }
        let strip = Unmanaged<ProgressStrip>.fromOpaque(data).takeUnretainedValue()
        strip.timer = 0
        strip.refresh()
        return 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  func hide() {
    newest = nil
    if timer != 0 { g_source_remove(timer) }
    timer = 0
    gtk_widget_hide(window)
  }

  private func refresh() {
    guard let notice = newest else { return }
    gtk_label_set_text(label.cast(to: GtkLabel.self), words(of: notice))
    let share = notice.total > 0 ? Double(notice.done) / Double(notice.total) : 0
    gtk_progress_bar_set_fraction(bar.cast(to: GtkProgressBar.self), min(share, 1))
    gtk_widget_set_visible(bar, notice.phase == .filling ? 1 : 0)
    if place(notice) { gtk_widget_show(window) } else { gtk_widget_hide(window) }
  }

  private func words(of notice: ProgressNotice) -> String {
    switch notice.phase {
    case .gathering, .ended:
      return language("\(notice.title): henter data …", "\(notice.title): fetching data …")
    case .filling:
      let number = min(notice.done + 1, notice.total)
      return language(
        "\(notice.title): felt \(number) af \(notice.total) · Esc stopper",
        "\(notice.title): field \(number) of \(notice.total) · Esc stops")
    }
  }

  /// - Returns: whether there is room beside the field.
  private func place(_ notice: ProgressNotice) -> Bool {
    var size = GtkRequisition()
    gtk_widget_get_preferred_size(window, nil, &size)
    let scale = Int(gtk_widget_get_scale_factor(window))
    let area = PanelWindow.workArea
    let placed = ProgressPlacement.place(
      width: Int(size.width) * scale, height: Int(size.height) * scale,
      window: notice.window.flatMap(Self.frame), field: notice.field,
      screen: ScreenArea(
        x: Int(area.x) * scale, y: Int(area.y) * scale, width: Int(area.width) * scale,
        height: Int(area.height) * scale))
    guard let placed else { return false }
    gtk_window_move(
      window.cast(to: GtkWindow.self), gint(placed.x / scale), gint(placed.y / scale))
    gtk_window_resize(window.cast(to: GtkWindow.self), size.width, size.height)
    return true
  }

  /// A window of another program with its frame, in the screen's own pixels; `nil` once it is gone.
  private static func frame(of id: UInt) -> ScreenArea? {
    let display = gdk_display_get_default()
    guard let window = genvej_foreign_window(display, id) else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(window)) }
    var area = GdkRectangle()
    gdk_window_get_frame_extents(window, &area)
    let scale = Int(gdk_window_get_scale_factor(window))
    return ScreenArea(
      x: Int(area.x) * scale, y: Int(area.y) * scale, width: Int(area.width) * scale,
      height: Int(area.height) * scale)
  }
}
