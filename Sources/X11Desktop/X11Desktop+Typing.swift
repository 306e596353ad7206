import CX11
import Desktop

/// Typing text by keys, for fields that refuse a paste and for terminals.
extension X11Desktop {
  /// Makes every character of a text typeable, changing the keyboard map at most once.
  ///
  /// - Throws: ``DesktopError/Code/cannotType`` where no spare key is left, or for a control
  ///   character.
  func prepareToType(_ text: Substring.UnicodeScalarView) throws(DesktopError) {
    let wanted = Set(text.map(\.value)).subtracting([0x0a])
    // A tab would leave the field, an escape close the window.
    guard !wanted.contains(where: { $0 < 0x20 || (0x7f..<0xa0).contains($0) }) else {
      throw DesktopError(.cannotType, "a control character is not text")
    }
    let missing = wanted.filter { keymap.strokes[$0] == nil && spareKeys.strokes[$0] == nil }
      .sorted()
    guard !missing.isEmpty else { return }
    guard let batch = spareKeys.assign(missing, to: keymap.spareKeycodes) else {
      throw DesktopError(
        .cannotType,
        "\(missing.count) characters are not on the layout and \(keymap.spareKeycodes.count) keys are spare"
      )
    }
    for (keycode, characters) in batch {
      // Both levels are always given: a lone upper-case letter would be split into lower and upper
      // case by the server.
      var keysyms = [characters[0], characters.last ?? characters[0]].map {
        KeySym(xkb_utf32_to_keysym($0))
      }
      XChangeKeyboardMapping(display, Int32(keycode), 2, &keysyms, 1)
    }
    XSync(display, 0)
  }

  /// Types a prepared text; a line break is Return, because GTK and Firefox ignore Linefeed.
  func typePrepared(_ text: Substring.UnicodeScalarView) throws(DesktopError) {
    for scalar in text {
      if scalar == "\n" {
        try tap(Chord([], "Return"))
        continue
      }
      guard let stroke = keymap.strokes[scalar.value] ?? spareKeys.strokes[scalar.value] else {
        throw DesktopError(.cannotType, "a character is not on the layout")
      }
      let modifiers = try modifierKeycodes(stroke.modifiers)
      modifiers.forEach(keyDown)
      keyDown(stroke.keycode)
      keyUp(stroke.keycode)
      modifiers.reversed().forEach(keyUp)
    }
  }

  /// Gives the borrowed keys back, at exit.
  func restoreSpareKeys() {
    for keycode in spareKeys.removeAll() {
      var none: [KeySym] = [0, 0]
      XChangeKeyboardMapping(display, Int32(keycode), 2, &none, 1)
    }
  }
}
