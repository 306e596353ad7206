/// The definitions of the site as `genvej check` finds them.
package struct DefinitionFacts: Sendable, Hashable {
  package struct Counts: Sendable, Hashable {
    package let hotKeys: Int
    package let systems: Int
    package let texts: Int
    package let errors: Int
    package let warnings: Int

    package init(hotKeys: Int, systems: Int, texts: Int, errors: Int, warnings: Int) {
      self.hotKeys = hotKeys
      self.systems = systems
      self.texts = texts
      self.errors = errors
      self.warnings = warnings
    }
  }

  package enum Reading: Sendable, Hashable {
    case noFolder
    /// The disk did not give them in time.
    case silent
    case read(Counts)
  }

  package let folder: String
  package let reading: Reading

  package init(folder: String, reading: Reading) {
    self.folder = folder
    self.reading = reading
  }

  package var lines: [ReportLine] {
    switch reading {
    case .noFolder:
      [
        ReportLine(
          .fail, .definitions, "check", "there is no folder \(folder)",
          help: "name it with GENVEJ_HOTKEYS or --hot-keys, as the daemon has it")
      ]
    case .silent:
      [
        ReportLine(
          .fail, .definitions, "check", "\(folder) could not be read in time",
          help: "see whether the disk or the network drive that it is on answers")
      ]
    case .read(let counts): [check(counts), signatures]
    }
  }

  private func check(_ counts: Counts) -> ReportLine {
    let found = [(counts.errors, "error"), (counts.warnings, "warning")].filter { $0.0 > 0 }.map {
      "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")"
    }
    let content =
      "\(counts.hotKeys) hot key\(counts.hotKeys == 1 ? "" : "s"), \(counts.systems) "
      + "system\(counts.systems == 1 ? "" : "s"), \(counts.texts) "
      + "text\(counts.texts == 1 ? "" : "s") in \(folder)"
    guard !found.isEmpty else { return ReportLine(.ok, .definitions, "check", content) }
    return ReportLine(
      counts.errors > 0 ? .fail : .warn, .definitions, "check",
      "\(found.joined(separator: " and ")); without error: \(content)",
      help:
        "`genvej check \(folder)` shows each with line and column; a definition with an error is "
        + "left out")
  }

  private var signatures: ReportLine {
    ReportLine(
      .warn, .definitions, "signatures", "unsigned: this version checks no signatures",
      help:
        "whoever can write to \(folder) decides what is filled in for a citizen: let nobody but "
        + "the IT office write there, and let two people read each change")
  }
}
