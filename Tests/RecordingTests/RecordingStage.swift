import DesktopTestKit
import Foundation

/// A desktop, a set of definitions, and the command line.
struct RecordingStage: Sendable {
  struct Answer: Sendable {
    let code: Int32
    let output: [String]
    let errors: [String]
    var text: String { (output + errors).joined(separator: "\n") }
  }

  let session: DesktopSession
  /// Definitions; the drafts go into a folder of it.
  let hotKeys: URL
  let state: URL
  /// What a test gives beforehand; it holds values, as a citizen's file does.
  let given: URL

  var drafts: URL { hotKeys.appendingPathComponent("udkast") }

  static let genvej = built("genvej")
  static let recorder = built("genvej-record")

  private static func built(_ name: String) -> Program {
    .at(
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent(name).path)
  }

  static let programs = Program.arePresent(
    .xvfb, .openbox, .python, .dbusDaemon, .accessibilityLauncher, .xdotool)

  init(in session: DesktopSession) throws {
    self.session = session
    hotKeys = URL(fileURLWithPath: try session.folder.folder("site/HotKeys"))
    state = URL(fileURLWithPath: session.folder.path + "/state")
    given = URL(fileURLWithPath: try session.folder.folder("given"))
    for folder in [drafts, hotKeys.appendingPathComponent("systems")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try Sample.adapters.write(
      to: hotKeys.appendingPathComponent("adapters.yaml"), atomically: true, encoding: .utf8)
    try Sample.system.write(
      to: hotKeys.appendingPathComponent("systems/blandet.yaml"), atomically: true, encoding: .utf8)
    try Sample.caseFile.write(
      to: given.appendingPathComponent("sag.yaml"), atomically: true, encoding: .utf8)
    try Sample.citizens.write(
      to: given.appendingPathComponent("borgere.csv"), atomically: true, encoding: .utf8)
    try "cpr=610190-0019\n".write(
      to: given.appendingPathComponent("svar"), atomically: true, encoding: .utf8)
  }

  var variables: [String: String] {
    [
      "GENVEJ_STATE": state.path, "GENVEJ_HOTKEYS": hotKeys.path,
      "GENVEJ_TEMPLATES": hotKeys.path + "/ingen", "GENVEJ_DATA": given.path,
    ]
  }

  /// Starts `genvej record` with the answers on its standard input.
  func startRecord(
    _ arguments: [String], as command: String = "exec \"$0\" \"$@\" < \"$SVAR\""
  ) async throws -> TestProcess {
    let words = ["record"] + arguments
    return try await session.start(
      .at("/bin/sh"), ["-c", command, try Self.genvej.located()] + words,
      extra: variables.merging(["SVAR": given.path + "/svar"]) { $1 })
  }

  /// The usual arguments: a draft of this id, with the case from the file.
  func arguments(_ id: String = "proeve.blandet") -> [String] {
    [
      id, "--output", drafts.path, "--fetch", "borger=kilde.borger(cpr)", "--set", "-", "--data",
      given.path + "/sag.yaml", "--test-mode",
    ]
  }

  /// Runs a recording that is refused, or another command, to its end.
  func end(of process: TestProcess) async throws -> Answer {
    guard case .exited(let code) = try await process.exit(within: .seconds(60)) else {
      throw TestKitError(.refused, "genvej was killed")
    }
    return Answer(code: code, output: process.output.all, errors: process.errors.all)
  }

  func genvej(_ arguments: String...) async throws -> Answer {
    try await end(of: try await session.start(Self.genvej, arguments, extra: variables))
  }

  /// Returns when the sign is shown and keys are noticed.
  func untilRecording(_ process: TestProcess) async throws {
    _ = try await withDeadline(.seconds(60), "recording\(process.lastWords)") {
      try await process.errors.first { $0.contains("der optages") }
    }
  }

  /// What is in the drafts' folder.
  var draftNames: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: drafts.path))?.sorted() ?? []
  }

  func draft(_ name: String) throws -> String {
    try String(contentsOf: drafts.appendingPathComponent(name), encoding: .utf8)
  }

  /// Every file below the session's folder, but what was given and what applications keep, in which
  /// one of these texts stands.
  func files(holding texts: [String]) -> [String] {
    let folder = session.folder.path
    let all = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return all.filter { path in
      guard !path.hasPrefix("given/"), !path.hasPrefix("chromium"),
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)")
      else { return false }
      let content = String(decoding: bytes, as: UTF8.self)
      return texts.contains { content.contains($0) }
    }
  }

  /// The command lines of our programs in this session.
  func commandLines() -> [String] {
    ProcessCensus.members(of: session.folder).keys.compactMap { number in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") else {
        return nil
      }
      let line = String(decoding: bytes, as: UTF8.self)
      return line.contains("genvej") ? line : nil
    }
  }
}

/// Definitions and a case.
enum Sample {
  static let adapters = """
    adapters:
      kilde:
        kind: file
        path: ${GENVEJ_DATA}/borgere.csv
        format: csv
        queries:
          borger:
            parameters: { cpr: cpr }
            match: { cpr: cpr }
            result: record
            fields: { navn: text, cpr: cpr, foedt: date, timer: decimal, sag: text, kode: secret }

    """

  static let system = """
    system: blandet
    title: Blandet skema
    environment: test
    windows:
      blandet: { class: "Form_gtk|chromium*", title: "Blandet skema*" }
    forms:
      blandet:
        proof: when-possible
        fields:
          emne: { label: Emne, type: text, length: 120 }
          beskrivelse: { label: Beskrivelse, type: multiline, length: 2000 }
          dato: { label: Dato, type: date }
          antal: { label: Antal timer, type: number }
          svar: { label: Svar ønskes, type: choice, options: [Pr. brev, Pr. e-mail, Pr. telefon, Intet svar] }
          afsluttet: { label: Sagen er afsluttet, type: checkbox, initially: false }
          status: { label: Status, type: read-only }
          bemaerkning: { label: Bemærkning, type: text, length: 120 }

    """

  static let caseFile = """
    borger: { navn: Åse Prøvesen, cpr: 610190-0019, foedt: 1990-01-01, timer: 37.5, sag: 26-104711, kode: hemmelig-kode }

    """

  static let citizens = """
    cpr;navn;foedt;timer;sag;kode
    610190-0019;Åse Prøvesen;1990-01-01;37,5;26-104711;hemmelig-kode

    """

  /// What nobody may find anywhere.
  static let values = [
    "Åse", "ÅSE", "Prøvesen", "PRØVESEN", "610190", "26-104711", "37,5", "01-01-1990",
    "1990-01-01", "hemmelig", "Ringede", "adgangskode",
  ]
}
