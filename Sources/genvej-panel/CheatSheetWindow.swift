import CGTK
import PanelModel

/// The chords that work in a window, over it.
///
/// - Shape: columns, as many as fit the screen, and pages where that is not enough: Page Down, the
///   arrows and Space turn them. Any other key closes.
/// - Isolation: GTK's thread.
final class CheatSheetWindow {
  private let window: PanelWindow
  private let sheet: CheatSheet
  private let language: PanelLanguage
  private let body: Widget
  private let foot: Widget
  private var pages: [[[CheatSheetPages.Line]]] = []
  private var columnWidth: Int32 = 0
  private let closed: () -> Void
  private var page = 0
  private var isDone = false

  /// - Parameter closed: called once.
  init(_ sheet: CheatSheet, language: PanelLanguage, closed: @escaping () -> Void) {
    self.sheet = sheet
    self.language = language
    self.closed = closed
    window = PanelWindow("cheat-sheet", width: 1)
    body = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, SheetPlace.gap)
    foot = Part.line("", style: "hint")
    window.add(Part.line(heading, style: "heading"))
    for leader in sheet.leaders.prefix(Self.mostLeaders) { window.add(line(on: leader)) }
    // The focus lies here, so that a screen reader reads the whole page.
    gtk_widget_set_can_focus(body, 1)
    window.add(body)
    window.add(foot)
    layOut()
    window.widget.onKey { [unowned self] key, _ in keyPressed(key) }
    window.widget.onDelete { [unowned self] in finish() }
    show(0)
    window.show()
    gtk_widget_grab_focus(body)
  }

  func withdraw() { finish() }

  private var heading: String {
    sheet.system.map { language("Genveje i »\($0)«", "Hot keys in “\($0)”") }
      ?? language("Genveje i dette vindue", "Hot keys in this window")
  }

  /// Of a desk with more leaders the list itself tells.
  private static let mostLeaders = 3

  private func layOut() {
    Part.setText("…", of: foot)
    let sample = CheatSheet.Key(
      area: "", chords: ["Super+J"],
      title: String(repeating: "n", count: Int(SheetPlace.titleCharacters)), off: nil)
    let place = SheetPlace(window, body) { row(.key(sample)) }
    columnWidth = place.columnWidth
    pages = CheatSheetPages(sheet, columns: place.columns, height: place.lines).pages
  }

  private func line(on leader: CheatSheet.Leader) -> Widget {
    let next = leader.next.joined(separator: "  ")
    let label = Part.label(
      language("Efter \(leader.keys):  \(next)", "After \(leader.keys):  \(next)"), style: "keys")
    Part.limit(label, lines: 2)
    return label
  }

  // MARK: Pages

  private func show(_ number: Int) {
    page = number
    gtk_container_foreach(
      body.cast(to: GtkContainer.self), { widget, _ in gtk_widget_destroy(widget) }, nil)
    let columns = pages.indices.contains(number) ? pages[number] : []
    for column in columns {
      let stack: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2)
      for line in column { gtk_box_pack_start(stack.cast(to: GtkBox.self), row(line), 0, 0, 0) }
      gtk_widget_set_size_request(stack, columnWidth, -1)
      gtk_box_pack_start(body.cast(to: GtkBox.self), stack, 0, 0, 0)
    }
    gtk_widget_show_all(body)
    Part.setText(hint, of: foot)
    Part.setName(heading, of: body)
    let words = columns.joined().map(spoken)
    atk_object_set_description(
      gtk_widget_get_accessible(body), (words + [hint]).joined(separator: "; "))
  }

  private var hint: String {
    if pages.count < 2 { return language("En vilkårlig tast lukker.", "Any key closes.") }
    return language(
      "Side \(page + 1) af \(pages.count): Page Down viser mere, enhver anden tast lukker.",
      "Page \(page + 1) of \(pages.count): Page Down shows more, any other key closes.")
  }

  private func row(_ line: CheatSheetPages.Line) -> Widget {
    switch line {
    case .heading(let area): return Part.line(area, style: "area")
    case .key(let key):
      let row: Widget = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8)
      let keys = Part.line(key.keys, style: "keys")
      gtk_label_set_width_chars(keys.cast(to: GtkLabel.self), SheetPlace.keyCharacters)
      gtk_label_set_max_width_chars(keys.cast(to: GtkLabel.self), SheetPlace.keyCharacters)
      gtk_box_pack_start(row.cast(to: GtkBox.self), keys, 0, 0, 0)
      let texts: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0)
      let style = key.off == nil ? nil : "off"
      let lines =
        [Part.line(key.title, style: style)]
        + [key.off].compactMap(\.self).map { Part.line($0, style: "odd") }
      for line in lines {
        gtk_label_set_max_width_chars(line.cast(to: GtkLabel.self), SheetPlace.titleCharacters)
        gtk_box_pack_start(texts.cast(to: GtkBox.self), line, 0, 0, 0)
      }
      gtk_widget_set_valign(keys, GTK_ALIGN_START)
      gtk_box_pack_start(row.cast(to: GtkBox.self), texts, 1, 1, 0)
      Part.setName(spoken(line), of: row)
      return row
    }
  }

  private func spoken(_ line: CheatSheetPages.Line) -> String {
    switch line {
    case .heading(let area): area
    case .key(let key): [key.keys, key.title, key.off].compactMap(\.self).joined(separator: ", ")
    }
  }

  // MARK: Keys

  private func keyPressed(_ key: UInt32) -> Bool {
    // The chord that brought the sheet up may still be held, and a modifier alone says nothing.
    if Self.modifiers.contains(key) { return true }
    if pages.count > 1, let step = Self.turns[Int32(bitPattern: key)] {
      show((page + step + pages.count) % pages.count)
    } else {
      finish()
    }
    return true
  }

  /// The keysyms from Shift_L to Hyper_R, and those of the locks and of AltGr.
  private static let modifiers = Set(
    Array(UInt32(GDK_KEY_Shift_L)...UInt32(GDK_KEY_Hyper_R))
      + [UInt32(GDK_KEY_ISO_Level3_Shift), UInt32(GDK_KEY_Num_Lock)])

  private static let turns: [Int32: Int] = [
    GDK_KEY_Page_Down: 1, GDK_KEY_Down: 1, GDK_KEY_Right: 1, GDK_KEY_space: 1,
    GDK_KEY_Page_Up: -1, GDK_KEY_Up: -1, GDK_KEY_Left: -1,
  ]

  private func finish() {
    guard !isDone else { return }
    isDone = true
    gtk_widget_hide(window.widget)
    closed()
  }
}

