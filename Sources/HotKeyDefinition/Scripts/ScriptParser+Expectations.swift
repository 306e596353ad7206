import Diagnostics

/// What a case states.
extension ScriptParser {
  mutating func readExpectation(_ entry: YAMLMapping.Entry?) -> ReplayCase.Expectation? {
    guard let entry, var reader = MappingReader(entry.value, "`expect`", &findings) else {
      return nil
    }
    let outcome = findings.word(reader.take("outcome", &findings), ReplayCase.Outcome.self)
    let code = readCode(reader.take("code", &findings))
    let fields = reader.take("fields", &findings).map { readFieldExpectations($0.value) } ?? []
    var audit: [Name] = []
    if let list = reader.take("audit", &findings) {
      for item in findings.items(list.value, of: "`audit`") {
        let kind = readWord(item, of: "an event", ReplayCase.AuditEvent.self)
        if let kind { audit.append(kind) }
      }
    }
    reader.finish(&findings)
    // A case that states nothing would pass whatever the hot key does.
    if outcome == nil, code == nil, fields.isEmpty, audit.isEmpty, !findings.hasErrors {
      findings.add(
        .nothingExpected, "the case expects nothing", at: entry.key.range,
        help: "state at least the `outcome`")
    }
    return ReplayCase.Expectation(
      outcome: outcome, code: code, fields: fields, audit: audit,
      place: findings.span(entry.key.range))
  }

  private mutating func readCode(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let name = findings.name(entry) else { return nil }
    if DiagnosticCatalogue.entry(name.text) == nil {
      findings.add(
        .unknownWord, "there is no code `\(name.text)`", at: name.span.range,
        help: "`genvej explain` knows the codes")
    }
    return name
  }

  private mutating func readFieldExpectations(_ node: YAMLNode) -> [ReplayCase.FieldExpectation] {
    findings.namedEntries(node, of: "`fields`", areNames: .field).map { name, node in
      guard case .mapping(let mapping) = node else {
        return .init(name: name, holds: readText(node, of: "`\(name.text)`"), proof: nil)
      }
      var reader = MappingReader(mapping, "`\(name.text)`")
      let holds = reader.take("holds", &findings).flatMap { readText($0.value, of: "`holds`") }
      let proof = findings.word(reader.take("proof", &findings), ReplayCase.Proof.self)
      reader.finish(&findings)
      if holds == nil, proof == nil, !findings.hasErrors {
        findings.add(
          .nothingExpected, "nothing is expected of `\(name.text)`", at: name.span.range,
          help: "state what it `holds`, or its `proof`")
      }
      return .init(name: name, holds: holds, proof: proof)
    }
  }
}

/// What goes wrong in a case, each on a line.
extension ScriptParser {
  mutating func readFaults(_ node: YAMLNode) -> [ReplayCase.Fault] {
    findings.items(node, of: "`faults`").compactMap { readFault($0) }
  }

  /// `- focus-theft: email`, `- slow-target: 500 ms`, `- reformatting: { at: dato, on: input }`.
  private mutating func readFault(_ node: YAMLNode) -> ReplayCase.Fault? {
    switch node {
    case .scalar(let scalar) where !scalar.isAbsent:
      return kind(scalar).flatMap { fault($0, nil, at: scalar.range) }
    case .mapping(let mapping):
      guard mapping.entries.count == 1, let entry = mapping.entries.first else {
        findings.add(
          .wrongNode, "a fault is one word with what belongs to it", at: mapping.range,
          help: "put each fault on a line of its own, with `-` before it")
        return nil
      }
      let words = ReplayCase.Fault.Kind.allCases.filter(\.takesContent).map(\.rawValue)
      findings.note(.keys(known: Set(words), required: []), at: mapping.range)
      return kind(entry.key).flatMap { fault($0, entry, at: entry.key.range) }
    default:
      findings.expected("a fault", for: "an item of `faults`", found: node)
      return nil
    }
  }

  private mutating func kind(_ scalar: YAMLScalar) -> ReplayCase.Fault.Kind? {
    let words = ReplayCase.Fault.Kind.allCases.map(\.rawValue)
    findings.note(.word(words), at: scalar.range)
    if let kind = ReplayCase.Fault.Kind(rawValue: scalar.text) { return kind }
    findings.unknownWord(scalar, of: "a fault", among: words)
    return nil
  }

