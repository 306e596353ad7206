import DemoData
import DesktopTestKit
import Foundation

/// What the demo fills.
enum DemoForm: String, CaseIterable {
  /// The whole forberedende plan, in a browser.
  case chromium
  case firefox
  /// The 60 measuring fields in a GTK form, where no browser is there.
  case gtk

  var isInstalled: Bool {
    switch self {
    case .chromium: Program.arePresent(.chromium)
    case .firefox: Program.arePresent(.firefox)
    case .gtk: Program.arePresent(.python)
    }
  }

  /// The keys of the shipped hot key, as `xdotool key` takes them.
  var keys: [String] {
    switch self {
    case .chromium, .firefox: ["super+j", "f"]
    case .gtk: ["super+j", "F12"]
    }
  }

  /// The name the form reports under.
  var reportName: String { self == .gtk ? "gtk" : "web" }

  /// Opens the form; when this returns, its first field has the focus and its title shows whom it
  /// is about.
  func open(of server: FormServer, in session: DesktopSession) async throws {
    switch self {
    case .chromium: try await openPlan(.chromium, server, session)
    case .firefox: try await openPlan(.firefox, server, session)
    case .gtk: _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
    }
  }

  private func openPlan(_ kind: Browser.Kind, _ server: FormServer, _ session: DesktopSession)
    async throws
  {
    let number = DemoData.mainCitizen
    let citizen = "\(number.prefix(6))-\(number.suffix(4))"
    let browser = try await Browser.open(
      kind, page: "forberedende-plan", of: server, in: session, traps: [("title-citizen", citizen)],
      hasAccessibility: true)
    // The whole screen, so that the picture shows the whole form.
    let window = "\(browser.window)"
    try await TestProcess.run(
      .xdotool, ["windowmove", window, "0", "0", "windowsize", window, "100%", "100%"],
      environment: session.environment)
    // The window's title follows the page's; the citizen's number is read from there, as in real
    // case systems.
    try await session.until("_NET_WM_NAME", of: browser.window, "title of the page") {
      $0.text.contains(citizen)
    }
    _ = try await server.state { $0.values["_fokus"] == "navn" && $0.values["_aktiv"] == "true" }
  }

  /// Field id → what it must hold; `‹…›` stands for the time of reading.
  func expected() throws -> [String: String] {
    switch self {
    case .chromium, .firefox:
      let file = URL(fileURLWithPath: FormFolder.path).appendingPathComponent("forventet-plan.json")
      return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    case .gtk:
      let ids = DemoData.measuringTexts.indices.map { String(format: "felt%02d", $0 + 1) }
      return Dictionary(uniqueKeysWithValues: zip(ids, DemoData.measuringTexts))
    }
  }
}
