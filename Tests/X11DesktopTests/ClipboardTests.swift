import CX11
import Desktop
import DesktopTestKit
import Glibc
import Testing

@testable import X11Desktop

/// The user's clipboard comes back.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Program.areStagePrograms))
struct ClipboardTests {
  @Test func everyFormat_comesBack_afterARun() async throws {
    try await Stage.run { stage in
      let owner = try await Stage.connect(to: stage.session)
      let picture = noise(700_000)
      let numbers = (0..<400).map { UInt8(truncatingIfNeeded: $0) }
      await owner.offer([
        owner.content("UTF8_STRING", Array("før æøå".utf8)),
        owner.content("image/png", picture),
        owner.content("application/x-eget", type: "INTEGER", format: 32, numbers),
        owner.content("application/x-tomt", []),
      ])
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      try await run.paste("vores")
      try await target.holds("vores")
      #expect(await run.end().clipboardReturned)
      await owner.close()

      let reader = try await Stage.connect(to: stage.session)
      let text = try await reader.clipboardContent(as: "UTF8_STRING")
      #expect(text?.bytes == Array("før æøå".utf8))
      let image = try await reader.clipboardContent(as: "image/png")
      #expect(image?.bytes == picture)
      let own = try await reader.clipboardContent(as: "application/x-eget")
      #expect(own?.bytes == numbers)
      #expect(own?.format == 32)
      let empty = try await reader.clipboardContent(as: "application/x-tomt")
      #expect(empty?.bytes == [])
      let hint = try await reader.clipboardContent(as: "x-kde-passwordManagerHint")
      #expect(hint == nil)
      await reader.close()
    }
  }

  @Test func picture_comesBack_fromXclip() async throws {
    try await Stage.run { stage in
      let shot = "\(stage.session.folder.path)/skærm.png"
      try await stage.session.server.screenshot(to: shot)
      _ = try await ClipboardOwner.start(["-t", "image/png", "-i", shot], on: stage)
      let before = try await stage.desktop.clipboardContent(as: "image/png")
      #expect(before?.bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) == true)
      try await pasteAndEnd(on: stage)
      let after = await stage.bystander.convert("CLIPBOARD", to: "image/png")
      #expect(after == before?.bytes)
    }
  }

  @Test func everyFormat_comesBack_fromAGTKProgram() async throws {
    try await Stage.run { stage in
      let program = """
        import gi; gi.require_version("Gtk", "3.0")
        from gi.repository import Gtk, Gdk, GdkPixbuf
        board = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
        board.set_image(GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, 400, 300))
        Gtk.main()
        """
      let owner = try await ClipboardOwner.start(.python, ["-c", program], on: stage).process
      let offered = await stage.bystander.targets(of: "CLIPBOARD")
      #expect(offered.contains("image/png"))
      let png = try await stage.desktop.clipboardContent(as: "image/png")
      var given: Set<String> = ["TARGETS", "TIMESTAMP", "MULTIPLE"]
      // GTK offers icons too, and does not write one of this size.
      for target in offered.subtracting(given) {
        let content = try await stage.desktop.clipboardContent(as: target)
        if content?.bytes.isEmpty == false { given.insert(target) }
      }
      try await pasteAndEnd(on: stage)
      await owner.terminate()
      let returned = await stage.bystander.targets(of: "CLIPBOARD")
      #expect(returned.isSuperset(of: given))
      #expect(given.isSuperset(of: ["image/png", "image/bmp", "image/jpeg", "image/tiff"]))
      let after = try await stage.desktop.clipboardOwnContent(as: "image/png")
      #expect(after == png?.bytes)
    }
  }

  @Test func clipboard_comesBack_afterAFailedRun() async throws {
    try await Stage.run { stage in
      _ = try await ClipboardOwner.start("før", on: stage)
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      target.form.process.signal(SIGSTOP)
      let failure = try await code { try await run.paste("aldrig") }
      #expect(failure == .notFetched)
      #expect(await run.end().clipboardReturned)
      #expect(try await stage.xclipRead() == "før")
      target.form.process.signal(SIGCONT)
    }
  }

  @Test func clipboard_belongsToNobody_whenNobodyHadIt() async throws {
    try await Stage.run { stage in
      try await pasteAndEnd(on: stage)
      #expect(await stage.bystander.owner(of: "CLIPBOARD") == 0)
    }
  }

  @Test func clipboard_isLeftAlone_whenItsOwnerIsFrozen() async throws {
    try await Stage.run { stage in
      let owner = try await FrozenOwner.start(on: stage)
      let target = try await Target.open(on: stage)
      let window = await stage.bystander.owner(of: "CLIPBOARD")
      let failure = try await code { _ = try await target.begin(within: .milliseconds(300)) }
      #expect(failure == .clipboardUnsaved)
      #expect(await stage.bystander.owner(of: "CLIPBOARD") == window)
      owner.thaw()
      #expect(try await stage.xclipRead() == "frossen")
      // Nothing is left behind: the next run works.
      try await pasteAndEnd(target)
      #expect(try await stage.xclipRead() == "frossen")
    }
  }

