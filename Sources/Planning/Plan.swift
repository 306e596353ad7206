package import HotKeyDefinition

/// What a run is going to do, worked out before anything is touched.
///
/// - Shape: pure data; one action a step, fields in the form's Tab order.
/// - Isolation: holds values; kept in memory only, never logged.
/// - Source: design §4, "Planning".
package struct Plan: Sendable {
  package enum Action: Sendable {
    case fill(FormPlan)
    case insert(InsertPlan)
  }

  package let hotKey: String
  package let actions: [Action]
  /// Whether the user has to see and agree before anything is written.
  package let isConfirmed: Bool

  package init(hotKey: String, actions: [Action], isConfirmed: Bool = false) {
    self.hotKey = hotKey
    self.actions = actions
    self.isConfirmed = isConfirmed
  }
}

/// The filling of one form.
package struct FormPlan: Sendable {
  package let system: TargetSystem
  package let form: Form
  package let policy: FillStep.Policy
  /// Ten digits; `nil` where the step names no citizen.
  package let citizen: String?
  /// Every field of the form in Tab order, also those that are passed over, so that Tab can be
  /// counted.
  package let fields: [FieldPlan]

  package init(
    system: TargetSystem, form: Form, policy: FillStep.Policy, citizen: String?, fields: [FieldPlan]
  ) {
    self.system = system
    self.form = form
    self.policy = policy
    self.citizen = citizen
    self.fields = fields
  }
}

extension FormPlan {
  /// The same form with other contents.
  package func with(_ fields: [FieldPlan], policy: FillStep.Policy? = nil) -> FormPlan {
    FormPlan(
      system: system, form: form, policy: policy ?? self.policy, citizen: citizen, fields: fields)
  }
}

/// One field of a form and what it is going to hold.
package struct FieldPlan: Sendable {
  package enum Content: Sendable, Hashable {
    /// The step does not name the field: it is passed over.
    case untouched
    /// Text as the field shall show it: dates, numbers and CPR already in Danish form; never with
    /// control characters that act as keys.
    case text(String)
    case choice(String)
    case flag(Bool)
  }

  /// `navn`, or `ydelser[3].fra` in a table (rows from 1).
  package let id: String
  /// The row number put in.
  package let label: String
  package let kind: FormField.Kind
  package let length: Int?
  package let required: Bool
  package let options: [String]
  package let initially: Bool?
  package let content: Content
  /// Whether the text is a secret: then no difference, preview or message may show it.
  package let secret: Bool
  /// What the preview said the field holds, which it must still hold when its turn comes.
  ///
  /// `nil` where there was none, or the field could not be read.
  package let previewed: String?
  /// Its first cell on a terminal's screen, where ``length`` says how many there are.
  package let place: ScreenPlace?

  package init(
    id: String, label: String, kind: FormField.Kind, length: Int?, required: Bool,
    options: [String],
    initially: Bool?, content: Content, secret: Bool = false, previewed: String? = nil,
    place: ScreenPlace? = nil
  ) {
    self.place = place
    self.id = id
    self.label = label
    self.kind = kind
    self.length = length
    self.required = required
    self.options = options
    self.initially = initially
    self.content = content
    self.secret = secret
    self.previewed = previewed
  }

  /// The same field with another content.
  package func with(_ content: Content, previewed: String? = nil) -> FieldPlan {
    FieldPlan(
      id: id, label: label, kind: kind, length: length, required: required, options: options,
      initially: initially, content: content, secret: secret, previewed: previewed, place: place)
  }
}

/// The insertion of one text at the cursor.
package struct InsertPlan: Sendable {
  package let text: String
  /// Id and version of the standard text, for the audit trail.
  package let textID: String?
  package let textVersion: String?
  /// Empty means any window.
  package let systems: [TargetSystem]

  package init(text: String, textID: String?, textVersion: String?, systems: [TargetSystem]) {
    self.text = text
    self.textID = textID
    self.textVersion = textVersion
    self.systems = systems
  }
}
