import DBus
import Desktop

/// One option of a choice.
struct ChoiceOption: Sendable {
  let reference: ObjectReference
  let name: String
  let states: States
}

/// The options of a combo box or a list box.
struct ChoiceOptions: Sendable {
  let bus: AccessibilityBus
  let choice: ObjectReference
  let deadline: Deadline

  private static let roles: Set<Role> = [.menuItem, .listItem, .checkMenuItem, .radioMenuItem]

  /// All options in order, with their states as they are now.
  ///
  /// - Errors: `.gone` where the choice is no longer there.
  func read() async throws -> [ChoiceOption] {
    var walk = TreeWalk(bus: bus, limits: .init(nodes: 20_000, depth: 6))
    try await walk.read([choice], by: deadline) { node, _ in !Self.roles.contains(node.role) }
    guard let root = walk.roots.first, !walk.nodes[root].states.contains(.defunct) else {
      throw AccessibilityError(.gone, detail: "GetChildren")
    }
    let nodes = walk.inOrder().filter { Self.roles.contains($0.role) }
    let names = try await bus.askAll(nodes.map(\.reference.name), by: deadline)
    return zip(nodes, names).map { node, name in
      ChoiceOption(
        reference: node.reference, name: name?.first?.string ?? "", states: node.states)
    }
  }
}
