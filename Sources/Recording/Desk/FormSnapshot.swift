import Desktop
import Engine
import HotKeyDefinition

/// What the fields of a form hold now, as its application tells through accessibility.
struct FormSnapshot: Sendable {
  /// By place in the form; a field that cannot be read, or is a password, has none.
  let contents: [Int: RecordedField.Content]

  /// How long a browser may take to show a page's fields for the first time: it begins when asked.
  private static let patience: Duration = .seconds(3)

  /// Reads a window.
  ///
  /// - Parameter known: the fields that are waited for; `nil` for all of the form.
  /// - Returns: `nil` where the application shows none of the form's fields.
  static func read(
    _ form: Form, in window: WindowSnapshot, _ reader: any AccessibilityReader,
    until known: Set<Int>? = nil
  ) async throws(RecordingRefusal) -> FormSnapshot? {
    let fields = form.flatFields
    let labels = fields.map(\.label)
    let wanted = known ?? Set(labels.indices)
    let end = ContinuousClock.now + patience
    do {
      while true {
        let found = try await reader.form(in: window)
        let matched = FieldLabels.match(labels, with: found?.fields ?? [])
        if let found, !matched.isEmpty, wanted.isSubset(of: matched.keys) || .now > end {
          return try await FormSnapshot(fields.map(\.field), matched, in: found)
        }
        if .now > end { return nil }
      }
    } catch let error as AccessibilityError {
      throw .run(RunFailure(.accessibility(error.code)))
    } catch {
      throw .lost
    }
  }

  private init(
    _ fields: [FormField], _ matched: [Int: AccessibleField], in form: any AccessibleForm
  ) async throws {
    var contents: [Int: RecordedField.Content] = [:]
    for (index, element) in matched {
      // A password is never read.
      guard element.role != .password else { continue }
      contents[index] = try await Self.content(of: element, fields[index].kind, in: form)
    }
    self.contents = contents
  }

  private static func content(
    of element: AccessibleField, _ kind: FormField.Kind, in form: any AccessibleForm
  ) async throws -> RecordedField.Content? {
    switch kind {
    case .readOnly: nil
    case .checkbox: .flag(try await form.state(of: element).contains(.checked))
    case .choice: .choice(try await form.chosenOption(of: element) ?? "")
    case .text, .multiline, .date, .number:
      try await form.text(of: element).map { .text($0) }
    }
  }

  /// The same contents twice: what the last keys did is there by then.
  ///
  /// - Parameter before: what was read when the recording began; the same fields are waited for.
  static func settled(
    _ form: Form, in window: WindowSnapshot, _ reader: any AccessibilityReader,
    after before: FormSnapshot
  ) async throws(RecordingRefusal) -> FormSnapshot? {
    var earlier: FormSnapshot?
    let end = ContinuousClock.now + patience
    repeat {
      let now = try await read(
        form, in: window, reader, until: Set(before.contents.keys))
      if let earlier, let now, earlier.contents == now.contents { return now }
      earlier = now
    } while ContinuousClock.now < end
    return earlier
  }
}
