import CGTK

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
    // Pango lays out the whole text at each look at its size, also what nobody can see.
    let text = gtk_label_get_text(label.cast(to: GtkLabel.self)).map { String(cString: $0) } ?? ""
    if text.count > mostLetters { setText(text.prefix(mostLetters) + "…", of: label) }
    gtk_label_set_lines(label.cast(to: GtkLabel.self), lines)
    gtk_label_set_ellipsize(label.cast(to: GtkLabel.self), PANGO_ELLIPSIZE_END)
  }

  /// More than two lines of any window hold.
  private static let mostLetters = 600

  /// What a part would like to have.
  static func naturalSize(of widget: Widget) -> (width: Int32, height: Int32) {
    var size = GtkRequisition()
    gtk_widget_get_preferred_size(widget, nil, &size)
    return (size.width, size.height)
  }

  static func setText(_ text: String, of label: Widget) {
    gtk_label_set_text(label.cast(to: GtkLabel.self), text)
  }

  /// A text of any length, to be read and scrolled with the keyboard; a label is slow with long
  /// ones.
  static func reading(_ text: String = "") -> Widget {
    let view: Widget = gtk_text_view_new()
    let place = view.cast(to: GtkTextView.self)
    gtk_text_view_set_editable(place, 0)
    gtk_text_view_set_cursor_visible(place, 0)
    gtk_text_view_set_accepts_tab(place, 0)
    gtk_text_view_set_wrap_mode(place, GTK_WRAP_WORD_CHAR)
    gtk_text_view_set_left_margin(place, 8)
    gtk_text_view_set_right_margin(place, 8)
    gtk_text_view_set_top_margin(place, 6)
    gtk_text_view_set_bottom_margin(place, 6)
    setReading(text, of: view)
    return view
  }

  static func setReading(_ text: String, of view: Widget) {
    let buffer = gtk_text_view_get_buffer(view.cast(to: GtkTextView.self))
    gtk_text_buffer_set_text(buffer, text, -1)
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

  /// Describes a part for screen readers: said after its name.
  static func setDescription(_ text: String, of widget: Widget) {
    atk_object_set_description(gtk_widget_get_accessible(widget), text)
  }

  /// Has a window's text told when it comes up, also where it has not got the focus.
  static func announce(_ text: String, of window: Widget) {
    atk_object_set_role(gtk_widget_get_accessible(window), ATK_ROLE_ALERT)
    setDescription(text, of: window)
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

  /// Texts side by side, each below its name; long ones scroll.
  static func compared(_ sides: [(name: String, text: Widget)], height: Int32) -> Widget {
    let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8)
    gtk_box_set_homogeneous(row.cast(to: GtkBox.self), 1)
    for (name, text) in sides {
      // It takes the focus, so that the keyboard can scroll it.
      setName(name, of: text)
      let side: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2)
      let area = scrolled(text, height: height)
      let parts = [label(name, style: "hint"), area]
      for part in parts { gtk_box_pack_start(side.cast(to: GtkBox.self), part, 0, 0, 0) }
      gtk_box_pack_start(row.cast(to: GtkBox.self), side, 1, 1, 0)
    }
    return row
  }

  /// A text that may be larger than its place, which it fills.
  static func scrolled(_ part: Widget, height: Int32) -> Widget {
    let area: Widget = gtk_scrolled_window_new(nil, nil)
    gtk_scrolled_window_set_policy(
      area.cast(to: GtkScrolledWindow.self), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
    gtk_widget_set_size_request(area, -1, height)
    gtk_container_add(area.cast(to: GtkContainer.self), part)
    return area
  }
}
