import CX11

/// Owning a selection and answering those who ask.
///
/// - Source: ICCCM §2.2, §2.6, §2.7.2 (INCR), §2.6.2 (MULTIPLE); design §3 "The fill cycle".
extension X11Desktop {
  /// Largest property we write in one piece; larger texts go by INCR.
  static let chunkSize = 256 * 1024

  /// Becomes owner.
  ///
  /// The server's own time stands for ours, so that no older claim can win against it.
  func own(_ selection: Atom, _ offer: SelectionOffer) {
    offers[selection] = offer
    offers[selection]?.claim = XNextRequest(display)
    XSetSelectionOwner(display, selection, window, UInt(CurrentTime))
  }

  /// - Parameters:
  ///   - time: the server's, of the change.
  ///   - serial: of the last request of ours that the server had seen by then.
  func selectionOwnerChanged(_ selection: Atom, owner: Window, at time: Time, serial: UInt) {
    selections[selection]?.changed(to: owner)
    // A change from before we became owner: what we hold now has nothing to do with it.
    if let claim = offers[selection]?.claim, Int(bitPattern: serial &- claim) < 0 { return }
    if owner == window {
      offers[selection]?.since = time
    } else if let offer = offers[selection], !offer.isForRun {
      // Somebody has copied anew: what we gave back has had its day.
      offers[selection] = nil
    }
  }

  func selectionRequested(_ request: XSelectionRequestEvent) {
    // Obsolete clients leave the property out (ICCCM §2.2).
    let property = request.property == 0 ? request.target : request.property
    let allowed = mayFetch(request)
    let done = allowed && answer(request, into: property)
    if !allowed { run?.refusedRequests += 1 }
    var event = XEvent()
    event.xselection.type = SelectionNotify
    event.xselection.requestor = request.requestor
    event.xselection.selection = request.selection
    event.xselection.target = request.target
    event.xselection.property = done ? property : 0
    event.xselection.time = request.time
    XSendEvent(display, request.requestor, 0, 0, &event)
  }

  /// A run's text goes to the run's target only, and only while that window has the focus.
  private func mayFetch(_ request: XSelectionRequestEvent) -> Bool {
    guard request.owner == window, let offer = offers[request.selection] else { return false }
    // The server's clock has 32 bits and starts again after 49 days.
    let age = Int32(truncatingIfNeeded: Int(request.time) - Int(offer.since))
    if request.time != 0, offer.since != 0, age < 0 {
      // That was the paste which was still under way.
      if isWithheldFrom(request.requestor, offer) { offers[request.selection]?.withheld = nil }
      return false
    }
    guard offer.isForRun else { return !isWithheld(request, offer) }
    guard let run, clients.isSameProgram(request.requestor, run.target, display) else {
      return false
    }
    return activeWindowCache == 0 || activeWindowCache == run.target
  }

  /// Whether the request may be that of a paste we pressed, because its program has not answered
  /// since.
  private func isWithheld(_ request: XSelectionRequestEvent, _ offer: SelectionOffer) -> Bool {
    guard offer.isText(request.target), isWithheldFrom(request.requestor, offer) else {
      return false
    }
    offers[request.selection]?.withheld?.requests -= 1
    return true
  }

  private func isWithheldFrom(_ requestor: Window, _ offer: SelectionOffer) -> Bool {
    guard let withheld = offer.withheld, withheld.requests > 0 else { return false }
    return clients.isSameProgram(requestor, withheld.from, display)
  }

  private func answer(_ request: XSelectionRequestEvent, into property: Atom) -> Bool {
    guard request.target == atoms.multiple else {
      return convert(request.selection, request.target, request.requestor, property)
    }
    guard let pairs = readProperty(request.requestor, property, delete: false), pairs.format == 32
    else {
      return false
    }
    var units = words(of: pairs.bytes)
    for index in stride(from: 0, to: units.count - 1, by: 2) {
      let target = Atom(units[index])
      if target == atoms.multiple
        || !convert(request.selection, target, request.requestor, Atom(units[index + 1]))
      {
        units[index + 1] = 0
      }
    }
    write(units, type: atoms.atomPair, to: request.requestor, property)
    return true
  }

