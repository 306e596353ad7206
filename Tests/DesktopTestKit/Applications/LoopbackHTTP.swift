/// One request to a server on this machine, past any proxy.
///
/// - Source: RFC 9112.
enum LoopbackHTTP {
  /// - Returns: the body of a 200 answer.
  /// - Throws: ``TestKitError/Code/refused`` with the status line of any other.
  static func get(_ path: String, port: UInt16) async throws -> [UInt8] {
    let stream = try ByteStream.connect(port: port)
    let request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
    try await stream.write(Array(request.utf8))
    let answer = try await stream.readToEnd()
    let status = String(decoding: answer.prefix { $0 != 0x0d }, as: UTF8.self)
    guard status.split(separator: " ").dropFirst().first == "200" else {
      throw TestKitError(.refused, "the form server answered `\(status)`")
    }
    guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw TestKitError(.malformed, "an answer without head")
    }
    return Array(answer[end.upperBound...])
  }
}
