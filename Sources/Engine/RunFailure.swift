package import Desktop
package import Diagnostics

/// Why a run did not complete.
///
/// - Shape: data only, without values; the sentences are made in ``RunFailure/message(in:)``.
package struct RunFailure: Error, Sendable {
  package enum Cause: Sendable {
    case busy
    /// By the user or the site, who say why.
    case switchedOff(reason: String)
    case unknownHotKey
    case question(name: String, QuestionProblem)
    /// Planning or gathering found it; the diagnostics say where.
    case planning([Diagnostic])
    /// `detail` is the adapter's own, in English: where in a file, never what stands there.
    case data(adapter: String, query: String, code: String, detail: String? = nil)
    /// No approved rate holds on the day of the run's data.
    case noRate(rates: String)
    case noWindow(system: String)
    case severalWindows(system: String, count: Int)
    case otherCitizen
    case citizenUnreadable
    /// The form demands proof and the application cannot give it for these fields.
    case cannotProve(fields: [String])
    case labelMissing(fields: [String])
    /// The focus is in a field with another label.
    case wrongField(expected: String, found: String?)
    case mismatch(TextDifference)
    /// It was right when written, and the application changed it afterwards.
    case changedAfterwards(TextDifference)
    case choiceNotSet
    case checkboxNotSet
    case readOnly
    case formLost
    case accessibility(AccessibilityError.Code)
    case desktop(DesktopError)
    case insertUnproved
    /// The hot key wants the user's agreement, and there is no panel to ask for it.
    case noPreview
    /// The field holds something else than what the preview showed.
    case changedSincePreview
    /// A terminal's keyboard is locked, or something keeps the cursor from the field.
    case unreachable
    /// A form of a terminal in another window, or the other way round.
    case noScreen
  }

  package enum QuestionProblem: String, Sendable {
    case noAnswer = "no-answer"
    /// It was not given beforehand, and nobody may be asked.
    case notGiven = "not-given"
    case invalid
    case several
    /// A fictitious number, which only test mode takes.
    case testNumber = "test-number"
    case unknownName = "unknown-name"
    /// Nobody has chosen from the list.
    case noChoice = "no-choice"
    /// A position or text that is not in the list, or there more than once.
    case notInList = "not-in-list"
    /// The list is shorter than what must be chosen.
    case shortList = "short-list"
    /// More or fewer than the definition allows.
    case wrongCount = "wrong-count"
  }

  package let cause: Cause
  /// The field it happened in.
  package let field: String?
  package let label: String?

  package init(_ cause: Cause, field: String? = nil, label: String? = nil) {
    self.cause = cause
    self.field = field
    self.label = label
  }

  /// The stable code, known to `genvej explain`.
  package var code: DiagnosticCode {
    switch cause {
    case .busy: .runBusy
    case .switchedOff: .runSwitchedOff
    case .unknownHotKey: .runUnknownHotKey
    case .question: .runNoAnswer
    case .planning(let findings): findings.first?.code ?? .runNoPlan
    case .data: .runNoData
    case .noRate: .runNoRate
    case .noWindow: .runNoWindow
    case .severalWindows: .runSeveralWindows
    case .otherCitizen: .runOtherCitizen
    case .citizenUnreadable: .runCitizenUnreadable
    case .cannotProve: .runCannotProve
    case .labelMissing: .runLabelMissing
    case .wrongField: .runWrongField
    case .mismatch: .runMismatch
    case .changedAfterwards: .runChangedAfterwards
    case .choiceNotSet, .checkboxNotSet: .runStateNotSet
    case .readOnly: .runReadOnly
    case .formLost: .runFormLost
    case .accessibility: .runFormLost
    case .desktop(let error): RunFailure.code(of: error)
    case .insertUnproved: .runMismatch
    case .noPreview: .runNoPreview
    case .changedSincePreview: .runChangedSincePreview
    case .unreachable: .runUnreachable
    case .noScreen: .runNoScreen
    }
  }

  private static func code(of error: DesktopError) -> DiagnosticCode {
    switch error.code {
    case .connectionLost: .runConnectionLost
    case .focusLost, .notActivated: .runFocusLost
    case .windowGone: .runWindowGone
    case .notFetched, .noCopy: .runNoResponse
    case .clipboardTaken: .runClipboardTaken
    case .clipboardUnsaved: .runClipboardUnsaved
    case .stopped: .runStopped
    case .shieldRefused: .runKeyboardHeld
    case .cannotType: .runCannotType
    case .unsupported: .runConnectionLost
    }
  }
}
