package import CaseData
package import Diagnostics
package import HotKeyDefinition

/// Case data that somebody has written down, by the names under a hot key's `data:`.
///
/// - Shape: JSON where the file's name ends in `.json`, else YAML; each name has the type that its
///   query declares. A field that is left out, or `null`, is missing data, as an empty column is.
/// - Errors: findings with positions, GV0400-GV0402 and those of files and YAML; a message names
///   keys, never what stands in them.
/// - Source: Decisions/0020.
package enum CaseFile {
  /// Reads a file for one hot key.
  ///
  /// - Parameter mode: which CPR numbers are taken.
  /// - Returns: what is to be known as fetched; empty where anything is wrong.
  package static func read(
    _ path: String, for hotKey: HotKey, in set: DefinitionSet, mode: CPRNumber.Mode
  ) -> (data: [String: Value], diagnostics: [Diagnostic]) {
    let (file, problems) = DefinitionFile.read(path)
    guard let file else { return ([:], problems) }
    var findings = Findings(file.source)
    let isJSON = path.lowercased().hasSuffix(".json")
    let root =
      isJSON
      ? JSONNodes.read(file.source, into: &findings)
      : YAMLReader.read(file.bytes, into: &findings)
    guard let root, !findings.hasErrors else {
      if !findings.hasErrors { findings.add(.emptyFile, "the file is empty", at: 0..<0) }
      return ([:], findings.diagnostics)
    }
    var reader = CaseValueReader(findings: findings, mode: mode)
    let data = reader.values(root, of: types(of: hotKey, in: set))
    return (reader.findings.hasErrors ? [:] : data, reader.findings.diagnostics)
  }

  /// What the queries of a hot key declare; a name whose query is not there takes nothing.
  private static func types(of hotKey: HotKey, in set: DefinitionSet) -> [String: ValueType] {
    var types: [String: ValueType] = [:]
    for source in hotKey.data {
      types[source.name.text] = set.query(source)?.resultType
    }
    return types
  }
}
