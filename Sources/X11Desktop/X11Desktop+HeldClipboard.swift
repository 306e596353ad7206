import CX11

/// What a program holds for the user when it ends: the clipboard as it was before.
///
/// - Shape: one entry a form, by the names of its atoms, so that another connection can offer it.
/// - Isolation: holds what the user has copied: passed in memory only, never logged.
/// - Source: ICCCM §2.6.2.
package struct HeldClipboard: Sendable, Codable {
  /// One form of the content.
  package struct Form: Sendable, Codable {
    let target: String
    let type: String
    let format: Int32
    let bytes: [UInt8]
  }

  let forms: [Form]
}

/// Handing the clipboard on to a program that stays.
extension X11Desktop {
  /// What would be lost if this connection ended now; `nil` where nothing would, or a clipboard
  /// manager takes it over.
  package func heldClipboard() -> HeldClipboard? {
    drainQueued()
    guard let offer = offers[clipboard], !offer.isForRun,
      XGetSelectionOwner(display, clipboard) == window,
      XGetSelectionOwner(display, atoms.clipboardOwner) == 0
    else { return nil }
    return HeldClipboard(
      forms: offer.contents.map {
        .init(
          target: name(of: $0.target), type: name(of: $0.type), format: $0.format, bytes: $0.bytes)
      })
  }

  /// Offers it to everybody; it is ours when this returns.
  package func hold(_ held: HeldClipboard) -> Bool {
    let contents = held.forms.map {
      SelectionOffer.Content(
        target: XInternAtom(display, $0.target, 0), type: XInternAtom(display, $0.type, 0),
        format: $0.format, bytes: $0.bytes)
    }
    own(clipboard, SelectionOffer(restoring: contents))
    roundTrip()
    return XGetSelectionOwner(display, clipboard) == window
  }

  /// Returns once somebody has copied anew, or the server is gone.
  package func untilClipboardIsTaken() async {
    while case .deadline = await wait(
      for: .seconds(86_400), until: { [self] in offers[clipboard] == nil })
    {}
  }

  private func name(of atom: Atom) -> String {
    guard let name = XGetAtomName(display, atom) else { return "" }
    defer { XFree(name) }
    return String(cString: name)
  }
}
