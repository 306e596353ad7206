import Foundation

/// How a browser is started: arguments, variables, and the preferences that it finds in its
/// profile.
struct BrowserLaunch {
  let arguments: [String]
  let variables: [String: String]

  init(_ kind: Browser.Kind, address: String, profile: String, hasAccessibility: Bool) throws {
    switch kind {
    case .chromium:
      arguments = BrowserLaunch.chromium(
        address, profile: profile, hasAccessibility: hasAccessibility)
      variables = ["LANGUAGE": "da", "GOOGLE_API_KEY": "no", "CHROMIUM_FLAGS": ""]
    case .firefox:
      let preferences =
        BrowserLaunch.firefoxPreferences
        + [
          "accessibility.force_disabled": hasAccessibility ? "-1" : "1"
        ].map { ($0.key, $0.value) }
      let lines = preferences.map { "user_pref(\"\($0.0)\", \($0.1));" }
      try lines.joined(separator: "\n").write(
        toFile: "\(profile)/user.js", atomically: false, encoding: .utf8)
      arguments = ["--no-remote", "--profile", profile, "--kiosk", address]
      variables = [
        "MOZ_CRASHREPORTER_DISABLE": "1", "MOZ_DISABLE_AUTO_SAFE_MODE": "1", "LANGUAGE": "da",
      ]
    }
  }

  private static func chromium(_ address: String, profile: String, hasAccessibility: Bool)
    -> [String]
  {
    var arguments = [
      "--user-data-dir=\(profile)", "--app=\(address)", "--window-position=0,0",
      "--window-size=1200,1500",
      "--lang=da", "--no-first-run", "--no-default-browser-check", "--no-proxy-server",
      "--password-store=basic",
      "--use-mock-keychain", "--disable-sync", "--disable-background-networking",
      "--disable-component-update",
      "--disable-session-crashed-bubble", "--disable-save-password-bubble", "--disable-gpu",
      "--disable-dev-shm-usage", "--disable-breakpad", "--ozone-platform=x11", "--test-type",
      "--disable-features=Translate,MediaRouter,OptimizationHints",
    ]
    // The sandbox refuses root, which is who runs the tests in a container.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    if hasAccessibility { arguments.append("--force-renderer-accessibility") }
    return arguments
  }

  private static let firefoxPreferences: [(String, String)] = [
    ("app.update.enabled", "false"),
    ("app.update.auto", "false"),
    ("app.normandy.enabled", "false"),
    ("browser.aboutwelcome.enabled", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("browser.sessionstore.resume_from_crash", "false"),
    ("browser.startup.homepage_override.mstone", "\"ignore\""),
    ("browser.startup.page", "0"),
    ("browser.safebrowsing.malware.enabled", "false"),
    ("browser.safebrowsing.phishing.enabled", "false"),
    ("browser.tabs.warnOnClose", "false"),
    ("browser.translations.enable", "false"),
    ("datareporting.healthreport.uploadEnabled", "false"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("extensions.getAddons.cache.enabled", "false"),
    ("network.captive-portal-service.enabled", "false"),
    ("network.connectivity-service.enabled", "false"),
    ("network.proxy.type", "0"),
    ("network.prefetch-next", "false"),
    ("services.settings.server", "\"http://127.0.0.1:9/\""),
    ("signon.rememberSignons", "false"),
    ("toolkit.telemetry.enabled", "false"),
    ("toolkit.telemetry.reportingpolicy.firstRun", "false"),
    ("trailhead.firstrun.didSeeAboutWelcome", "true"),
  ]
}
