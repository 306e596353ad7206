import DemoData
import DesktopTestKit
import Foundation
import Testing

/// A daemon with the shipped definitions on a desktop of its own, and the command line beside it.
struct DaemonStage: Sendable {
  /// What a command came to.
  struct Answer: Sendable {
    let code: Int32
    let output: [String]
    let errors: [String]
    var text: String { (output + errors).joined(separator: "\n") }
  }

  let session: DesktopSession
  /// `GENVEJ_DATA`: the demo's databases.
  let data: URL
  let state: URL
  /// A copy, so that tests may spoil it.
  let hotKeys: URL
  let templates: URL

  static let repository = URL(fileURLWithPath: FormFolder.path).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The built program stands beside the test program.
  static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  init(in session: DesktopSession) throws {
    self.session = session
    data = URL(fileURLWithPath: try session.folder.folder("data"))
    state = URL(fileURLWithPath: try session.folder.folder("state"))
    try DemoData.write(to: data)
    let site = URL(fileURLWithPath: try session.folder.folder("site"))
    hotKeys = site.appendingPathComponent("HotKeys")
    templates = site.appendingPathComponent("Templates")
    for folder in [hotKeys, templates] {
      try FileManager.default.copyItem(
        at: Self.repository.appendingPathComponent(folder.lastPathComponent), to: folder)
    }
  }

  var variables: [String: String] {
    [
      "GENVEJ_DATA": data.path, "GENVEJ_STATE": state.path, "GENVEJ_HOTKEYS": hotKeys.path,
      "GENVEJ_TEMPLATES": templates.path, "XDG_CONFIG_HOME": DemoData.configHome(in: data).path,
      "GENVEJ_PANEL": "off",
    ]
  }

  /// Starts the daemon; its definitions are in force, and it answers, when this returns.
  func startDaemon(extra: [String: String] = [:]) async throws -> TestProcess {
    let daemon = try await session.start(
      Self.genvej, ["daemon", "--test-mode"], extra: variables.merging(extra) { $1 })
    _ = try await daemon.errors.first { $0.contains("ready") }
    return daemon
  }

  /// Runs one command to its end.
  func genvej(_ arguments: String...) async throws -> Answer { try await genvej(arguments) }

  func genvej(_ arguments: [String]) async throws -> Answer {
    let process = try await session.start(Self.genvej, arguments, extra: variables)
    let status = try await process.exit(within: .seconds(60))
    guard case .exited(let code) = status else {
      return Answer(code: -1, output: [], errors: ["\(status)"])
    }
    return Answer(code: code, output: process.output.all, errors: process.errors.all)
  }

  var auditTrail: String {
    (try? String(contentsOf: state.appendingPathComponent("audit.jsonl"), encoding: .utf8)) ?? ""
  }

  /// Writes a definition beside the shipped ones.
  func write(_ yaml: String, to path: String) throws {
    try yaml.write(to: hotKeys.appendingPathComponent(path), atomically: true, encoding: .utf8)
  }
}

/// What a person of the demo must never see outside the form.
enum PersonalData {
  static let seeds = [
    "6101900019", "610190-0019", "Rasmus", "Prøvesen", "rasmus.proevesen", "Prøvevej 8",
    "70 00 01 19",
    "26-104711",
  ]

  static func found(in text: String) -> [String] { seeds.filter(text.contains) }
}

let daemonPrograms = Program.arePresent(.xvfb, .openbox, .xprop, .setxkbmap, .dbusDaemon, .xdotool)

extension DaemonStage {
  /// Looks for a citizen's value in the daemon's log, its status and every file of its own, and for
  /// these events in the trail.
  func expectNoValueLeft(
    by daemon: TestProcess, trail events: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let status = try await genvej("status").text
    let log = (daemon.output.all + daemon.errors.all).joined(separator: "\n")
    #expect(PersonalData.found(in: log + status) == [], sourceLocation: sourceLocation)
    let files = try FileManager.default.contentsOfDirectory(atPath: state.path)
    #expect(files.contains("audit.jsonl"), sourceLocation: sourceLocation)
    for file in files {
      let content = String(
        decoding: try Data(contentsOf: state.appendingPathComponent(file)), as: UTF8.self)
      #expect(PersonalData.found(in: content) == [], "\(file)", sourceLocation: sourceLocation)
    }
    for event in events {
      #expect(auditTrail.contains("\"\(event)\""), "\(event)", sourceLocation: sourceLocation)
    }
  }

  /// Opens the form of a whole plan in Chromium with this citizen's case in it; its first field has
  /// the focus when this returns.
  func openPlan(on server: FormServer, traps: [(String, String)] = []) async throws {
    let browser = try await Browser.open(
      .chromium, page: "forberedende-plan", of: server, in: session,
      traps: [("title-citizen", "610190-0019")] + traps, hasAccessibility: true)
    // The window's title follows the page's.
    try await session.until("_NET_WM_NAME", of: browser.window, "title of the page") {
      $0.text.contains("610190-0019")
    }
    _ = try await server.state { $0.values["_fokus"] == "navn" && $0.values["_aktiv"] == "true" }
  }

  /// The daemon's line on the end of a run, from `mark` in its log on.
  func end(of hotKey: String, by daemon: TestProcess, from mark: Int = 0) async throws -> String {
    try await withDeadline(.seconds(120), "end of the run") {
      try await daemon.errors.first(from: mark) {
        $0.contains(hotKey)
          && ["completed", "failed", "cancelled", "refused"].contains(where: $0.contains)
      }.element
    }
  }
}

extension DaemonStage {
  /// Waits until the audit trail holds an event.
  func untilTrail(holds event: String) async throws {
    let path = state.appendingPathComponent("audit.jsonl").path
    let tail = try await session.start(.at("/usr/bin/tail"), ["-n", "+1", "-F", path])
    try await tail.line { $0.contains("\"\(event)\"") }
    await tail.terminate()
  }
}
