/// What a connection offers, and the calls whose answer it owes; sd-bus points to it until its slot
/// is
/// released.
///
/// - Isolation: the connection's actor.
final class Exports {
  /// More calls than this at once are refused: a caller that never stops must not fill the memory,
  /// and
  /// must leave room for another's `Stop`.
  private static let limit = (perCaller: 64, inAll: 1024)

  var slot: BusSlot?
  var objects: [String: BusObject] = [:]
  let calls: AsyncStream<IncomingCall>
  private let continuation: AsyncStream<IncomingCall>.Continuation
  private var owed: [UInt64: BusMessage] = [:]
  private var lastID: UInt64 = 0

  init() {
    (calls, continuation) = AsyncStream.makeStream(
      of: IncomingCall.self, bufferingPolicy: .bufferingOldest(Self.limit.inAll))
  }

  /// Whether the message was answered, or will be.
  func dispatch(_ message: BusMessage) -> Bool {
    if message.interface == "org.freedesktop.DBus.Introspectable" { return introspect(message) }
    guard let object = objects[message.path],
      let method = object.method(message.member, of: message.interface)
    else { return false }
    guard let arguments = try? message.readBody(),
      arguments.map(\.typeSignature) == method.inputs.map(\.type)
    else {
      message.refuse("InvalidArgs", "the method takes other arguments")
      return true
    }
    if !admit(method, arguments, from: message) {
      message.refuse("LimitsExceeded", "too many calls are under way")
    }
    return true
  }

  /// Answers a call that was admitted; nothing happens where it has been answered.
  func reply(to id: UInt64, _ result: Result<[DBusValue], BusMethodError>) {
    owed.removeValue(forKey: id)?.reply(result)
  }

  /// Refuses the calls whose answer is still owed, and all later ones.
  func endCalls() {
    continuation.finish()
    for message in owed.values { message.refuse("NoReply", "the service is leaving") }
    owed = [:]
  }

  private func admit(
    _ method: BusMethod, _ arguments: [DBusValue], from message: BusMessage
  ) -> Bool {
    let caller = message.sender
    guard owed.count < Self.limit.inAll,
      owed.values.count(where: { $0.sender == caller }) < Self.limit.perCaller
    else { return false }
    lastID += 1
    let call = IncomingCall(id: lastID, method: method, arguments: arguments)
    guard case .enqueued = continuation.yield(call) else { return false }
    owed[call.id] = message
    return true
  }

  private func introspect(_ message: BusMessage) -> Bool {
    guard message.member == "Introspect" else { return false }
    let children = children(of: message.path)
    let object = objects[message.path]
    guard object != nil || !children.isEmpty else { return false }
    let nodes = children.map { "  <node name=\"\($0)\"/>" }
    let content = ((object.map { [$0.introspection] } ?? []) + nodes).joined(separator: "\n")
    message.reply(.success([.string("<node>\n\(content)\n</node>\n")]))
    return true
  }

  /// The next parts of the paths below `path`, sorted, each once.
  private func children(of path: String) -> [String] {
    let prefix = path == "/" ? "/" : path + "/"
    let parts = objects.keys.filter { $0.hasPrefix(prefix) && $0 != path }
      .compactMap { $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init) }
    return Set(parts).sorted()
  }
}
