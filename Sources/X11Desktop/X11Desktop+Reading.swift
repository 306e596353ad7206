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
  }

  let target: Atom
  var state = State.pending
  var type: Atom = 0
  var format: Int32 = 8
  var bytes: [UInt8] = []
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
    let landing = nextLandingProperty()
    incoming[landing] = IncomingConversion(target: target)
    defer { incoming[landing] = nil }
    XConvertSelection(display, selection, target, landing, window, UInt(CurrentTime))
    try await require(
      code, "the owner of the selection does not answer", within: deadline, stoppable: stoppable
    ) { [self] in
      switch incoming[landing]?.state {
      case .done, .refused, nil: true
      case .pending, .pieces: false
      }
    }
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
    guard let latin = try await fetch(selection, as: Atom(31), within: deadline, failing: code) else { return nil }
    return String(String.UnicodeScalarView(latin.bytes.map { Unicode.Scalar($0) }))
  }

  /// Some owners end their text with a NUL that is not part of it; Tk writes characters beyond U+FFFF as two surrogates.
  private func text(_ bytes: [UInt8]) -> String {
    let body = bytes.last == 0 ? bytes.dropLast() : bytes[...]
    return String(validating: body, as: UTF8.self) ?? String(decoding: Surrogates.joined(body), as: UTF8.self)
  }

  private func nextLandingProperty() -> Atom {
    nextLanding = (nextLanding + 1) % 16
    return XInternAtom(display, "GENVEJ_LANDING_\(nextLanding)", 0)
  }

  func conversionAnswered(_ event: XSelectionEvent) {
    guard event.requestor == window else { return }
    if event.property == 0 {
      for (landing, conversion) in incoming where conversion.target == event.target {
        if case .pending = conversion.state { incoming[landing]?.state = .refused }
      }
      return
    }
    guard incoming[event.property] != nil, let value = readProperty(window, event.property, delete: true)
    else { return }
    if value.type == atoms.incr {
      // Deleting the property, as just done, asks for the first piece.
      incoming[event.property]?.state = .pieces
    } else {
      incoming[event.property]?.type = value.type
      incoming[event.property]?.format = value.format
      incoming[event.property]?.bytes = value.bytes
      incoming[event.property]?.state = .done
    }
  }

  /// A property of our window has a new value: perhaps a piece.
  func incomingChunk(_ property: Atom) {
    guard let conversion = incoming[property], case .pieces = conversion.state,
      let piece = readProperty(window, property, delete: true)
    else { return }
    incoming[property]?.type = piece.type
    incoming[property]?.format = piece.format
    incoming[property]?.bytes += piece.bytes
    if piece.bytes.isEmpty { incoming[property]?.state = .done }
    if conversion.bytes.count > Self.contentLimit { incoming[property]?.state = .refused }
  }

  /// Reads a whole property; `nil` where there is none.
  func readProperty(_ window: Window, _ property: Atom, delete: Bool) -> PropertyValue? {
    var type: Atom = 0
    var format: Int32 = 0
    var count: UInt = 0
    var left: UInt = 0
    var data: UnsafeMutablePointer<UInt8>?
    let read = XGetWindowProperty(
      display, window, property, 0, 0x1fff_ffff, delete ? 1 : 0, Atom(AnyPropertyType), &type, &format, &count,
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
      return PropertyValue(type: type, format: format, bytes: Array(UnsafeBufferPointer(start: data, count: size)))
    }
  }
}
