package import HotKeyDefinition

/// What was seen of a window and its form, before it is written down.
///
/// - Shape: holds no text of a field, and of the title only what ``TitlePattern`` lets through.
package struct SystemSketch: Sendable, Hashable {
  /// How the fields were found.
  package enum Finding: Sendable, Hashable {
    /// The application has named them.
    case accessibility
    /// They were gone through by Tab; labels cannot be seen.
    case walk
    /// None were found, and why.
    case none(String)
  }

  package var id: String
  package var title: String
  package var window: WindowSketch
  package var form: FormSketch
  package var finding: Finding

  package init(
    id: String, title: String, window: WindowSketch, form: FormSketch, finding: Finding
  ) {
    self.id = id
    self.title = title
    self.window = window
    self.form = form
    self.finding = finding
  }
}

/// How the window is recognised.
package struct WindowSketch: Sendable, Hashable {
  /// A pattern; `nil` where the window has no class.
  package var windowClass: String?
  /// A pattern; `nil` where nothing of the title may be kept.
  package var title: String?
  package var showsCitizen: Bool
  /// `chromium`, as detected; `unknown` where nobody knows.
  package var toolkit: String
  package var notes: [String]

  package init(
    windowClass: String?, title: String?, showsCitizen: Bool, toolkit: String, notes: [String]
  ) {
    self.windowClass = windowClass
    self.title = title
    self.showsCitizen = showsCitizen
    self.toolkit = toolkit
    self.notes = notes
  }
}

/// The form with its fields in Tab order; without fields there is no form.
package struct FormSketch: Sendable, Hashable {
  package var id: String
  package var finding: Form.Finding
  package var proof: Form.ProofDemand
  /// The field that shows the citizen, by id.
  package var citizen: String?
  package var fields: [FieldSketch]
  package var notes: [String]

  package init(
    id: String, finding: Form.Finding, proof: Form.ProofDemand, citizen: String? = nil,
    fields: [FieldSketch], notes: [String] = []
  ) {
    self.id = id
    self.finding = finding
    self.proof = proof
    self.citizen = citizen
    self.fields = fields
    self.notes = notes
  }
}

/// One field as it will stand in the draft.
package struct FieldSketch: Sendable, Hashable {
  package var id: String
  package var label: String
  package var kind: FormField.Kind
  package var length: Int?
  package var isRequired: Bool
  package var options: [String]
  /// What a person must look at.
  package var note: String?

  package init(
    id: String, label: String, kind: FormField.Kind, length: Int? = nil, isRequired: Bool = false,
    options: [String] = [], note: String? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.length = length
    self.isRequired = isRequired
    self.options = options
    self.note = note
  }
}
