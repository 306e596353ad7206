/// How a field is made, as far as its application tells.
///
/// - Shape: nothing of what the field holds.
package struct AccessibleDetails: Sendable, Hashable {
  /// Takes several lines.
  package var isSeveralLines: Bool
  /// A number with arrows beside it.
  package var isNumber: Bool
  /// Whether Tab can come to it.
  package var isFocusable: Bool
  /// The longest text it takes, in characters (`maxlength` of a page, which Chromium alone tells).
  package var length: Int?
  /// `type` of a page's `input`: `date`, `email`; empty where nothing is told.
  package var inputType: String
  /// What stands in it while it is empty: `dd-mm-åååå`.
  package var placeholder: String

  package init(
    isSeveralLines: Bool = false, isNumber: Bool = false, isFocusable: Bool = true,
    length: Int? = nil, inputType: String = "", placeholder: String = ""
  ) {
    self.isSeveralLines = isSeveralLines
    self.isNumber = isNumber
    self.isFocusable = isFocusable
    self.length = length
    self.inputType = inputType
    self.placeholder = placeholder
  }
}

/// Something that Tab comes to and that is no field.
package struct AccessibleStop: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case button
    case link
    case radio = "radio button"
  }

  package let kind: Kind
  /// How many of the form's fields stand before it.
  package let fieldsBefore: Int

  package init(kind: Kind, fieldsBefore: Int) {
    self.kind = kind
    self.fieldsBefore = fieldsBefore
  }
}
