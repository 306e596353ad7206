/// What a tray shows of a program.
///
/// - Source: StatusNotifierItem specification, "org.freedesktop.StatusNotifierItem".
package struct StatusNotifierContent: Sendable, Hashable {
  package let id: String
  package let title: String
  /// A name of the icon theme.
  package let iconName: String
  package let toolTip: String
  /// Whether the first mouse button shows the menu, because there is nothing to activate.
  package let isMenuOnly: Bool

  package init(id: String, title: String, iconName: String, toolTip: String, isMenuOnly: Bool) {
    self.id = id
    self.title = title
    self.iconName = iconName
    self.toolTip = toolTip
    self.isMenuOnly = isMenuOnly
  }
}

/// An icon in the desktop's tray, drawn by the desktop, with a menu of ours.
///
/// - Shape: `offer` → `serve` for as long as the program lives; calls are answered by the
///   connection's own ``BusConnection/serve()``.
/// - Isolation: any task.
/// - Source: StatusNotifierItem specification; hosts take the names that begin with `org.kde`.
package struct StatusNotifierItem: Sendable {
  static let path = "/StatusNotifierItem"
  static let interface = "org.kde.StatusNotifierItem"
  package static let watcher = "org.kde.StatusNotifierWatcher"

  private let connection: BusConnection
  private let busName: String

  /// Exports the object and takes its name.
  ///
  /// - Parameters:
  ///   - number: the process's id, which the name holds.
  ///   - content: asked whenever a host asks.
  ///   - activate: the first mouse button; must not wait for the person.
  /// - Throws: `.nameTaken`, `.connectionLost`.
  package static func offer(
    process number: Int32, on connection: BusConnection,
    content: @escaping @Sendable () async -> StatusNotifierContent,
    activate: @escaping @Sendable () async -> Void
  ) async throws(BusError) -> StatusNotifierItem {
    try await connection.export(object(content, activate))
    let name = "\(interface)-\(number)-1"
    try await connection.requestName(name)
    return StatusNotifierItem(connection: connection, busName: name)
  }

  /// Tells the tray of the item, now and whenever a tray comes.
  ///
  /// - Parameter missing: called once where no tray is there now.
  /// - Returns: when the task is cancelled or the connection ends.
  /// - Throws: `.connectionLost`, `.refused`.
  package func serve(missing: @Sendable () -> Void) async throws(BusError) {
    let owners = try await connection.signals(
      SignalRule(
        sender: "org.freedesktop.DBus", interface: "org.freedesktop.DBus",
        member: "NameOwnerChanged", firstArgument: Self.watcher))
    if await !register() { missing() }
    for await owner in owners where owner.arguments.last?.string?.isEmpty == false {
      _ = await register()
    }
  }

  /// Has every host read the content anew.
  package func changed() async throws(BusError) {
    for signal in ["NewTitle", "NewIcon", "NewToolTip"] {
      try await connection.emit(path: Self.path, interface: Self.interface, member: signal, [])
    }
    try await connection.emit(
      path: Self.path, interface: Self.interface, member: "NewStatus", [.string(Self.status)])
  }

  /// Never `Passive`, which some hosts hide: a pause must be seen to be ended.
  private static let status = "Active"

  private func register() async -> Bool {
    var call = BusCall(
      to: Self.watcher, path: "/StatusNotifierWatcher", interface: Self.watcher,
      member: "RegisterStatusNotifierItem", [.string(busName)])
    call.startsService = false
    return (try? await connection.call(call)) != nil
  }

  private static func object(
    _ content: @escaping @Sendable () async -> StatusNotifierContent,
    _ activate: @escaping @Sendable () async -> Void
  ) -> BusObject {
    let place = [BusArgument("x", "i"), BusArgument("y", "i")]
    return BusObject(
      path: path, interface: interface,
      methods: [
        BusMethod("Activate", inputs: place) { _ in
          await activate()
          return []
        },
        // The host shows the menu itself.
        BusMethod("ContextMenu", inputs: place) { _ in [] },
        BusMethod("SecondaryActivate", inputs: place) { _ in [] },
        BusMethod(
          "Scroll", inputs: [BusArgument("delta", "i"), BusArgument("orientation", "s")]
        ) { _ in [] },
      ],
      signals: [
        BusSignalDeclaration("NewTitle", []), BusSignalDeclaration("NewIcon", []),
        BusSignalDeclaration("NewToolTip", []),
        BusSignalDeclaration("NewStatus", [BusArgument("status", "s")]),
      ],
      properties: BusProperties(declarations) { properties(of: await content()) })
  }

  private static let declarations = [
    BusArgument("Category", "s"), BusArgument("Id", "s"), BusArgument("Title", "s"),
    BusArgument("Status", "s"), BusArgument("WindowId", "i"), BusArgument("IconName", "s"),
    BusArgument("IconThemePath", "s"), BusArgument("ToolTip", "(sa(iiay)ss)"),
    BusArgument("ItemIsMenu", "b"), BusArgument("Menu", "o"),
  ]

  private static func properties(of content: StatusNotifierContent) -> [String: DBusValue] {
    [
      "Category": .string("ApplicationStatus"), "Id": .string(content.id),
      "Title": .string(content.title), "Status": .string(status), "WindowId": .int32(0),
      "IconName": .string(content.iconName), "IconThemePath": .string(""),
      "ToolTip": .structure([
        .string(content.iconName), .array(of: "(iiay)", []), .string(content.title),
        .string(content.toolTip),
      ]),
      "ItemIsMenu": .boolean(content.isMenuOnly), "Menu": .objectPath(BusMenu.path),
    ]
  }
}
