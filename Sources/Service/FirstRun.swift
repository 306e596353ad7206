import CaseData
import Engine
import FoundationEssentials
import Glibc
import HotKeyDefinition
import Logging
import PanelModel

/// The caseworker's own profile: asked for once, kept in their own file.
///
/// - Shape: wanted where a JSON adapter of the definitions reads a file in the user's own
///   configuration folder and that file is not there; asks for the fields which that adapter
///   declares. Holds the caseworker, never a citizen.
/// - Source: design §1; issue of the desk, "First run".
struct FirstRun: Sendable {
  /// Where the profile is kept.
  let path: String
  /// The object that holds it in the file, `medarbejder`.
  private let root: [String]
  private let fields: [String]
  private let language: PanelLanguage

  /// - Returns: `nil` where there is nothing to ask for.
  init?(_ set: DefinitionSet, _ paths: SitePaths) {
    let own = paths.resolve("${XDG_CONFIG_HOME}/genvej/", of: "")
    for adapter in set.adapters.values {
      guard let setting = adapter.settings["path"], adapter.settings["format"]?.text == "json",
        let query = adapter.queries.first, query.parameters.isEmpty
      else { continue }
      let path = paths.resolve(setting.text, of: "")
      guard path.hasPrefix(own), !FileManager.default.fileExists(atPath: path) else { continue }
      self.path = path
      language = paths.language
      root = query.settings["at"]?.text.split(separator: ".").map(String.init) ?? []
      let known = Self.labels.map(\.field)
      fields =
        known.filter { query.fields[$0] != nil }
        + query.fields.keys.filter { !known.contains($0) }.sorted()
      return
    }
    return nil
  }

  /// What a caseworker calls the fields that shipped adapters have; others are called by their name.
  private static let labels: [(field: String, danish: String, english: String)] = [
    ("navn", "Dit navn", "Your name"), ("titel", "Din titel", "Your title"),
    ("enhed", "Din enhed (kode)", "Your unit (code)"),
    ("telefon", "Dit telefonnummer", "Your telephone number"),
    ("email", "Din e-mail", "Your e-mail"),
    ("telefontid", "Din telefontid", "Your telephone hours"),
  ]

  var request: PromptRequest {
    PromptRequest(
      title: language(
        "Velkommen til Genvej: hvem er du?", "Welcome to Genvej: who are you?"),
      questions: fields.map {
        PromptQuestion(
          name: $0, label: label(of: $0), kind: .text, options: [], initially: "")
      }, testMode: false)
  }

  private func label(of field: String) -> String {
    Self.labels.first { $0.field == field }.map { language($0.danish, $0.english) } ?? field
  }

  /// Writes the profile, readable by its owner only.
  func keep(_ answers: [String: String]) throws {
    var content = Profile.fields(answers)
    for name in root.reversed() { content = .object([name: content]) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try encoder.encode(content).write(to: URL(fileURLWithPath: path), options: .atomic)
    chmod(path, 0o600)
  }

  private enum Profile: Encodable {
    case fields([String: String])
    indirect case object([String: Profile])

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .fields(let fields): try fields.encode(to: encoder)
      case .object(let object): try object.encode(to: encoder)
      }
    }
  }
}

extension Daemon {
  /// Asks for the profile where there is none; leaving the prompt asks again at the next start.
  func firstRun() async {
    guard let panel, let first = FirstRun(set, paths) else { return }
    guard case .answers(let answers, _) = await panel.ask(first.request) else { return }
    do {
      try first.keep(answers)
      log.info("the profile is kept in \(first.path)")
    } catch {
      log.error("the profile cannot be written to \(first.path)")
    }
  }
}
