extension BusConnection {
  /// Takes a well-known name for this connection.
  ///
  /// - Errors: `.nameTaken` while another connection has it: we neither wait for it nor take it
  ///   away.
  package func requestName(_ name: String) async throws(BusError) {
    let doNotQueue: UInt32 = 4
    let answer = try await call(.bus("RequestName", [.string(name), .uint32(doNotQueue)]))
    // 1: we are the owner; 4: we have been all along.
    guard let result = answer.first?.integer, result == 1 || result == 4 else {
      throw BusError(.nameTaken, detail: name)
    }
  }

  /// Gives a name back.
  package func releaseName(_ name: String) async throws(BusError) {
    try await call(.bus("ReleaseName", [.string(name)]))
  }

  /// The unique name of the connection that has `name`.
  ///
  /// - Errors: `.noOwner`.
  package func owner(of name: String) async throws(BusError) -> String {
    let answer = try await call(.bus("GetNameOwner", [.string(name)]))
    guard let owner = answer.first?.string else {
      throw BusError(.malformed, detail: "GetNameOwner")
    }
    return owner
  }

  /// The process ids of the owners of `names`, each `nil` where the bus does not know it.
  ///
  /// - Source: D-Bus Specification, `GetConnectionUnixProcessID`.
  package func processIDs(
    of names: [String], within deadline: Duration = .seconds(5)
  ) async throws(BusError) -> [Int32?] {
    let questions = names.map { BusCall.bus("GetConnectionUnixProcessID", [.string($0)]) }
    var ids: [Int32?] = []
    for answer in await calls(questions, within: deadline) {
      switch answer {
      case .success(let values): ids.append(values.first?.integer.flatMap { Int32(exactly: $0) })
      case .failure(let error) where [.noOwner, .unknown, .refused].contains(error.code):
        ids.append(nil)
      case .failure(let error): throw error
      }
    }
    return ids
  }
}
