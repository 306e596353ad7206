/// What a run is going to do, shown before it does it.
///
/// - Shape: JSON over D-Bus; CPR numbers and secrets are masked by the daemon already.
/// - Isolation: holds a citizen's values: never logged or kept.
package struct PreviewRequest: Codable, Sendable, Hashable {
  /// The hot key's title.
  package let title: String
  package let forms: [PreviewForm]

  package init(title: String, forms: [PreviewForm]) {
    self.title = title
    self.forms = forms
  }
}

/// One form, or one text inserted at the cursor.
package struct PreviewForm: Codable, Sendable, Hashable {
  package let title: String
  package let fields: [PreviewField]

  package init(title: String, fields: [PreviewField]) {
    self.title = title
    self.fields = fields
  }
}

/// One field, *now* and *will be*.
package struct PreviewField: Codable, Sendable, Hashable {
  package enum Change: String, Codable, Sendable, CaseIterable {
    /// Empty now.
    case new
    /// Holds another text, which goes.
    case replaced
    case same
    /// Holds another text, which stays: the hot key fills empty fields only.
    case kept
    /// The application does not tell what the field holds.
    case unknown
  }

  /// Unique in the request.
  package let id: String
  package let label: String
  /// `nil` where the application does not tell.
  package let now: String?
  package let will: String
  package let change: Change

  package init(id: String, label: String, now: String?, will: String, change: Change) {
    self.id = id
    self.label = label
    self.now = now
    self.will = will
    self.change = change
  }
}

/// What the user said to a preview.
package struct PreviewReply: Codable, Sendable, Hashable {
  /// Ids of the fields that are to be left alone; `nil` when the user left the preview.
  package let leftOut: [String]?

  package init(leftOut: [String]?) {
    self.leftOut = leftOut
  }
}
