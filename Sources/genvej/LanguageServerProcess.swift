import Dispatch
import Foundation
import Glibc
import HotKeyDefinition
import LanguageServer
import Synchronization

/// The language server around a ``Session``: bytes in, bytes out, and looks at whole sets meanwhile.
///
/// - Shape: one event after the other changes the session; input is read, and sets are looked at, on
///   threads of their own. Nothing but the protocol is written to standard output, and no text of a
///   document to standard error.
struct LanguageServerProcess {
  private enum Event {
    case message(JSONValue)
    case fault(ResponseError)
    case analysed(AnalysisResult)
    case inputEnded
  }

  private let release: String
  private let layersInForce: DefinitionLayers?
  private let rules: @Sendable () -> LintSettings?
  private let cancelled = CancelledRequests()
  private let events: AsyncStream<Event>
  private let sink: AsyncStream<Event>.Continuation

  init(
    release: String, layersInForce: DefinitionLayers?,
    rules: @escaping @Sendable () -> LintSettings?
  ) {
    self.rules = rules
    self.release = release
    self.layersInForce = layersInForce
    (events, sink) = AsyncStream.makeStream()
  }

  /// - Returns: the exit code: 0 where the client has said `shutdown` first.
  func run() async -> Int32 {
    var session = Session(release: release, layersInForce: layersInForce, rules: rules)
    read()
    for await event in events {
      let answers: [JSONValue]
      switch event {
      case .message(let message):
        answers = session.receive(message, isCancelled: cancelled.take(message))
      case .fault(let error): answers = [.response(.null, error)]
      case .analysed(let result): answers = session.finish(result)
      case .inputEnded: return session.isShutDown ? 0 : 1
      }
      for answer in answers where !Self.write(MessageFraming.framed(answer.bytes)) { return 1 }
      if let code = session.exitCode { return code }
      while let analysis = session.nextAnalysis() { look(analysis) }
    }
    return 1
  }

  private func look(_ analysis: Analysis) {
    DispatchQueue(label: "definitions").async { [sink] in
      sink.yield(.analysed(analysis.run()))
    }
  }

  // MARK: Input

  private func read() {
    Thread.detachNewThread { [sink, cancelled] in
      var framing = MessageFraming()
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        framing.feed(buffer[..<count])
        while let frame = framing.frame() { sink.yield(Self.event(frame, cancelled)) }
      }
      sink.yield(.inputEnded)
    }
  }

  private static func event(
    _ frame: MessageFraming.Frame, _ cancelled: CancelledRequests
  ) -> Event {
    switch frame {
    case .message(let bytes):
      guard let message = JSONValue(bytes) else {
        StandardError.write("genvej lsp: \(bytes.count) bytes that are no JSON\n")
        return .fault(ResponseError(ResponseError.parseError, "no JSON"))
      }
      cancelled.note(message)
      return .message(message)
    case .stray:
      StandardError.write("genvej lsp: bytes outside any message\n")
      return .fault(ResponseError(ResponseError.parseError, "expected `Content-Length`"))
    case .tooLarge(let count):
      StandardError.write("genvej lsp: a message of \(count) bytes is refused\n")
      return .fault(
        ResponseError(
          ResponseError.invalidRequest,
          "a message has at most \(MessageFraming.largest) bytes"))
    }
  }

  // MARK: Output

  /// - Returns: `false` where nobody reads any more.
  private static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// Requests that the client has taken back before their turn came.
///
/// - Isolation: any thread: the reader notes what the session has not come to yet.
private final class CancelledRequests: Sendable {
  private let ids = Mutex<Set<JSONValue>>([])

  /// Remembers what a `$/cancelRequest` names.
  func note(_ message: JSONValue) {
    guard message["method"]?.string == "$/cancelRequest", let id = message["params"]?["id"]?.asID
    else { return }
    ids.withLock { _ = $0.insert(id) }
  }

  /// Whether a request has been cancelled; forgotten with the answer, or where the request was
  /// answered before.
  func take(_ message: JSONValue) -> Bool {
    if message["method"]?.string == "$/cancelRequest" {
      if let id = message["params"]?["id"]?.asID { ids.withLock { _ = $0.remove(id) } }
      return false
    }
    guard message["method"] != nil, let id = message["id"]?.asID else { return false }
    return ids.withLock { $0.remove(id) != nil }
  }
}
