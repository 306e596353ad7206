/// A person at the keyboard and mouse of an Xvnc server.
///
/// Keys arrive at the X server as those of a physical keyboard (a slave device beside XTEST's),
/// through its input
/// queue, under grabs and layout as any key.
///
/// What a call's return proves: Xvnc has read the events and put them in the X server's input
/// queue, because it
/// answers messages of one connection in order and the call ends with a question and its answer. It
/// does not
/// prove that a window has got the key; the window's own reaction does.
///
/// - Shape: RFB 3.8, security None, over a Unix socket; the screen is asked for one pixel, never
///   drawn. A
///   character missing in the layout makes Xvnc add it to the keyboard map, which programs see as a
///   layout change.
/// - Errors: ``TestKitError``.
/// - Source: RFC 6143.
package actor RFBClient {
  private let stream: ByteStream
  private let bytesPerPixel: Int
  private var held: [Keysym] = []
  private var buttons: UInt8 = 0
  /// The latest exchange; the next one begins when it has its answer.
  private var exchange: Task<Void, any Error>?

  private init(stream: ByteStream, bytesPerPixel: Int) {
    self.stream = stream
    self.bytesPerPixel = bytesPerPixel
  }

  static func connect(_ path: String) async throws -> RFBClient {
    try await withDeadline(.seconds(20), "greeting of the VNC server") {
      let stream = try ByteStream.connect(path: path)
      let bits = try await RFBHandshake.perform(stream)
      return RFBClient(stream: stream, bytesPerPixel: max(1, bits / 8))
    }
  }

  /// Presses keys in order and keeps them down.
  package func hold(_ keys: Keysym...) async throws {
    held += keys
    try await send(keys.flatMap { RFBMessage.key($0, isDown: true) })
  }

  /// Lets keys go in order.
  package func release(_ keys: Keysym...) async throws {
    held.removeAll { keys.contains($0) }
    try await send(keys.flatMap { RFBMessage.key($0, isDown: false) })
  }

  /// Lets every held key go, the last one first.
  package func releaseAll() async throws {
    let keys = held.reversed()
    held = []
    try await send(keys.flatMap { RFBMessage.key($0, isDown: false) })
  }

  /// Presses and releases each key in turn.
  package func press(_ keys: Keysym...) async throws {
    try await send(keys.flatMap(RFBMessage.stroke))
  }

  /// Presses a chord as a person does: modifiers down, key, modifiers up.
  package func chord(_ modifiers: [Keysym], _ key: Keysym) async throws {
    let down = modifiers.flatMap { RFBMessage.key($0, isDown: true) }
    let up = modifiers.reversed().flatMap { RFBMessage.key($0, isDown: false) }
    try await send(down + RFBMessage.stroke(key) + up)
  }

  /// Types a text key by key, without pause.
  package func type(_ text: String) async throws {
    try await send(text.unicodeScalars.flatMap { RFBMessage.stroke(Keysym($0)) })
  }

  /// Moves the pointer and clicks; button 1 is left, 2 middle, 3 right.
  package func click(x: Int, y: Int, button: Int = 1) async throws {
    let mask = UInt8(1) << UInt8(button - 1)
    try await send(
      RFBMessage.pointer(x, y, 0) + RFBMessage.pointer(x, y, mask) + RFBMessage.pointer(x, y, 0))
  }

  /// Hangs up; the server lets go of every key that is still held.
  package func disconnect() { stream.close() }

  /// Sends events and waits for the answer to a question asked after them.
  private func send(_ events: [UInt8]) async throws {
    let earlier = exchange
    let (stream, bytesPerPixel) = (stream, bytesPerPixel)
    let mine = Task {
      _ = try? await earlier?.value
      try await withDeadline(.seconds(20), "answer of the VNC server") {
        try await stream.write(events + RFBMessage.onePixel)
        try await RFBMessage.awaitUpdate(from: stream, bytesPerPixel: bytesPerPixel)
      }
    }
    exchange = mine
    try await mine.value
  }
}
