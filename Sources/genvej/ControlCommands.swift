import ArgumentParser
import DBus
import Foundation
import Service

/// Speaks to the daemon, and turns its absence into exit code 3.
enum DaemonConnection {
  static func ask<Answer: Sendable>(
    _ question: (ControlClient) async throws(ControlError) -> Answer
  ) async throws -> Answer {
    do throws(ControlError) {
      let client = try await ControlClient.open()
      let answer = try await question(client)
      await client.close()
      return answer
    } catch {
      StandardError.write("genvej: \(sentence(error))\n")
      throw ExitCode([.noBus, .daemonNotThere].contains(error.code) ? 3 : 1)
    }
  }

  private static func sentence(_ error: ControlError) -> String {
    switch error.code {
    case .noBus:
      "this session has no bus, so no daemon can be reached; start `genvej daemon` in a desktop session"
    case .daemonNotThere:
      "the daemon is not there; start it with `genvej daemon` or `systemctl --user start genvej`"
    case .daemonLeft: "the daemon ended before it answered"
    case .deadline: "the daemon did not answer in time"
    case .cancelled: "cancelled"
    case .refused: error.detail
    case .malformed: "the daemon is of another version"
    }
  }

  static func decode<Report: Decodable>(_ type: Report.Type, _ json: String) throws -> Report {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }
}

/// `--set cpr=…`, several times.
struct Settings: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: "An answer given beforehand, NAME=VALUE; - reads lines of them from standard input.")
  var pairs: [String] = []

  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    var lines = pairs.filter { $0 != "-" }
    // A command line can be read by every process of the machine: standard input keeps a number out
    // of it.
    if pairs.contains("-") { while let line = readLine() { lines.append(line) } }
    for pair in lines where !pair.isEmpty {
      guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
        throw ValidationError("--set takes NAME=VALUE")
      }
      values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
    return values
  }
}

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a hot key as if its keys had been pressed.")

  @Argument(help: "The hot key's id.") var id: String
  @OptionGroup var settings: Settings
  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let values = try settings.values()
    let json = try await DaemonConnection.ask { client throws(ControlError) in
      try await client.run(hotKey: id, setting: values)
    }
    let report = try DaemonConnection.decode(RunReport.self, json)
    if format == .json {
      print(json)
    } else {
      RunTable(report).print()
    }
    if report.status != "completed" { throw ExitCode(1) }
  }
}

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the hot keys in force.")

  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let json = try await DaemonConnection.ask { client throws(ControlError) in
      try await client.list()
    }
    guard format == .text else { return print(json) }
    for hotKey in try DaemonConnection.decode([HotKeyReport].self, json) {
      print(
        "\(hotKey.id)\t\(hotKey.keys ?? "-")\t\(hotKey.title)\(hotKey.off.map { "\t\($0)" } ?? "")")
    }
  }
}

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell how the daemon is.")

  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let json = try await DaemonConnection.ask { client throws(ControlError) in
      try await client.status()
    }
    guard format == .text else { return print(json) }
    let status = try DaemonConnection.decode(StatusReport.self, json)
    print("\(status.hotKeys) hot keys in force\(status.testMode ? ", test mode" : "")")
    print(status.running ? "a run is under way" : "no run is under way")
    print("audit trail: \(status.auditTrail)")
    status.refusals.forEach { print($0) }
    if !status.reloadFindings.isEmpty {
      print("the last reload was refused; the definitions before it are in force:")
      status.reloadFindings.forEach { print("  \($0)") }
    }
  }
}

struct StopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop the run under way.")

  func run() async throws {
    try await DaemonConnection.ask { client throws(ControlError) in try await client.stop() }
  }
}

struct ReloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read the definitions again.")

  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let json = try await DaemonConnection.ask { client throws(ControlError) in
      try await client.reload()
    }
    let report = try DaemonConnection.decode(ReloadReport.self, json)
    if format == .json {
      print(json)
    } else {
      report.findings.forEach { StandardError.write("\($0)\n") }
      print(
        report.inForce
          ? "\(report.hotKeys) hot keys in force"
          : "refused: the last good definitions stay in force, \(report.hotKeys) hot keys")
    }
    if !report.inForce { throw ExitCode(1) }
  }
}
