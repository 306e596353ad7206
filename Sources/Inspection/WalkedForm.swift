import Desktop
import HotKeyDefinition

/// What going through a form by Tab has shown.
package struct WalkedForm: Sendable, Hashable {
  /// What came back from one stop.
  package enum Reading: Sendable, Hashable {
    /// One line.
    case line
    /// Several lines.
    case lines
    /// Nothing: an empty field, or something without a text.
    case nothing
    /// All that the window shows: no field, but something in a page that has the focus.
    case everything
  }

  /// How the walk ended.
  package enum End: Sendable, Hashable {
    /// The first stop was seen again, and the second after it.
    case round
    /// The focus was not seen to move on.
    case stuck
    /// A field takes Tab for a letter; what it wrote was taken away again.
    case tabIsText
    /// There were more stops than a form has.
    case tooLong
    /// The focus left the window.
    case left
  }

  package var readings: [Reading]
  package var end: End
  /// Whether the focus was seen to stand where it stood before.
  package var isBack: Bool

  package init(readings: [Reading], end: End, isBack: Bool) {
    self.readings = readings
    self.end = end
    self.isBack = isBack
  }
}

extension WalkedForm {
  /// The form without labels: fields are called by their places.
  ///
  /// - Parameters:
  ///   - id: the form's id.
  ///   - isPage: whether a page tells a text that is empty from something without a text.
  package func sketch(as id: String, isPage: Bool) -> FormSketch {
    // What comes before the first field and after the last is not counted by anybody.
    let first = readings.firstIndex { $0 != .everything } ?? readings.endIndex
    let last = readings.lastIndex { $0 != .everything } ?? -1
    let shown = first <= last ? readings[first...last] : []
    let fields = shown.enumerated().map { index, reading in
      let name = FieldNames.numbered(index + 1)
      return FieldSketch(
        id: name, label: name, kind: Self.kind(of: reading),
        note: Self.note(on: reading, isPage: isPage))
    }
    return FormSketch(
      id: id, finding: .order, proof: .whenPossible, fields: fields,
      notes: notes(dropped: readings.count - shown.count))
  }

  private static func kind(of reading: Reading) -> FormField.Kind {
    switch reading {
    case .line, .nothing: .text
    case .lines: .multiline
    case .everything: .readOnly
    }
  }

  private static func note(on reading: Reading, isPage: Bool) -> String? {
    switch reading {
    case .line: nil
    case .lines: "several lines were read; where it is no text at all, write type: read-only"
    case .nothing:
      isPage
        ? "empty: one line or several, or a password?"
        : "empty, or a check box, a choice or a button: look what it is"
    case .everything:
      "no text: a check box, a choice, a button or a link; it is counted all the same"
    }
  }

  private func notes(dropped: Int) -> [String] {
    var notes = [
      "gone through by Tab: labels could not be seen, nor lengths; write what the screen shows",
      "hot keys count the fields from where the cursor stood: the first must have the focus",
    ]
    if dropped > 0 {
      notes.append(
        "before the first field and behind the last stand \(dropped) without a text; they are left out"
      )
    }
    switch end {
    case .round:
      notes.append("the walk came back to the first; tool bars of a browser would be counted too")
    case .stuck:
      notes.append(
        "UNCERTAIN: the focus was not seen to move on from the last; fields may be missing")
    case .tabIsText:
      notes.append(
        "UNCERTAIN: the last takes Tab for a letter, so hot keys cannot go past it; fields may be missing"
      )
    case .tooLong:
      notes.append("UNCERTAIN: it was not seen where the form ends; fields may stand here twice")
    case .left: notes.append("UNCERTAIN: the focus went to another window; fields may be missing")
    }
    return notes
  }
}
