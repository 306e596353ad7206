package import CaseData
import Diagnostics
import FileAdapter
package import HotKeyDefinition
import SQLiteAdapter

/// Makes adapters out of their declarations.
package struct AdapterAssembly: Sendable {
  private let paths: SitePaths
  private let mode: CPRNumber.Mode
  private let today: @Sendable () -> CalendarDate

  /// - Parameter today: the day of a run, asked anew in each.
  package init(
    paths: SitePaths, mode: CPRNumber.Mode,
    today: @escaping @Sendable () -> CalendarDate = { .today }
  ) {
    self.paths = paths
    self.mode = mode
    self.today = today
  }

  /// Every adapter of a set, by name, that of its rates among them; nothing is opened before it is
  /// asked.
  package func adapters(of set: DefinitionSet) -> [String: any CaseAdapter] {
    var adapters = set.adapters.compactMapValues(adapter)
    adapters[RateTable.adapterName] = RateAdapter(set.rates, today: today)
    return adapters
  }

  private func adapter(_ declaration: AdapterDeclaration) -> (any CaseAdapter)? {
    guard let setting = declaration.settings["path"] else { return nil }
    let path = paths.resolve(setting.text, of: setting.span.file.path)
    switch declaration.kind {
    case .sqlite: return sqlite(declaration, path)
    case .file: return file(declaration, path)
    }
  }

  private func sqlite(_ declaration: AdapterDeclaration, _ path: String) -> any CaseAdapter {
    let queries = declaration.queries.map { query in
      let signature = signature(query)
      return (
        query.name.text,
        SQLiteAdapter.Query(
          sql: query.settings["sql"]?.text ?? "", parameters: signature.parameters,
          shape: signature.shape, fields: signature.fields)
      )
    }
    return SQLiteAdapter(
      .init(
        name: declaration.name.text, path: path, queries: Dictionary(queries) { first, _ in first },
        mode: mode))
  }

  private func file(_ declaration: AdapterDeclaration, _ path: String) -> (any CaseAdapter)? {
    guard let format = format(of: declaration) else { return nil }
    let queries = declaration.queries.map { query in
      let signature = signature(query)
      let at = query.settings["at"]?.text.split(separator: ".").map(String.init) ?? []
      return (
        query.name.text,
        FileAdapter.Query(
          at: at, match: match(of: query), parameters: signature.parameters, shape: signature.shape,
          fields: signature.fields)
      )
    }
    return FileAdapter(
      .init(
        name: declaration.name.text, path: path, format: format,
        queries: Dictionary(queries) { first, _ in first }, mode: mode))
  }

  private func format(of declaration: AdapterDeclaration) -> FileAdapter.Format? {
    guard declaration.settings["format"]?.text == "csv" else { return .json }
    let csv = CSVFormat(
      delimiter: declaration.settings["delimiter"]?.text.first ?? ";",
      encoding: declaration.settings["encoding"]?.text == "iso-8859-1" ? .latin1 : .utf8,
      decimalMark: declaration.settings["decimal"]?.text.first ?? ",")
    return csv.map { .csv($0) }
  }

  /// `match.column` settings, as the parser keeps them.
  private func match(of query: QueryDeclaration) -> [String: String] {
    var match: [String: String] = [:]
    for (key, parameter) in query.settings where key.hasPrefix("match.") {
      match[String(key.dropFirst("match.".count))] = parameter.text
    }
    return match
  }

  private func signature(_ query: QueryDeclaration) -> AdapterQuery {
    AdapterQuery(
      parameters: query.parameters.map { AdapterQuery.Parameter($0.name.text, $0.type) },
      shape: query.result == .list ? .list : .record, fields: query.fields)
  }
}
