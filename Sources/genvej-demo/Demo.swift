import ArgumentParser
import DemoData
import DesktopTestKit
import Foundation

/// Presses a real hot key and shows a real form being filled and proved.
///
/// A program of its own, so that the daemon carries no test servers.
@main
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "genvej-demo",
    abstract: "Start daemon, demo database and form; press the hot key; print every field.")

  @Option(help: "The browser to fill: chromium or firefox (default: the first one installed).")
  var browser: String?

  @Option(help: "Where the picture of the filled form is written.")
  var picture = "demo.png"

  func run() async throws {
    let stage = DemoStage(kind: try chosenBrowser(), picture: picture)
    let result = try await stage.play()
    result.print()
    if !result.isRight { throw ExitCode(1) }
  }

  private func chosenBrowser() throws -> Browser.Kind {
    if let browser {
      guard let kind = Browser.Kind(rawValue: browser) else {
        throw ValidationError("--browser takes \(Browser.Kind.allCases.map(\.rawValue).joined(separator: " or "))")
      }
      return kind
    }
    let installed = Browser.Kind.allCases.first { Program.arePresent($0.program) }
    guard let installed else { throw ValidationError("no browser is installed: run scripts/install-packages demo") }
    return installed
  }
}
