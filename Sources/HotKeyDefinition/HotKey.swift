package import CaseData
package import Diagnostics

/// What one key does: the checked content of one `HotKeys/**/*.yaml`.
///
/// - Source: design §5.
package struct HotKey: Sendable {
  /// `hotkey:` dotted lower-case id, unique over the set.
  package let id: Name
  /// `title:` Danish, for the palette and the log.
  package let title: String
  /// `description:` optional.
  package let summary: String?
  /// `keys:` chord or leader sequence; `nil` where the key is only in the palette and the command
  /// line.
  package let keys: KeySequence?
  package let owner: String?
  package let purpose: Purpose?
  package let manualTime: ManualTime?
  /// `ask:` in file order.
  package let questions: [Question]
  /// `data:` in file order; each may use the questions and the data above it.
  package let data: [DataSource]
  package let steps: [Step]
  /// `changes:` newest first.
  package let changes: [ChangeNote]
  package let file: SourceFile

  package init(
    id: Name, title: String, summary: String?, keys: KeySequence?, owner: String?,
    purpose: Purpose?,
    manualTime: ManualTime?, questions: [Question], data: [DataSource], steps: [Step],
    changes: [ChangeNote] = [], file: SourceFile
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.keys = keys
    self.owner = owner
    self.purpose = purpose
    self.manualTime = manualTime
    self.questions = questions
    self.data = data
    self.steps = steps
    self.changes = changes
    self.file = file
  }
}

/// `purpose:` why personal data may be used.
package struct Purpose: Sendable {
  package let legalBasis: String
  package let verified: CalendarDate?
  package let data: [String]
  /// Where ``verified`` stands, or else the legal basis.
  package let place: SourceSpan?

  package init(
    legalBasis: String, verified: CalendarDate?, data: [String], place: SourceSpan? = nil
  ) {
    self.legalBasis = legalBasis
    self.verified = verified
    self.data = data
    self.place = place
  }
}

/// `manual-time:` what the work takes by hand.
package struct ManualTime: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case measured, estimate, seed }
  package let minutes: Int
  package let kind: Kind
  package let source: String?

  package init(minutes: Int, kind: Kind, source: String?) {
    self.minutes = minutes
    self.kind = kind
    self.source = source
  }
}

/// `Ctrl+Alt+F`, or `Super+J F`: one chord, or a leader and the chords after it.
///
/// - Shape: one to four chords.
package struct KeySequence: Sendable, Hashable {
  package let chords: [KeyChord]
  package let span: SourceSpan

  package init(chords: [KeyChord], span: SourceSpan) {
    self.chords = chords
    self.span = span
  }

  package static func == (left: KeySequence, right: KeySequence) -> Bool {
    left.chords == right.chords
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(chords) }

  /// `Super+J F`, as people write it.
  package var description: String { chords.map(\.description).joined(separator: " ") }
}

/// Modifiers and one key, as text; the desktop turns it into keycodes of the layout in force.
///
/// - Shape: `key` is a keysym name in X's spelling (`j`, `F5`, `Return`, `aring`), letters in lower
///   case.
/// - Source: `keysymdef.h`.
package struct KeyChord: Sendable, Hashable, CustomStringConvertible {
  package enum Modifier: String, Sendable, Hashable, CaseIterable, Comparable {
    case control = "Ctrl"
    case alt = "Alt"
    case shift = "Shift"
    case `super` = "Super"

    package static func < (left: Modifier, right: Modifier) -> Bool { left.rank < right.rank }
    private var rank: Int { Modifier.allCases.firstIndex(of: self) ?? 0 }
  }

  package let modifiers: Set<Modifier>
  package let key: String

  package init(modifiers: Set<Modifier>, key: String) {
    self.modifiers = modifiers
    self.key = key
  }

  package var description: String {
    let shown = key.count == 1 ? key.uppercased() : key
    return (modifiers.sorted().map(\.rawValue) + [shown]).joined(separator: "+")
  }
}

/// One entry of `ask:`, a value the run needs before it can fetch anything, or chooses from what it
/// has fetched.
package struct Question: Sendable {
  package enum Source: String, Sendable, CaseIterable {
    case activeWindow = "active-window"
    case selection
    case prompt
  }

  package let name: Name
  package let type: ValueType
  /// Where to look, in this order; `--set` always comes first.
  package let sources: [Source]
  /// `label:` what the prompt calls it; the name where nothing else is said.
  package let label: String?
  /// `options:` what may be chosen; empty means anything of the type.
  package let options: [String]
  /// `default:` what the prompt holds when it comes up.
  package let initially: String?
  /// `several:` and `each:`; `nil` where one text is the answer.
  package let choice: QuestionChoice?

  package init(
    name: Name, type: ValueType, sources: [Source], label: String? = nil, options: [String] = [],
    initially: String? = nil, choice: QuestionChoice? = nil
  ) {
    self.name = name
    self.type = type
    self.sources = sources
    self.label = label
    self.options = options
    self.initially = initially
    self.choice = choice
  }
}

/// One entry of `data:`, `borger: opera.borger(cpr)`.
package struct DataSource: Sendable {
  package let name: Name
  package let adapter: Name
  package let query: Name
  /// In the order of the query's declared parameters.
  package let arguments: [Expression]
  package let source: PositionedText

  package init(
    name: Name, adapter: Name, query: Name, arguments: [Expression], source: PositionedText
  ) {
    self.name = name
    self.adapter = adapter
    self.query = query
    self.arguments = arguments
    self.source = source
  }
}

/// One step of a hot key.
package enum Step: Sendable {
  /// `confirm: preview`: the user sees what all steps behind it are going to do, and agrees.
  case confirm
  case fill(FillStep)
  case insert(InsertStep)
}

/// `fill: plansystem.plan`: writes a form, field by field, each proved.
package struct FillStep: Sendable {
  package enum Policy: String, Sendable, CaseIterable {
    case onlyEmpty = "only-empty"
    case overwrite
  }

  /// `system.form`.
  package let system: Name
  package let form: Name
  /// The citizen of the case, compared with what the window shows; `nil` only where the form shows
  /// none.
  package let citizen: Expression?
  package let policy: Policy
  /// By field id, in file order; written in the form's order.
  package let fields: [(name: Name, content: Template)]
  package let tables: [TableFilling]

  package init(
    system: Name, form: Name, citizen: Expression?, policy: Policy,
    fields: [(name: Name, content: Template)],
    tables: [TableFilling]
  ) {
    self.system = system
    self.form = form
    self.citizen = citizen
    self.policy = policy
    self.fields = fields
    self.tables = tables
  }
}

/// `tables: { ydelser: { each: …, row: { … } } }`.
package struct TableFilling: Sendable {
  package let name: Name
  package let rows: Iteration
  package let cells: [(name: Name, content: Template)]

  package init(name: Name, rows: Iteration, cells: [(name: Name, content: Template)]) {
    self.name = name
    self.rows = rows
    self.cells = cells
  }
}

/// `insert:` a text at the cursor of the window the user stands in.
package struct InsertStep: Sendable {
  package enum Content: Sendable {
    /// `insert: { text: standardtekster.navn-titel }`: a file under `Templates/`.
    case text(Name)
    /// `insert: "{{ … }}"`.
    case inline(Template)
  }

  package let content: Content
  /// `into:` system ids; empty means any window.
  package let systems: [Name]

  package init(content: Content, systems: [Name]) {
    self.content = content
    self.systems = systems
  }
}
