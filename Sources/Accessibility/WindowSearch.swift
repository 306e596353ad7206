import DBus
import Desktop

/// The part of an application that shows one window.
struct WindowTree: Sendable {
  /// Where its fields are looked for: the window, or the document it shows.
  let roots: [ObjectReference]
  let toolkit: Toolkit
}

/// What an application is made with, as far as that changes how it is read.
enum Toolkit: Sendable, Hashable {
  /// Chromium and what is built on it, Electron.
  case chromium
  /// Firefox.
  case gecko
  case qt
  /// LibreOffice: a document with its fields, among tool bars of several hundred parts.
  case office
  case other

  init(name: String) {
    switch name {
    case "Chromium": self = .chromium
    case "Gecko": self = .gecko
    case "Qt": self = .qt
    default: self = .other
    }
  }

  /// Whether its own tool bars are no form, but its document is.
  var hasDocument: Bool { self == .chromium || self == .gecko || self == .office }
}

/// Finds the tree of a window on the accessibility bus.
///
/// - Shape: process id → applications of that process → the top-level object of the window's title,
///   else the
///   only active one, else the only one. A window that names no process is found by its title
///   alone, if just
///   one window of the session has it. One whose process is not on the bus is not: the title may be
///   that of
///   another application's window. So an application in a sandbox that counts its own processes is
///   not found.
struct WindowSearch: Sendable {
  let bus: AccessibilityBus
  let window: WindowSnapshot
  let deadline: Deadline

  /// The window's tree, `nil` where no application shows the window.
  func find() async throws -> WindowTree? {
    let applications = try await bus.ask(ATSPI.registry.children, by: deadline)
    let references = ObjectReference.list(applications)
    guard let processID = window.processID else {
      let frames = try await frames(of: references) { calls in
        try await bus.askStrangers(calls)
      }.filter { $0.name == window.title }
      guard let frame = frames.first, frames.count == 1, !window.title.isEmpty else { return nil }
      return try await tree(of: frame)
    }
    let own = try await ownedBy(processID, among: references)
    let frames = try await frames(of: own) { try await bus.askAll($0, by: deadline) }
    guard let frame = choose(among: frames) else { return nil }
    return try await tree(of: frame)
  }

  private func ownedBy(
    _ processID: Int32, among applications: [ObjectReference]
  ) async throws -> [ObjectReference] {
    do {
      let ids = try await bus.connection.processIDs(
        of: applications.map(\.application), within: deadline.left)
      return zip(applications, ids).filter { $1 == processID }.map(\.0)
    } catch {
      throw try AccessibilityBus.translated(error)
    }
  }

  private struct Frame {
    let application: ObjectReference
    let reference: ObjectReference
    let name: String
    let states: States
  }

  private func frames(
    of applications: [ObjectReference],
    asking ask: ([BusCall]) async throws -> [[DBusValue]?]
  ) async throws -> [Frame] {
    let lists = try await ask(applications.map(\.children))
    let places = zip(applications, lists).flatMap { application, list in
      ObjectReference.list(list ?? []).map { (application, $0) }
    }
    let facts = try await ask(places.flatMap { [$0.1.name, $0.1.states] })
    return places.enumerated().compactMap { index, place in
      guard let name = facts[index * 2]?.first?.string,
        let states = facts[index * 2 + 1].flatMap({ States($0) })
      else { return nil }
      return Frame(application: place.0, reference: place.1, name: name, states: states)
    }
  }

  private func choose(among frames: [Frame]) -> Frame? {
    let titled = frames.filter { $0.name == window.title }
    let showing = (titled.isEmpty ? frames : titled).filter { $0.states.contains(.showing) }
    let active = showing.filter { $0.states.contains(.active) }
    return active.count == 1 ? active.first : (showing.count == 1 ? showing.first : nil)
  }

  /// LibreOffice names the toolkit that draws its windows.
  private var isOffice: Bool { window.className.lowercased().contains("libreoffice") }

  private func tree(of frame: Frame) async throws -> WindowTree {
    let answers = try await bus.askAll(
      [
        frame.application.property(ATSPI.Interface.application, "ToolkitName"),
        frame.reference.relations,
      ], by: deadline)
    let toolkit = answers[0]?.first?.string ?? ""
    let documents = relationTargets(ATSPI.Relation.embeds, in: answers[1] ?? [])
    return WindowTree(
      roots: documents.isEmpty ? [frame.reference] : documents,
      toolkit: isOffice ? .office : Toolkit(name: toolkit))
  }
}
