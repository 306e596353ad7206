import CX11

/// What we hand out as owner of a selection.
///
/// - Shape: one entry a target; the data as the X protocol carries it.
/// - Source: ICCCM §2.6.2.
struct SelectionOffer {
  struct Content {
    let target: Atom
    let type: Atom
    /// 8, 16 or 32 bits a unit, as the property has it.
    let format: Int32
    /// In 32-bit formats four bytes a unit, as on the wire.
    let bytes: [UInt8]
  }

  let contents: [Content]
  /// When we became owner, by the server's clock; 0 until its event has come.
  var since: Time = 0
  /// The serial of the request by which we became owner; what the server told before it, of owners
  /// before us, may reach us later.
  var claim: UInt = 0
  /// Only the run's target may fetch it.
  let isForRun: Bool
  /// A program that may still carry out our paste, and how many of its requests are refused for
  /// that: it would get the user's own content for our text.
  var withheld: (from: Window, requests: Int)?

  /// Our text in the forms that targets ask for, with the hint that clipboard managers shall let it
  /// be.
  init(text: String, atoms: Atoms) {
    contents =
      Self.forms(of: text, atoms) + [
        Content(
          target: atoms.passwordHint, type: atoms.passwordHint, format: 8,
          bytes: Array("secret".utf8))
      ]
    isForRun = true
  }

  /// A text that the user had marked, for whoever asks.
  init(marked text: String, atoms: Atoms) {
    self.init(restoring: Self.forms(of: text, atoms))
  }

  private static func forms(of text: String, _ atoms: Atoms) -> [Content] {
    let utf8 = Array(text.utf8)
    var contents = [atoms.utf8, atoms.plainUTF8, atoms.plain].map {
      Content(target: $0, type: $0, format: 8, bytes: utf8)
    }
    contents.append(Content(target: atoms.text, type: atoms.utf8, format: 8, bytes: utf8))
    if text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) {
      let latin = text.unicodeScalars.map { UInt8($0.value) }
      contents.append(Content(target: Atom(31), type: Atom(31), format: 8, bytes: latin))
    }
    return contents
  }

  /// What an earlier owner offered, to be given back.
  init(restoring contents: [Content]) {
    self.contents = contents
    isForRun = false
  }

  /// Whether a target is one of the forms of the content, not what tells about it.
  func isText(_ target: Atom) -> Bool { contents.contains { $0.target == target } }

  func content(for target: Atom) -> Content? {
    contents.first { $0.target == target }
  }
}

/// The state of a selection as its owner events tell it.
struct SelectionWatch {
  private(set) var owner: Window
  /// Every owner change since the start.
  private(set) var changes = 0
  /// Changes by client, by the base of its resource ids.
  private(set) var changesByOwner: [Window: Int] = [:]

  init(owner: Window) {
    self.owner = owner
  }

  mutating func changed(to owner: Window) {
    self.owner = owner
    changes += 1
    changesByOwner[owner, default: 0] += 1
  }

  /// How often owners that satisfy a condition have taken it.
  func changes(by isOurs: (Window) -> Bool) -> Int {
    changesByOwner.reduce(0) { $0 + (isOurs($1.key) ? $1.value : 0) }
  }
}

/// A large text on its way out in pieces.
///
/// - Source: ICCCM §2.7.2 INCR.
struct OutgoingTransfer {
  struct Key: Hashable {
    let requestor: Window
    let property: Atom
  }

  let content: SelectionOffer.Content
  var sent = 0
  let countsAsServed: Bool
}
