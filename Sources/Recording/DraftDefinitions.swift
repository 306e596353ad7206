import CaseData
import CaseFile
import Diagnostics
import Engine
import HotKeyDefinition
import Service

/// The definitions in force, with a draft among them that is on no disk yet.
struct DraftDefinitions {
  let paths: SitePaths
  let mode: CPRNumber.Mode
  let set: DefinitionSet

  init(paths: SitePaths, mode: CPRNumber.Mode) {
    self.paths = paths
    self.mode = mode
    set = DefinitionLoader(paths.definitions).load().set
  }

  func hotKey(_ id: String) -> HotKey? { set.hotKeys.first { $0.id.text == id } }

  /// A hot key of these questions and data, as the definitions see it.
  func prototype(_ id: String, _ sources: DataText) throws(RecordingRefusal) -> HotKey {
    let lines = ["hotkey: \(id)", "title: Udkast"] + sources.lines + ["steps: [insert: .]"]
    let (loaded, findings) = load(lines.joined(separator: "\n") + "\n")
    guard let hotKey = loaded.hotKeys.first(where: { $0.id.text == id }), findings.isEmpty else {
      throw .fetch(findings)
    }
    return hotKey
  }

  /// The errors that a draft would have, if it stood among the definitions.
  func errors(in text: String) -> [Diagnostic] { load(text).findings }

  private func load(_ text: String) -> (set: DefinitionSet, findings: [Diagnostic]) {
    let layers = paths.definitions.layers
    let layer = layers.first { $0.owner == .site } ?? layers[0]
    let folder = layer.hotKeys.hasSuffix("/") ? String(layer.hotKeys.dropLast()) : layer.hotKeys
    let path = "\(folder)/genvej-record-\(Self.suffix).yaml"
    var open = OpenTexts()
    open[path] = Array(text.utf8)
    let result = DefinitionLoader(paths.definitions, open: open).load()
    let findings = result.diagnostics.filter {
      $0.severity == .error && $0.span?.file.path == path
    }
    return (result.set, findings)
  }

  /// No file of the site's has this name.
  private static let suffix = "kladde"

  /// Answers and data by name: from the file, else from their sources.
  func data(
    of hotKey: HotKey, _ request: RecordingRequest, on today: CalendarDate
  ) async throws(RecordingRefusal) -> [String: Value] {
    var given: [String: Value] = [:]
    if let path = request.caseFile {
      let read = CaseFile.read(path, for: hotKey, in: set, mode: mode)
      guard read.diagnostics.allSatisfy({ $0.severity != .error }) else {
        throw .caseFile(read.diagnostics)
      }
      given = read.data
    }
    let planning = CasePlanning(
      set: set,
      adapters: AdapterAssembly(paths: paths, mode: mode) { [today] in today }.adapters(of: set),
      cprMode: mode, today: today)
    do throws(RunFailure) {
      return try await planning.data(of: hotKey, setting: request.settings, given: given)
    } catch {
      throw .run(error)
    }
  }

  /// What an expression of the hot key may name: its data, then its questions.
  func names(of hotKey: HotKey) -> [(name: String, type: ValueType)] {
    let data = hotKey.data.map { source in
      (source.name.text, set.query(source)?.resultType ?? .unknown)
    }
    return data + hotKey.questions.map { ($0.name.text, $0.type) }
  }
}
