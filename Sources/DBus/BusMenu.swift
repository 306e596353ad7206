/// One line of a menu.
package struct BusMenuItem: Sendable, Hashable {
  /// Above 0, and the same for as long as the menu lives.
  package let id: Int32
  /// `nil` for a line between groups.
  package let label: String?
  package let isEnabled: Bool
  package let isVisible: Bool

  package init(id: Int32, label: String?, isEnabled: Bool = true, isVisible: Bool = true) {
    self.id = id
    self.label = label
    self.isEnabled = isEnabled
    self.isVisible = isVisible
  }

  /// Every property, also those that have their default value: a host keeps what it is not told of.
  func properties(_ names: [String]) -> DBusValue {
    var all: [String: DBusValue] = [
      "enabled": .boolean(isEnabled), "visible": .boolean(isVisible),
    ]
    // An underscore would mark a letter.
    if let label { all["label"] = .string(label.replacing("_", with: "__")) }
    all["type"] = .string(label == nil ? "separator" : "standard")
    return .properties(names.isEmpty ? all : all.filter { names.contains($0.key) })
  }
}

/// A menu that the desktop draws.
///
/// - Shape: flat; the lines stay, what they say changes.
/// - Source: `com.canonical.dbusmenu`, version 3 (libdbusmenu, `dbus-menu.xml`).
package struct BusMenu: Sendable {
  static let path = "/MenuBar"
  static let interface = "com.canonical.dbusmenu"

  /// The menu's lines with the number of their state.
  package typealias Content = (revision: UInt32, items: [BusMenuItem])

  private let connection: BusConnection

  /// Exports the menu.
  ///
  /// - Parameters:
  ///   - content: asked whenever a host asks.
  ///   - select: a line was chosen; must not wait for the person.
  /// - Throws: `.connectionLost`.
  package static func offer(
    on connection: BusConnection, content: @escaping @Sendable () async -> Content,
    select: @escaping @Sendable (Int32) async -> Void
  ) async throws(BusError) -> BusMenu {
    try await connection.export(
      BusObject(
        path: path, interface: interface, methods: reading(content) + choosing(select),
        signals: signals,
        properties: BusProperties(declarations) {
          [
            "Version": .uint32(3), "TextDirection": .string("ltr"), "Status": .string("normal"),
            "IconThemePath": .array(of: "s", []),
          ]
        }))
    return BusMenu(connection: connection)
  }

  /// Tells hosts what the lines say now.
  package func changed(to content: Content) async throws(BusError) {
    let items = content.items.map { DBusValue.structure([.int32($0.id), $0.properties([])]) }
    try await connection.emit(
      path: Self.path, interface: Self.interface, member: "ItemsPropertiesUpdated",
      [.array(of: "(ia{sv})", items), .array(of: "(ias)", [])])
    try await connection.emit(
      path: Self.path, interface: Self.interface, member: "LayoutUpdated",
      [.uint32(content.revision), .int32(0)])
  }

  private static let declarations = [
    BusArgument("Version", "u"), BusArgument("TextDirection", "s"), BusArgument("Status", "s"),
    BusArgument("IconThemePath", "as"),
  ]

  private static let signals = [
    BusSignalDeclaration(
      "ItemsPropertiesUpdated",
      [BusArgument("updated", "a(ia{sv})"), BusArgument("removed", "a(ias)")]),
    BusSignalDeclaration(
      "LayoutUpdated", [BusArgument("revision", "u"), BusArgument("parent", "i")]),
  ]
}

extension BusMenu {
  private static func reading(
    _ content: @escaping @Sendable () async -> Content
  ) -> [BusMethod] {
    [
      BusMethod(
        "GetLayout",
        inputs: [
          BusArgument("parentId", "i"), BusArgument("recursionDepth", "i"),
          BusArgument("propertyNames", "as"),
        ], outputs: [BusArgument("revision", "u"), BusArgument("layout", "(ia{sv}av)")]
      ) { arguments throws(BusMethodError) in
        let (revision, items) = await content()
        let names = arguments[2].strings
        let depth = arguments[1].integer ?? -1
        let id = Int32(clamping: arguments[0].integer ?? 0)
        if id != 0 {
          guard let item = items.first(where: { $0.id == id }) else { throw noSuchItem }
          return [.uint32(revision), layout(of: item, names)]
        }
        let lines = depth == 0 ? [] : items.map { DBusValue.variant(layout(of: $0, names)) }
        return [
          .uint32(revision),
          .structure([
            .int32(0), .properties(["children-display": .string("submenu")]),
            .array(of: "v", lines),
          ]),
        ]
      },
      BusMethod(
        "GetGroupProperties",
        inputs: [BusArgument("ids", "ai"), BusArgument("propertyNames", "as")],
        outputs: [BusArgument("properties", "a(ia{sv})")]
      ) { arguments in
        let ids = arguments[0].elements?.compactMap(\.integer) ?? []
        let items = await content().items.filter { ids.isEmpty || ids.contains(Int($0.id)) }
        return [
          .array(
            of: "(ia{sv})",
            items.map { .structure([.int32($0.id), $0.properties(arguments[1].strings)]) })
        ]
      },
      BusMethod(
        "GetProperty", inputs: [BusArgument("id", "i"), BusArgument("name", "s")],
        outputs: [BusArgument("value", "v")]
      ) { arguments throws(BusMethodError) in
        let item = await content().items.first { Int($0.id) == arguments[0].integer }
        let found = item?.properties([arguments[1].string ?? ""]).elements?.first
        guard case .entry(_, let value) = found else { throw noSuchItem }
        return [value]
      },
    ]
  }

  private static func choosing(
    _ select: @escaping @Sendable (Int32) async -> Void
  ) -> [BusMethod] {
    let choose: @Sendable ([DBusValue]) async -> Void = { event in
      guard event[1].string == "clicked", let id = event[0].integer else { return }
      await select(Int32(clamping: id))
    }
    return [
      BusMethod(
        "Event",
        inputs: [
          BusArgument("id", "i"), BusArgument("eventId", "s"), BusArgument("data", "v"),
          BusArgument("timestamp", "u"),
        ]
      ) { arguments in
        await choose(arguments)
        return []
      },
      BusMethod(
        "EventGroup", inputs: [BusArgument("events", "a(isvu)")],
        outputs: [BusArgument("idErrors", "ai")]
      ) { arguments in
        for event in arguments[0].elements ?? [] { await choose(event.elements ?? []) }
        return [.array(of: "i", [])]
      },
      BusMethod(
        "AboutToShow", inputs: [BusArgument("id", "i")],
        outputs: [BusArgument("needUpdate", "b")]
      ) { _ in [.boolean(false)] },
      BusMethod(
        "AboutToShowGroup", inputs: [BusArgument("ids", "ai")],
        outputs: [BusArgument("updatesNeeded", "ai"), BusArgument("idErrors", "ai")]
      ) { _ in [.array(of: "i", []), .array(of: "i", [])] },
    ]
  }

  private static func layout(of item: BusMenuItem, _ names: [String]) -> DBusValue {
    .structure([.int32(item.id), item.properties(names), .array(of: "v", [])])
  }

  private static let noSuchItem = BusMethodError(
    "org.freedesktop.DBus.Error.InvalidArgs", "the menu has no such line")
}

extension DBusValue {
  fileprivate var strings: [String] { elements?.compactMap(\.string) ?? [] }
}
