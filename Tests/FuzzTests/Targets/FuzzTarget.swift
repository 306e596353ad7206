@testable import HotKeyDefinition

/// A kind of input that comes from outside, under the name that `make fuzz ONLY=` knows.
///
/// - Shape: to add a parser, add a case, its line in ``examine(_:)``, a folder of seeds in
///   `Corpus/` and, where words help, a file in `Dictionaries/`; both have the case's name.
enum FuzzTarget: String, CaseIterable, Sendable {
  case hotKeys = "hot-keys"
  case systems
  case adapters
  case rates
  case texts
  case site
  case templates
  case csv
  case json
  case cpr
  case chords
  case answers
  case audit
  case bus
  case windows
  /// `*.test.yaml`.
  case scripts
  /// What editors send to the language server.
  case messages
  case growth

  /// Gives the bytes to the parser and holds what comes of them to its promises.
  ///
  /// - Throws: ``BrokenPromise``, and what the parser throws where it should not. A trap, a hang
  ///   and a growth without end are for whoever calls this to notice.
  func examine(_ bytes: [UInt8]) throws {
    switch self {
    case .hotKeys: try DefinitionExamination(bytes, .hotKey).examine()
    case .systems: try DefinitionExamination(bytes, .system).examine()
    case .adapters: try DefinitionExamination(bytes, .adapters).examine()
    case .rates: try DefinitionExamination(bytes, .rates).examine()
    case .texts: try DefinitionExamination(bytes, nil).examine()
    case .site: try SiteExamination.examine(bytes)
    case .templates: try TemplateExamination.examine(bytes)
    case .csv: try CSVExamination(bytes)?.examine()
    case .json: try JSONExamination.examine(bytes)
    case .cpr: try CPRExamination.examine(bytes)
    case .chords: try ChordExamination.examine(bytes)
    case .answers: try AnswerExamination.examine(bytes)
    case .audit: try AuditExamination.examine(bytes)
    case .bus: try BusExamination.examine(bytes)
    case .windows: try WindowExamination.examine(bytes)
    case .scripts: try ScriptExamination.examine(bytes)
    case .messages: try MessageExamination.examine(bytes)
    case .growth: try GrowthExamination.examine(bytes)
    }
  }
}