  private mutating func fault(
    _ kind: ReplayCase.Fault.Kind, _ entry: YAMLMapping.Entry?, at range: Range<Int>
  ) -> ReplayCase.Fault? {
    if kind == .clipboardManager, let entry {
      findings.add(
        .wrongNode, "`\(kind.rawValue)` stands alone", at: entry.key.range,
        help: "write `- \(kind.rawValue)`")
      return nil
    }
    let details: FaultDetails
    if let entry, case .mapping(let mapping) = entry.value {
      details = readDetails(mapping, of: kind)
    } else {
      details = readShortForm(entry, of: kind)
      guard isComplete(kind, details, range) else { return nil }
    }
    guard !findings.hasErrors else { return nil }
    return ReplayCase.Fault(
      kind: kind, at: details.at, duration: details.duration, text: details.text,
      length: details.length, onInput: details.moment == .input, place: findings.span(range))
  }

  /// What a fault has beside its kind.
  private struct FaultDetails {
    var at: Name?
    var duration: Duration?
    var text: Name?
    var length: Int?
    var moment: ReplayCase.Fault.Moment?
  }

  private mutating func readDetails(_ mapping: YAMLMapping, of kind: ReplayCase.Fault.Kind)
    -> FaultDetails
  {
    var details = FaultDetails()
    var reader = MappingReader(mapping, "`\(kind.rawValue)`")
    if kind.takesPlace { details.at = findings.name(reader.require("at", &findings)) }
    if kind == .slowTarget { details.duration = findings.duration(reader.require("by", &findings)) }
    if kind == .maxLength {
      details.length = findings.integer(reader.require("length", &findings), in: 1...100_000)
    }
    if let key = kind.textKey { details.text = readText(of: kind, reader.require(key, &findings)) }
    if kind == .reformatting {
      details.moment = findings.word(
        reader.take("on", &findings), ReplayCase.Fault.Moment.self)
    }
    reader.finish(&findings)
    return details
  }

  /// `- focus-theft: email`: what belongs to it is one text.
  private mutating func readShortForm(
    _ entry: YAMLMapping.Entry?, of kind: ReplayCase.Fault.Kind
  ) -> FaultDetails {
    guard let entry else { return FaultDetails() }
    if kind == .slowTarget { return FaultDetails(duration: findings.duration(entry)) }
    return kind.takesPlace
      ? FaultDetails(at: findings.name(entry)) : FaultDetails(text: readText(of: kind, entry))
  }

  private mutating func isComplete(
    _ kind: ReplayCase.Fault.Kind, _ details: FaultDetails, _ range: Range<Int>
  ) -> Bool {
    guard !findings.hasErrors else { return false }
    let missing: String? =
      switch kind {
      case .slowTarget: details.duration == nil ? "how long, such as `500 ms`" : nil
      case .heldModifiers, .layoutSwitch: details.text == nil ? "which" : nil
      case .clipboardManager: nil
      case .wrongCitizen: "`at` and `cpr`"
      case .maxLength: "`at` and `length`"
      case .userTyping: "`at` and `text`"
      default: details.at == nil ? "where" : nil
      }
    guard let missing else { return true }
    findings.add(.missingKey, "`\(kind.rawValue)` must say \(missing)", at: range)
    return false
  }
}

/// What may stand behind a fault's word.
extension ReplayCase.Fault.Kind {
  /// Whether it happens at a field, or at a name of `data:`.
  package var takesPlace: Bool {
    switch self {
    case .slowTarget, .heldModifiers, .clipboardManager, .layoutSwitch: false
    default: true
    }
  }

  /// Whether anything may.
  package var takesContent: Bool { self != .clipboardManager }

  /// Whether one text says it all: `- focus-theft: email`.
  package var hasShortForm: Bool {
    switch self {
    case .wrongCitizen, .maxLength, .userTyping, .clipboardManager: false
    default: true
    }
  }

  /// The key of its text, where it has one.
  package var textKey: String? {
    switch self {
    case .wrongCitizen: "cpr"
    case .userTyping: "text"
    case .layoutSwitch: "to"
    case .heldModifiers: "keys"
    default: nil
    }
  }
}
