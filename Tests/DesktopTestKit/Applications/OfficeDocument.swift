/// A document in LibreOffice: a form with its controls, or an empty letter
/// (`Tests/Forms/form_libreoffice.py`).
///
/// - Shape: a fresh profile in the session's folder; reports like the other forms, a letter its text
///   as the field `brev`.
/// - Errors: ``TestKitError``.
package final class OfficeDocument: Sendable {
  /// What draws LibreOffice's windows.
  package enum Toolkit: String, Sendable, CaseIterable {
    case gtk3
    /// Without a desktop toolkit; it has no accessibility.
    case gen
  }

  package let process: TestProcess

  private init(process: TestProcess) {
    self.process = process
  }

  /// Opens the document; its first field, or the letter, has the focus when this returns.
  ///
  /// - Parameters:
  ///   - name: `maaleskema`, `blandet`, `forberedende-plan` or `brev`.
  ///   - server: takes its reports.
  ///   - session: where its window appears.
  ///   - form: the name it reports under.
  ///   - traps: what the script knows, `("readonly", "emne")`.
  ///   - toolkit: what draws its windows.
  ///   - limit: for its start; a cold disk and busy cores make it long.
  /// - Returns: the open document.
  /// - Throws: ``TestKitError`` with LibreOffice's last words.
  package static func open(
    _ name: String = "maaleskema", reportingTo server: FormServer, in session: DesktopSession,
    form: String = "libreoffice", traps: [(String, String)] = [], toolkit: Toolkit = .gtk3,
    within limit: Duration = .seconds(90)
  ) async throws -> OfficeDocument {
    let number = try await server.state(of: form).version
    let earlier = try await session.windowInFocus()
    let profile = try session.folder.folder("libreoffice-\(form)-\(number)")
    let process = try await session.start(
      .python,
      [
        "\(FormFolder.path)/form_libreoffice.py", "--form", name, "--profile", profile,
        "--url", server.reportAddress(form: form), "--toolkit", toolkit.rawValue,
      ] + traps.flatMap { ["--trap", "\($0.0)=\($0.1)"] })
    try await process.line(within: limit) { $0 == "ready" }
    if session.hasWindowManager {
      try await session.untilActive("Writer", otherThan: earlier, by: "WM_CLASS") {
        $0.text.lowercased().contains("libreoffice") || $0.text.lowercased().contains("soffice")
      }
    }
    return OfficeDocument(process: process)
  }

  /// Ends LibreOffice before its session does.
  package func close() async { await process.terminate() }
}
