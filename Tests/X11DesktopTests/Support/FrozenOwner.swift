import DesktopTestKit
import Glibc

@testable import X11Desktop

/// A program that owns the clipboard and then stops answering.
struct FrozenOwner {
  let process: TestProcess

  /// Takes the clipboard with xclip and stops that process.
  static func start(on stage: Stage, holding text: String = "frossen") async throws -> FrozenOwner {
    let owner = try await ClipboardOwner.start(text, on: stage)
    owner.process.signal(SIGSTOP)
    return FrozenOwner(process: owner.process)
  }

  /// Lets it run again.
  func thaw() { process.signal(SIGCONT) }

  func end() async {
    thaw()
    await process.terminate()
  }
}

/// xclip as owner of the clipboard.
struct ClipboardOwner {
  let process: TestProcess

  /// Becomes owner; the server has told so when this returns.
  static func start(_ text: String, on stage: Stage) async throws -> ClipboardOwner {
    let file = try stage.session.folder.file("clip-\(UInt32.random(in: 0...UInt32.max))", text)
    return try await start(["-i", file], on: stage)
  }

  /// Becomes owner of a file's content in one format.
  static func start(_ arguments: [String], on stage: Stage) async throws -> ClipboardOwner {
    let before = await stage.desktop.clipboardOwner
    // In the foreground, or it would leave the process that the test knows.
    let process = try await stage.session.start(
      .xclip, ["-selection", "clipboard", "-quiet"] + arguments)
    try await stage.until("new owner") { ![0, before].contains($0.clipboardOwner) }
    return ClipboardOwner(process: process)
  }
}

extension X11Desktop {
  var clipboardOwner: UInt { selections[clipboard]?.owner ?? 0 }
}
