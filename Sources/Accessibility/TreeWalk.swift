import DBus
import Desktop

/// One object as the walk found it.
struct TreeNode: Sendable {
  let reference: ObjectReference
  /// Index of the parent among the walk's nodes, `nil` for a root.
  let parent: Int?
  let role: Role
  let states: States
  /// Indexes of the children that were looked at, in their order.
  var children: [Int] = []
}

/// A window's tree, or a part of it, read breadth-first.
///
/// - Shape: all questions of a level are sent before the first answer is awaited, so a tree costs
///   as many
///   round trips as it is deep.
struct TreeWalk: Sendable {
  /// What bounds a walk: a page of a hundred thousand cells must not hold up a run.
  struct Limits: Sendable {
    var nodes = 20_000
    var depth = 100
  }

  let bus: AccessibilityBus
  let limits: Limits
  private(set) var nodes: [TreeNode] = []
  private(set) var roots: [Int] = []
  /// Whether nothing was left out because of ``Limits``.
  private(set) var isComplete = true
  private var seen: Set<ObjectReference> = []

  init(bus: AccessibilityBus, limits: Limits) {
    self.bus = bus
    self.limits = limits
  }

  /// Reads the trees under `references`.
  ///
  /// - Parameters:
  ///   - references: the roots of the trees.
  ///   - deadline: when all answers must be there.
  ///   - opens: whether the children of a node are read, given its parent.
  /// - Throws: `.deadline`, `.noBus`. Objects that vanish meanwhile are left out.
  mutating func read(
    _ references: [ObjectReference], by deadline: Deadline,
    opens: (TreeNode, TreeNode?) -> Bool
  ) async throws {
    var level = references.map { (reference: $0, parent: Int?.none) }
    for _ in 0..<limits.depth {
      level = admit(level)
      if level.isEmpty { return }
      let questions = level.flatMap { place in
        [place.reference.role, place.reference.states, place.reference.children]
      }
      let answers = try await bus.askAll(questions, by: deadline)
      var next: [(reference: ObjectReference, parent: Int?)] = []
      for (index, place) in level.enumerated() {
        guard let node = add(place, answers[(index * 3)...]) else { continue }
        let parent = place.parent.map { nodes[$0] }
        guard opens(nodes[node], parent), let children = answers[index * 3 + 2] else { continue }
        next += ObjectReference.list(children).map { ($0, node) }
      }
      level = next
    }
    isComplete = isComplete && level.isEmpty
  }

  /// The nodes in document order: each before its children, children in their order.
  func inOrder() -> [TreeNode] {
    var result: [TreeNode] = []
    var open = Array(roots.reversed())
    while let index = open.popLast() {
      result.append(nodes[index])
      open += nodes[index].children.reversed()
    }
    return result
  }

  /// Without what was seen before, a tree with a loop must end, and within the limit.
  private mutating func admit(
    _ level: [(reference: ObjectReference, parent: Int?)]
  ) -> [(reference: ObjectReference, parent: Int?)] {
    let fresh = level.filter { seen.insert($0.reference).inserted }
    let room = limits.nodes - nodes.count
    if fresh.count > room { isComplete = false }
    return Array(fresh.prefix(max(0, room)))
  }

  private mutating func add(
    _ place: (reference: ObjectReference, parent: Int?), _ answers: ArraySlice<[DBusValue]?>
  ) -> Int? {
    guard let role = answers[answers.startIndex]?.first?.integer,
      let states = answers[answers.startIndex + 1].flatMap({ States($0) })
    else { return nil }
    let index = nodes.count
    nodes.append(
      TreeNode(
        reference: place.reference, parent: place.parent, role: Role(rawValue: role),
        states: states))
    if let parent = place.parent {
      nodes[parent].children.append(index)
    } else {
      roots.append(index)
    }
    return index
  }
}
