import LanguageServer
import Testing

/// What a session makes of messages that are not as they should be.
struct SessionTests {
  private func code(_ answers: [JSONValue]) -> Int? { answers.first?["error"]?["code"]?.integer }

  @Test func initialize_tellsWhatItCan_andTheEncoding() {
    var session = Session(release: "1.2", layersInForce: nil)
    let answer = session.receive([
      "id": "a", "method": "initialize",
      "params": ["capabilities": ["general": ["positionEncodings": ["utf-8", "utf-16"]]]],
    ])
    let result = answer.first?["result"]
    #expect(answer.first?["id"] == "a")
    #expect(result?["capabilities"]?["positionEncoding"] == "utf-8")
    #expect(result?["capabilities"]?["textDocumentSync"]?["change"] == 1)
    #expect(result?["serverInfo"] == ["name": "genvej", "version": "1.2"])
  }

  @Test func life_isKeptInOrder() throws {
    var session = Session(release: "0", layersInForce: nil)
    #expect(code(session.receive(["id": 1, "method": "textDocument/hover"])) == -32002)
    #expect(session.receive(["method": "textDocument/didOpen", "params": []]).isEmpty)
    let start: JSONValue = ["id": 2, "method": "initialize", "params": .object([:])]
    #expect(code(session.receive(start)) == nil)
    #expect(code(session.receive(start)) == -32600)
    #expect(session.receive(["id": 3, "method": "shutdown"]).first?["result"] == .null)
    #expect(code(session.receive(["id": 4, "method": "textDocument/hover"])) == -32600)
    #expect(code(session.receive(["id": 5, "method": "shutdown"])) == -32600)
    #expect(session.exitCode == nil)
    #expect(session.receive(["method": "exit"]).isEmpty)
    #expect(session.exitCode == 0)
  }

  @Test func exit_withoutShutdown_is1() {
    var session = Session(release: "0", layersInForce: nil)
    _ = session.receive(["method": "exit"])
    #expect(session.exitCode == 1)
  }

  @Test(arguments: [
    ("[]", -32600), ("\"text\"", -32600), ("{}", -32600), (#"{"id":1,"method":5}"#, -32600),
    (#"{"id":[],"method":"x"}"#, -32600), (#"{"id":1,"method":"textDocument/unheard"}"#, -32601),
    (#"{"id":1,"method":"$/x"}"#, -32601), (#"{"id":1,"method":"textDocument/hover"}"#, -32602),
    (#"{"id":1,"method":"textDocument/hover","params":[]}"#, -32602),
    (#"{"id":1,"method":"textDocument/hover","params":{"textDocument":5}}"#, -32602),
    (
      #"{"id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///a"},"position":{"line":"0","character":0}}}"#,
      -32602
    ),
    (#"{"id":1,"method":"textDocument/rename","params":{"newName":3}}"#, -32602),
  ])
  func message_isRefusedWithACode_whereItMakesNoSense(_ text: String, _ expected: Int) throws {
    var stage = try Stage()
    _ = stage.settle()
    var session = stage.session
    let message = try #require(JSONValue(Array(text.utf8)))
    #expect(code(session.receive(message)) == expected)
  }

  @Test(arguments: [
    #"{"method":"textDocument/didOpen"}"#,
    #"{"method":"textDocument/didOpen","params":{"textDocument":[]}}"#,
    #"{"method":"textDocument/didChange","params":{"contentChanges":[5]}}"#,
    #"{"method":"unheard"}"#, #"{"method":"$/setTrace","params":"x"}"#, #"{"id":9,"result":null}"#,
    #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:1","text":"x"}}}"#,
    #"{"method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///never"}}}"#,
    #"{"method":"workspace/didChangeWorkspaceFolders","params":{"event":5}}"#,
  ])
  func notification_isPassedOver_whereItMakesNoSense(_ text: String) throws {
    var stage = try Stage()
    _ = stage.settle()
    var session = stage.session
    let message = try #require(JSONValue(Array(text.utf8)))
    #expect(session.receive(message).isEmpty)
    #expect(session.nextAnalysis() == nil)
  }

  @Test func request_isAnsweredWithNothing_forAFileOfNoSet() throws {
    var stage = try Stage()
    for method in ["hover", "completion", "definition", "references", "documentSymbol"] {
      let answer = try stage.ask("textDocument/\(method)", "Andet/fil.yaml", "a: ‸")
      #expect(answer["result"] == .null, "\(method)")
    }
  }

  @Test func cancelledRequest_isAnsweredAsSuch() throws {
    let stage = try Stage()
    var session = stage.session
    let answer = session.receive(
      ["id": 1, "method": "textDocument/hover"], isCancelled: true)
    #expect(code(answer) == -32800)
  }

  @Test func watchers_areAskedFor_whereTheClientCan() {
    var session = Session(release: "0", layersInForce: nil)
    _ = session.receive([
      "id": 1, "method": "initialize",
      "params": [
        "capabilities": ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]
      ],
    ])
    let asked = session.receive(["method": "initialized", "params": .object([:])])
    #expect(asked.first?["method"] == "client/registerCapability")
  }

  @Test func document_ofAnySize_isTaken() throws {
    var stage = try Stage()
    let long = "hotkey: a.b\ntitle: " + String(repeating: "æ", count: 2_000_000) + "‸"
    let answer = try stage.ask("textDocument/completion", "HotKeys/a/b.yaml", long)
    #expect(answer["result"] == .null)
    #expect(stage.settle().flatMap(\.codes) == ["GV0104"])
  }
}
