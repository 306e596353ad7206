import FoundationEssentials
import PanelModel

/// Which hot keys are off, by whom, and why.
///
/// - Shape: the user pauses all or single ones, which lasts over a restart of the daemon; the site
///   switches single ones off by naming them in the file `off` beside the definitions, one id a line,
///   what follows it is the reason. A pause cannot switch on what the site has switched off.
struct Switches: Sendable {
  /// What the user has paused.
  struct Pauses: Codable, Sendable, Hashable {
    var all = false
    var ids: Set<String> = []
  }

  private(set) var pauses: Pauses
  private var site: [String: String] = [:]
  private let path: String

  /// - Parameter path: where the user's pauses are kept.
  init(path: String) {
    self.path = path
    let data = FileManager.default.contents(atPath: path)
    pauses = data.flatMap { try? JSONDecoder().decode(Pauses.self, from: $0) } ?? Pauses()
  }

  /// The file that IT drops into a folder of definitions.
  static let siteFile = "off"

  /// Reads the site's files anew; one that is not there switches nothing off.
  mutating func readSite(_ folders: [String]) {
    site = [:]
    for folder in folders {
      let data = FileManager.default.contents(atPath: "\(folder)/\(Self.siteFile)")
      for line in String(decoding: data ?? Data(), as: UTF8.self).split(whereSeparator: \.isNewline)
      {
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let id = words.first, !id.hasPrefix("#") else { continue }
        site[String(id)] = words.count > 1 ? String(words[1]) : ""
      }
    }
  }

  /// Why a hot key is off.
  ///
  /// - Returns: `nil` where it is on; the site's own reason is told as it stands.
  func reason(_ id: String, in language: PanelLanguage = .danish) -> String? {
    if let reason = site[id] {
      let why = reason.isEmpty ? "." : ": \(reason)"
      return language(
        "It-kontoret har slået genvejen fra\(why)",
        "The IT office has switched this hot key off\(why)")
    }
    if pauses.all { return language("Alle genveje holder pause.", "All hot keys are paused.") }
    return pauses.ids.contains(id)
      ? language("Genvejen holder pause.", "This hot key is paused.") : nil
  }

  /// Pauses one hot key, or all.
  mutating func pause(_ id: String?) {
    if let id { pauses.ids.insert(id) } else { pauses.all = true }
    keep()
  }

  /// Resumes one hot key, or all: then no single one stays paused either.
  mutating func resume(_ id: String?) {
    if let id { pauses.ids.remove(id) } else { pauses = Pauses() }
    keep()
  }

  private func keep() {
    // A pause that cannot be kept still holds for as long as the daemon lives.
    try? JSONEncoder().encode(pauses).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
