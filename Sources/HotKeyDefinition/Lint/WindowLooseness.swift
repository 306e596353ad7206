/// How much the patterns of a window leave open.
///
/// - Shape: of alternatives the loosest counts.
enum WindowLooseness {
  /// Characters beside wild cards that a pattern needs to mean something.
  static let fewest = 3

  /// Characters beside wild cards and blanks, of the alternative that has fewest.
  static func letters(in pattern: String) -> Int {
    alternatives(of: pattern).map { $0.count(where: isLiteral) }.min() ?? 0
  }

  /// Whether many programs have such a class; a short one without wild cards is one program's.
  static func isLooseClass(_ pattern: String) -> Bool {
    alternatives(of: pattern).contains { alternative in
      alternative.contains { $0 == "*" || $0 == "?" }
        && alternative.count(where: isLiteral) < fewest
    }
  }

  static func isOfBrowser(_ pattern: String) -> Bool {
    browsers.contains { Glob.matches(pattern, $0) }
  }

  /// Whether a title tells one application's pages from all others.
  static func tells(_ title: String?) -> Bool {
    guard let title else { return false }
    return alternatives(of: title).allSatisfy { alternative in
      alternative.count(where: { $0.isLetter || $0.isNumber }) >= fewest
        && !anyPage.contains { Glob.matches(alternative, $0) }
    }
  }

  private static func alternatives(of pattern: String) -> [String] {
    pattern.split(separator: "|").map(String.init)
  }

  private static func isLiteral(_ character: Character) -> Bool {
    character != "*" && character != "?" && !character.isWhitespace
  }

  /// Both parts of WM_CLASS of browsers, as Debian and their makers package them.
  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "firefox",
    "firefox-esr", "navigator", "microsoft-edge", "brave-browser", "vivaldi-stable", "epiphany",
    "org.gnome.epiphany", "librewolf", "konqueror", "falkon",
  ]

  /// Titles of pages that nobody has in mind; Edge writes a space of no width into its name.
  private static let anyPage = [
    "x - Chromium", "x - Google Chrome", "x \u{2014} Mozilla Firefox", "x - Mozilla Firefox",
    "Mozilla Firefox", "x - Microsoft\u{200B} Edge", "x - Microsoft Edge",
  ]
}
