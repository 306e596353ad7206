import CGTK
import PanelModel

/// A list of check boxes, or of radio buttons where one is chosen, with a field to find lines.
///
/// - Shape: the line where the user stands has the focus, so that a screen reader says it; letters
///   typed there go into the field. Up, Down, Page Up, Page Down, Home and End move, Space chooses,
///   Ctrl+A chooses all.
/// - Isolation: GTK's thread.
final class ChoiceView {
  /// All parts from top to bottom.
  let widget: Widget
  private let search: Widget
  private let rows: Widget
  private let scroller: Widget
  private let count: Widget
  /// More of the line where the user stands; `nil` where all lines are short.
  private let detail: Widget?
  private let language: PanelLanguage
  private var selection: ChoiceSelection
  private var buttons: [Widget] = []
  private var isDrawing = false
  /// Told when what is chosen has changed.
  var changed: () -> Void = {}

  /// More than fits anywhere; all of a line is in its accessible name.
  private static let longestShown = 300
  /// What surely fits one line.
  private static let longestOnOneLine = 64
  private static let detailHeight: Int32 = 44
  private static let rowsAPage = 8

  /// - Parameter height: the most that the lines may take, in pixels.
  init(_ choice: PromptChoice, label: String, height: Int32, language: PanelLanguage) {
    self.language = language
    selection = ChoiceSelection(choice)
    widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4)
    search = gtk_search_entry_new()
    rows = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0)
    scroller = gtk_scrolled_window_new(nil, nil)
    count = Part.label("", style: "count")
    let isLong = choice.lines.contains { $0.count > Self.longestOnOneLine }
    detail = isLong ? Self.detailLabel() : nil
    let prompt = language("Skriv for at finde", "Type to find")
    gtk_entry_set_placeholder_text(search.cast(to: GtkEntry.self), prompt)
    Part.setName(prompt, of: search)
    Part.setName(label, of: rows)
    fill(choice)
    let frame = scroller.cast(to: GtkScrolledWindow.self)
    gtk_scrolled_window_set_policy(frame, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
    gtk_scrolled_window_set_shadow_type(frame, GTK_SHADOW_IN)
    gtk_scrolled_window_set_overlay_scrolling(frame, 0)
    gtk_scrolled_window_set_propagate_natural_height(frame, 1)
    gtk_scrolled_window_set_max_content_height(
      frame, isLong ? height - Self.detailHeight : height)
    gtk_container_add(scroller.cast(to: GtkContainer.self), rows)
    gtk_container_set_focus_vadjustment(
      rows.cast(to: GtkContainer.self), gtk_scrolled_window_get_vadjustment(frame))
    let keys =
      choice.isSeveral
      ? language(
        "Mellemrum vælger · Ctrl+A alle · skriv for at finde",
        "Space chooses · Ctrl+A all · type to find")
      : language("Pil op og ned vælger · skriv for at finde", "Up and Down choose · type to find")
    let parts = [search, scroller, detail, count, Part.label(keys, style: "hint")]
    for part in parts.compactMap({ $0 }) {
      gtk_box_pack_start(widget.cast(to: GtkBox.self), part, 0, 0, 0)
    }
    search.on("changed") { [unowned self] in refilter() }
    draw()
  }

  private func fill(_ choice: PromptChoice) {
    for (position, line) in choice.lines.enumerated() {
      let button: Widget =
        choice.isSeveral
        ? gtk_check_button_new()
        : gtk_radio_button_new_from_widget(buttons.first?.cast(to: GtkRadioButton.self))
      gtk_container_add(button.cast(to: GtkContainer.self), Self.text(of: line))
      Part.setName(line, of: button)
      // Set while the window draws the model; a click changes the model.
      button.on("toggled") { [unowned self] in clicked(position) }
      gtk_box_pack_start(rows.cast(to: GtkBox.self), button, 0, 0, 0)
      buttons.append(button)
    }
  }

  private static func text(of line: String) -> Widget {
    let label = Part.label(shortened(line))
    let place = label.cast(to: GtkLabel.self)
    gtk_label_set_line_wrap(place, 0)
    gtk_label_set_ellipsize(place, PANGO_ELLIPSIZE_END)
    gtk_label_set_max_width_chars(place, 1)
    gtk_widget_set_hexpand(label, 1)
    gtk_widget_set_margin_start(label, 4)
    return label
  }

  /// Two lines high whatever it holds, so that nothing moves when the user does.
  private static func detailLabel() -> Widget {
    let label = Part.label("", style: "detail")
    let place = label.cast(to: GtkLabel.self)
    gtk_label_set_line_wrap_mode(place, PANGO_WRAP_WORD_CHAR)
    gtk_label_set_lines(place, 2)
    gtk_label_set_ellipsize(place, PANGO_ELLIPSIZE_END)
    gtk_label_set_yalign(place, 0)
    gtk_widget_set_size_request(label, -1, detailHeight)
    return label
  }

  private static func shortened(_ line: String) -> String {
    let isLong = line.unicodeScalars.count > longestShown
    let shown = isLong ? String(line.prefix(longestShown)) + "…" : line
    return shown.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  // MARK: Answers

  var chosen: [Int] { selection.chosen }

  var verdict: PromptCheck.Verdict { selection.verdict(in: language) }

  /// What is wrong, for a screen reader too.
  func describe(_ words: String) {
    atk_object_set_description(gtk_widget_get_accessible(rows), words)
  }

  // MARK: Keys

  /// Whether this widget is part of the list.
  func holds(_ focus: Widget?) -> Bool {
    guard let focus else { return false }
    return gtk_widget_is_ancestor(focus, widget) != 0
  }

  /// Puts the focus where the user stands.
  func takeFocus() {
    if let current = selection.current {
      gtk_widget_grab_focus(buttons[current])
    } else {
      // What is typed there is to be mended, not replaced by the next letter.
      gtk_entry_grab_focus_without_selecting(search.cast(to: GtkEntry.self))
    }
  }

  /// - Returns: whether the key is of the list; Enter, Escape and Tab are the window's.
  func keyPressed(_ key: UInt32, _ state: UInt32) -> Bool {
    let isControl = state & GDK_CONTROL_MASK.rawValue != 0
    switch key {
    case UInt32(GDK_KEY_Up), UInt32(GDK_KEY_KP_Up): move(by: -1)
    case UInt32(GDK_KEY_Down), UInt32(GDK_KEY_KP_Down): move(by: 1)
    case UInt32(GDK_KEY_Page_Up): move(by: -Self.rowsAPage)
    case UInt32(GDK_KEY_Page_Down): move(by: Self.rowsAPage)
    case UInt32(GDK_KEY_Home): move(by: -selection.choice.lines.count)
    case UInt32(GDK_KEY_End): move(by: selection.choice.lines.count)
    case UInt32(GDK_KEY_space) where !isControl, UInt32(GDK_KEY_KP_Space):
      selection.toggle()
      draw()
    case UInt32(GDK_KEY_a) where isControl, UInt32(GDK_KEY_A) where isControl:
      selection.toggleAll()
      draw()
    default: return typed()
    }
    return true
  }

  private func move(by count: Int) {
    selection.move(by: count)
    draw()
    takeFocus()
  }

  /// Gives the key to the field, as if that had the focus.
  private func typed() -> Bool {
    if gtk_widget_is_focus(search) != 0 { return false }
    guard let event = gtk_get_current_event() else { return false }
    defer { gdk_event_free(event) }
    return gtk_search_entry_handle_event(search.cast(to: GtkSearchEntry.self), event) != 0
  }

  private func refilter() {
    let text = gtk_entry_get_text(search.cast(to: GtkEntry.self)).map { String(cString: $0) } ?? ""
    selection.filter(by: text)
    // A line that is hidden loses the focus to nobody.
    let window = gtk_widget_get_toplevel(widget).cast(to: GtkWindow.self)
    let hadFocus = holds(gtk_window_get_focus(window))
    let shown = Set(selection.shown)
    for (position, button) in buttons.enumerated() {
      gtk_widget_set_visible(button, shown.contains(position) ? 1 : 0)
    }
    draw()
    if hadFocus { takeFocus() }
  }

  private func clicked(_ position: Int) {
    guard !isDrawing else { return }
    // Of radio buttons the one that goes off tells of it too.
    guard selection.choice.isSeveral || isOn(buttons[position]) else { return }
    selection.stand(on: position)
    selection.toggle()
    draw()
    takeFocus()
  }

  /// Shows what the model says.
  private func draw() {
    isDrawing = true
    for (position, button) in buttons.enumerated() {
      let isChosen = selection.isChosen(position)
      // Of radio buttons one is on always; the next to be chosen puts it off.
      guard isChosen != isOn(button), isChosen || selection.choice.isSeveral else { continue }
      gtk_toggle_button_set_active(button.cast(to: GtkToggleButton.self), isChosen ? 1 : 0)
    }
    isDrawing = false
    Part.setText(selection.count(in: language), of: count)
    if let detail {
      let line = selection.current.map { selection.choice.lines[$0] } ?? ""
      Part.setText(Self.shortened(line), of: detail)
    }
    changed()
  }

  private func isOn(_ button: Widget) -> Bool {
    gtk_toggle_button_get_active(button.cast(to: GtkToggleButton.self)) != 0
  }
}
