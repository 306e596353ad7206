import DBus

/// The names and numbers of AT-SPI 2 that we use.
///
/// - Source: `org.a11y.atspi.*` D-Bus interfaces of at-spi2-core; `atspi-constants.h`.
enum ATSPI {
  static let registry = ObjectReference(
    application: "org.a11y.atspi.Registry", path: "/org/a11y/atspi/accessible/root")
  static let null = "/org/a11y/atspi/null"

  enum Interface {
    static let accessible = "org.a11y.atspi.Accessible"
    static let action = "org.a11y.atspi.Action"
    static let application = "org.a11y.atspi.Application"
    static let component = "org.a11y.atspi.Component"
    static let selection = "org.a11y.atspi.Selection"
    static let text = "org.a11y.atspi.Text"
  }

  enum Relation {
    static let labelledBy = 2
    static let embeds = 13
  }
}

/// What an object is, in AT-SPI's numbers.
struct Role: RawRepresentable, Sendable, Hashable {
  let rawValue: Int

  static let checkBox = Role(rawValue: 7)
  static let checkMenuItem = Role(rawValue: 8)
  static let comboBox = Role(rawValue: 11)
  static let dateEditor = Role(rawValue: 12)
  static let label = Role(rawValue: 29)
  static let listItem = Role(rawValue: 32)
  static let menu = Role(rawValue: 33)
  static let menuBar = Role(rawValue: 34)
  static let menuItem = Role(rawValue: 35)
  static let pageTab = Role(rawValue: 37)
  static let pushButton = Role(rawValue: 43)
  static let radioButton = Role(rawValue: 44)
  static let passwordText = Role(rawValue: 40)
  static let radioMenuItem = Role(rawValue: 45)
  static let scrollBar = Role(rawValue: 48)
  static let scrollPane = Role(rawValue: 49)
  static let spinButton = Role(rawValue: 52)
  static let text = Role(rawValue: 61)
  static let toggleButton = Role(rawValue: 62)
  static let toolBar = Role(rawValue: 63)
  static let toolTip = Role(rawValue: 64)
  static let entry = Role(rawValue: 79)
  static let documentFrame = Role(rawValue: 82)
  static let link = Role(rawValue: 88)
  /// A text document of an office program.
  static let documentText = Role(rawValue: 94)
  static let documentWeb = Role(rawValue: 95)
  static let listBox = Role(rawValue: 98)
}

/// The states of an object: 64 bits in two words.
struct States: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  static let active = States(bit: 1)
  static let checked = States(bit: 4)
  static let defunct = States(bit: 6)
  static let editable = States(bit: 7)
  static let enabled = States(bit: 8)
  static let focusable = States(bit: 11)
  static let focused = States(bit: 12)
  static let multiLine = States(bit: 17)
  static let selected = States(bit: 23)
  static let sensitive = States(bit: 24)
  static let showing = States(bit: 25)
  static let visible = States(bit: 30)
  static let required = States(bit: 33)
  static let invalidEntry = States(bit: 36)
  static let readOnly = States(bit: 43)

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  /// Reads the answer of `GetState`; `nil` for any other value.
  init?(_ values: [DBusValue]) {
    guard let words = values.first?.elements?.compactMap(\.integer), words.count == 2 else {
      return nil
    }
    rawValue = UInt64(truncatingIfNeeded: words[0]) | UInt64(truncatingIfNeeded: words[1]) << 32
  }
}

/// One object of one application.
struct ObjectReference: Sendable, Hashable {
  /// Unique name on the bus.
  let application: String
  let path: String

  init(application: String, path: String) {
    self.application = application
    self.path = path
  }

  /// Reads `(so)`; `nil` for any other value, and for AT-SPI's null object.
  init?(_ value: DBusValue?) {
    guard let parts = value?.elements, parts.count == 2, let application = parts[0].string,
      let path = parts[1].string, path != ATSPI.null, !application.isEmpty
    else { return nil }
    self.init(application: application, path: path)
  }

  /// Reads the list in an answer, `a(so)`.
  static func list(_ values: [DBusValue]) -> [ObjectReference] {
    (values.first?.elements ?? []).compactMap { ObjectReference($0) }
  }

  func call(_ interface: String, _ member: String, _ arguments: [DBusValue] = []) -> BusCall {
    BusCall(to: application, path: path, interface: interface, member: member, arguments)
  }

  func property(_ interface: String, _ name: String) -> BusCall {
    .property(of: application, path: path, interface: interface, name: name)
  }

  var role: BusCall { call(ATSPI.Interface.accessible, "GetRole") }
  var states: BusCall { call(ATSPI.Interface.accessible, "GetState") }
  var children: BusCall { call(ATSPI.Interface.accessible, "GetChildren") }
  var attributes: BusCall { call(ATSPI.Interface.accessible, "GetAttributes") }
  var relations: BusCall { call(ATSPI.Interface.accessible, "GetRelationSet") }
  var name: BusCall { property(ATSPI.Interface.accessible, "Name") }
}

/// Reads the targets of one relation from the answer of `GetRelationSet`, `a(ua(so))`.
func relationTargets(_ relation: Int, in values: [DBusValue]) -> [ObjectReference] {
  (values.first?.elements ?? []).flatMap { entry -> [ObjectReference] in
    guard let parts = entry.elements, parts.count == 2, parts[0].integer == relation else {
      return []
    }
    return (parts[1].elements ?? []).compactMap { ObjectReference($0) }
  }
}
