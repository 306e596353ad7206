import CSystemd
import Glibc

extension BusConnection {
  /// Calls a method and waits for its answer.
  ///
  /// - Parameters:
  ///   - call: the method and its arguments.
  ///   - deadline: how long the answer may take.
  /// - Returns: the answer.
  /// - Throws: any ``BusError/Code`` but `.nameTaken`.
  @discardableResult
  package func call(
    _ call: BusCall, within deadline: Duration = .seconds(5)
  ) async throws(BusError) -> [DBusValue] {
    guard let answer = await calls([call], within: deadline).first else {
      throw BusError(.malformed, detail: call.member)
    }
    return try answer.get()
  }

  /// Sends all of `calls` before the first answer is awaited, and returns when each has its answer.
  ///
  /// - Parameters:
  ///   - calls: the methods and their arguments.
  ///   - deadline: how long each answer may take, counted from now.
  /// - Returns: one answer a call, in the order of the calls; cancelling the task ends those still
  ///   open with `.cancelled`.
  package func calls(
    _ calls: [BusCall], within deadline: Duration = .seconds(5)
  ) async -> [BusAnswer] {
    let id = nextID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let batch = CallBatch(id, calls, .now + deadline, of: self, continuation)
        batches[id] = batch
        start(batch, within: deadline)
      }
    } onCancel: {
      // Owned by nobody because it lasts for one turn of the connection's thread.
      Task { await self.cancel(id) }
    }
  }

  private func start(_ batch: CallBatch, within deadline: Duration) {
    let microseconds = max(1, deadline.microseconds)
    for index in batch.calls.indices {
      do {
        try send(PendingCall(batch, index), within: microseconds)
      } catch {
        batch.finish(index, .failure(error))
      }
    }
    batch.allSent()
  }

  private func send(_ pending: PendingCall, within microseconds: UInt64) throws(BusError) {
    let call = pending.batch.calls[pending.index]
    guard !isLost else { throw BusError(.connectionLost, detail: call.member) }
    let message = try newMessage(for: call)
    var slot: OpaquePointer?
    let sent = sd_bus_call_async(
      bus.pointer, &slot, message.pointer,
      { answer, userdata, _ in
        guard let answer, let userdata else { return 0 }
        Unmanaged<PendingCall>.fromOpaque(userdata).takeUnretainedValue().answered(by: answer)
        return 1
      }, Unmanaged.passUnretained(pending).toOpaque(), microseconds)
    guard sent >= 0 else {
      throw .system(isLostResult(sent) ? .connectionLost : .malformed, sent, in: call.member)
    }
    pending.slot = BusSlot(adopting: slot)
    pending.batch.hold(pending)
  }

  private func newMessage(for call: BusCall) throws(BusError) -> BusMessage {
    var created: OpaquePointer?
    let result = sd_bus_message_new_method_call(
      bus.pointer, &created, call.destination, call.path, call.interface, call.member)
    guard result >= 0, let created else { throw .system(.malformed, result, in: call.member) }
    let message = BusMessage(adopting: created)
    if !call.startsService { sd_bus_message_set_auto_start(created, 0) }
    if call.isSensitive { sd_bus_message_sensitive(created) }
    try message.append(call.arguments)
    return message
  }

  private func cancel(_ id: UInt64) {
    guard let batch = batches[id] else { return }
    batch.finishAll(BusError(.cancelled, detail: "the call was cancelled"))
  }
}

/// Calls sent together, and the answers that have come so far.
///
/// - Isolation: the connection's actor.
final class CallBatch {
  let calls: [BusCall]
  let deadline: ContinuousClock.Instant
  private let id: UInt64
  private unowned let connection: BusConnection
  private var continuation: CheckedContinuation<[BusAnswer], Never>?
  private var pending: [Int: PendingCall] = [:]
  private var answers: [BusAnswer?]
  private var missing: Int
  private var isSent = false

  init(
    _ id: UInt64, _ calls: [BusCall], _ deadline: ContinuousClock.Instant,
    of connection: BusConnection, _ continuation: CheckedContinuation<[BusAnswer], Never>
  ) {
    self.id = id
    self.calls = calls
    self.deadline = deadline
    self.connection = connection
    self.continuation = continuation
    answers = Array(repeating: nil, count: calls.count)
    missing = calls.count
  }

  /// Keeps a sent call alive until its answer has come.
  func hold(_ call: PendingCall) { pending[call.index] = call }

  func allSent() {
    isSent = true
    completeIfAnswered()
  }

  func finish(_ index: Int, _ answer: BusAnswer) {
    pending[index] = nil
    guard answers[index] == nil else { return }
    answers[index] = answer
    missing -= 1
    completeIfAnswered()
  }

  func finishAll(_ error: BusError) {
    pending = [:]
    answers = answers.map { $0 ?? .failure(error) }
    missing = 0
    isSent = true
    completeIfAnswered()
  }

  private func completeIfAnswered() {
    guard isSent, missing == 0, let continuation else { return }
    self.continuation = nil
    let id = id
    connection.assumeIsolated { $0.batches[id] = nil }
    continuation.resume(returning: answers.compactMap { $0 })
  }
}

/// One call under way; sd-bus points to it until its slot is released.
final class PendingCall {
  let batch: CallBatch
  let index: Int
  var slot: BusSlot?

  init(_ batch: CallBatch, _ index: Int) {
    self.batch = batch
    self.index = index
  }

  func answered(by pointer: OpaquePointer) {
    let message = BusMessage(sharing: pointer)
    guard let name = message.errorName else {
      batch.finish(index, Result { () throws(BusError) in try message.readBody() })
      return
    }
    let member = batch.calls[index].member
    let isOpen = sd_bus_is_open(sd_bus_message_get_bus(pointer)) > 0
    let error =
      isOpen
      ? BusError(name: name, member: member, expired: .now >= batch.deadline - .milliseconds(1))
      : BusError(.connectionLost, name: name, detail: member)
    batch.finish(index, .failure(error))
  }
}

extension Duration {
  /// Whole microseconds, none below zero.
  var microseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    return UInt64(min(seconds, 1_000_000)) * 1_000_000 + UInt64(attoseconds / 1_000_000_000_000)
  }
}

/// Whether a result of sd-bus, −errno, says that the connection has ended.
func isLostResult(_ result: Int32) -> Bool {
  [ENOTCONN, ECONNRESET, EPIPE, ESHUTDOWN].contains(-result)
}
