/// Finds the fields of a window through the accessibility bus.
///
/// - Errors: ``AccessibilityError``.
/// - Isolation: any task; implementations are actors.
/// - Source: AT-SPI 2, interfaces Accessible, Component, Text, Action, Selection; design §3
///   "Accessibility".
package protocol AccessibilityReader: Sendable {
  /// The fields a window exposes, in document order, or `nil` where its application exposes none
  /// (no bus, no tree, no field).
  func form(in window: WindowSnapshot) async throws -> (any AccessibleForm)?
  /// Runs `body` while applications tell when something in their windows changes: a state, a text,
  /// a part.
  ///
  /// - Parameter body: gets one element for all that changed since it last looked; asks again upon
  ///   each. An application that is still starting may say nothing, and the stream ends when
  ///   nothing can be heard (any more): a deadline of the caller's own bounds the wait.
  /// - Returns: what `body` returns.
  /// - Throws: ``AccessibilityError``; what `body` throws.
  func withChanges<Result: Sendable>(
    _ body: @Sendable (AsyncStream<Void>) async throws -> Result
  ) async throws -> Result
}

extension AccessibilityReader {
  package func withChanges<Result: Sendable>(
    _ body: @Sendable (AsyncStream<Void>) async throws -> Result
  ) async throws -> Result {
    try await body(AsyncStream { $0.finish() })
  }
}

/// The fields of one window, found once; each question goes to the application again.
///
/// - Errors: ``AccessibilityError/Code/gone`` once the application has replaced the field (a
///   reload).
package protocol AccessibleForm: Sendable {
  /// In document order.
  var fields: [AccessibleField] { get }
  /// Whether the whole window was looked through; `false` where its tree goes beyond the reader's
  /// limits.
  var isComplete: Bool { get }
  /// The field as it is now: states and options are read anew.
  func state(of field: AccessibleField) async throws -> AccessibleState
  /// What the application tells of its focus from now on; `nil` where it cannot be heard.
  func focusChanges() async -> (any AccessibilityChanges)?
  /// Asks the application to give the field the focus; the answer is ``state(of:)``, not this call.
  func focus(_ field: AccessibleField) async throws
  /// The text the field holds, `nil` where the application does not say.
  func text(of field: AccessibleField) async throws -> String?
  /// The names of a choice's options in order; empty where the application does not say.
  func options(of field: AccessibleField) async throws -> [String]
  /// The name of the chosen option, `nil` where none is chosen or the application does not say.
  func chosenOption(of field: AccessibleField) async throws -> String?
  /// Whether the user could change the field now: enabled, not read-only.
  func isWritable(_ field: AccessibleField) async throws -> Bool
  /// Asks the application to choose the option of this name, without the focus and without a key.
  ///
  /// - Returns: whether the application has taken the request; the proof is ``chosenOption(of:)``.
  ///   `false` where
  ///   there is no such option or the toolkit offers no way: choose by keyboard then.
  func setChosenOption(_ option: String, of field: AccessibleField) async throws -> Bool
  /// Asks the application to turn a check box over, as a click does.
  ///
  /// - Returns: whether the application has taken the request; the proof is ``state(of:)``.
  func toggle(_ field: AccessibleField) async throws -> Bool
  /// Where the field is on the screen; `nil` where the application does not say.
  func area(of field: AccessibleField) async throws -> ScreenArea?
  /// What else the application tells of how the field is made, for whoever describes the form.
  func details(of field: AccessibleField) async throws -> AccessibleDetails
  /// What Tab comes to besides the fields, in document order.
  var otherStops: [AccessibleStop] { get }
  /// The pages and documents that hold the fields; empty where they stand in a window alone.
  ///
  /// A page that is loaded anew is another document, whatever it holds; one that draws its fields
  /// anew is the same.
  var documents: Set<AccessibleDocument> { get }
}

/// What an application tells on its own accord, so that nobody has to ask it again and again.
///
/// - Isolation: any task; one waits at a time.
package protocol AccessibilityChanges: Sendable {
  /// Waits until something has changed since the last call; at most for `limit`, because an
  /// application may forget to tell.
  func next(within limit: Duration) async
  /// Leaves the application alone again.
  func end() async
}

extension AccessibleForm {
  package func focusChanges() async -> (any AccessibilityChanges)? { nil }

  package var isComplete: Bool { true }

  package func isWritable(_ field: AccessibleField) async throws -> Bool {
    let state = try await state(of: field)
    guard state.contains(.enabled), !state.contains(.readOnly) else { return false }
    return field.role == .checkbox || field.role == .choice || state.contains(.editable)
  }

  package func setChosenOption(_ option: String, of field: AccessibleField) async throws -> Bool {
    false
  }

  package func toggle(_ field: AccessibleField) async throws -> Bool { false }

  package func area(of field: AccessibleField) async throws -> ScreenArea? { nil }

  package func details(of field: AccessibleField) async throws -> AccessibleDetails { .init() }

  package var otherStops: [AccessibleStop] { [] }

  package var documents: Set<AccessibleDocument> { [] }
}

/// One page or document as it was loaded once.
package struct AccessibleDocument: Sendable, Hashable {
  /// Unique name of the application on the bus and path of the object.
  private let application: String
  private let path: String

  package init(application: String, path: String) {
    self.application = application
    self.path = path
  }
}

/// One field as accessibility describes it.
package struct AccessibleField: Sendable, Hashable {
  package enum Role: String, Sendable, Hashable {
    case text
    case password
    case checkbox
    case choice
    case other
  }

  /// Unique name of the application on the bus and path of the object.
  package let application: String
  package let path: String
  /// The accessible name, or that of its label (relation LABELLED_BY); trimmed, without a final
  /// colon or asterisk.
  package let label: String
  package let role: Role

  package init(application: String, path: String, label: String, role: Role) {
    self.application = application
    self.path = path
    self.label = label
    self.role = role
  }

  /// A label as fields carry it: single spaces, nothing around it, no colon or asterisk at its end.
  ///
  /// - Parameter text: a name as the application or a definition writes it, `E-mail *:`.
  /// - Returns: the label.
  package static func normalised(label text: String) -> String {
    var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while let last = words.last, last == ":" || last == "*" || last == " " { words.removeLast() }
    return words
  }
}

/// The states that matter for filling.
package struct AccessibleState: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static let focused = AccessibleState(rawValue: 1 << 0)
  package static let checked = AccessibleState(rawValue: 1 << 1)
  package static let editable = AccessibleState(rawValue: 1 << 2)
  package static let enabled = AccessibleState(rawValue: 1 << 3)
  package static let readOnly = AccessibleState(rawValue: 1 << 4)
  package static let showing = AccessibleState(rawValue: 1 << 5)
  package static let invalid = AccessibleState(rawValue: 1 << 6)
  package static let required = AccessibleState(rawValue: 1 << 7)
}

/// Why accessibility gave no answer.
///
/// - Shape: never carries a field's text.
package struct AccessibilityError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    /// There is no accessibility bus.
    case noBus
    /// The object or its application is no longer there.
    case gone
    /// No answer before the deadline.
    case deadline
    /// An answer that the interface does not allow.
    case malformed
  }

  package let code: Code
  /// D-Bus error name and member, for the log.
  package let detail: String

  package init(_ code: Code, detail: String) {
    self.code = code
    self.detail = detail
  }
}
