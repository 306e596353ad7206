import DBus
import Desktop

/// The accessibility bus with a deadline for every answer.
///
/// - Errors: ``AccessibilityError``; `CancellationError` when the calling task is cancelled.
/// - Isolation: any task.
struct AccessibilityBus: Sendable {
  let connection: BusConnection
  /// How long an application may be silent.
  let patience: Duration

  /// Opens the bus that the session's launcher names.
  ///
  /// - Parameters:
  ///   - session: the bus on which the launcher is asked.
  ///   - known: an address read elsewhere: `AT_SPI_BUS_ADDRESS`, the root window's property
  ///     `AT_SPI_BUS`.
  ///   - isEnabling: whether toolkits are told that accessibility is wanted.
  ///   - patience: how long each answer may take.
  /// - Returns: the bus, connected.
  /// - Throws: any ``BusError``; `.noBus` and `.noOwner` where there is no such bus.
  static func open(
    session: BusAddress, known: String?, isEnabling: Bool, patience: Duration
  ) async throws(BusError) -> AccessibilityBus {
    if let known, !isEnabling {
      return AccessibilityBus(
        connection: try await connect(to: known, patience), patience: patience)
    }
    let bus = try await BusConnection.open(session, threadName: "a11y", within: patience)
    let found: Result<String, BusError>
    do {
      if isEnabling { try await enable(on: bus, patience) }
      found = .success(try await launchedAddress(on: bus, patience))
    } catch {
      found = .failure(error)
    }
    await bus.close()
    let address: String
    if let known { address = known } else { address = try found.get() }
    return AccessibilityBus(
      connection: try await connect(to: address, patience), patience: patience)
  }

  private static func connect(
    to address: String, _ patience: Duration
  ) async throws(BusError) -> BusConnection {
    try await BusConnection.open(.address(address), threadName: "a11y", within: patience)
  }

  private static func launchedAddress(
    on session: BusConnection, _ patience: Duration
  ) async throws(BusError) -> String {
    let call = BusCall(
      to: "org.a11y.Bus", path: "/org/a11y/bus", interface: "org.a11y.Bus", member: "GetAddress")
    guard let address = try await session.call(call, within: patience).first?.string,
      !address.isEmpty
    else { throw BusError(.noBus, detail: "GetAddress") }
    return address
  }

  private static func enable(
    on session: BusConnection, _ patience: Duration
  ) async throws(BusError) {
    let (name, path, status) = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status")
    let question = BusCall.property(of: name, path: path, interface: status, name: "IsEnabled")
    let isEnabled = try await session.call(question, within: patience).first?.boolean
    guard isEnabled != true else { return }
    let setting = BusCall.setProperty(
      of: name, path: path, interface: status, name: "IsEnabled", to: .boolean(true))
    try await session.call(setting, within: patience)
  }
}

/// What bounds one question of ours, which may need many rounds of calls.
///
/// A program that goes on answering is waited for, be the machine ever so busy; one that is silent
/// is not. The end bounds a tree that grows while it is read.
struct Deadline: Sendable {
  private let silence: Duration
  private let end: ContinuousClock.Instant

  /// - Parameters:
  ///   - silence: how long the next answers may take.
  ///   - start: the moment of the question.
  init(silence: Duration, from start: ContinuousClock.Instant = .now) {
    self.silence = silence
    end = start + silence * Self.rounds
  }

  /// As many as a deep tree of a busy program may need at its slowest.
  private static let rounds = 8

  /// How long the calls sent now may take, none below zero.
  var left: Duration { left(at: .now) }

  func left(at now: ContinuousClock.Instant) -> Duration {
    min(silence, max(.zero, now.duration(to: end)))
  }
}

extension AccessibilityBus {
  func newDeadline() -> Deadline { Deadline(silence: patience) }

  /// One call that must be answered.
  func ask(_ call: BusCall, by deadline: Deadline) async throws -> [DBusValue] {
    do {
      return try await connection.call(call, within: deadline.left)
    } catch {
      throw try Self.translated(error)
    }
  }

  /// One call the object may not understand: `nil` then.
  func askIfKnown(_ call: BusCall, by deadline: Deadline) async throws -> [DBusValue]? {
    try await askAll([call], by: deadline).first ?? nil
  }

  /// Calls sent together: `nil` for each that the object does not understand or whose object has
  /// gone.
  ///
  /// - Errors: `.deadline`, `.noBus`; one late answer fails them all.
  func askAll(_ calls: [BusCall], by deadline: Deadline) async throws -> [[DBusValue]?] {
    var answers: [[DBusValue]?] = []
    answers.reserveCapacity(calls.count)
    for start in stride(from: 0, to: calls.count, by: Self.callsAtOnce) {
      let part = Array(calls[start..<min(start + Self.callsAtOnce, calls.count)])
      for answer in await connection.calls(part, within: deadline.left) {
        answers.append(try Self.value(of: answer))
      }
    }
    return answers
  }

  /// Calls to applications that are none of our business: `nil` for whoever does not answer in a
  /// quarter of
  /// our patience, for a frozen one must not hinder the search among the others.
  func askStrangers(_ calls: [BusCall]) async throws -> [[DBusValue]?] {
    try await connection.calls(calls, within: patience / 4).map { answer in
      if case .failure(let error) = answer, error.code == .deadline { return nil }
      return try Self.value(of: answer)
    }
  }

  /// Well below the 50,000 answers a bus lets one connection wait for.
  private static let callsAtOnce = 6000

  private static func value(of answer: BusAnswer) throws -> [DBusValue]? {
    switch answer {
    case .success(let values): return values
    case .failure(let error):
      switch error.code {
      case .unknown, .refused, .malformed, .noOwner, .peerLeft: return nil
      default: throw try translated(error)
      }
    }
  }

  /// - Throws: `CancellationError` instead of an answer.
  static func translated(_ error: BusError) throws -> AccessibilityError {
    let code: AccessibilityError.Code
    switch error.code {
    case .noBus, .connectionLost: code = .noBus
    case .noOwner, .peerLeft, .unknown: code = .gone
    case .deadline: code = .deadline
    case .cancelled: throw CancellationError()
    case .refused, .malformed, .nameTaken: code = .malformed
    }
    return AccessibilityError(code, detail: error.description)
  }
}
