/// A form in a desktop toolkit: `Tests/Forms/form_gtk.py`, `form_qt.py`, `form_tk.py`.
///
/// - Errors: ``TestKitError``.
package final class ToolkitForm: Sendable {
  package enum Toolkit: String, Sendable, CaseIterable {
    case gtk
    case qt
    case tk
  }

  package let toolkit: Toolkit
  package let process: TestProcess

  private init(toolkit: Toolkit, process: TestProcess) {
    self.toolkit = toolkit
    self.process = process
  }

  /// Opens the form; its first field has the focus when this returns: the form says `ready` on that
  /// event.
  ///
  /// - Parameters:
  ///   - toolkit: which script.
  ///   - name: `maaleskema`, `blandet` or `forberedende-plan`.
  ///   - server: takes its reports.
  ///   - session: where its window appears.
  ///   - form: the name it reports under, the toolkit's by default.
  ///   - traps: switches of `form_traps.py`, `("modal-at", "dato")`; Tk has none.
  /// - Returns: the open form.
  /// - Throws: ``TestKitError`` with the script's last words.
  package static func open(
    _ toolkit: Toolkit, _ name: String = "maaleskema", reportingTo server: FormServer,
    in session: DesktopSession, form: String? = nil, traps: [(String, String)] = []
  ) async throws -> ToolkitForm {
    let script = "\(FormFolder.path)/form_\(toolkit.rawValue).py"
    let report = server.reportAddress(form: form ?? toolkit.rawValue)
    let process = try await session.start(
      .python, [script, "--form", name, "--url", report] + traps.switches)
    try await process.line { $0 == "ready" }
    let opened = ToolkitForm(toolkit: toolkit, process: process)
    if session.hasWindowManager { try await opened.becomesActive(in: session) }
    return opened
  }

  /// The window manager says so some time after the form has the focus.
  private func becomesActive(in session: DesktopSession) async throws {
    let id = UInt32(bitPattern: process.id)
    switch toolkit {
    case .gtk, .qt:
      try await session.untilActive("process \(id)", by: "_NET_WM_PID") { $0.numbers == [id] }
    case .tk:
      // Tk names its process on another window than the one that is managed.
      try await session.untilActive("Tk", by: "WM_CLASS") { $0.text.contains("Form_tk") }
    }
  }

  /// Ends the form before its session does.
  package func close() async { await process.terminate() }
}

extension [(String, String)] {
  /// Traps as a form's command line takes them.
  var switches: [String] { flatMap { ["--trap", "\($0.0)=\($0.1)"] } }
}
