import CaseData
import DemoData
import FileAdapter
import FoundationEssentials
import HotKeyDefinition
import Planning
import SQLiteAdapter
import Testing

/// The shipped definitions, read once, and the places beside them.
enum Shipped {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let forms = root.appending(path: "Tests/Forms")
  static let loaded = DefinitionLoader(
    hotKeys: path("HotKeys"), templates: path("Templates")
  ).load()

  static func path(_ name: String) -> String {
    root.appending(path: name).path(percentEncoded: false)
  }

  static func hotKey(_ id: String) throws -> HotKey {
    try #require(
      loaded.set.hotKeys.first { $0.id.text == id }, "\(id) is not shipped without error")
  }

  static func form(_ system: String, _ form: String) throws -> Form {
    let system = try #require(loaded.set.systems[system])
    return try #require(system.forms.first { $0.name.text == form })
  }
}

/// A desk with the demo data, on which hot keys are planned through the real adapters.
struct Desk: ~Copyable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "genvej-\(UUID().uuidString)")
    try DemoData.write(to: folder)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Fetches what the hot key names, in its own order, and plans it.
  func plan(_ id: String, cpr: String? = nil) async throws -> (plan: Plan, data: [String: Value]) {
    let hotKey = try Shipped.hotKey(id)
    var data = cpr.map { ["cpr": Value.text($0)] } ?? [:]
    for source in hotKey.data {
      let declaration = try #require(Shipped.loaded.set.adapters[source.adapter.text])
      let query = try #require(declaration.queries.first { $0.name.text == source.query.text })
      let evaluator = Evaluator(data)
      let arguments = try source.arguments.map { try evaluator.present($0) }
      let named = zip(query.parameters.map(\.name.text), arguments)
      data[source.name.text] = try await adapter(declaration).fetch(
        query.name.text, Dictionary(uniqueKeysWithValues: named))
    }
    // A person who leaves a list as it comes up has chosen all of it.
    for question in hotKey.questions {
      guard let choice = question.choice, let rows = choice.elements?.rows else { continue }
      try #require(choice.initially == .all)
      data[question.name.text] = .list(try Evaluator(data).elements(of: rows.sequence))
    }
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    return (try Planner(set: Shipped.loaded.set).plan(hotKey, data: data, validOn: day), data)
  }

  /// What a fill gives each field, as the web form reports it; fields passed over are left out.
  func filled(_ id: String, cpr: String? = nil) async throws -> [String: String] {
    Self.filled(try await plan(id, cpr: cpr).plan)
  }

  static func filled(_ plan: Plan) -> [String: String] {
    guard case .fill(let form) = plan.actions.first else { return [:] }
    var texts: [String: String] = [:]
    for field in form.fields {
      switch field.content {
      case .untouched: break
      case .text(let text), .choice(let text): texts[field.id] = text
      case .flag(let flag): texts[field.id] = String(flag)
      }
    }
    return texts
  }

  /// The text that an insertion gives.
  func inserted(_ id: String, cpr: String? = nil) async throws -> String {
    guard case .insert(let insert) = try await plan(id, cpr: cpr).plan.actions.first else {
      return ""
    }
    return insert.text
  }

  private func adapter(_ declaration: AdapterDeclaration) -> any CaseAdapter {
    let path = (declaration.settings["path"]?.text ?? "")
      .replacing("${GENVEJ_DATA}", with: folder.path(percentEncoded: false))
      .replacing(
        "${XDG_CONFIG_HOME}", with: DemoData.configHome(in: folder).path(percentEncoded: false))
    return switch declaration.kind {
    case .sqlite: SQLiteAdapter(declaration, path)
    case .file: FileAdapter(declaration, path)
    }
  }
}

extension SQLiteAdapter {
  fileprivate init(_ declaration: AdapterDeclaration, _ path: String) {
    let queries = declaration.queries.map { query in
      let statement = Query(
        sql: query.settings["sql"]?.text ?? "", parameters: query.adapterParameters,
        shape: query.adapterShape, fields: query.fields)
      return (query.name.text, statement)
    }
    self.init(
      Configuration(
        name: declaration.name.text, path: path, queries: Dictionary(uniqueKeysWithValues: queries),
        mode: .test))
  }
}

extension FileAdapter {
  fileprivate init(_ declaration: AdapterDeclaration, _ path: String) {
    let queries = declaration.queries.map { query in
      let matches = query.settings.filter { $0.key.hasPrefix("match.") }
        .map { (String($0.key.dropFirst("match.".count)), $0.value.text) }
      let question = Query(
        at: (query.settings["at"]?.text ?? "").split(separator: ".").map(String.init),
        match: Dictionary(uniqueKeysWithValues: matches), parameters: query.adapterParameters,
        shape: query.adapterShape, fields: query.fields)
      return (query.name.text, question)
    }
    self.init(
      Configuration(
        name: declaration.name.text, path: path, format: declaration.fileFormat,
        queries: Dictionary(uniqueKeysWithValues: queries), mode: .test))
  }
}

extension AdapterDeclaration {
  fileprivate var fileFormat: FileAdapter.Format {
    let isLatin = settings["encoding"]?.text == "iso-8859-1"
    guard settings["format"]?.text == "csv",
      let format = CSVFormat(
        delimiter: settings["delimiter"]?.text.first ?? ";", encoding: isLatin ? .latin1 : .utf8)
    else { return .json }
    return .csv(format)
  }
}

extension QueryDeclaration {
  fileprivate var adapterParameters: [AdapterQuery.Parameter] {
    parameters.map { AdapterQuery.Parameter($0.name.text, $0.type) }
  }

  fileprivate var adapterShape: AdapterQuery.Shape { result == .list ? .list : .record }
}
