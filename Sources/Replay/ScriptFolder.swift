package import Diagnostics
import Foundation
package import HotKeyDefinition

/// Scripts as they stand on the disk.
package enum ScriptFolder {
  /// The scripts below a folder in alphabetical order, or the one file itself.
  package static func scripts(_ path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [path] }
    let root = path.hasSuffix("/") ? String(path.dropLast()) : path
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(ScriptParser.ending) }.sorted().map { "\(root)/\($0)" }
  }

  /// Reads, checks and replays scripts.
  ///
  /// - Parameters:
  ///   - findings: errors of the definitions themselves.
  ///   - part: only cases whose name contains it.
  package static func replay(
    _ files: [String], by replay: any Replay, in set: DefinitionSet,
    also findings: [Diagnostic], named part: String? = nil
  ) async -> ReplayReport {
    var diagnostics = findings
    var results: [ScriptResult] = []
    for file in files {
      let (script, problems) = ScriptParser.read(file)
      diagnostics += problems
      guard let script, !problems.contains(where: { $0.severity == .error }) else { continue }
      let (checked, more) = ScriptChecker.check(script, in: set)
      diagnostics += more
      let wanted = part.map { part in checked?.cases(named: part) } ?? checked
      if let wanted { results.append(await replay.run(wanted)) }
    }
    return ReplayReport(scripts: results, diagnostics: diagnostics, mode: replay.mode)
  }
}
