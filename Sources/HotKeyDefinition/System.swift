package import Diagnostics

/// One application, described once: the content of one `HotKeys/systems/*.yaml`.
///
/// - Source: design §5, "Systems".
package struct TargetSystem: Sendable {
  package enum Environment: String, Sendable, CaseIterable { case test, production }

  /// `system:`.
  package let id: Name
  package let title: String
  package let environment: Environment
  package let windows: [WindowPattern]
  package let behaviour: ToolkitOverrides
  package let forms: [Form]
  package let file: SourceFile

  package init(
    id: Name, title: String, environment: Environment, windows: [WindowPattern],
    behaviour: ToolkitOverrides,
    forms: [Form], file: SourceFile
  ) {
    self.id = id
    self.title = title
    self.environment = environment
    self.windows = windows
    self.behaviour = behaviour
    self.forms = forms
    self.file = file
  }
}

/// `windows:` one way to recognise a window of the application; class and title are matched apart.
///
/// - Shape: case-insensitive globs, `*` and `?`, alternatives separated by `|`.
package struct WindowPattern: Sendable {
  package let name: Name
  /// Against either part of WM_CLASS.
  package let windowClass: String?
  package let title: String?
  package let notTitle: String?
  /// A part of the title that holds the citizen's CPR number, if the application shows it there.
  package let titleShowsCitizen: Bool

  package init(
    name: Name, windowClass: String?, title: String?, notTitle: String?, titleShowsCitizen: Bool
  ) {
    self.name = name
    self.windowClass = windowClass
    self.title = title
    self.notTitle = notTitle
    self.titleShowsCitizen = titleShowsCitizen
  }
}

/// `toolkit:`, `select-all:` … what a system says about itself against the detected profile; `nil`
/// means as detected.
package struct ToolkitOverrides: Sendable {
  package enum Toolkit: String, Sendable, CaseIterable {
    case gtk, qt, tk, chromium, firefox, libreoffice
    /// A terminal of the 3270 kind: a screen of cells, read as a whole.
    case x3270
  }
  package enum Entry: String, Sendable, CaseIterable { case paste, type }
  package enum Proof: String, Sendable, CaseIterable { case primary, copy }

  package let toolkit: Toolkit?
  package let selectAll: KeyChord?
  package let entry: Entry?
  package let proof: Proof?

  package init(
    toolkit: Toolkit? = nil, selectAll: KeyChord? = nil, entry: Entry? = nil, proof: Proof? = nil
  ) {
    self.toolkit = toolkit
    self.selectAll = selectAll
    self.entry = entry
    self.proof = proof
  }
}

/// A form of a system: its fields in Tab order.
package struct Form: Sendable {
  package enum Finding: String, Sendable, CaseIterable {
    /// Tab from the first field on; the user or the application stands in the first field when the
    /// run begins.
    case order
    /// By label through accessibility.
    case label
  }
  /// `proof:` whether a field that cannot be proved may be left *unproved*, or refuses the run
  /// beforehand.
  package enum ProofDemand: String, Sendable, CaseIterable {
    case required
    case whenPossible = "when-possible"
  }

  package let name: Name
  /// Names of ``TargetSystem/windows`` it may stand in; empty means any.
  package let windows: [Name]
  package let finding: Finding
  package let proof: ProofDemand
  /// Whether ``proof`` is the author's word or the default.
  package let saysProof: Bool
  /// The field that shows the citizen's CPR number, if one does.
  package let citizenField: Name?
  /// In Tab order; a table stands where its first cell stands.
  package let entries: [FormEntry]

  package init(
    name: Name, windows: [Name], finding: Finding, proof: ProofDemand, saysProof: Bool = true,
    citizenField: Name?, entries: [FormEntry]
  ) {
    self.saysProof = saysProof
    self.name = name
    self.windows = windows
    self.finding = finding
    self.proof = proof
    self.citizenField = citizenField
    self.entries = entries
  }
}

package enum FormEntry: Sendable {
  case field(FormField)
  case table(FormTable)
}

/// One field of a form.
package struct FormField: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case text
    case multiline
    case date
    case number
    case choice
    case checkbox
    case readOnly = "read-only"
  }

  package let name: Name
  /// As the screen shows it and as accessibility names it.
  package let label: String
  package let kind: Kind
  /// Longest text the field takes, in characters.
  package let length: Int?
  package let required: Bool
  /// `choice`: the options as the screen shows them; empty means not declared.
  package let options: [String]
  /// `checkbox`: its state in a fresh form, needed where accessibility cannot tell.
  package let initially: Bool?
  /// `at:` its first cell on a terminal's screen; then ``length`` says how many cells it has.
  package let place: ScreenPlace?
  /// `capitals:` whether the application gives or wants capital letters only.
  package let isInCapitals: Bool

  package init(
    name: Name, label: String, kind: Kind, length: Int?, required: Bool, options: [String],
    initially: Bool?, place: ScreenPlace? = nil, isInCapitals: Bool = false
  ) {
    self.place = place
    self.isInCapitals = isInCapitals
    self.name = name
    self.label = label
    self.kind = kind
    self.length = length
    self.required = required
    self.options = options
    self.initially = initially
  }
}

/// A cell of a terminal's screen.
///
/// - Shape: row and column count from 1, as the terminal's status line shows the cursor.
/// - Source: IBM GA23-0059; the largest model in use, 5, has 27 rows of 132 columns, model 4 43 of 80.
package struct ScreenPlace: Sendable, Hashable, Comparable {
  package static let rows = 1...43
  package static let columns = 2...132

  package let row: Int
  package let column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// In the order of the screen, which is that of Tab.
  package static func < (one: ScreenPlace, other: ScreenPlace) -> Bool {
    (one.row, one.column) < (other.row, other.column)
  }
}

/// A table of a form: `rows` times `columns`, row by row in Tab order.
package struct FormTable: Sendable {
  /// `type:` of a table among the fields of a form.
  package static let word = "table"

  package let name: Name
  package let rows: Int
  /// Labels may hold `{row}`, the 1-based row number.
  package let columns: [FormField]

  package init(name: Name, rows: Int, columns: [FormField]) {
    self.name = name
    self.rows = rows
    self.columns = columns
  }
}
