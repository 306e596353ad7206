import CaseData
package import Diagnostics

/// What a hot key must do, in cases: the content of one `HotKeys/**/*.test.yaml`.
///
/// - Source: design §5, »Scripts«.
package struct ReplayScript: Sendable {
  /// `script:` the hot key it presses.
  package let hotKey: Name
  /// `double:` what stands in for the real system; `nil` where the script is simulated only.
  package let double: TestDouble?
  package let cases: [ReplayCase]
  package let file: SourceFile
}

/// A form that stands in for the real system in a real application.
package struct TestDouble: Sendable {
  package enum Application: String, Sendable, CaseIterable {
    case chromium, firefox, gtk, qt, tk, libreoffice, x3270
  }

  package enum Content: Sendable {
    /// `form:` a form of the test kit: `forberedende-plan`.
    case form(Name)
    /// `page:` an HTML page beside the script: a path in the script's folder.
    case page(Name)
  }

  package let content: Content
  /// `in:` the applications it is shown in, one replay each; browsers alone for a page.
  package let applications: [Application]

  /// What it is called, and where.
  package var name: Name {
    switch content {
    case .form(let name), .page(let name): name
    }
  }
}

/// One press of the key and everything that is stated of it.
package struct ReplayCase: Sendable {
  /// Which field of a form, and which moment, a fault belongs to.
  package struct Fault: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      /// Another window takes the focus when the field gets it.
      case focusTheft = "focus-theft"
      /// The application takes this long over each answer.
      case slowTarget = "slow-target"
      /// The application does not take the text it is given first.
      case lostPaste = "lost-paste"
      /// The field changes what was written, into capitals or a date with full stops.
      case reformatting
      /// A dialog opens over the form when the field gets the focus.
      case modalDialog = "modal-dialog"
      /// The keyboard's layout is another one from here on.
      case layoutSwitch = "layout-switch"
      /// The user holds modifiers down when the run begins.
      case heldModifiers = "held-modifiers"
      /// The user types while the field is being filled.
      case userTyping = "user-typing"
      /// Another citizen's case is opened.
      case wrongCitizen = "wrong-citizen"
      /// The application has logged the user off.
      case sessionTimeOut = "session-time-out"
      /// A source of data gives no answer.
      case adapterTimeOut = "adapter-time-out"
      /// Another program reads, and then takes, the clipboard.
      case clipboardManager = "clipboard-manager"
      /// The field cannot be written.
      case readOnly = "read-only"
      /// The field takes no more than this many characters.
      case maxLength = "max-length"
    }

    /// When an application changes what was written.
    package enum Moment: String, Sendable, CaseIterable {
      case input, leave
    }

    package let kind: Kind
    /// A field of the form; a name under `data:` for ``Kind/adapterTimeOut``.
    package let at: Name?
    package let duration: Duration?
    /// A layout, modifiers, a CPR number, a text.
    package let text: Name?
    package let length: Int?
    /// Whether the application acts as soon as the text is there, or when the field is left.
    package let onInput: Bool
    package let place: SourceSpan
  }

  /// What the user does with the preview.
  package enum PreviewAnswer: Sendable {
    case agree(leavingOut: [Name])
    case leave

    var leftOut: [Name] {
      if case .agree(let names) = self { names } else { [] }
    }
  }

  /// How a run ended.
  package enum Outcome: String, Sendable, CaseIterable {
    case completed, failed, cancelled, refused
  }

  /// What became of a field.
  package enum Proof: String, Sendable, CaseIterable {
    case proved, unproved, kept, untouched, failed
  }

  package struct FieldExpectation: Sendable {
    /// Its id, `ydelser[1].fra` in a table.
    package let name: Name
    /// What it must hold in the end; `nil` where only the proof is stated.
    package let holds: Name?
    package let proof: Proof?
  }

  package struct Expectation: Sendable {
    package let outcome: Outcome?
    /// Why it did not complete, `GV0523`.
    package let code: Name?
    package let fields: [FieldExpectation]
    /// Kinds of audit events, in order; others may stand between them.
    package let audit: [Name]
    package let place: SourceSpan
  }

  /// `case:`.
  package let title: Name
  /// By names under the hot key's `data:`; what is not there comes from the adapters.
  package let data: [(name: Name, content: YAMLNode)]
  /// By names under `ask:`.
  package let answers: [Name: Name]
  /// `preview:`; agreed where nothing is said.
  package let preview: PreviewAnswer
  /// The window's title; made from the system's pattern where nothing is said.
  package let windowTitle: Name?
  /// Whose case is open, where the window shows one: ten digits or with a hyphen.
  package let citizen: Name?
  /// What stands in the form beforehand, by field id.
  package let form: [Name: Name]
  /// Whether the application shows its fields through accessibility.
  package let hasAccessibility: Bool
  package let faults: [Fault]
  package let expectation: Expectation
}
