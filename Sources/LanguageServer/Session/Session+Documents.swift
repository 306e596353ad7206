import Diagnostics
import HotKeyDefinition

/// What the client tells without being asked.
extension Session {
  mutating func take(_ method: String, _ params: JSONValue) throws(ResponseError) -> [JSONValue] {
    switch method {
    case "textDocument/didOpen":
      let document = try params.require("textDocument") { $0 }
      try put(document, text: try document.require("text", \.string))
    case "textDocument/didChange":
      let changes = try params.require("contentChanges", \.array)
      guard let text = changes.last?["text"]?.string else { return [] }
      try put(try params.require("textDocument") { $0 }, text: text)
    case "textDocument/didClose": close(try params.documentURI())
    case "textDocument/didSave", "workspace/didChangeWatchedFiles":
      for root in sets.keys { sets[root]?.isDirty = true }
    case "workspace/didChangeWorkspaceFolders": return try changeFolders(params)
    default: break
    }
    return []
  }

  private mutating func put(_ document: JSONValue, text: String) throws(ResponseError) {
    let uri = try document.require("uri", \.string)
    guard let path = DocumentURI.path(uri) else { return }
    edits += 1
    documents[path] = OpenDocument(
      uri: uri, version: document["version"]?.integer ?? 0, edit: edits,
      file: SourceFile(path: path, text: text), bytes: Array(text.utf8))
    // An editor may be started on a single file.
    if root(of: path) == nil, let root = DefinitionRoot(document: path) { add(root) }
    dirty(path)
  }

  private mutating func close(_ uri: String) {
    guard let path = DocumentURI.path(uri), documents.removeValue(forKey: path) != nil else {
      return
    }
    dirty(path)
  }

  private mutating func dirty(_ path: String) {
    for (root, set) in sets where set.holds(path) { sets[root]?.isDirty = true }
  }

  private mutating func changeFolders(_ params: JSONValue) throws(ResponseError) -> [JSONValue] {
    let event = try params.require("event") { $0 }
    var messages: [JSONValue] = []
    for uri in event["removed"]?.array?.compactMap({ $0["uri"]?.string }) ?? [] {
      guard let path = DocumentURI.path(uri), let root = DefinitionRoot(workspaceFolder: path),
        let set = sets.removeValue(forKey: root)
      else { continue }
      messages += set.diagnostics.keys.sorted().map { publication($0, []) }
    }
    for uri in event["added"]?.array?.compactMap({ $0["uri"]?.string }) ?? [] {
      addRoot(workspaceFolder: uri)
    }
    return messages
  }

  // MARK: Which set

  /// The set a path belongs to; of several the one whose folder is nearest.
  func root(of path: String) -> DefinitionRoot? {
    sets.filter { $0.value.holds(path) }.keys.max {
      ($0.hotKeys.utf8.count, $0.hotKeys) < ($1.hotKeys.utf8.count, $1.hotKeys)
    }
  }

  /// The address of a path, as the client spells it where it has the document open.
  func uri(_ path: String) -> String { documents[path]?.uri ?? DocumentURI.uri(path) }
}
