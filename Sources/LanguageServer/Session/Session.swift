package import HotKeyDefinition

/// A talk with one editor, from `initialize` to `exit`.
///
/// - Shape: messages in, messages out. What takes long, looking at a whole set, is handed out by
///   ``nextAnalysis()`` and its result taken back by ``finish(_:)``, so that bursts of changes cost as
///   many looks as there is time for. Documents are synchronised in full.
/// - Errors: a request that cannot be answered is answered with an error; nothing is thrown.
/// - Isolation: a value; whoever holds it gives it one message at a time. Requests about the whole set
///   read files that have changed on the disk.
/// - Source: LSP 3.17.
package struct Session {
  enum Life: Equatable { case created, running, shutDown, ended(Int32) }

  let release: String
  let layersInForce: DefinitionLayers?
  let rules: @Sendable () -> LintSettings?
  private(set) var life = Life.created
  var client = ClientTraits()
  var sets: [DefinitionRoot: DefinitionSetState] = [:]
  /// By path.
  var documents: [String: OpenDocument] = [:]
  var edits = 0
  private var asked = 0

  /// - Parameters:
  ///   - release: the program's version.
  ///   - layersInForce: where the machine's definitions come from; a workspace that is one of these
  ///     layers is looked at with the others.
  ///   - rules: what the rules of `check` are held against, asked before each look; `nil` for none.
  package init(
    release: String, layersInForce: DefinitionLayers?,
    rules: @escaping @Sendable () -> LintSettings? = { nil }
  ) {
    self.rules = rules
    self.release = release
    self.layersInForce = layersInForce
  }

  /// The process's exit code, once the client has said `exit`.
  package var exitCode: Int32? { if case .ended(let code) = life { code } else { nil } }

  /// Whether the client has said `shutdown`.
  package var isShutDown: Bool { life == .shutDown }

  /// Takes a message.
  ///
  /// - Parameters:
  ///   - message: of any shape.
  ///   - isCancelled: whether the client no longer wants the answer.
  /// - Returns: what is to be sent, in order.
  package mutating func receive(_ message: JSONValue, isCancelled: Bool = false) -> [JSONValue] {
    guard case .object(let fields) = message else {
      return [.response(.null, ResponseError(ResponseError.invalidRequest, "no message"))]
    }
    let id = fields["id"]
    guard let method = fields["method"]?.string else {
      // An answer to a question of ours needs nothing more.
      if id != nil, fields["result"] != nil || fields["error"] != nil { return [] }
      return [
        .response(id?.asID ?? .null, ResponseError(ResponseError.invalidRequest, "no method"))
      ]
    }
    let params = fields["params"] ?? .object([:])
    guard let id else { return notify(method, params) }
    guard let id = id.asID else {
      return [.response(.null, ResponseError(ResponseError.invalidRequest, "no id"))]
    }
    if isCancelled {
      return [.response(id, ResponseError(ResponseError.cancelled, "cancelled"))]
    }
    do throws(ResponseError) {
      return [.response(id, try answer(method, params))]
    } catch {
      return [.response(id, error)]
    }
  }

  // MARK: Life

  private mutating func answer(
    _ method: String, _ params: JSONValue
  ) throws(ResponseError) -> JSONValue {
    switch (life, method) {
    case (.created, "initialize"):
      life = .running
      client = ClientTraits(params)
      for folder in client.folders { addRoot(workspaceFolder: folder) }
      return capabilities
    case (.created, _): throw ResponseError(ResponseError.notInitialized, "not initialized")
    case (.running, "initialize"):
      throw ResponseError(ResponseError.invalidRequest, "already initialized")
    case (.running, "shutdown"):
      life = .shutDown
      return .null
    case (.running, _): return try request(method, params)
    case (.shutDown, _), (.ended, _):
      throw ResponseError(ResponseError.invalidRequest, "shut down")
    }
  }

  private mutating func notify(_ method: String, _ params: JSONValue) -> [JSONValue] {
    if method == "exit" {
      life = .ended(life == .shutDown ? 0 : 1)
      return []
    }
    guard life == .running else { return [] }
    if method == "initialized" { return registration }
    // A notification has no answer, so one that makes no sense is passed over.
    return (try? take(method, params)) ?? []
  }

  mutating func addRoot(workspaceFolder uri: String) {
    guard let path = DocumentURI.path(uri), let root = DefinitionRoot(workspaceFolder: path) else {
      return
    }
    add(root)
  }

  mutating func add(_ root: DefinitionRoot) {
    if sets[root] == nil {
      sets[root] = DefinitionSetState(root, layers: root.layers(inForce: layersInForce))
    }
  }

  /// Asks to be told of files that change on the disk.
  private var registration: [JSONValue] {
    mutating get {
      guard client.canRegisterWatchers else { return [] }
      asked += 1
      let watchers: JSONValue = [
        ["globPattern": "**/*.yaml"], ["globPattern": "**/*.md"],
      ]
      return [
        [
          "jsonrpc": "2.0", "id": .string("genvej-\(asked)"),
          "method": "client/registerCapability",
          "params": [
            "registrations": [
              [
                "id": "definitions", "method": "workspace/didChangeWatchedFiles",
                "registerOptions": ["watchers": watchers],
              ]
            ]
          ],
        ]
      ]
    }
  }
}

extension JSONValue {
  /// A text or a number, as an id may be.
  package var asID: JSONValue? {
    switch self {
    case .string, .integer: self
    default: nil
    }
  }
}
