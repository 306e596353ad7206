import DesktopTestKit
import Foundation

/// A set of definitions in a folder of its own, without display and without a bus.
struct ReplaySite {
  private static let program = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  let folder: TemporaryFolder

  init(system: String = ReplaySample.system, hotKey: String = ReplaySample.hotKey) throws {
    folder = try TemporaryFolder()
    for part in ["HotKeys/demo", "HotKeys/systems", "Templates"] { _ = try folder.folder(part) }
    try folder.file("HotKeys/adapters.yaml", ReplaySample.adapters)
    try folder.file("HotKeys/systems/skema.yaml", system)
    try folder.file("HotKeys/demo/udfyld.yaml", hotKey)
  }

  /// Output and exit code of `genvej test`.
  func test(_ arguments: String...) async throws -> (output: String, code: Int32) {
    try await genvej(["test", "--on", "2026-11-22"] + arguments)
  }

  /// Output and exit code of any command on these definitions.
  func genvej(_ arguments: [String]) async throws -> (output: String, code: Int32) {
    let process = try await TestProcess.start(
      Self.program, arguments + ["--hot-keys", "\(folder.path)/HotKeys"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    let exit = try await process.exit()
    let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
    return (process.errors.all.joined(separator: "\n"), code)
  }
}

enum ReplaySample {
  static let adapters = """
    adapters:
      register:
        kind: sqlite
        path: ${HOME}/register.sqlite
        queries:
          borger:
            parameters: { cpr: cpr }
            sql: SELECT cpr, navn FROM borger WHERE cpr = :cpr
            result: record
            fields: { cpr: cpr, navn: text }

    """

  static let system = """
    system: skema
    title: Skemaet
    environment: test
    windows:
      skema: { class: chromium, title: "Ansøgning - ??????-???? - *", title-shows-citizen: true }
    forms:
      ansoegning:
        proof: required
        fields:
          navn: { label: Navn, type: text, length: 40 }
          cpr: { label: CPR-nr., type: text, length: 11 }
          besked: { label: Besked, type: text }

    """

  static let hotKey = """
    hotkey: demo.udfyld
    title: Udfyld ansøgningen
    keys: Super+J F
    purpose: { legal-basis: "LAB § 44", verified: 2026-10-01 }
    ask:
      cpr: { type: cpr, from: [active-window, prompt] }
    data:
      borger: register.borger(cpr)
    steps:
      - fill: skema.ansoegning
        citizen: borger.cpr
        policy: only-empty
        fields: { navn: "{{ borger.navn }}", cpr: "{{ borger.cpr | cpr }}", besked: Hej }

    """

  /// One case; what it expects stands on line 8.
  static func script(
    expecting fields: String = "navn: Ane & Bo Prøve", citizen: String = "610190-0019",
    more: String = "form: {}"
  ) -> String {
    """
    script: demo.udfyld
    data: { borger: { cpr: 610190-0019, navn: Ane & Bo Prøve } }
    answers: { cpr: 610190-0019 }
    cases:
      - case: Udfyldes
        citizen: \(citizen)
        \(more)
        expect: { fields: { \(fields) } }

    """
  }
}
