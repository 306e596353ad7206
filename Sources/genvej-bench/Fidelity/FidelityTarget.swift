import ArgumentParser
import DesktopTestKit

/// An application whose sixty fields take the sample.
enum FidelityTarget: String, Sendable, Codable, CaseIterable, ExpressibleByArgument {
  case chromium, firefox, gtk, qt, tk, libreoffice

  var title: String {
    switch self {
    case .chromium: "Chromium"
    case .firefox: "Firefox"
    case .gtk: "GTK"
    case .qt: "Qt"
    case .tk: "Tk"
    case .libreoffice: "LibreOffice"
    }
  }

  /// LibreOffice is filled where it names its fields only; the others without, as most desks have
  /// them.
  var hasAccessibility: Bool { self == .libreoffice }

  var program: Program {
    switch self {
    case .chromium: .chromium
    case .firefox: .firefox
    case .gtk, .qt, .tk: .python
    case .libreoffice: .libreOffice
    }
  }

  /// Tk 8.6 has no characters beyond U+FFFF; elsewhere they are pasted, for few layouts have a key to
  /// spare.
  func takesEmoji(_ way: FidelityWay) -> Bool { self != .tk && way == .pasted }

  static let form = "troskab"

  /// Opens the empty form with the focus in its first field.
  func open(_ server: FormServer, _ session: DesktopSession) async throws -> TestProcess {
    switch self {
    case .chromium: try await page(.chromium, server, session)
    case .firefox: try await page(.firefox, server, session)
    case .gtk: try await window(.gtk, server, session)
    case .qt: try await window(.qt, server, session)
    case .tk: try await window(.tk, server, session)
    case .libreoffice:
      try await OfficeDocument.open(reportingTo: server, in: session, form: Self.form).process
    }
  }

  private func page(
    _ kind: Browser.Kind, _ server: FormServer, _ session: DesktopSession
  ) async throws -> TestProcess {
    let browser = try await Browser.open(
      kind, page: "maaleskema", of: server, in: session, form: Self.form)
    _ = try await server.state(of: Self.form, within: .seconds(90)) {
      $0.values["_fokus"] == "felt01" && $0.values["_aktiv"] == "true"
    }
    return browser.process
  }

  private func window(
    _ toolkit: ToolkitForm.Toolkit, _ server: FormServer, _ session: DesktopSession
  ) async throws -> TestProcess {
    try await ToolkitForm.open(toolkit, reportingTo: server, in: session, form: Self.form).process
  }
}

/// How texts are written.
enum FidelityWay: String, Sendable, Codable, CaseIterable, ExpressibleByArgument {
  case typed, pasted
}
