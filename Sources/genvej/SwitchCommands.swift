import ArgumentParser
import DBus
import Service

struct PauseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Switch a hot key off for yourself, or all of them.")

  @Argument(help: "The hot key's id; all without it.") var id: String?

  func run() async throws {
    try await Switching.ask(id) { client throws(ControlError) in try await client.pause(id) }
  }
}

struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Switch a paused hot key on again, or all of them.")

  @Argument(help: "The hot key's id; all without it.") var id: String?

  func run() async throws {
    try await Switching.ask(id) { client throws(ControlError) in try await client.resume(id) }
  }
}

private enum Switching {
  /// Tells of each hot key asked for whether it is on; one that is not there is an error.
  static func ask(
    _ id: String?, _ question: (ControlClient) async throws(ControlError) -> String
  ) async throws {
    let json = try await DaemonConnection.ask(question)
    let all = try DaemonConnection.decode([HotKeyReport].self, json)
    let meant = all.filter { id == nil || $0.id == id }
    if let id, meant.isEmpty {
      StandardError.write("genvej: there is no hot key `\(id)`; `genvej list` shows them\n")
      throw ExitCode(1)
    }
    for hotKey in meant { print("\(hotKey.id)\t\(hotKey.off ?? "on")") }
  }
}
