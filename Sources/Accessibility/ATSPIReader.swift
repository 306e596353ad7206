package import DBus
package import Desktop

/// Reads forms over the accessibility bus of the user's session.
///
/// - Shape: connects when first asked, and again after the bus was lost.
/// - Errors: ``AccessibilityError``: `.deadline` for an application that does not answer, `.gone`
///   for one that
///   leaves meanwhile. A session without the bus is no error: its windows have no form.
/// - Isolation: an actor; calls go out on a thread of their own.
/// - Source: AT-SPI 2; design §3 "Accessibility".
package actor ATSPIReader: AccessibilityReader {
  private let session: BusAddress
  private let known: String?
  private let isEnabling: Bool
  private let patience: Duration
  private var bus: AccessibilityBus?

  /// A reader that is not yet connected.
  ///
  /// - Parameters:
  ///   - session: the bus where `org.a11y.Bus` is asked for the accessibility bus.
  ///   - accessibilityBus: its address where it is known already: the value of the root window's
  ///     property
  ///     `AT_SPI_BUS`. Without it, `AT_SPI_BUS_ADDRESS` of the environment counts.
  ///   - isEnabling: whether to set `org.a11y.Status.IsEnabled`, as a screen reader does. From then
  ///     on every
  ///     application of the session that asks builds its tree: that costs it some memory and time,
  ///     and under
  ///     GNOME the desktop remembers it beyond the session (`toolkit-accessibility`). Without it
  ///     Qt, Firefox
  ///     and Chromium expose nothing unless they are told to on their own; GTK 3 always does.
  ///   - patience: how long an application may be silent; a question that needs many rounds of
  ///     answers may take up to eight times as long.
  package init(
    session: BusAddress = .session, accessibilityBus: String? = nil, isEnabling: Bool = true,
    patience: Duration = .seconds(4)
  ) {
    self.session = session
    self.known = accessibilityBus ?? environmentValue("AT_SPI_BUS_ADDRESS")
    self.isEnabling = isEnabling
    self.patience = patience
  }

  /// Connects, and asks toolkits to switch accessibility on, before the applications of interest
  /// start.
  ///
  /// - Returns: whether the session has an accessibility bus.
  /// - Errors: `.deadline` where the bus, or its launcher, does not answer.
  @discardableResult
  package func prepare() async throws -> Bool { try await connected() != nil }

  /// The bus, `nil` where the session has none.
  func connected() async throws -> AccessibilityBus? {
    if let bus, await bus.connection.isOpen { return bus }
    do {
      let opened = try await AccessibilityBus.open(
        session: session, known: known, isEnabling: isEnabling, patience: patience)
      bus = opened
      return opened
    } catch {
      bus = nil
      if error.code == .deadline || error.code == .cancelled {
        throw try AccessibilityBus.translated(error)
      }
      return nil
    }
  }

  package func form(in window: WindowSnapshot) async throws -> (any AccessibleForm)? {
    guard let bus = try await connected() else { return nil }
    let deadline = bus.newDeadline()
    let search = WindowSearch(bus: bus, window: window, deadline: deadline)
    guard let tree = try await search.find() else { return nil }
    let fields = FieldSearch(bus: bus, tree: tree, limits: .init(), deadline: deadline)
    let form = try await fields.find()
    return form.fields.isEmpty ? nil : form
  }

  /// Ends the connection; forms read through it answer `.noBus` from now on.
  package func close() async {
    await bus?.connection.close()
    bus = nil
  }
}
