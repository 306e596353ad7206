import CX11

/// Asking a selection's owner by hand, one question after another.
extension Bystander {
  /// The answer to one conversion, `nil` when it is refused; blocks until the owner answers.
  func convert(_ selection: String, to target: String) -> [UInt8]? {
    let window = requestor()
    defer { closeWindow(window) }
    return answer(selection, target, window).flatMap { read(window, $0) }
  }

  /// The names of the targets an owner offers.
  func targets(of selection: String) -> Set<String> {
    let bytes = convert(selection, to: "TARGETS") ?? []
    let atoms = stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(Atom(0)) { $0 << 8 | Atom($1) }
    }
    return Set(
      atoms.map { atom in
        let name = XGetAtomName(display, atom)
        defer { XFree(name) }
        return name.map { String(cString: $0) } ?? ""
      })
  }

  /// Asks for several targets at once.
  func convertMultiple(_ selection: String, to targets: [String]) -> [String: [UInt8]] {
    let window = requestor()
    defer { closeWindow(window) }
    let pairs = targets.flatMap { [atom($0), atom("PART_\($0)")] }
    pairs.withUnsafeBytes { raw in
      _ = XChangeProperty(
        display, window, atom("PART"), atom("ATOM_PAIR"), 32, Int32(PropModeReplace),
        raw.bindMemory(to: UInt8.self).baseAddress, Int32(pairs.count))
    }
    guard answer(selection, "MULTIPLE", window) != nil else { return [:] }
    return targets.reduce(into: [:]) { $0[$1] = read(window, atom("PART_\($1)")) }
  }

  private func atom(_ name: String) -> Atom { XInternAtom(display, name, 0) }

  private func requestor() -> Window { XCreateSimpleWindow(display, root, -5, -5, 1, 1, 0, 0, 0) }

  private func answer(_ selection: String, _ target: String, _ window: Window) -> Atom? {
    XConvertSelection(
      display, atom(selection), atom(target), atom("PART"), window, UInt(CurrentTime))
    var event = XEvent()
    repeat { XNextEvent(display, &event) } while event.type != SelectionNotify
    return event.xselection.property == 0 ? nil : event.xselection.property
  }

  /// Bytes as Xlib has them: eight a unit in 32-bit formats.
  private func read(_ window: Window, _ property: Atom) -> [UInt8]? {
    var (type, format, count, left) = (Atom(), Int32(), UInt(), UInt())
    var data: UnsafeMutablePointer<UInt8>?
    XGetWindowProperty(
      display, window, property, 0, 0xff_ffff, 0, Atom(AnyPropertyType), &type, &format, &count,
      &left, &data)
    guard type != 0, let data else { return nil }
    defer { XFree(data) }
    let size = Int(count) * (format == 32 ? 8 : Int(format) / 8)
    return Array(UnsafeBufferPointer(start: data, count: size))
  }
}
