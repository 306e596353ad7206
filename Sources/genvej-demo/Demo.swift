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

  @Option(
    help: "What to fill: chromium, firefox or gtk (default: the first browser installed, else gtk)."
  )
  var form: String?

  @Option(help: "Where the picture of the filled form is written.")
  var picture = "demo.png"

  @Flag(help: "Use a display of its own although there is one.")
  var headless = false

  @Option(help: "Write the demo's data into this folder, and do nothing else.")
  var dataOnly: String?

  func run() async throws {
    if let dataOnly { return try DemoData.write(to: URL(fileURLWithPath: dataOnly)) }
    let stage = DemoStage(form: try chosenForm(), picture: picture)
    let result = try await play(stage)
    result.print()
    if !result.isRight { throw ExitCode(1) }
  }

  private func chosenForm() throws -> DemoForm {
    guard let form else { return DemoForm.allCases.first(where: \.isInstalled) ?? .gtk }
    guard let chosen = DemoForm(rawValue: form) else {
      throw ValidationError(
        "--form takes \(DemoForm.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return chosen
  }

  /// On the user's display, or headless where there is none.
  private func play(_ stage: DemoStage) async throws -> DemoResult {
    let variables = ProcessInfo.processInfo.environment
    let isAtADesk = variables["DISPLAY"] != nil && variables["DBUS_SESSION_BUS_ADDRESS"] != nil
    guard isAtADesk, !headless else { return try await stage.playHeadless() }
    print(
      "on your display \(variables["DISPLAY"] ?? ""): leave keyboard and mouse alone for a moment")
    return try await stage.play(at: variables)
  }
}
