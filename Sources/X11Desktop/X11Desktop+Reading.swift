import CX11
import Desktop

/// A conversion we asked for.
struct IncomingConversion {
  enum State {
    case pending
    /// Pieces are coming (ICCCM §2.7.2).
    case pieces
    case done
    case refused
    /// More than we take in.
    case excessive
  }

  var state = State.pending
  /// Nobody waits for it any longer; its window is free again once the owner has answered after
  /// all.
  var isAbandoned = false
  var type: Atom = 0
  var format: Int32 = 8
  var bytes: [UInt8] = []

  var hasEnded: Bool {
    switch state {
    case .done, .refused, .excessive: true
    case .pending, .pieces: false
    }
  }
}

/// A property as it was read.
struct PropertyValue {
  let type: Atom
  let format: Int32
  let bytes: [UInt8]
}

/// Reading what others own.
///
/// - Source: ICCCM §2.4, §2.7.2.
extension X11Desktop {
  /// Largest content we take in; more is refused, so that a hostile owner cannot fill the memory.
  static let contentLimit = 256 * 1024 * 1024

  /// Asks a selection's owner for one target.
  ///
  /// - Returns: `nil` where the owner does not have that form.
  /// - Throws: `code` where it does not answer in time.
  func fetch(
    _ selection: Atom, as target: Atom, within deadline: Duration, failing code: DesktopError.Code,
    stoppable: Bool = true
  ) async throws(DesktopError) -> PropertyValue? {
    let landing = takeLanding()
    incoming[landing] = IncomingConversion()
    defer { leave(landing) }
    XConvertSelection(display, selection, target, atoms.landing, landing, UInt(CurrentTime))
    try await require(
      code, "the owner of the selection does not answer", within: deadline, stoppable: stoppable
    ) { [self] in incoming[landing]?.hasEnded ?? true }
    guard let conversion = incoming[landing], case .done = conversion.state else { return nil }
    return PropertyValue(type: conversion.type, format: conversion.format, bytes: conversion.bytes)
  }

  /// A selection's text, UTF-8 first.
  func fetchText(
    _ selection: Atom, within deadline: Duration, failing code: DesktopError.Code
  ) async throws(DesktopError) -> String? {
    if let value = try await fetch(selection, as: atoms.utf8, within: deadline, failing: code) {
      return text(value.bytes)
    }
    guard let latin = try await fetch(selection, as: Atom(31), within: deadline, failing: code)
    else { return nil }
    return String(String.UnicodeScalarView(latin.bytes.map { Unicode.Scalar($0) }))
  }

  /// Some owners end their text with a NUL that is not part of it; Tk writes characters beyond
  /// U+FFFF as two surrogates.
  private func text(_ bytes: [UInt8]) -> String {
    let body = bytes.last == 0 ? bytes.dropLast() : bytes[...]
    return String(validating: body, as: UTF8.self)
      ?? String(decoding: Surrogates.joined(body), as: UTF8.self)
  }

  /// A window for one conversion, so that an answer that comes too late can never be taken for
  /// another's.
  private func takeLanding() -> Window {
    if let free = landings.popLast() { return free }
    let made = XCreateSimpleWindow(display, root, -10, -10, 1, 1, 0, 0, 0)
    XSelectInput(display, made, PropertyChangeMask)
    return made
  }

  /// The window is free for the next conversion, or kept apart until the owner has answered.
  private func leave(_ landing: Window) {
    guard let conversion = incoming[landing] else { return }
    // The owner waits to go on: nothing else may land there.
    if case .excessive = conversion.state { return incoming[landing] = nil }
    if conversion.hasEnded { return retire(landing) }
    incoming[landing]?.isAbandoned = true
  }

  private func retire(_ landing: Window) {
    incoming[landing] = nil
    landings.append(landing)
  }

  func conversionAnswered(_ event: XSelectionEvent) {
    let landing = event.requestor
    guard case .pending = incoming[landing]?.state else { return }
    if event.property == 0 {
      ended(landing, as: .refused)
    } else if let value = readProperty(landing, event.property, delete: true) {
      // Deleting the property, as just done, asks for the first piece.
      if value.type == atoms.incr {
        incoming[landing]?.state = .pieces
      } else {
        take(value, for: landing)
        ended(landing, as: .done)
      }
    } else {
      ended(landing, as: .refused)
    }
  }

  /// A property of a landing window has a new value: perhaps a piece.
  func incomingChunk(to landing: Window, _ property: Atom) {
    guard property == atoms.landing, case .pieces = incoming[landing]?.state,
      let piece = readProperty(landing, property, delete: true)
    else { return }
    take(piece, for: landing)
    if piece.bytes.isEmpty {
      ended(landing, as: .done)
    } else if incoming[landing]?.bytes.count ?? 0 > Self.contentLimit {
      incoming[landing]?.state = .excessive
    }
  }

  private func take(_ value: PropertyValue, for landing: Window) {
    incoming[landing]?.type = value.type
    incoming[landing]?.format = value.format
    if incoming[landing]?.isAbandoned == false { incoming[landing]?.bytes += value.bytes }
  }

  private func ended(_ landing: Window, as state: IncomingConversion.State) {
    incoming[landing]?.state = state
    if incoming[landing]?.isAbandoned == true { retire(landing) }
  }

  /// Reads a whole property; `nil` where there is none.
  func readProperty(_ window: Window, _ property: Atom, delete: Bool) -> PropertyValue? {
    var type: Atom = 0
    var format: Int32 = 0
    var count: UInt = 0
    var left: UInt = 0
    var data: UnsafeMutablePointer<UInt8>?
    let read = XGetWindowProperty(
      display, window, property, 0, 0x1fff_ffff, delete ? 1 : 0, Atom(AnyPropertyType), &type,
      &format, &count,
      &left, &data)
    guard read == Success, type != 0, let data else { return nil }
    defer { XFree(data) }
    switch format {
    case 32:
      let longs = UnsafeRawPointer(data).assumingMemoryBound(to: UInt.self)
      let bytes = (0..<Int(count)).flatMap { index in
        (0..<4).map { UInt8(truncatingIfNeeded: longs[index] >> (8 * $0)) }
      }
      return PropertyValue(type: type, format: format, bytes: bytes)
    default:
      let size = Int(count) * Int(format) / 8
      return PropertyValue(
        type: type, format: format, bytes: Array(UnsafeBufferPointer(start: data, count: size)))
    }
  }
}
