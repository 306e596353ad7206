import DesktopTestKit
import Foundation
import Glibc
import LanguageServer
import Testing

/// The built program on the other end of two pipes.
final class ServerProcess {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("genvej").path

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()
  private var framing = MessageFraming()

  init() throws {
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["lsp", "--stdio"]
    process.environment = MinimalEnvironment.variables
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = errors
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  func send(_ message: JSONValue) throws { try send(bytes: MessageFraming.framed(message.bytes)) }
  func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  private func send(bytes: [UInt8]) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
  }

  /// The next message.
  func next() throws -> JSONValue {
    while true {
      switch framing.frame() {
      case .message(let bytes): return try #require(JSONValue(bytes))
      case nil: break
      case let other: Issue.record("not the protocol: \(String(describing: other))")
      }
      let bytes = try read(output)
      try #require(!bytes.isEmpty, "the server has ended")
      framing.feed(bytes[...])
    }
  }

  /// What has come on a pipe; empty at its end.
  ///
  /// A deadline ends a wait in vain: nothing else would interrupt a read.
  private func read(_ pipe: Pipe) throws -> [UInt8] {
    var state = pollfd(
      fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    try #require(poll(&state, 1, 60_000) > 0, "nothing came within a minute")
    return Array(pipe.fileHandleForReading.availableData)
  }

  private func rest(_ pipe: Pipe) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while case let more = try read(pipe), !more.isEmpty { bytes += more }
    return bytes
  }

  /// The next message that is an answer or a notification of this kind.
  func next(where isWanted: (JSONValue) -> Bool) throws -> JSONValue {
    while true {
      let message = try next()
      if isWanted(message) { return message }
    }
  }

  func ask(_ id: Int, _ method: String, _ params: JSONValue) throws -> JSONValue {
    try send(["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": params])
    return try next { $0["id"] == .integer(id) }
  }

  func tell(_ method: String, _ params: JSONValue) throws {
    try send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  func start(in folder: String) throws {
    _ = try ask(
      0, "initialize",
      ["capabilities": .object([:]), "rootUri": .string(DocumentURI.uri(folder))])
    try tell("initialized", .object([:]))
  }

  /// What is left on standard output, what standard error says, and the exit code.
  func end(closing: Bool = false) throws -> (rest: [UInt8], errors: String, code: Int32) {
    if closing { try input.fileHandleForWriting.close() }
    let rest = try rest(output)
    let words = try self.rest(errors)
    process.waitUntilExit()
    return (rest, String(decoding: words, as: UTF8.self), process.terminationStatus)
  }
}

@Suite(.serialized, .timeLimit(.minutes(2)))
struct ProcessTests {
  @Test func server_findsMistakes_andTheyGo_untilItIsSentAway() throws {
    let stage = try Stage()
    let server = try ServerProcess()
    try server.start(in: stage.folder.path)
    let text = try stage.text(Stage.plan)
    func document(_ version: Int, _ text: String) -> JSONValue {
      ["uri": stage.uri(Stage.plan), "version": .integer(version), "text": .string(text)]
    }
    try server.tell("textDocument/didOpen", ["textDocument": document(1, text)])
    let wrong = text.replacingOccurrences(of: "borger.navn", with: "borger.nvan")
    try server.tell(
      "textDocument/didChange",
      ["textDocument": document(2, ""), "contentChanges": [["text": .string(wrong)]]])
    let found = try server.next { $0["params"]?["version"] == 2 }
    #expect(found["params"]?["diagnostics"]?.array?.first?["code"] == "GV0204")
    try server.tell(
      "textDocument/didChange",
      ["textDocument": document(3, ""), "contentChanges": [["text": .string(text)]]])
    let gone = try server.next { $0["params"]?["version"] == 3 }
    #expect(gone["params"]?["diagnostics"] == [])
    #expect(try server.ask(1, "shutdown", .null)["result"] == .null)
    #expect(try server.ask(2, "textDocument/hover", .object([:]))["error"]?["code"] == -32600)
    try server.tell("exit", .null)
    let end = try server.end()
    #expect(end.code == 0)
    #expect(end.rest.isEmpty)
    #expect(end.errors == "")
  }

  @Test func server_goesOn_whateverItIsSent() throws {
    let stage = try Stage()
    let server = try ServerProcess()
    try server.start(in: stage.folder.path)
    let secret = "610190-0019"
    try server.send("Content-Length: 30\r\n\r\n{\"a\": \"\(secret)\" this is no")
    #expect(try server.next()["error"]?["code"] == -32700)
    try server.send("noise \(secret) noise\r\n\r\n")
    #expect(try server.next()["error"]?["code"] == -32700)
    try server.send("Content-Length: 99999999\r\n\r\n")
    #expect(try server.next()["error"]?["code"] == -32600)
    try server.send(String(repeating: " ", count: 99_999_999))
    try server.send(MessageFraming.framedText(String(repeating: "[", count: 1_000_000)))
    #expect(try server.next()["error"]?["code"] == -32700)
    let answer = try server.ask(
      5, "textDocument/documentSymbol", ["textDocument": ["uri": stage.uri(Stage.plan)]])
    #expect(answer["result"]?.array?.isEmpty == false)
    let end = try server.end(closing: true)
    #expect(end.code == 1, "nobody said `shutdown`")
    #expect(!end.errors.contains(secret))
    #expect(end.errors.contains("genvej lsp: bytes outside any message"))
  }

  @Test func exit_withoutShutdown_is1() throws {
    let server = try ServerProcess()
    try server.tell("exit", .null)
    #expect(try server.end().code == 1)
  }

  @Test func request_isCancelled_beforeItsTurnComes() throws {
    let stage = try Stage()
    let server = try ServerProcess()
    try server.start(in: stage.folder.path)
    let place: JSONValue = [
      "textDocument": ["uri": stage.uri(Stage.plan)], "position": ["line": 0, "character": 0],
    ]
    // In one write, so that the reader has the last before the session comes to the second.
    var bytes: [UInt8] = []
    for id in 1...200 {
      bytes += MessageFraming.framed(
        JSONValue(
          dictionaryLiteral: ("id", .integer(id)), ("method", "textDocument/references"),
          ("params", place)
        ).bytes)
    }
    bytes += MessageFraming.framed(
      JSONValue(dictionaryLiteral: ("method", "$/cancelRequest"), ("params", ["id": 200])).bytes)
    try server.send(String(decoding: bytes, as: UTF8.self))
    let last = try server.next { $0["id"] == 200 }
    #expect(last["error"]?["code"] == -32800)
  }
}

extension MessageFraming {
  /// A text as a message.
  static func framedText(_ text: String) -> String {
    String(decoding: framed(Array(text.utf8)), as: UTF8.self)
  }
}
