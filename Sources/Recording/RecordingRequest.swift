package import CaseData

/// What `genvej record` was asked for.
package struct RecordingRequest: Sendable {
  /// The id of the hot key to draft, or of one whose work by hand is to be measured.
  package let id: String
  /// The folder of the drafts; `nil` where only time is measured.
  package let output: String?
  /// Entries of `data:`, `borger=opera.borger(cpr)`.
  package let fetches: [String]
  /// Answers by question name.
  package let settings: [String: String]
  /// A file of case data.
  package let caseFile: String?
  /// `system.form`.
  package let form: String?
  package let window: UInt?
  package let mode: CPRNumber.Mode

  package init(
    id: String, output: String?, fetches: [String], settings: [String: String],
    caseFile: String?, form: String?, window: UInt?, mode: CPRNumber.Mode
  ) {
    self.id = id
    self.output = output
    self.fetches = fetches
    self.settings = settings
    self.caseFile = caseFile
    self.form = form
    self.window = window
    self.mode = mode
  }
}

/// What came of a recording.
///
/// - Shape: counts and paths.
package struct RecordingReport: Sendable {
  package let activeSeconds: Int
  package let idleSeconds: Int
  package let minutes: Int
  /// How many fields the person filled.
  package let fields: Int
  /// How many of them a person has to decide on.
  package let openFields: Int
  /// The drafts; none where only time was measured.
  package let files: [String]
  /// The line to put into a definition.
  package let manualTime: String
}
