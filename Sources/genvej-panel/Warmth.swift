import CGTK

/// What GTK loads when it first needs it: fonts, styles and icons.
///
/// - Isolation: GTK's thread.
enum Warmth {
  /// Loads it for a window like the palette, which nobody sees, so that the first one does not wait.
  static func bring() {
    let window = PanelWindow("warmth", width: 640)
    window.add(gtk_search_entry_new())
    for style in ["heading", "hint", "odd", "keys"] {
      window.add(Part.line("Æøå Genvej", style: style))
    }
    let list: Widget = gtk_list_box_new()
    gtk_list_box_insert(list.cast(to: GtkListBox.self), Part.line("Genvej"), -1)
    window.add(list)
    gtk_widget_show_all(window.content)
    guard let all = gtk_bin_get_child(window.widget.cast(to: GtkBin.self)) else { return }
    gtk_widget_show_all(all)
    let size = Part.naturalSize(of: all)
    gtk_widget_realize(window.widget)
    var place = GtkAllocation(x: 0, y: 0, width: size.width, height: size.height)
    gtk_widget_size_allocate(window.widget, &place)
    // Drawn where no screen is, which loads the shapes of the letters too.
    let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height)
    let context = cairo_create(surface)
    gtk_widget_draw(window.widget, context)
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }
}
