/// What the client has said about itself.
struct ClientTraits {
  var encoding = PositionEncoding.utf16
  /// Addresses of the workspace's folders.
  var folders: [String] = []
  var showsRelatedInformation = false
  var canRegisterWatchers = false

  init() {}

  /// - Parameter params: of `initialize`.
  init(_ params: JSONValue) {
    let capabilities = params["capabilities"]
    let offered = capabilities?["general"]?["positionEncodings"]?.array ?? []
    encoding = .negotiated(offered.compactMap(\.string))
    let listed = params["workspaceFolders"]?.array?.compactMap { $0["uri"]?.string } ?? []
    folders = listed.isEmpty ? params["rootUri"]?.string.map { [$0] } ?? [] : listed
    showsRelatedInformation =
      capabilities?["textDocument"]?["publishDiagnostics"]?["relatedInformation"]?.bool ?? false
    canRegisterWatchers =
      capabilities?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
  }
}

extension Session {
  /// The answer to `initialize`.
  var capabilities: JSONValue {
    [
      "serverInfo": ["name": "genvej", "version": .string(release)],
      "capabilities": [
        "positionEncoding": .string(client.encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 1, "save": true],
        "completionProvider": [
          "triggerCharacters": [".", "|", ":", " ", "'", "\"", "(", "+", "{"]
        ],
        "hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
        "documentSymbolProvider": true, "renameProvider": ["prepareProvider": true],
        "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
      ],
    ]
  }
}
