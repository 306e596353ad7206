package import Desktop

/// Which field of an application is which field of a form, told by their labels.
package enum FieldLabels {
  /// Of several fields with one label the first in document order goes to the first of the form.
  ///
  /// - Parameter labels: of a form's fields, in Tab order.
  /// - Returns: by place among the labels; a field that the application does not name is left out.
  package static func match(
    _ labels: [String], with fields: [AccessibleField]
  ) -> [Int: AccessibleField] {
    var byLabel: [String: [AccessibleField]] = [:]
    for field in fields { byLabel[key(field.label), default: []].append(field) }
    var matched: [Int: AccessibleField] = [:]
    for (index, label) in labels.enumerated() {
      let key = key(label)
      guard let first = byLabel[key]?.first else { continue }
      byLabel[key]?.removeFirst()
      matched[index] = first
    }
    return matched
  }

  private static func key(_ label: String) -> String {
    var label = label[...]
    while let last = label.last, last == ":" || last == "*" || last.isWhitespace {
      label = label.dropLast()
    }
    return label.lowercased()
  }
}
