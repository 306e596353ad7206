import DesktopTestKit

/// An application with the 60-field form in it.
enum FormTarget: String, Sendable, CaseIterable {
  case chromium = "Chromium"
  case firefox = "Firefox"
  case gtk = "GTK"
  case qt = "Qt"
  case tk = "Tk"

  /// Design §7: seconds for the whole form on a quiet machine; Tk has no goal.
  var goal: Double? {
    switch self {
    case .chromium: 1.0
    case .firefox: 1.5
    case .gtk: 0.3
    case .qt: 0.2
    case .tk: nil
    }
  }

  /// Opens an empty form with the focus in its first field.
  func open(
    _ server: FormServer, _ session: DesktopSession, _ keyboard: TestKeyboard
  ) async throws -> OpenForm {
    switch self {
    case .chromium: try await browser(.chromium, server, session, keyboard)
    case .firefox: try await browser(.firefox, server, session, keyboard)
    case .gtk: try await form(.gtk, server, session)
    case .qt: try await form(.qt, server, session)
    case .tk: try await form(.tk, server, session)
    }
  }

  private func browser(
    _ kind: Browser.Kind, _ server: FormServer, _ session: DesktopSession, _ keyboard: TestKeyboard
  ) async throws -> OpenForm {
    let browser = try await Browser.open(
      kind, page: "maaleskema", of: server, in: session, form: rawValue)
    let form = OpenForm(name: rawValue, server: server, process: browser.process) { old in
      let version = try await server.state(of: rawValue).version
      await keyboard.press(["F5"])
      try await OpenForm.awaitEmptyPage(rawValue, after: version, server)
      return old
    }
    try await OpenForm.awaitEmptyPage(rawValue, after: 0, server)
    return form
  }

  private func form(
    _ toolkit: ToolkitForm.Toolkit, _ server: FormServer, _ session: DesktopSession
  ) async throws -> OpenForm {
    let open = {
      try await ToolkitForm.open(toolkit, reportingTo: server, in: session, form: rawValue).process
    }
    return OpenForm(name: rawValue, server: server, process: try await open()) { old in
      await old.terminate()
      return try await open()
    }
  }
}

/// A form on the screen: filled, looked at, made empty again.
struct OpenForm {
  /// The name it reports under.
  let name: String
  let server: FormServer
  private var process: TestProcess
  private let emptied: (TestProcess) async throws -> TestProcess

  init(
    name: String, server: FormServer, process: TestProcess,
    emptied: @escaping (TestProcess) async throws -> TestProcess
  ) {
    self.name = name
    self.server = server
    self.process = process
    self.emptied = emptied
  }

  /// An empty form, reloaded or opened anew, with the focus in its first field.
  mutating func renew() async throws { process = try await emptied(process) }

  func close() async { await process.terminate() }

  /// How many fields hold the right text, as the form itself reported.
  ///
  /// - Parameter limit: how long its reports may lag behind a form that is right already.
  /// - Returns: 60 when all is well.
  /// - Throws: ``TestKitError`` when the form server does not answer.
  func rightFields(within limit: Duration = .seconds(10)) async throws -> Int {
    let expected = MeasuringForm.expected
    do {
      let state = try await server.state(of: name, within: limit) {
        $0.rightFields(of: expected) == expected.count
      }
      return state.rightFields(of: expected)
    } catch let error as TestKitError where error.code == .deadline {
      return try await server.state(of: name).rightFields(of: expected)
    }
  }

  static func awaitEmptyPage(_ name: String, after version: Int, _ server: FormServer) async throws
  {
    _ = try await server.state(of: name, within: .seconds(90)) { state in
      let isEmpty = MeasuringForm.expected.keys.allSatisfy { state.values[$0] == "" }
      return state.version > version && isEmpty && state.values["_fokus"] == "felt01"
        && state.values["_aktiv"] == "true"
    }
  }
}
