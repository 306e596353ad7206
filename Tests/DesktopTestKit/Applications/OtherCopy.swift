extension DesktopSession {
  /// Copies a text in another program (xclip), as a person would; it can be pasted when this returns.
  ///
  /// xclip says that it waits before it has asked the server for the selection: what the selection
  /// gives is the evidence.
  ///
  /// - Parameters:
  ///   - text: has at least one character.
  ///   - selection: `clipboard` or `primary`.
  /// - Returns: the program, which offers the text until another is copied.
  /// - Throws: ``TestKitError``.
  @discardableResult
  package func copy(_ text: String, to selection: String = "clipboard") async throws -> TestProcess
  {
    let file = try folder.file("copied-\(selection)", text)
    let owner = try await start(.xclip, ["-selection", selection, "-quiet", file])
    try await withDeadline(.seconds(30), "text in \(selection)") { [self] in
      while true {
        let look = try await start(.xclip, ["-o", "-selection", selection])
        _ = try await look.exit()
        if look.output.all.joined(separator: "\n") == text { return }
      }
    }
    return owner
  }
}
