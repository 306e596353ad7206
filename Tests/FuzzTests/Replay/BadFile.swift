import CaseData
import Diagnostics
import FileAdapter
import Foundation
import Testing

@testable import HotKeyDefinition

/// A parser of files, as a person meets it: a file on a disk, and what is said about it.
enum FileParser: String, CaseIterable, Sendable {
  case hotKey, system, adapters, rates, site, text, csv, json

  /// What is said of a file: `GV0109 4:1`, or `malformed line 2, column 1: not UTF-8`.
  ///
  /// Sorted and each once; empty where the file is taken as it is.
  func verdict(on content: some Sequence<UInt8>) async throws -> [String] {
    try await verdict { try Data(content).write(to: $0) }
  }

  /// The same of a file that `make` puts down.
  func verdict(_ make: (URL) throws -> Void) async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "genvej-bad-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "file")
    try make(file)
    switch self {
    case .hotKey: return verdict(ParsedFile(DefinitionFile.read(file.path), .hotKey, path: ""))
    case .system: return verdict(ParsedFile(DefinitionFile.read(file.path), .system, path: ""))
    case .adapters: return verdict(ParsedFile(DefinitionFile.read(file.path), .adapters, path: ""))
    case .rates: return verdict(ParsedFile(DefinitionFile.read(file.path), .rates, path: ""))
    case .text: return verdict(ParsedFile(text: DefinitionFile.read(file.path), path: ""))
    case .site: return verdict(SiteFileParser.parse(DefinitionFile.read(file.path)).diagnostics)
    case .csv: return try await verdict(of: file, .csv(#require(CSVFormat())))
    case .json: return try await verdict(of: file, .json)
    }
  }

  private func verdict(_ file: ParsedFile) -> [String] {
    switch file {
    case .hotKey(let draft): verdict(draft.findings.diagnostics)
    case .system(let draft): verdict(draft.findings.diagnostics)
    case .adapters(let drafts): verdict(drafts.findings.diagnostics)
    case .rates(let draft): verdict(draft.findings.diagnostics)
    case .text(let draft): verdict(draft.findings.diagnostics)
    case .unread(_, _, let diagnostics): verdict(diagnostics)
    }
  }

  private func verdict(_ diagnostics: [Diagnostic]) -> [String] {
    let places = diagnostics.map { diagnostic in
      let start = diagnostic.span?.start
      return "\(diagnostic.code.rawValue) \(start?.line ?? 0):\(start?.column ?? 0)"
    }
    return Set(places).sorted()
  }

  private func verdict(of file: URL, _ format: FileAdapter.Format) async throws -> [String] {
    let query = FileAdapter.Query(shape: .list, fields: ["a": .text])
    let adapter = FileAdapter(
      .init(name: "fil", path: file.path, format: format, queries: ["q": query]))
    do {
      _ = try await adapter.fetch("q", [:])
      return []
    } catch let error as AdapterError {
      return ["\(error.code.rawValue) \(error.detail)"]
    }
  }
}

extension FileParser {
  /// A file that the parser takes without a word; every line ends in LF.
  var sound: String {
    switch self {
    case .hotKey: "hotkey: a.b\ntitle: Titel æøå\nsteps:\n  - insert: \"Hej\"\n"
    case .system:
      "system: a\ntitle: Titel æøå\nenvironment: test\nwindows:\n  w: { title: \"*A*\" }\n"
    case .adapters:
      """
      adapters:
        fil:
          kind: file
          path: /a.json # æøå
          format: json
          queries:
            q: { result: list, fields: { a: text } }

      """
    case .rates:
      """
      rates: a
      title: Titel æøå
      unit: kr.
      periods:
        - { from: 2026-01-01, value: 1.14, source: a, entered-by: b }

      """
    case .site: "leave-out:\n  - maaling/* # æøå\n"
    case .text: "---\ntext: a.b\nversion: 1\ntitle: Titel æøå\n---\nBrødtekst\n\nmere\n"
    case .csv: "a;b\næøå;1\n\"x;\ny\";2\n"
    case .json: "[\n  { \"a\": \"æøå\" },\n  { \"a\": null }\n]\n"
    }
  }
}
