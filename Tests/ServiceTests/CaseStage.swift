import DemoData
import DesktopTestKit
import Foundation

/// The command line alone with the demo's data: no daemon, no bus, no display.
struct CaseStage {
  private let folder: TemporaryFolder
  private let hotKeys: String
  private let state: String
  private let variables: [String: String]

  /// - Parameter hotKeys: files of a set of definitions by path; `nil` takes the shipped ones.
  init(hotKeys own: [String: String]? = nil) throws {
    folder = try TemporaryFolder()
    let data = URL(fileURLWithPath: try folder.folder("data"))
    try DemoData.write(to: data)
    state = folder.path + "/state"
    hotKeys = own == nil ? DaemonStage.repository.path + "/HotKeys" : try folder.folder("HotKeys")
    for (path, content) in own ?? [:] {
      let place = URL(fileURLWithPath: "\(hotKeys)/\(path)")
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: place)
    }
    variables = [
      "HOME": try folder.folder("home"), "GENVEJ_DATA": data.path, "GENVEJ_STATE": state,
      "GENVEJ_HOTKEYS": hotKeys, "XDG_CONFIG_HOME": DemoData.configHome(in: data).path,
      "GENVEJ_TEMPLATES": DaemonStage.repository.path + "/Templates",
    ]
  }

  func plan(
    _ arguments: [String], variables more: [String: String] = [:]
  ) async throws -> DaemonStage.Answer {
    let environment = MinimalEnvironment.variables.merging(variables) { $1 }.merging(more) { $1 }
    guard environment["DISPLAY"] == nil, environment["DBUS_SESSION_BUS_ADDRESS"] == nil else {
      throw TestKitError(.refused, "there is a session here")
    }
    let process = try await TestProcess.start(
      DaemonStage.genvej, ["plan"] + arguments, environment: environment)
    guard case .exited(let code) = try await process.exit() else {
      throw TestKitError(.refused, "genvej plan was killed")
    }
    return DaemonStage.Answer(
      code: code, output: process.output.all, errors: process.errors.all)
  }

  /// Writes a file of case data and gives its path.
  func file(_ name: String, _ content: Data) throws -> String {
    let path = "\(folder.path)/\(name)"
    try content.write(to: URL(fileURLWithPath: path))
    return path
  }

  func file(_ name: String, _ content: String) throws -> String {
    try file(name, Data(content.utf8))
  }

  /// Whether no run was audited and nothing else was kept.
  var isUntouched: Bool {
    get throws {
      try !FileManager.default.fileExists(atPath: state)
        && FileManager.default.contentsOfDirectory(atPath: folder.path + "/home").isEmpty
    }
  }

  /// The values that stand in a text, but for what the definitions say themselves.
  func values(of fields: [String: String], in text: String) throws -> [String] {
    let definitions = try ["forberedende-plan/praeudfyld.yaml", "systems/plansystem.yaml"].map {
      try String(contentsOfFile: "\(hotKeys)/\($0)", encoding: .utf8)
    }.joined()
    return fields.values.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
      .filter { $0.count > 4 && !definitions.contains($0) && text.contains($0) }
  }

  // MARK: A set of definitions with a field of each kind

  static let own = [
    "adapters.yaml": """
    adapters:
      kilde:
        kind: file
        path: findes-ikke.json
        format: json
        queries:
          borger:
            parameters: { cpr: cpr }
            match: { cpr: cpr }
            result: record
            fields: { navn: text, cpr: cpr, foedt: date, timer: decimal, samtykke: flag, antal: integer, kode: secret }
          ydelser:
            parameters: { cpr: cpr }
            match: { cpr: cpr }
            result: list
            fields: { navn: text, fra: date }
    """,
    "systems/blanket.yaml": """
    system: blanket
    title: Blanket
    environment: test
    entry: type
    proof: copy
    windows: { blanket: { title: "*Blanket*" } }
    forms:
      blanket:
        proof: required
        citizen: cpr
        fields:
          navn: { label: Navn, type: text }
          cpr: { label: CPR-nr., type: text }
          foedt: { label: Født, type: date }
          timer: { label: Timer, type: number }
          svar: { label: Svar, type: choice, options: [Ja, Nej] }
          samtykke: { label: Samtykke, type: checkbox }
          kode: { label: Kode, type: text }
          note: { label: Note, type: multiline }
          ydelser:
            type: table
            rows: 3
            columns: { navn: { label: "Ydelse {row}", type: text }, fra: { label: "Fra {row}", type: date } }
    """,
    "udfyld.yaml": """
    hotkey: proeve.udfyld
    title: Udfyld blanket
    ask:
      cpr: { type: cpr, from: [active-window, selection] }
    data:
      borger: kilde.borger(cpr)
      ydelser: kilde.ydelser(borger.cpr)
    steps:
      - confirm: preview
      - fill: blanket.blanket
        citizen: borger.cpr
        policy: overwrite
        fields:
          navn: "{{ borger.navn }}"
          cpr: "{{ borger.cpr | cpr }}"
          foedt: "{{ borger.foedt }}"
          timer: "{{ borger.timer }}"
          svar: "{% if borger.antal > 1 %}Ja{% else %}Nej{% endif %}"
          samtykke: "{{ borger.samtykke }}"
          kode: "{{ borger.kode }}"
          note: "Født {{ borger.foedt | date }}"
        tables:
          ydelser: { each: y in ydelser, row: { navn: "{{ y.navn }}", fra: "{{ y.fra }}" } }
    """,
  ]

  static let case_ = """
    borger:
      navn: Åse Prøvesen
      cpr: 610190-0019
      foedt: 1990-01-01
      timer: 37.5
      samtykke: true
      antal: 2
      kode: hemmelig-kode
    ydelser:
      - { navn: Kontanthjælp, fra: 2026-02-01 }
      - { navn: Sygedagpenge, fra: 2024-11-01 }
    """
}

extension DaemonStage.Answer {
  /// The parts of the JSON that tests look at.
  struct Plan: Decodable {
    struct Field: Decodable {
      let id: String
      let shape: String
      let characters: Int?
      let value: String?
      let writing: String
      let proof: String
    }
    struct Step: Decodable { let fields: [Field] }
    let steps: [Step]
    var fields: [Field] { steps.flatMap(\.fields) }
  }

  func report() throws -> Plan {
    try JSONDecoder().decode(Plan.self, from: Data(output.joined().utf8))
  }
}
