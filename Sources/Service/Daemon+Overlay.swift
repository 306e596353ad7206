import Desktop
import Engine
import HotKeyDefinition
import Logging
import X11Desktop

/// What is laid over the window that the user stands in, until a key is pressed.
struct Overlay: Sendable {
  /// Each has a chord of its own; no definition can have these ids, for they name no area.
  enum Kind: String, Sendable {
    case palette
    case cheatSheet = "cheat-sheet"
  }

  let number: Int
  let kind: Kind
  /// The window it came up over, which gets the focus back; `nil` until it is known, and where there
  /// was none.
  var origin: WindowSnapshot?
}

/// Palette and cheat sheet: one at a time; the same chord again takes it away, the other's chord
/// takes its place, and a hot key pressed over it runs in the window below.
extension Daemon {
  var overlayBindings: [HotKeyBinding] {
    [(Overlay.Kind.palette, paths.paletteKeys), (.cheatSheet, paths.cheatSheetKeys)]
      .compactMap { kind, keys in
        ChordParser.chord(ofSetting: keys).map {
          HotKeyBinding(id: kind.rawValue, chords: [Chord($0)])
        }
      }
  }

  /// Takes a key that brings an overlay up, or that is pressed over one; the next key must not wait.
  func mindsOverlay(_ id: String) -> Bool {
    if let kind = Overlay.Kind(rawValue: id) {
      Task { await toggle(kind) }
    } else if overlay != nil {
      Task { await leaveOverlay(for: id) }
    } else {
      return false
    }
    return true
  }

  func toggle(_ kind: Overlay.Kind) async {
    let earlier = overlay
    await dismissOverlay()
    if let earlier, earlier.kind == kind { return await goBack(to: earlier.origin) }
    await show(kind, over: earlier?.origin)
  }

  /// A hot key that is pressed while an overlay is up is meant for the window below.
  private func leaveOverlay(for id: String) async {
    let origin = overlay?.origin
    await dismissOverlay()
    await goBack(to: origin)
    await startRun(id, .key)
  }

  /// - Parameter window: the window below, where that is not the active one.
  private func show(_ kind: Overlay.Kind, over window: WindowSnapshot?) async {
    guard let panel else { return }
    overlaysShown += 1
    let number = overlaysShown
    overlay = Overlay(number: number, kind: kind, origin: window)
    do throws(DesktopError) {
      let active = try await desktop.activeWindow()
      let origin = window ?? active
      let windows = try await desktop.windows()
      // Its chord may have been pressed again in between.
      guard overlay?.number == number else { return }
      overlay?.origin = origin
      var chosen: String?
      switch kind {
      case .palette:
        chosen = await panel.choose(from: paletteEntries(windows, active: origin))
      case .cheatSheet: await panel.show(cheatSheet(active: origin))
      }
      // Who has taken it away gives the focus back.
      guard overlay?.number == number else { return }
      overlay = nil
      await goBack(to: origin)
      if chosen == Overlay.Kind.cheatSheet.rawValue { return await show(.cheatSheet, over: origin) }
      if let chosen { await startRun(chosen, .palette) }
    } catch {
      if overlay?.number == number { overlay = nil }
      log.warning("the \(kind.rawValue) was not shown: \(error.code.rawValue)")
    }
  }

  private func dismissOverlay() async {
    guard overlay != nil else { return }
    overlay = nil
    await panel?.dismiss()
  }

  private func goBack(to origin: WindowSnapshot?) async {
    guard let origin else { return }
    do throws(DesktopError) {
      try await desktop.activate(origin.id, within: .seconds(5))
    } catch {
      log.warning("the window below did not get the focus back: \(error.code.rawValue)")
    }
  }
}
