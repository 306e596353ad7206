import Diagnostics
import Foundation

@testable import HotKeyDefinition

/// A definition or standard text among others that are sound.
///
/// - Shape: screening, YAML, parser, checks of the whole set, the plan of what was accepted.
struct DefinitionExamination {
  private let bytes: [UInt8]
  /// `nil` for a standard text.
  private let kind: DefinitionKind?

  init(_ bytes: [UInt8], _ kind: DefinitionKind?) {
    self.bytes = bytes
    self.kind = kind
  }

  func examine() throws {
    let path = "fuzz"
    let screened = DefinitionFile.screened(bytes, path: path)
    if kind != nil, let file = screened.file { try YAMLExamination.examine(file) }
    let (set, diagnostics) = Self.load(screened, kind, path)
    try DiagnosticExamination.examine(diagnostics)
    try promise(
      screened.file != nil || !diagnostics.isEmpty, "an unreadable file is passed over in silence")
    try compareLineEnds(screened.file, diagnostics)
    for hotKey in set.hotKeys { try PlanExamination(hotKey, set, bytes).examine() }
  }

  /// Line ends of either kind, and a byte order mark, make no difference.
  private func compareLineEnds(_ file: DefinitionFile?, _ diagnostics: [Diagnostic]) throws {
    guard let file, file.bytes.count < 4096, !file.bytes.contains(0x0D) else { return }
    let other: [UInt8] = [0xEF, 0xBB, 0xBF] + file.bytes.replacing([0x0A], with: [0x0D, 0x0A])
    let (_, found) = Self.load(DefinitionFile.screened(other, path: "fuzz"), kind, "fuzz")
    let (here, there) = (diagnostics.map(Self.place), found.map(Self.place))
    try promise(here == there, "CR LF makes a difference: \(here) and \(there)")
  }

  private static func place(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code.rawValue) \(diagnostic.span?.file.path ?? ""):"
      + "\(diagnostic.span?.start.line ?? 0)"
  }

  private static func load(
    _ screened: (file: DefinitionFile?, diagnostics: [Diagnostic]), _ kind: DefinitionKind?,
    _ path: String
  ) -> (set: DefinitionSet, diagnostics: [Diagnostic]) {
    let parsed =
      kind.map { ParsedFile(screened, $0, path: path) } ?? ParsedFile(text: screened, path: path)
    var drafts = DefinitionDrafts(SoundSet.files(without: kind) + [parsed])
    let set = drafts.check()
    return (set, drafts.diagnostics)
  }
}

/// The definitions around the one that is examined: those of the golden tests.
enum SoundSet {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../HotKeyDefinitionTests/Golden").path

  private static let adapters = read("base/HotKeys/adapters.yaml", .adapters)
  private static let plan = read("base/HotKeys/systems/plansystem.yaml", .system)
  private static let journal = read("base/HotKeys/systems/journal.yaml", .system)
  private static let hotKey = read("ok/whole.yaml", .hotKey)
  /// Asks for the rates that are examined, so that a plan is made with them.
  private static let rated = ParsedFile(
    DefinitionFile.screened(
      Array(
        """
        hotkey: demo.sats
        title: Sats
        ask: { dato: { type: date, from: prompt } }
        data: { sats: rates.proeve(dato) }
        steps: [{ insert: "{{ sats.value | number(2) }} {{ sats.unit }}" }]

        """.utf8), path: "sats.yaml"), .hotKey, path: "sats.yaml")
  private static let text = read("base/Templates/standardtekst/navn-titel.md", nil)

  /// All of them but the one whose place the examined file takes.
  static func files(without kind: DefinitionKind?) -> [ParsedFile] {
    switch kind {
    case .hotKey: [adapters, plan, journal, text]
    case .system: [adapters, journal, hotKey, text]
    case .adapters: [plan, journal, hotKey, text]
    case .rates: [rated]
    case nil: [adapters, plan, journal, hotKey]
    }
  }

  private static func read(_ path: String, _ kind: DefinitionKind?) -> ParsedFile {
    let file = DefinitionFile.read("\(golden)/\(path)")
    return kind.map { ParsedFile(file, $0, path: path) } ?? ParsedFile(text: file, path: path)
  }
}
