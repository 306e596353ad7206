import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// A clipboard manager that takes over whatever somebody copies.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct ClipboardKeeperTests {
  @Test(arguments: [ToolkitForm.Toolkit.gtk, .tk])
  func keeper_getsNoWrongTextIntoTheForm(_ toolkit: ToolkitForm.Toolkit) async throws {
    try await Stage.run { stage in
      let keeper = try await stage.session.start(.python, ["-c", ClipboardKeeperTests.program])
      try await keeper.line { $0 == "ready" }
      let owner = try await ClipboardOwner.start("før", on: stage)
      try await keeper.line { $0 == "took før" }
      let target = try await Target.open(toolkit, on: stage)
      let run = try await target.begin()
      let failure = try await code {
        for text in ["et", "to", "tre"] {
          try await run.paste(text)
          let back = try await run.readBack()
          guard back == text else { throw DesktopError(.noCopy, "another text") }
        }
      }
      #expect([nil, .clipboardTaken].contains(failure))
      if failure == nil { try await target.holds("tre") }
      let state = try await target.state { _ in true }
      #expect(["", "et", "to", "tre"].contains(state.values["felt01"] ?? ""))
      _ = await run.end()
      // Where the proof is a copy, a keeper may bring it back whenever it likes: nothing of ours
      // prevents that.
      if toolkit == .gtk { try await stage.untilClipboardHolds("før") }
      await owner.process.terminate()
    }
  }

  private static let program = """
    import gi; gi.require_version("Gtk", "3.0")
    from gi.repository import Gtk, Gdk
    board = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    mine = [False]
    def took(_, text):
        if text is None: return
        mine[0] = True
        board.set_text(text, -1)
        print("took " + text, flush=True)
    def changed(*_):
        if mine[0]:
            mine[0] = False
            return
        board.request_text(took)
    board.connect("owner-change", changed)
    print("ready", flush=True)
    Gtk.main()
    """
}

extension Stage {
  /// Waits until the clipboard gives this text; asked again after each change of its owner.
  func untilClipboardHolds(_ text: String) async throws {
    while true {
      let changes = await desktop.clipboardChanges
      if try await desktop.fetchClipboard("UTF8_STRING", within: .seconds(20)) == Array(text.utf8) {
        return
      }
      try await until("another owner") { $0.clipboardChanges != changes }
    }
  }
}

extension X11Desktop {
  var clipboardChanges: Int { selections[clipboard]?.changes ?? 0 }
}
