import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// Reading what a target has marked.
@Suite(.serialized, .timeLimit(.minutes(2)), .enabled(if: Program.areStagePrograms))
struct MarkTests {
  /// A mark that is gone by the time it is asked for is that of a text deleted since, no empty field.
  @Test func markThatGivesNothing_isNotTakenForAnEmptyField() async throws {
    try await Stage.run { stage in
      let before = await stage.desktop.activeWindowCache
      let program = try await stage.session.start(.python, ["-c", Self.program])
      try await program.line { $0 == "ready" }
      try await stage.until("active window") { ![0, before].contains($0.activeWindowCache) }
      let window = try await stage.activeWindow()
      let run = try await stage.desktop.beginInput(into: window.id, settings: .gtk)
      #expect(try await run.readBack() == "Rigtig")
      _ = await run.end()
    }
  }

  /// At Ctrl+A it takes PRIMARY and gives nothing; when it has been asked in both forms, it takes it
  /// anew.
  private static let program = """
    import gi; gi.require_version("Gtk", "3.0"); gi.require_version("Gdk", "3.0")
    from gi.repository import Gtk, Gdk, GLib
    asked = []
    def given(_, data, info, time):
        asked.append(info)
        if len(asked) == 2:
            GLib.idle_add(lambda: Gtk.Clipboard.get(Gdk.SELECTION_PRIMARY).set_text("Rigtig", -1))
    def pressed(widget, event):
        if event.keyval == Gdk.KEY_a and not asked:
            Gtk.selection_owner_set(widget, Gdk.SELECTION_PRIMARY, event.time)
    window = Gtk.Window(title="Mål")
    for number, name in enumerate(["UTF8_STRING", "STRING"]):
        Gtk.selection_add_target(window, Gdk.SELECTION_PRIMARY, Gdk.Atom.intern(name, False), number)
    window.connect("selection-get", given)
    window.connect("key-press-event", pressed)
    window.connect("focus-in-event", lambda *_: print("ready", flush=True))
    window.show_all()
    Gtk.main()
    """
}
