import ArgumentParser
import Replay

/// Not for people: stays behind when a program that has borrowed the clipboard ends.
struct KeepClipboardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ClipboardKeeper.command,
    abstract: "Keep the clipboard that stands on standard input until somebody copies anew.",
    shouldDisplay: false)

  func run() async throws { try await ClipboardKeeper.keep() }
}
