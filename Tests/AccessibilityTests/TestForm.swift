import BusTestSupport
import Desktop
import Foundation
import Testing

/// The same form in each toolkit.
enum TestForm: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case gtk
  case qt
  case chromium
  case firefox

  var testDescription: String { rawValue }

  static var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Forms").path
  }

  /// The title of the window, given the title of the form.
  func windowTitle(_ title: String) -> String {
    switch self {
    case .gtk, .qt: title
    case .chromium: title + " - Chromium"
    case .firefox: title + " — Mozilla Firefox"
    }
  }

  func start(
    in session: AccessibleSession, count: Int = 4, title: String = "Forberedende plan"
  ) throws -> OwnedProcess {
    let encoded = title.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let page = "file://\(Self.folder)/form.html?count=\(count)&title=\(encoded)"
    switch self {
    case .gtk:
      return try session.start(
        ["/usr/bin/python3", "\(Self.folder)/gtk_form.py", "\(count)", title])
    case .qt:
      return try session.start(
        ["/usr/bin/python3", "\(Self.folder)/qt_form.py", "\(count)", title])
    case .chromium:
      return try Self.chromium(in: session, page, ["--force-renderer-accessibility"])
    case .firefox:
      let profile = try session.folder("firefox")
      try Self.quiet.write(toFile: profile + "/user.js", atomically: true, encoding: .utf8)
      return try session.start(
        ["firefox-esr", "--no-remote", "--profile", profile, page], ["GNOME_ACCESSIBILITY": "1"])
    }
  }

  static func chromium(
    in session: AccessibleSession, _ page: String, _ flags: [String]
  ) throws -> OwnedProcess {
    try session.start(
      [
        "chromium", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(session.folder("chromium"))",
      ] + flags + [page], ["ACCESSIBILITY_ENABLED": "1"])
  }

  /// No page but ours, no call home.
  private static let quiet = """
    user_pref("browser.aboutwelcome.enabled", false);
    user_pref("browser.shell.checkDefaultBrowser", false);
    user_pref("datareporting.policy.dataSubmissionEnabled", false);
    user_pref("startup.homepage_welcome_url", "about:blank");
    user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
    user_pref("termsofuse.bypassNotification", true);
    user_pref("app.normandy.enabled", false);
    user_pref("network.captive-portal-service.enabled", false);

    """
}
