/// Why a request was not answered.
///
/// - Shape: the message holds no text of a document.
/// - Source: JSON-RPC 2.0 §5.1; LSP 3.17, `ErrorCodes`.
package struct ResponseError: Error, Equatable {
  package let code: Int
  package let message: String

  package static let parseError = -32700
  package static let invalidRequest = -32600
  package static let methodNotFound = -32601
  package static let invalidParams = -32602
  package static let notInitialized = -32002
  package static let requestFailed = -32803
  package static let cancelled = -32800

  package init(_ code: Int, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension JSONValue {
  /// An answer to a request.
  static func response(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "id": id, "result": result]
  }

  /// A refusal of a request; `id` is null where it could not be read.
  package static func response(_ id: JSONValue, _ error: ResponseError) -> JSONValue {
    [
      "jsonrpc": "2.0", "id": id,
      "error": ["code": .integer(error.code), "message": .string(error.message)],
    ]
  }

  static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "method": .string(method), "params": params]
  }
}