  @Test func clipboard_isLeftAlone_whenTheConnectionClosesBeforeItIsSaved() async throws {
    try await Stage.run { stage in
      // xclip would end with the error that an answer to a connection that has gone gives.
      let owner = FrozenOwner(process: try await ClipboardOwner.gtk("frossen", on: stage).process)
      owner.process.signal(SIGSTOP)
      let target = try await Target.open(on: stage)
      let other = try await Stage.connect(to: stage.session)
      async let beginning = code {
        _ = try await other.beginInput(into: target.window.id, settings: .gtk)
      }
      let isUp = await other.reaches { $0.shield.isUp && !$0.waiters.isEmpty }
      #expect(isUp)
      await other.close()
      #expect(try await beginning == .connectionLost)
      owner.thaw()
      #expect(try await stage.xclipRead() == "frossen")
    }
  }

  @Test func run_fails_whenAnotherProgramTakesTheClipboard() async throws {
    try await Stage.run { stage in
      _ = try await ClipboardOwner.start("før", on: stage)
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      target.form.process.signal(SIGSTOP)
      async let pasting = code { try await run.paste("aldrig") }
      try await stage.until("our text") { $0.clipboardIsOurs && !$0.waiters.isEmpty }
      _ = try await stage.session.start(
        .xclip,
        ["-selection", "clipboard", "-quiet", "-i", try stage.session.folder.file("ny", "ny")])
      #expect(try await pasting == .clipboardTaken)
      target.form.process.signal(SIGCONT)
      #expect(await run.end().clipboardReturned)
      #expect(try await stage.xclipRead() == "før")
    }
  }

  /// The news that another has taken it may lie unread while the run gives back what the user had.
  @Test func clipboard_comesBack_whenAnotherTakesItAtTheLastMoment() async throws {
    try await Stage.run { stage in
      _ = try await ClipboardOwner.start("før", on: stage)
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      try await run.paste("vores")
      try await target.holds("vores")
      let end = try await stage.desktop.endRun(
        afterAnotherTakesTheClipboardOn: stage.session.display)
      #expect(end.clipboardReturned)
      #expect(try await stage.xclipRead() == "før")
    }
  }

  @Test func lateRefusal_isNotTakenForAnothersAnswer() async throws {
    try await Stage.run { stage in
      let file = try stage.session.folder.file("eget", "det rette")
      let first = try await FrozenOwner.start(on: stage)
      let lost = try await code { _ = try await stage.fetchOwn(within: .milliseconds(200)) }
      #expect(lost == .clipboardUnsaved)
      let second = FrozenOwner(
        process: try await ClipboardOwner.start(["-t", "x-eget", "-i", file], on: stage).process)
      second.process.signal(SIGSTOP)
      async let fetching = stage.fetchOwn(within: .seconds(30))
      try await stage.until("question under way") { $0.incoming.count == 2 && !$0.waiters.isEmpty }
      first.thaw()
      try await stage.until("late answer") { $0.incoming.count == 1 }
      second.thaw()
      #expect(try await fetching == Array("det rette".utf8))
      await first.end()
      await second.end()
    }
  }

  private func pasteAndEnd(on stage: Stage) async throws {
    try await pasteAndEnd(try await Target.open(on: stage))
  }

  private func pasteAndEnd(_ target: Target) async throws {
    let run = try await target.begin()
    try await run.paste("vores")
    try await target.holds("vores")
    #expect(await run.end().clipboardReturned)
  }
}

extension Stage {
  func fetchOwn(within deadline: Duration) async throws -> [UInt8]? {
    try await desktop.fetchClipboard("x-eget", within: deadline)
  }
}

extension X11Desktop {
  func fetchClipboard(_ target: String, within deadline: Duration) async throws -> [UInt8]? {
    try await fetch(
      clipboard, as: atom(target), within: deadline, failing: .clipboardUnsaved)?.bytes
  }

  /// Ends the run with news unread: between the other's taking and our giving back nothing is
  /// awaited.
  func endRun(afterAnotherTakesTheClipboardOn name: String) async throws -> InputSessionSummary {
    let other = try #require(XOpenDisplay(name))
    defer { XCloseDisplay(other) }
    let window = XCreateSimpleWindow(other, XDefaultRootWindow(other), -5, -5, 1, 1, 0, 0, 0)
    XSetSelectionOwner(other, clipboard, window, UInt(CurrentTime))
    XSync(other, 0)
    #expect(XGetSelectionOwner(other, clipboard) == window)
    return await endRun()
  }

  /// What we hand out ourselves.
  func clipboardOwnContent(as target: String) throws -> [UInt8]? {
    offers[clipboard]?.content(for: atom(target))?.bytes
  }
}
