/// One thing that was looked at, and how it is.
///
/// - Shape: names of programs, files, chords and definitions; no value, no window title. `detail`
///   and `help` are in lower case without a final period.
/// - Source: `genvej doctor`; issue "The desk", part 3.
package struct ReportLine: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case ok
    /// Genvej works, but not with all that it can.
    case warn
    /// Something that Genvej needs is not there.
    case fail
  }

  /// What a line is about, in the order of the report.
  package enum Section: String, Sendable, Hashable, Codable, CaseIterable {
    case display
    case keyboard
    case clipboard
    case accessibility
    case chords
    case definitions
    case adapters
    case panel
    case bus
    case daemon
    case systemd
  }

  package let section: Section
  /// Unique within its section for what can be there once: `server`, `layouts`; else the thing's
  /// own name: a chord, an adapter, a window class.
  package let name: String
  package let status: Status
  package let detail: String
  /// What to do about it; `nil` where all is well.
  package let help: String?

  package init(
    _ status: Status, _ section: Section, _ name: String, _ detail: String, help: String? = nil
  ) {
    self.section = section
    self.name = name
    self.status = status
    self.detail = detail
    self.help = help
  }
}

extension ReportLine: Codable {
  private enum Key: String, CodingKey { case section, name, status, detail, help }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    section = try values.decode(Section.self, forKey: .section)
    name = try values.decode(String.self, forKey: .name)
    status = try values.decode(Status.self, forKey: .status)
    detail = try values.decode(String.self, forKey: .detail)
    help = try values.decode(String?.self, forKey: .help)
  }

  /// Every key is always there, `null` where there is no help.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(section, forKey: .section)
    try values.encode(name, forKey: .name)
    try values.encode(status, forKey: .status)
    try values.encode(detail, forKey: .detail)
    try values.encode(help, forKey: .help)
  }
}
