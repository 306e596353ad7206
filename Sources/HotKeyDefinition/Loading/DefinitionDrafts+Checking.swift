import Diagnostics

extension DefinitionDrafts {
  /// Compares all that was read, and gives what is without error.
  mutating func check() -> DefinitionSet {
    findDuplicates()
    let index = DefinitionIndex(self)
    findChordConflicts()
    var sound: [HotKey] = []
    for position in hotKeys.indices {
      var checker = HotKeyChecker(hotKeys[position], index)
      let hotKey = checker.check(hotKeys[position].hotKey)
      hotKeys[position].findings = checker.findings
      if !checker.findings.hasErrors, !checker.dependsOnError { sound.append(hotKey) }
    }
    let systems = systems.filter { !$0.findings.hasErrors }.map(\.system)
    let texts = texts.filter { !$0.findings.hasErrors }.compactMap(\.text)
    let rates = rates.filter { !$0.findings.hasErrors }.map(\.table)
    return DefinitionSet(
      hotKeys: sound, systems: Self.byID(systems, \.id.text),
      adapters: Self.byID(adapters?.adapters ?? [], \.name.text),
      texts: Self.byID(texts, \.id.text),
      rates: Self.byID(rates, \.id.text)
    )
  }

  private static func byID<Item>(_ items: [Item], _ id: (Item) -> String) -> [String: Item] {
    Dictionary(items.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first of an id stands, each further one is a finding.
  private mutating func findDuplicates() {
    var first: [String: SourceSpan] = [:]
    for position in hotKeys.indices {
      let id = hotKeys[position].hotKey.id
      Self.note(id, "hot key", &first, &hotKeys[position].findings)
    }
    first = [:]
    for position in systems.indices {
      Self.note(systems[position].system.id, "system", &first, &systems[position].findings)
    }
    first = [:]
    for position in rates.indices {
      Self.note(rates[position].table.id, "rates", &first, &rates[position].findings)
    }
    first = [:]
    for position in texts.indices {
      guard let id = texts[position].id else { continue }
      Self.note(id, "text", &first, &texts[position].findings)
    }
  }

  private static func note(
    _ id: Name, _ noun: String, _ first: inout [String: SourceSpan], _ findings: inout Findings
  ) {
    guard !id.text.isEmpty else { return }
    guard let earlier = first[id.text] else {
      first[id.text] = id.span
      return
    }
    findings.add(
      .duplicateID, "\(noun) `\(id.text)` is defined twice", at: id.span.range, label: "again",
      notes: [Diagnostic.Note("the first, which stands, is here", at: earlier)])
  }

  /// A chord belongs to one hot key, and a leader to nobody.
  private mutating func findChordConflicts() {
    var taken: [[KeyChord]: HotKey] = [:]
    var leaders: [[KeyChord]: HotKey] = [:]
    for position in hotKeys.indices {
      let hotKey = hotKeys[position].hotKey
      guard let keys = hotKey.keys else { continue }
      let prefixes = (1..<max(1, keys.chords.count)).map { Array(keys.chords.prefix($0)) }
      if let other = taken[keys.chords] {
        report(.chordTaken, "`\(keys.description)` starts two hot keys", position, other)
      } else if let other = leaders[keys.chords] {
        report(
          .chordIsPrefix, "`\(keys.description)` is the beginning of another hot key's keys",
          position, other)
      } else if let other = prefixes.lazy.compactMap({ taken[$0] }).first {
        report(
          .chordIsPrefix, "`\(keys.description)` begins with the keys of another hot key", position,
          other)
      } else {
        taken[keys.chords] = hotKey
        for prefix in prefixes where leaders[prefix] == nil { leaders[prefix] = hotKey }
      }
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ position: Int, _ other: HotKey
  ) {
    guard let span = hotKeys[position].hotKey.keys?.span, let keys = other.keys else { return }
    let note = Diagnostic.Note("`\(other.id.text)` has `\(keys.description)`", at: keys.span)
    hotKeys[position].findings.add(
      code, message, at: span.range, notes: [note], help: "choose other keys for one of the two")
  }
}
