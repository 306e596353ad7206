import HotKeyDefinition

extension SchemaDocument {
  static let script = SchemaDocument(
    title: "Genvej script",
    summary:
      "What a hot key must do, case by case: replayed simulated, in real applications, or at the desk.",
    place: "HotKeys/<area>/<name>.test.yaml",
    root: .mapping(
      MappingSchema([
        .required(
          "script", .id(.dotted), "The id of the hot key that is pressed.",
          examples: ["forberedende-plan.praeudfyld"]),
        .optional(
          "double", .mapping(double),
          "The form that stands in for the real system in `genvej test --real`."),
        data("What the hot key's data hold in every case, by the names under its `data`."),
        answers("What every case answers to the questions, by the names under `ask`."),
        form("What stands in the form before every case, by field id."),
        .required("cases", .list(.mapping(oneCase)), "One press of the key each."),
      ])))

  private static let double = MappingSchema(
    [
      .optional("form", .id(), "A form of the test kit.", examples: ["forberedende-plan"]),
      .optional(
        "page",
        .scalar(.text, pattern: #"^(?!.*(^|/)([.]|/|$))[^\\%?#:\x00-\x1F]*[.][hH][tT][mM][lL]?$"#),
        "An HTML page of your own, by its path from the script's folder.",
        examples: ["ansoegning.html"]),
      .optional(
        "in", .oneOrMore(.words(TestDouble.Application.self)),
        "The applications it is shown in, one replay each; a page in browsers only.",
        initially: .array([.string(TestDouble.Application.chromium.rawValue)])),
    ],
    rules: [
      Rule(when: [.has("page")], forbids: ["form"]),
      Rule(when: [], requiresOneOf: ["form", "page"]),
    ])

  private static let oneCase = MappingSchema([
    .required("case", .text, "What the case is about, for the report."),
    data("What this case's data hold instead of those above."),
    answers("What this case answers instead."),
    .optional(
      "preview", .any([.scalar(.word(["agree", "leave"])), .mapping(preview)]),
      "What the person does with the preview.", initially: "agree"),
    .optional("window", .text, "The window's title; made from the system's pattern by default."),
    .optional(
      "citizen", .testNumber, "Whose case the window shows; a test person's number.",
      examples: ["610190-0019"]),
    form("What stands in the form beforehand, by field id."),
    .optional(
      "accessibility", .flag, "Whether the application shows its fields through accessibility.",
      initially: true),
    .optional(
      "faults", .any([.scalar(.word(faultWords)), .list(fault)]),
      "What goes wrong, each on a line; a fault that never happens fails the case."),
    .required("expect", .mapping(expectation), "What must have happened in the end."),
  ])

  private static func data(_ summary: String) -> Property {
    .optional("data", .names(.simple, .anything), summary)
  }

  private static func answers(_ summary: String) -> Property {
    .optional("answers", .names(.simple, .content), summary)
  }

  private static func form(_ summary: String) -> Property {
    .optional("form", .names(.field, .content), summary)
  }

  private static let preview = MappingSchema([
    .required("leave-out", .oneOrMore(.content), "The fields that the person leaves out.")
  ])

  private static let expectation = MappingSchema(
    [
      .optional("outcome", .words(ReplayCase.Outcome.self), "How the run ends."),
      .optional(
        "code", .scalar(.text, pattern: #"^\s*GV[0-9]{4}\s*$"#),
        "Why it did not complete; `genvej explain` knows the codes.", examples: ["GV0523"]),
      .optional(
        "fields", .names(.field, .any([.content, .mapping(field)])),
        "What fields hold in the end, by id; `tabel[1].kolonne` in a table.",
        examples: [.object(["navn": "Åse Prøvesen"])]),
      .optional(
        "audit", .oneOrMore(.words(ReplayCase.AuditEvent.self)),
        "Events of the audit trail, in this order; others may stand between them."),
    ],
    rules: [Rule(when: [], requiresOneOf: ["outcome", "code", "fields", "audit"])])

  private static let field = MappingSchema(
    [
      .optional("holds", .content, "What it holds in the end, as the application shows it."),
      .optional("proof", .words(ReplayCase.Proof.self), "What became of it."),
    ],
    rules: [Rule(when: [], requiresOneOf: ["holds", "proof"])])
}

/// Faults: one word with what belongs to it.
extension SchemaDocument {
  private typealias Kind = ReplayCase.Fault.Kind

  static let faultWords = ReplayCase.Fault.Kind.allCases.map(\.rawValue)

  static let fault = Schema.any([
    .scalar(.word(faultWords)),
    .mapping(MappingSchema(Kind.allCases.filter(\.takesContent).map(property))),
  ])

  private static func property(_ kind: Kind) -> Property {
    .optional(kind.rawValue, content(of: kind), summary(of: kind))
  }

  private static func content(of kind: Kind) -> Schema {
    var properties: [Property] = []
    if kind.takesPlace {
      properties.append(
        .required(
          "at", .text, kind == .adapterTimeOut ? "A name under `data`." : "A field of the form."))
    }
    if let (key, summary) = textKey(of: kind) {
      properties.append(.required(key, text(of: kind), summary))
    }
    switch kind {
    case .slowTarget: properties.append(.required("by", .scalar(.duration), "How long."))
    case .maxLength:
      properties.append(.required("length", .integer(1...100_000), "In characters."))
    case .reformatting:
      properties.append(
        .optional(
          "on", .words(ReplayCase.Fault.Moment.self), "When it does so.", initially: "leave"))
    default: break
    }
    let mapping = Schema.mapping(MappingSchema(properties))
    guard kind.hasShortForm else { return mapping }
    return .any([text(of: kind), mapping])
  }

  /// What the fault's own text may be.
  private static func text(of kind: Kind) -> Schema {
    switch kind {
    case .slowTarget: .scalar(.duration)
    case .wrongCitizen: .testNumber
    case .heldModifiers: .words(KeyChord.Modifier.self)
    case .layoutSwitch: .scalar(.text, pattern: KeyboardLayoutName.pattern)
    default: .text
    }
  }

  private static func textKey(of kind: Kind) -> (key: String, summary: String)? {
    guard let key = kind.textKey else { return nil }
    switch kind {
    case .wrongCitizen: return (key, "The other citizen's number; a test person's.")
    case .userTyping: return (key, "What the person types.")
    case .layoutSwitch: return (key, "The new layout.")
    default: return (key, "Which modifier.")
    }
  }

  private static func summary(of kind: Kind) -> String {
    switch kind {
    case .focusTheft: "Another window takes the focus when the field gets it."
    case .slowTarget: "The application takes this long over each answer."
    case .lostPaste: "The application does not take the text it is given first."
    case .reformatting: "The field changes what was written: capitals, or a date with full stops."
    case .modalDialog: "A dialog opens over the form when the field gets the focus."
    case .layoutSwitch: "The keyboard's layout is another one from here on."
    case .heldModifiers: "The person holds modifiers down when the run begins."
    case .userTyping: "The person types while the field is being filled."
    case .wrongCitizen: "Another citizen's case is opened."
    case .sessionTimeOut: "The application has logged the person off."
    case .adapterTimeOut: "A source of data gives no answer."
    case .clipboardManager: "Another program reads, and then takes, the clipboard."
    case .readOnly: "The field cannot be written."
    case .maxLength: "The field takes no more than this many characters."
    }
  }
}

extension Schema {
  /// A CPR number as the parser takes it; whether it has a day of the calendar, `check` tells.
  fileprivate static let testNumber = Schema.scalar(
    .text, pattern: #"^\s*[0-9]{6}[ \u00A0\u2010\u2011\u2013\-]?[0-9]{4}\s*$"#)
}