/// How much of a sheet the screen has room for, in the user's own font.
private struct SheetPlace {
  /// A chord of the usual length, `Super+J F12`.
  static let keyCharacters: Int32 = 12
  static let titleCharacters: Int32 = 32
  static let gap: Int32 = 24
  /// Border and frame of the window.
  private static let around: Int32 = 64

  let columns: Int
  let lines: Int
  let columnWidth: Int32

  /// - Parameters:
  ///   - sample: makes a line of a column.
  ///   - window: with nothing in `body` yet; is left so.
  init(_ window: PanelWindow, _ body: Widget, sample: () -> Widget) {
    let few = SheetPlace.size(window, body, [sample()])
    let more = SheetPlace.size(window, body, [sample(), sample()])
    let row = max(more.rows.height - few.rows.height, 1)
    let screen = PanelWindow.workArea
    let room = screen.width - SheetPlace.around
    let narrow = max(1, min(few.rows.width, room))
    let count = max(1, (room + SheetPlace.gap) / (narrow + SheetPlace.gap))
    // Titles get the room that one more column would not.
    columnWidth = min((room + SheetPlace.gap) / count - SheetPlace.gap, narrow * 5 / 4)
    columns = Int(count)
    lines = Int((window.contentHeight - few.window.height + few.rows.height) / row)
  }

  private static func size(
    _ window: PanelWindow, _ body: Widget, _ rows: [Widget]
  ) -> (window: (width: Int32, height: Int32), rows: (width: Int32, height: Int32)) {
    let stack: Widget = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2)
    for row in rows { gtk_box_pack_start(stack.cast(to: GtkBox.self), row, 0, 0, 0) }
    gtk_box_pack_start(body.cast(to: GtkBox.self), stack, 0, 0, 0)
    // What is not shown has no size; the window itself stays hidden.
    gtk_widget_show_all(window.content)
    defer { gtk_widget_destroy(stack) }
    return (Part.naturalSize(of: window.content), Part.naturalSize(of: stack))
  }
}