  private func convert(_ selection: Atom, _ target: Atom, _ requestor: Window, _ property: Atom)
    -> Bool
  {
    guard let offer = offers[selection] else { return false }
    if target == atoms.targets {
      let list = [atoms.targets, atoms.timestamp, atoms.multiple] + offer.contents.map(\.target)
      write(list.map { UInt32(truncatingIfNeeded: $0) }, type: Atom(4), to: requestor, property)
      if offer.isForRun { run?.looks += 1 }
      return true
    }
    if target == atoms.timestamp {
      write([UInt32(truncatingIfNeeded: offer.since)], type: Atom(19), to: requestor, property)
      return true
    }
    guard let content = offer.content(for: target) else { return false }
    let isText = offer.isForRun && target != atoms.passwordHint
    if content.bytes.count > Self.chunkSize {
      beginTransfer(content, to: requestor, property, countsAsServed: isText)
    } else {
      write(content, bytes: content.bytes[...], to: requestor, property, mode: PropModeReplace)
      if isText { run?.served += 1 }
    }
    return true
  }

  private func beginTransfer(
    _ content: SelectionOffer.Content, to requestor: Window, _ property: Atom, countsAsServed: Bool
  ) {
    XSelectInput(display, requestor, PropertyChangeMask | StructureNotifyMask)
    outgoing[OutgoingTransfer.Key(requestor: requestor, property: property)] = OutgoingTransfer(
      content: content, countsAsServed: countsAsServed)
    write([UInt32(content.bytes.count)], type: atoms.incr, to: requestor, property)
  }

  /// The requestor has taken a piece: the next one, or the empty one that ends it.
  func sendNextChunk(to requestor: Window, property: Atom) {
    let key = OutgoingTransfer.Key(requestor: requestor, property: property)
    guard var transfer = outgoing[key] else { return }
    let end = min(transfer.sent + Self.chunkSize, transfer.content.bytes.count)
    let piece = transfer.content.bytes[transfer.sent..<end]
    write(transfer.content, bytes: piece, to: requestor, property, mode: PropModeReplace)
    if piece.isEmpty {
      outgoing[key] = nil
      if !outgoing.keys.contains(where: { $0.requestor == requestor }) {
        XSelectInput(display, requestor, NoEventMask)
      }
      if transfer.countsAsServed { run?.served += 1 }
    } else {
      transfer.sent = end
      outgoing[key] = transfer
    }
  }
}

extension X11Desktop {
  /// A window that was taking a text in pieces is no more.
  func requestorGone(_ requestor: Window) {
    for key in outgoing.keys where key.requestor == requestor { outgoing[key] = nil }
  }
}

/// Properties: 32-bit units are C longs in Xlib, four bytes on the wire and in
/// ``SelectionOffer/Content``.
extension X11Desktop {
  func words(of bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { index in
      bytes[index..<index + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  func write(_ units: [UInt32], type: Atom, to requestor: Window, _ property: Atom) {
    let longs = units.map { UInt($0) }
    longs.withUnsafeBytes { raw in
      _ = XChangeProperty(
        display, requestor, property, type, 32, PropModeReplace,
        raw.bindMemory(to: UInt8.self).baseAddress, Int32(units.count))
    }
  }

  func write(
    _ content: SelectionOffer.Content, bytes: ArraySlice<UInt8>, to requestor: Window,
    _ property: Atom,
    mode: Int32
  ) {
    if content.format == 32 {
      return write(words(of: Array(bytes)), type: content.type, to: requestor, property)
    }
    let unit = Int(content.format) / 8
    bytes.withUnsafeBufferPointer { buffer in
      _ = XChangeProperty(
        display, requestor, property, content.type, content.format, mode, buffer.baseAddress,
        Int32(bytes.count / max(unit, 1)))
    }
  }
}
