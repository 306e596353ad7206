import DesktopTestKit
import Diagnostics
import Foundation
import HotKeyDefinition
import LanguageServer
import Testing

/// A session with an editor on a copy of the shipped definitions.
struct Stage {
  let folder: TemporaryFolder
  private(set) var session: Session
  private var asked = 0
  private var version = 0

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let plan = "HotKeys/forberedende-plan/praeudfyld.yaml"
  static let script = "HotKeys/forberedende-plan/stamdata.test.yaml"

  /// - Parameters:
  ///   - capabilities: of the client.
  ///   - below: where the workspace begins, below the folder.
  ///   - layers: the machine's, made of the folder.
  init(
    capabilities: JSONValue = .object([:]), below: String = "",
    layers: ((String) -> DefinitionLayers)? = nil,
    rules: @escaping @Sendable () -> LintSettings? = { nil }
  ) throws {
    folder = try TemporaryFolder()
    for name in ["HotKeys", "Templates"] {
      try FileManager.default.copyItem(
        at: Self.repository.appendingPathComponent(name),
        to: URL(fileURLWithPath: folder.path).appendingPathComponent(name))
    }
    session = Session(release: "0", layersInForce: layers?(folder.path), rules: rules)
    _ = session.receive([
      "id": 0, "method": "initialize",
      "params": [
        "capabilities": capabilities,
        "rootUri": .string(DocumentURI.uri(folder.path + below)),
      ],
    ])
    _ = session.receive(["method": "initialized", "params": .object([:])])
  }

  func path(_ relative: String) -> String { "\(folder.path)/\(relative)" }
  func uri(_ relative: String) -> JSONValue { .string(DocumentURI.uri(path(relative))) }

  func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  // MARK: Telling

  @discardableResult
  mutating func tell(_ method: String, _ params: JSONValue) -> [JSONValue] {
    session.receive(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  /// Opens a document, or changes one that is open.
  mutating func put(_ relative: String, _ text: String) {
    version += 1
    let document: JSONValue = [
      "uri": uri(relative), "version": .integer(version), "text": .string(text),
    ]
    tell("textDocument/didOpen", ["textDocument": document])
  }

  /// Replaces a piece of a shipped file in the editor; the piece must stand there once.
  mutating func edit(_ relative: String, _ old: String, _ new: String) throws {
    let text = try text(relative)
    try #require(text.components(separatedBy: old).count == 2, "\(old) in \(relative)")
    put(relative, text.replacingOccurrences(of: old, with: new))
  }

  // MARK: Asking

  mutating func ask(_ method: String, _ params: JSONValue) throws -> JSONValue {
    asked += 1
    let answers = session.receive([
      "jsonrpc": "2.0", "id": .integer(asked), "method": .string(method), "params": params,
    ])
    #expect(answers.count == 1)
    let answer = try #require(answers.first)
    #expect(answer["id"] == .integer(asked))
    return answer
  }

  /// Asks about the place of `‸` in a text, which is opened without the mark.
  mutating func ask(
    _ method: String, _ relative: String, _ marked: String, _ extra: [String: JSONValue] = [:]
  ) throws -> JSONValue {
    let parts = marked.components(separatedBy: "‸")
    try #require(parts.count == 2, "one mark")
    put(relative, parts.joined())
    let lines = parts[0].components(separatedBy: "\n")
    let position: JSONValue = [
      "line": .integer(lines.count - 1), "character": .integer((lines.last ?? "").utf16.count),
    ]
    let params: [String: JSONValue] = [
      "textDocument": ["uri": uri(relative)], "position": position,
    ]
    return try ask(method, .object(params.merging(extra) { $1 }))
  }

  /// Asks about a place of a shipped file, marked within a piece of it.
  mutating func ask(
    _ method: String, in relative: String, at marked: String, _ extra: [String: JSONValue] = [:]
  ) throws -> JSONValue {
    let text = try text(relative)
    let plain = marked.replacingOccurrences(of: "‸", with: "")
    let range = try #require(text.range(of: plain), "\(plain) in \(relative)")
    return try ask(method, relative, text.replacingCharacters(in: range, with: marked), extra)
  }

  // MARK: Findings

  /// Looks at the sets until nothing is left to look at, and gives the publications in order.
  mutating func settle() -> [(file: String, codes: [String], json: JSONValue)] {
    var published: [JSONValue] = []
    while let analysis = session.nextAnalysis() { published += session.finish(analysis.run()) }
    return published.map { message in
      let params = message["params"] ?? .null
      let file = DocumentURI.path(params["uri"]?.string ?? "") ?? ""
      let codes = params["diagnostics"]?.array?.compactMap { $0["code"]?.string } ?? []
      return (String(file.dropFirst(folder.path.count + 1)), codes, params)
    }
  }
}
