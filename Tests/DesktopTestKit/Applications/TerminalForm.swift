/// A 3270 screen: `Tests/Forms/form_terminal.py`, a host on loopback and a real x3270.
///
/// - Shape: reports as the other forms do; what its fields hold is read from x3270's own buffer, before
///   anything is sent to the host.
/// - Errors: ``TestKitError``.
package final class TerminalForm: Sendable {
  package let process: TestProcess

  private init(process: TestProcess) {
    self.process = process
  }

  /// Opens the terminal; the form stands on it and the cursor in its first field when this returns.
  ///
  /// - Parameters:
  ///   - name: `udbetaling`, the one there is.
  ///   - server: takes its reports.
  ///   - session: where its window appears.
  ///   - form: the name it reports under.
  ///   - traps: switches of `form_terminal.py`, `("readonly", "navn")`.
  /// - Returns: the open terminal.
  /// - Throws: ``TestKitError`` with the script's last words.
  package static func open(
    _ name: String = "udbetaling", reportingTo server: FormServer, in session: DesktopSession,
    form: String = "x3270",
    traps: [(String, String)] = []
  ) async throws -> TerminalForm {
    let folder = try session.folder.folder("x3270-\(form)")
    let earlier = try await session.windowInFocus()
    let process = try await session.start(
      .python,
      [
        "\(FormFolder.path)/form_terminal.py", "--form", name, "--url",
        server.reportAddress(form: form),
        "--folder", folder,
      ] + traps.switches)
    try await process.line { $0 == "ready" }
    try await session.untilActive("the terminal", otherThan: earlier, by: "WM_CLASS") {
      $0.text.lowercased().hasPrefix("x3270")
    }
    return TerminalForm(process: process)
  }

  /// Ends the terminal and its host before their session does.
  package func close() async { await process.terminate() }
}
