import CX11
import Desktop

/// What the clipboard held before a run.
enum KeptClipboard {
  /// Nobody owned it.
  case empty
  case contents([SelectionOffer.Content])
}

/// Saving the clipboard in every format, and giving it back.
///
/// - Source: design §2 promise 5; ICCCM §2.6.2 (targets with side effects are not asked for);
///   freedesktop ClipboardManager.
extension X11Desktop {
  /// Fetches every format the owner offers.
  ///
  /// - Throws: ``DesktopError/Code/clipboardUnsaved`` where the owner does not hand them out: then
  ///   nothing has been touched.
  func keepClipboard(within deadline: Duration) async throws(DesktopError) -> KeptClipboard {
    let owner = XGetSelectionOwner(display, clipboard)
    if owner == 0 { return .empty }
    if owner == window, let offer = offers[clipboard], !offer.isForRun {
      return .contents(offer.contents)
    }
    let list = try await fetch(
      clipboard, as: atoms.targets, within: deadline, failing: .clipboardUnsaved)
    var targets = (list.map { words(of: $0.bytes) } ?? []).map { Atom($0) }
    if targets.isEmpty { targets = [atoms.utf8, Atom(31)] }
    let sideEffects: Set<Atom> = [
      atoms.targets, atoms.timestamp, atoms.multiple, atoms.saveTargets, atoms.delete,
      atoms.insertSelection, atoms.insertProperty,
    ]
    var contents: [SelectionOffer.Content] = []
    var seen = sideEffects
    for target in targets where seen.insert(target).inserted {
      let value = try await fetch(
        clipboard, as: target, within: deadline, failing: .clipboardUnsaved)
      // A form that is advertised but refused was not to be had before the run either.
      guard let value else { continue }
      contents.append(
        SelectionOffer.Content(
          target: target, type: value.type, format: value.format, bytes: value.bytes))
    }
    return contents.isEmpty ? .empty : .contents(contents)
  }

  /// Gives back what was kept, and makes sure that the server knows.
  func returnClipboard(_ kept: KeptClipboard, after run: RunInput) -> Bool {
    switch kept {
    case .empty:
      offers[clipboard] = nil
      // Whoever owns it by now: what another program has taken during a run may be the target's
      // copy of our text.
      XSetSelectionOwner(display, clipboard, 0, UInt(CurrentTime))
      roundTrip()
      return XGetSelectionOwner(display, clipboard) == 0
    case .contents(let contents):
      var offer = SelectionOffer(restoring: contents)
      if run.isPasteUnderWay { offer.withheld = (run.target, run.settings.requestsPerPaste) }
      own(clipboard, offer)
      roundTrip()
      return XGetSelectionOwner(display, clipboard) == window
    }
  }

  /// How long the owner of the marked text may take; it is not worth stopping for.
  private static let markPatience: Duration = .milliseconds(300)

  /// The text that the user has marked, as far as its owner hands it out at once.
  func markedBefore() async -> String? {
    let owner = XGetSelectionOwner(display, primary)
    guard owner != 0, owner != window || offers[primary] != nil else { return nil }
    return try? await fetchText(primary, within: Self.markPatience, failing: .noCopy)
  }

  /// Gives the marked text back where the target has marked ours, so that no citizen's text is left
  /// to be pasted by a click, and what the user marked can be used again.
  func returnMark(_ run: RunInput) {
    let owner = XGetSelectionOwner(display, primary)
    guard owner != 0, clients.isSameProgram(owner, run.target, display) else { return }
    if let text = run.marked, !text.isEmpty {
      own(primary, SelectionOffer(marked: text, atoms: atoms))
    } else {
      XSetSelectionOwner(display, primary, 0, UInt(CurrentTime))
    }
  }

  /// At exit: asks a clipboard manager to take over what we hold, if one is there.
  func handOverClipboard() async {
    guard let offer = offers[clipboard], !offer.isForRun,
      XGetSelectionOwner(display, clipboard) == window,
      XGetSelectionOwner(display, atoms.clipboardOwner) != 0
    else { return }
    _ = try? await fetch(
      atoms.clipboardOwner, as: atoms.saveTargets, within: .seconds(3), failing: .clipboardUnsaved,
      stoppable: false)
  }
}
