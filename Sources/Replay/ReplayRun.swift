import Diagnostics
import Foundation
package import HotKeyDefinition

/// Scripts from the disk to the reports.
package struct ReplayRun: Sendable {
  private let files: [String]
  private let junit: String?
  private let html: String?
  private let part: String?

  /// - Parameters:
  ///   - files: the scripts.
  ///   - junit: a file for JUnit XML.
  ///   - html: a folder for a page.
  ///   - part: only cases whose name contains it.
  package init(files: [String], junit: String?, html: String?, cases part: String? = nil) {
    self.files = files
    self.junit = junit
    self.html = html
    self.part = part
  }

  /// Replays all scripts.
  ///
  /// - Parameter loaded: the definitions; where they have errors, those are reported too.
  package func run(by replay: any Replay, in loaded: LoadResult) async -> ReplayReport {
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    return await ScriptFolder.replay(files, by: replay, in: loaded.set, also: errors, named: part)
  }

  /// Writes the reports, and makes the folders they belong in.
  package func write(_ report: ReplayReport) throws(ReportError) {
    if let junit { try Self.write(JUnitReport.xml(of: report), to: junit) }
    if let html { try Self.write(HTMLReport.page(of: report), to: "\(html)/index.html") }
  }

  private static func write(_ text: String, to path: String) throws(ReportError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw ReportError(path: path, reason: error.localizedDescription)
    }
  }
}

/// A report that cannot be written; what it would have told is told elsewhere.
package struct ReportError: Error, CustomStringConvertible {
  package let path: String
  package let reason: String

  package var description: String { "\(path): the report cannot be written: \(reason)" }
}
