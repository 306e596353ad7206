package import DBus
import Desktop

/// Which applications are on the accessibility bus, and how much they show there.
///
/// - Shape: process ids, toolkits and counts: no name that an application or a window gives itself,
///   because that may hold a citizen.
/// - Source: AT-SPI 2, interfaces Accessible and Application; `org.a11y.Status`.
package struct AccessibilitySurvey: Sendable, Hashable {
  /// One application on the bus.
  package struct Application: Sendable, Hashable {
    package let processID: Int32
    /// As the application tells it: `gtk`, `Qt`, `Gecko`, `Chromium`; empty where it does not.
    package let toolkit: String
    /// How many objects it shows, counted up to ``AccessibilitySurvey/mostCounted``; `nil` where it
    /// does not answer.
    package let objects: Int?

    package init(processID: Int32, toolkit: String, objects: Int?) {
      self.processID = processID
      self.toolkit = toolkit
      self.objects = objects
    }
  }

  /// Counting ends about here: it is to tell an empty tree from a full one.
  package static let mostCounted = 40

  /// Whether somebody has told toolkits that accessibility is wanted.
  package let isEnabled: Bool
  package let applications: [Application]

  package init(isEnabled: Bool, applications: [Application]) {
    self.isEnabled = isEnabled
    self.applications = applications
  }

  /// Asks the bus and every application on it; switches nothing on and starts nothing.
  ///
  /// - Parameters:
  ///   - session: a connection to the bus of the session, on which somebody owns `org.a11y.Bus`.
  ///   - address: of that same bus.
  ///   - patience: how long one answer of the bus may take; a frozen application costs a quarter.
  /// - Returns: what was seen.
  /// - Throws: ``AccessibilityError``; `CancellationError`.
  package static func take(
    on session: BusConnection, at address: BusAddress, patience: Duration
  ) async throws -> AccessibilitySurvey {
    var question = BusCall.property(
      of: "org.a11y.Bus", path: "/org/a11y/bus", interface: "org.a11y.Status", name: "IsEnabled")
    question.startsService = false
    let bus: AccessibilityBus
    let isEnabled: Bool
    do throws(BusError) {
      isEnabled = try await session.call(question, within: patience).first?.boolean ?? false
      bus = try await AccessibilityBus.open(
        session: address, known: environmentValue("AT_SPI_BUS_ADDRESS"), isEnabling: false,
        patience: patience)
    } catch {
      throw try AccessibilityBus.translated(error)
    }
    do {
      let applications = try await applications(on: bus)
      await bus.connection.close()
      return AccessibilitySurvey(isEnabled: isEnabled, applications: applications)
    } catch {
      await bus.connection.close()
      throw error
    }
  }

  private static func applications(on bus: AccessibilityBus) async throws -> [Application] {
    var question = ATSPI.registry.children
    question.startsService = false
    let deadline = bus.newDeadline()
    // Nobody has registered yet where the registry has not been started.
    guard let list = try await bus.askIfKnown(question, by: deadline) else { return [] }
    let references = ObjectReference.list(list)
    let processes: [Int32?]
    do throws(BusError) {
      processes = try await bus.connection.processIDs(
        of: references.map(\.application), within: deadline.left)
    } catch {
      throw try AccessibilityBus.translated(error)
    }
    let toolkits = try await bus.askStrangers(
      references.map { $0.property(ATSPI.Interface.application, "ToolkitName") })
    let counts = try await objects(of: references, on: bus)
    return references.indices.compactMap { index in
      processes[index].map {
        Application(
          processID: $0, toolkit: toolkits[index]?.first?.string ?? "", objects: counts[index])
      }
    }
  }

  /// How many objects each application shows, level by level, all applications at once.
  private static func objects(
    of applications: [ObjectReference], on bus: AccessibilityBus
  ) async throws -> [Int?] {
    var counts = [Int?](repeating: nil, count: applications.count)
    var level = applications.enumerated().map { (owner: $0.offset, object: $0.element) }
    // A page lies some ten levels below its window in a browser.
    for _ in 0..<16 where !level.isEmpty {
      let answers = try await bus.askStrangers(level.map(\.object.children))
      var next: [(owner: Int, object: ObjectReference)] = []
      for (place, answer) in zip(level, answers) {
        guard let answer else { continue }
        let known = counts[place.owner] ?? 0
        let children = ObjectReference.list(answer).prefix(max(0, mostCounted - known))
        counts[place.owner] = known + children.count
        next += children.map { (place.owner, $0) }
      }
      level = next.filter { (counts[$0.owner] ?? 0) < mostCounted }
    }
    return counts
  }
}
