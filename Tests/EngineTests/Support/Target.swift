import DesktopTestKit
import HotKeyDefinition
import Testing

/// What is filled: each toolkit with a form of its own.
enum Target: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case gtk, qt, tk, chromium, firefox, libreoffice

  /// Those that are filled without accessibility too.
  static let allCases: [Target] = [.gtk, .qt, .tk, .chromium, .firefox]

  var testDescription: String { rawValue }

  var browser: Browser.Kind? { Browser.Kind(rawValue: rawValue) }
  var toolkit: ToolkitForm.Toolkit? { ToolkitForm.Toolkit(rawValue: rawValue) }

  func window(titled title: String, showsCitizen: Bool = false) -> WindowPattern {
    let windowClass =
      switch self {
      case .gtk, .qt, .tk: "form_\(rawValue)"
      case .chromium: "chromium*"
      case .firefox: "firefox*|navigator"
      case .libreoffice: "libreoffice*"
      }
    return Plans.pattern(windowClass, title: title, showsCitizen: showsCitizen)
  }
}

/// The programs that every test with a real form needs.
let hasForms = Program.arePresent(.xvfb, .openbox, .setxkbmap, .dbusDaemon, .python)
let hasOffice = hasForms && Program.arePresent(.libreOffice)
let hasBrowsers = hasForms && Program.arePresent(.chromium, .firefox, .xprop)
