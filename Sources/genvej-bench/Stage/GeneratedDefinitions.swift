import DesktopTestKit
import Foundation

/// Hot keys made up for a measurement, beside the shipped systems, adapters and texts.
///
/// - Shape: up to 80 have a chord of their own, as a site with 80 has; more are sequences behind
///   leaders, since no
///   keyboard has thousands of chords. Each fetches data and fills six fields.
enum GeneratedDefinitions {
  /// The folder to give to ``MeasuredDaemon/start(in:definitions:data:)``.
  static func write(_ count: Int, in folder: TemporaryFolder) throws -> String {
    let root = try folder.folder("definitions-\(count)")
    try copyShipped(to: root)
    let hotKeys = try folder.folder("definitions-\(count)/HotKeys/maalt")
    for (number, keys) in sequences(count).enumerated() {
      try text(number, keys: keys).write(
        toFile: "\(hotKeys)/n\(number).yaml", atomically: false, encoding: .utf8)
    }
    return root
  }

  /// One more hot key, Ctrl+Alt+P, that asks for a CPR number.
  static func writeQuestion(to root: String) throws {
    try """
    hotkey: maalt.spoerg
    title: Indsæt CPR-nummer
    keys: Ctrl+Alt+P
    ask:
      cpr: { type: cpr, from: [prompt], label: Borgerens CPR-nummer }
    steps:
      - insert: "{{ cpr | cpr }}"

    """.write(toFile: "\(root)/HotKeys/maalt/spoerg.yaml", atomically: false, encoding: .utf8)
  }

  /// One hot key, F8, that inserts three letters into whatever window is active.
  static func writeInsertion(in folder: TemporaryFolder) throws -> String {
    let root = try folder.folder("insertion")
    _ = try folder.folder("insertion/HotKeys/maalt")
    _ = try folder.folder("insertion/Templates/maalt")
    try folder.file(
      "insertion/Templates/maalt/hej.md",
      "---\ntext: maalt.hej\nversion: 1.0\ntitle: Hej\nvalid-from: 2026-01-01\n---\nHej\n")
    try folder.file(
      "insertion/HotKeys/maalt/hej.yaml",
      "hotkey: maalt.hej\ntitle: Hej\nkeys: F8\nsteps:\n  - insert: { text: maalt.hej }\n")
    return root
  }

  private static func copyShipped(to root: String) throws {
    let files = FileManager.default
    let shipped = "\(Repository.path)/HotKeys"
    try files.createDirectory(atPath: "\(root)/HotKeys", withIntermediateDirectories: true)
    for entry in ["adapters.yaml", "systems"] {
      try files.copyItem(atPath: "\(shipped)/\(entry)", toPath: "\(root)/HotKeys/\(entry)")
    }
    try files.copyItem(atPath: "\(Repository.path)/Templates", toPath: "\(root)/Templates")
  }

  private static let keys =
    (UnicodeScalar("A").value...UnicodeScalar("Z").value)
    .compactMap { UnicodeScalar($0).map(String.init) } + (0...9).map(String.init)

  private static func sequences(_ count: Int) -> [String] {
    if count <= 80 {
      let chords = ["Super", "Super+Shift", "Super+Alt"].flatMap { held in
        keys.map { "\(held)+\($0)" }
      }
      return Array(chords.prefix(count))
    }
    let leaders = [
      "Super", "Super+Shift", "Super+Alt", "Ctrl+Alt", "Super+Ctrl", "Ctrl+Alt+Shift",
      "Ctrl+Super+Shift",
    ]
    .flatMap { held in keys.map { "\(held)+\($0)" } }
    let all = leaders.lazy.flatMap { leader in keys.lazy.map { "\(leader) \($0)" } }
    return Array(all.prefix(count))
  }

  private static func text(_ number: Int, keys: String) -> String {
    """
    hotkey: maalt.n\(number)
    title: Målt genvej \(number)
    description: Udfylder seks felter i måleskemaet
    keys: \(keys)
    owner: it-kontoret
    manual-time: { minutes: 5, kind: estimate, source: "seks felter tastet i hånden" }
    data:
      tekster: maaling.tekster()
    steps:
      - fill: maaleskema.plan60
        policy: only-empty
        fields:
          felt01: "{{ tekster.felt01 }}"
          felt02: "{{ tekster.felt02 | upper }}"
          felt03: "{{ tekster.felt03 }}"
          felt04: "{{ tekster.felt04 | lower }}"
          felt05: "{{ tekster.felt05 }}"
          felt06: "Nr. \(number): {{ tekster.felt06 }}"

    """
  }
}
