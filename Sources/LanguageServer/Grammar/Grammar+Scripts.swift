import Diagnostics
import HotKeyDefinition

/// Replay scripts.
extension Grammar {
  static let script: [GrammarKey] = [
    .init("script", .scalar(.reference(.hotKey)), "The hot key that every case presses."),
    .init(
      "double", .mapping(.double), "What `genvej test --real` opens in the real system's stead."),
    .init("data", caseData, "Case data of all cases, by the names under the hot key's `data`."),
    .init("answers", answers, "Answers of all cases, by the names under the hot key's `ask`."),
    .init("form", caseForm, "What all cases begin with in the form, by field."),
    .init("cases", .list(.mapping(.scriptCase)), "One press of the key each."),
  ]

  static let double: [GrammarKey] = [
    .init("form", .scalar(.prose), "A form of the test kit: `forberedende-plan`."),
    .init("page", .scalar(.prose), "An HTML page of your own beside the script, in its stead."),
    .init(
      "in", .list(.scalar(.words(words(TestDouble.Application.self)))),
      "The applications that show it, one replay each."),
  ]

  static let scriptCase: [GrammarKey] = [
    .init("case", .scalar(.prose), "What the case is about, as the report calls it."),
    .init("data", caseData, "Case data of this case, instead of that above."),
    .init("answers", answers, "Answers of this case, instead of those above."),
    .init(
      "preview",
      .either(
        .words([
          Word("agree", "everything is filled (the default)"), Word("leave", "nothing is written"),
        ]), .mapping(.previewAnswer)), "What the person does with the preview."),
    .init("window", .scalar(.prose), "The window's title, if it is not made of the pattern."),
    .init("citizen", .scalar(.prose), "Whose case the window shows: a test person's CPR number."),
    .init("form", caseForm, "What this case begins with in the form."),
    .init(
      "accessibility", .scalar(.flag), "Whether the application tells of its fields; `true`."),
    .init(
      "faults", .list(.either(.fault, .mapping(.fault))),
      "What goes wrong underway, each on a line."
    ),
    .init("expect", .mapping(.expectation), "What must have happened in the end."),
  ]

  private static let caseData = Shape.named(.caseData, .caseValue)
  private static let answers = Shape.named(.answer, .scalar(.prose))
  private static let caseForm = Shape.named(.caseField, .scalar(.caseText))

  static let previewAnswer: [GrammarKey] = [
    .init("leave-out", .list(.scalar(.reference(.caseField))), "Fields the person leaves out.")
  ]

  static let expectation: [GrammarKey] = [
    .init(
      "outcome",
      .scalar(
        .words([
          Word("completed", "everything was filled"),
          Word("failed", "it stopped after it had begun to write"),
          Word("cancelled", "the person stopped it"), Word("refused", "it never began to write"),
        ])), "How the run ends."),
    .init("code", .scalar(.words(codes)), "Why it did not complete."),
    .init(
      "fields", .named(.caseField, .either(.caseText, .mapping(.expectedField))),
      "What fields hold in the end; `tabel[1].kolonne` in a table."),
    .init("audit", .list(.scalar(.words(events))), "Events of the audit trail, in this order."),
  ]

  static let expectedField: [GrammarKey] = [
    .init("holds", .scalar(.caseText), "What it holds in the end."),
    .init(
      "proof",
      .scalar(
        .words([
          Word("proved", "read back and right"), Word("unproved", "written, but not to be read"),
          Word("kept", "it held something, which stayed"),
          Word("untouched", "nothing was to be written"), Word("failed", "stopped here"),
        ])), "What became of it."),
  ]

  /// What a run or its data can end with.
  private static let codes = DiagnosticCatalogue.entries.map { Word($0.code.rawValue, $0.title) }

  private static let events = ReplayCase.AuditEvent.allCases.map {
    Word($0.rawValue, "an event of the audit trail")
  }

  private static func words<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type
  ) -> [Word] {
    type.allCases.map { Word($0.rawValue, "shown in \($0.rawValue)") }
  }
}

/// Faults: one word, and what belongs to it.
extension Grammar {
  typealias Fault = ReplayCase.Fault.Kind

  static let fault: [GrammarKey] = Fault.allCases.filter(\.takesContent).map { kind in
    let details = Shape.mapping(.faultDetails)
    return .init(
      kind.rawValue, kind.hasShortForm ? .either(shortForm(of: kind), details) : details,
      summary(of: kind))
  }

  private static func shortForm(of kind: Fault) -> ScalarKind {
    switch kind {
    case .slowTarget: .duration
    case .layoutSwitch, .heldModifiers: text(of: kind)
    default: place(of: kind)
    }
  }

  private static func text(of kind: Fault) -> ScalarKind {
    guard kind == .heldModifiers else { return .prose }
    return .words(
      KeyChord.Modifier.allCases.map { Word($0.rawValue, "\($0.rawValue) is held down") })
  }

  private static func place(of kind: Fault) -> ScalarKind {
    .reference(kind == .adapterTimeOut ? .caseData : .caseField)
  }

  static func faultDetails(_ traits: MappingTraits) -> [GrammarKey] {
    guard let kind = traits.fault.flatMap(Fault.init) else { return [] }
    var keys: [GrammarKey] = []
    if kind.takesPlace {
      keys.append(.init("at", .scalar(place(of: kind)), "Where it happens."))
    }
    if let key = kind.textKey {
      keys.append(.init(key, .scalar(text(of: kind)), "What is put there."))
    }
    switch kind {
    case .slowTarget: keys.append(.init("by", .scalar(.duration), "How long: `500 ms`."))
    case .maxLength: keys.append(.init("length", .scalar(.number), "In characters."))
    case .reformatting:
      let moments = [
        Word("input", "as soon as the text is there"), Word("leave", "when the field is left"),
      ]
      keys.append(.init("on", .scalar(.words(moments)), "When it does so."))
    default: break
    }
    return keys
  }

  static func summary(of kind: Fault) -> String {
    switch kind {
    case .focusTheft: "Another window takes the focus."
    case .slowTarget: "The application is slow to answer."
    case .lostPaste: "The application does not take the text it is given first."
    case .reformatting: "The field changes what was written."
    case .modalDialog: "A dialog opens over the form."
    case .layoutSwitch: "The keyboard's layout becomes another."
    case .heldModifiers: "The person holds modifiers down as the run begins."
    case .userTyping: "The person types into the form meanwhile."
    case .wrongCitizen: "Another citizen's case is opened."
    case .sessionTimeOut: "The application has logged the person off."
    case .adapterTimeOut: "A source of data does not answer."
    case .clipboardManager: "Another program reads the clipboard, then takes it."
    case .readOnly: "The field cannot be written."
    case .maxLength: "The field cuts longer texts off."
    }
  }
}
