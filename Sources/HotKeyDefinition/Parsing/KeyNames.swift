import Diagnostics

/// The keys a chord can name.
///
/// - Shape: names in X's spelling, letters in lower case; keys that are modifiers themselves are
///   not there.
/// - Source: `keysymdef.h` and `XF86keysym.h`; Latin-1 keysyms have the numbers of their
///   characters.
enum KeyNames {
  /// The name of a key as people write it: a character, a name, or one of X's second names.
  static func canonical(_ written: String) -> String? {
    let scalars = written.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first, let name = byCharacter[scalar] {
      return lowerCased(name)
    }
    let name = lowerCased(secondNames[written] ?? written)
    return all.contains(name) ? name : nil
  }

  /// The key that somebody who wrote `written` most likely means.
  static func nearest(to written: String) -> String? {
    everyday[written.lowercased()] ?? Suggestion.nearest(written, in: all)
  }

  /// Letters are keys, not characters: `Aring` is the key of `aring`.
  private static func lowerCased(_ name: String) -> String {
    let lower = name.lowercased()
    return name != lower && name.first?.isUppercase == true && letters.contains(lower)
      ? lower : name
  }

  private static let letters = Set(byCharacter.filter { $0.key.properties.isAlphabetic }.values)

  private static let all: Set<String> = Set(byCharacter.values)
    .union(named.split(whereSeparator: \.isWhitespace).map(String.init))
    .union((1...24).map { "F\($0)" })

  private static let byCharacter: [Unicode.Scalar: String] = {
    var names: [Unicode.Scalar: String] = [:]
    for (first, list) in [(0x20, ascii), (0xA0, latin)] {
      for (offset, name) in list.split(whereSeparator: \.isWhitespace).enumerated() {
        if let scalar = Unicode.Scalar(first + offset) { names[scalar] = String(name) }
      }
    }
    return names
  }()

  /// X's second names for the same key.
  private static let secondNames = [
    "Page_Up": "Prior", "Page_Down": "Next", "KP_Page_Up": "KP_Prior", "KP_Page_Down": "KP_Next",
    "quoteright": "apostrophe", "quoteleft": "grave", "Eth": "eth", "Thorn": "thorn",
  ]

  /// What keyboards and other programs call a key.
  private static let everyday = [
    "enter": "Return", "esc": "Escape", "del": "Delete", "ins": "Insert", "spacebar": "space",
    "mellemrum": "space", "pgup": "Page_Up", "pageup": "Page_Up", "pgdn": "Page_Down",
    "pgdown": "Page_Down", "pagedown": "Page_Down", "printscreen": "Print", "prtsc": "Print",
    "up-arrow": "Up", "dash": "minus", "hyphen": "minus", "dot": "period", "hash": "numbersign",
  ]

  private static let ascii = """
    space exclam quotedbl numbersign dollar percent ampersand apostrophe parenleft parenright
    asterisk plus comma minus period slash 0 1 2 3 4 5 6 7 8 9 colon semicolon less equal
    greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft
    backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t
    u v w x y z braceleft bar braceright asciitilde
    """

  private static let latin = """
    nobreakspace exclamdown cent sterling currency yen brokenbar section diaeresis copyright
    ordfeminine guillemotleft notsign hyphen registered macron degree plusminus twosuperior
    threesuperior acute mu paragraph periodcentered cedilla onesuperior masculine guillemotright
    onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adiaeresis
    Aring AE Ccedilla Egrave Eacute Ecircumflex Ediaeresis Igrave Iacute Icircumflex Idiaeresis
    ETH Ntilde Ograve Oacute Ocircumflex Otilde Odiaeresis multiply Oslash Ugrave Uacute
    Ucircumflex Udiaeresis Yacute THORN ssharp agrave aacute acircumflex atilde adiaeresis aring
    ae ccedilla egrave eacute ecircumflex ediaeresis igrave iacute icircumflex idiaeresis eth
    ntilde ograve oacute ocircumflex otilde odiaeresis division oslash ugrave uacute ucircumflex
    udiaeresis yacute thorn ydiaeresis
    """

  private static let named = """
    BackSpace Tab Clear Return Pause Scroll_Lock Sys_Req Escape Delete Multi_key Home Left Up
    Right Down Prior Next End Begin Select Print Execute Insert Undo Redo Menu Find Cancel Help
    Break KP_Space KP_Tab KP_Enter KP_F1 KP_F2 KP_F3 KP_F4 KP_Home KP_Left KP_Up KP_Right
    KP_Down KP_Prior KP_Next KP_End KP_Begin KP_Insert KP_Delete KP_Equal KP_Multiply KP_Add
    KP_Separator KP_Subtract KP_Decimal KP_Divide KP_0 KP_1 KP_2 KP_3 KP_4 KP_5 KP_6 KP_7 KP_8
    KP_9 dead_grave dead_acute dead_circumflex dead_tilde dead_diaeresis EuroSign
    XF86AudioLowerVolume XF86AudioMute XF86AudioRaiseVolume XF86AudioPlay XF86AudioStop
    XF86AudioPrev XF86AudioNext XF86HomePage XF86Mail XF86Search XF86Calculator XF86Back
    XF86Forward XF86Stop XF86Refresh XF86Favorites XF86Explorer XF86Tools XF86MyComputer
    XF86Documents XF86Launch0 XF86Launch1 XF86Launch2 XF86Launch3 XF86Launch4 XF86Launch5
    XF86Launch6 XF86Launch7 XF86Launch8 XF86Launch9 XF86LaunchA XF86LaunchB
    """
}
