import CSystemd

extension BusConnection {
  /// Offers `object` to the bus.
  ///
  /// Calls wait until ``serve()`` runs.
  ///
  /// - Errors: `.connectionLost`, `.malformed`.
  package func export(_ object: BusObject) throws(BusError) {
    guard !isLost else { throw BusError(.connectionLost, detail: object.path) }
    if exports.slot == nil { exports.slot = try newDispatcher() }
    exports.objects[object.path] = object
  }

  /// Answers calls to the exported objects, each in a child task of its own, until the task is
  /// cancelled.
  ///
  /// - Errors: `.connectionLost` when the bus ends. Cancelled, it cancels the methods under way,
  ///   lets them
  ///   answer, refuses the calls that wait, and returns; a connection serves once.
  package func serve() async throws(BusError) {
    let calls = exports.calls
    await withDiscardingTaskGroup { group in
      for await call in calls {
        group.addTask { await self.perform(call) }
      }
      group.cancelAll()
    }
    exports.endCalls()
    if isLost { throw BusError(.connectionLost, detail: "serve") }
  }

  private func perform(_ call: IncomingCall) async {
    do {
      let values = try await call.method.body(call.arguments)
      exports.reply(to: call.id, .success(values))
    } catch {
      exports.reply(to: call.id, .failure(error))
    }
  }

  private func newDispatcher() throws(BusError) -> BusSlot? {
    var slot: OpaquePointer?
    // One handler for every path, because the parents of an object must answer `Introspect` too.
    let result = sd_bus_add_fallback(
      bus.pointer, &slot, "/",
      { message, userdata, _ in
        guard let message, let userdata else { return 0 }
        let exports = Unmanaged<Exports>.fromOpaque(userdata).takeUnretainedValue()
        return exports.dispatch(BusMessage(sharing: message)) ? 1 : 0
      }, Unmanaged.passUnretained(exports).toOpaque())
    guard result >= 0 else { throw .system(.malformed, result, in: "sd_bus_add_fallback") }
    return BusSlot(adopting: slot)
  }
}

/// A method call that waits for its answer.
struct IncomingCall: Sendable {
  let id: UInt64
  let method: BusMethod
  let arguments: [DBusValue]
}
