import DBus
import Desktop

/// Finds the fields in a window's tree and their labels.
struct FieldSearch: Sendable {
  let bus: AccessibilityBus
  let tree: WindowTree
  let limits: TreeWalk.Limits
  let deadline: Deadline

  /// An object that is a field, not yet labelled.
  private struct Candidate {
    let node: TreeNode
    let role: AccessibleField.Role
    /// The object whose label is the field's: itself, or the combo box it is the text of.
    let named: ObjectReference
    /// The page or document that shows it.
    let document: ObjectReference?

    var isInDocument: Bool { document != nil }
  }

  /// The fields in document order.
  func find() async throws -> ATSPIForm {
    var walk = TreeWalk(bus: bus, limits: limits)
    try await walk.read(tree.roots, by: deadline) { node, parent in
      // A tool bar of LibreOffice alone is larger than a form, and it answers slowly.
      !(tree.toolkit == .office && node.role == .toolBar) && Self.opens(node, below: parent)
    }
    let (candidates, otherStops) = candidates(in: walk)
    let labels = try await labels(of: candidates)
    try await fetchActions(of: candidates)
    var inDocument: Set<AccessibleField> = []
    let fields = zip(candidates, labels).map { candidate, label in
      let field = AccessibleField(
        application: candidate.node.reference.application, path: candidate.node.reference.path,
        label: AccessibleField.normalised(label: label), role: candidate.role)
      if candidate.isInDocument { inDocument.insert(field) }
      return field
    }
    return ATSPIForm(
      bus: bus, toolkit: tree.toolkit, fields: fields, inDocument: inDocument,
      isComplete: walk.isComplete, otherStops: otherStops,
      documents: Set(
        candidates.compactMap(\.document).map {
          AccessibleDocument(application: $0.application, path: $0.path)
        }))
  }
}

extension FieldSearch {
  /// Firefox has the actions of a page at hand only some time after it was first asked for them.
  private func fetchActions(of candidates: [Candidate]) async throws {
    guard tree.toolkit == .gecko else { return }
    let boxes = candidates.filter { $0.role == .checkbox }
    _ = try await bus.askAll(
      boxes.map { $0.node.reference.property(ATSPI.Interface.action, "NActions") }, by: deadline)
  }
}

// What is a field.
extension FieldSearch {
  /// Below a field there is nothing to find, but for the text in a combo box; hidden parts are no
  /// part of the form the user sees.
  ///
  /// What is only scrolled out of sight is visible, though not showing.
  private static func opens(_ node: TreeNode, below parent: TreeNode?) -> Bool {
    guard node.states.contains(.visible), parent?.role != .comboBox else { return false }
    switch node.role {
    case .documentWeb, .documentFrame, .documentText: return node.states.contains(.showing)
    case .pageTab: return node.states.contains(.selected)
    case .menu, .menuBar, .toolTip, .scrollBar: return false
    case .comboBox: return true
    default: return fieldRole(of: node) == nil
    }
  }

  private static func fieldRole(of node: TreeNode) -> AccessibleField.Role? {
    switch node.role {
    case .text, .entry, .spinButton: .text
    case .passwordText: .password
    case .checkBox: .checkbox
    // One that can be typed into is a text with suggestions.
    case .comboBox: node.states.contains(.editable) ? .text : .choice
    case .dateEditor: .other
    // LibreOffice calls both editable. The document holds fields, and a label names one.
    case .documentText, .label: nil
    // A part of a page that the user may edit: a text of several paragraphs.
    default: node.states.contains(.editable) ? .text : nil
    }
  }

  private func candidates(in walk: TreeWalk) -> ([Candidate], [AccessibleStop]) {
    var found: [Candidate] = []
    var others: [AccessibleStop] = []
    let nodes = placed(walk)
    let office = OfficeDocument(nodes.map(\.0), of: walk)
    for (node, document) in nodes where node.states.contains(.visible) {
      if tree.toolkit.hasDocument && document == nil { continue }
      if let office, !office.holds(node) { continue }
      if let kind = Self.stop(node), node.parent.map({ walk.nodes[$0].role }) != .comboBox {
        others.append(AccessibleStop(kind: kind, fieldsBefore: found.count))
        continue
      }
      let parent = node.parent.map { walk.nodes[$0] }
      if let parent, parent.role == .comboBox {
        guard let role = Self.fieldRole(of: node), role == .text else { continue }
        // An office program shows a list's chosen option as a text that nobody can edit.
        if office != nil, !node.states.contains(.editable) { continue }
        // The text in the combo box is what the user types into: it stands for both.
        if found.last?.node.reference == parent.reference { found.removeLast() }
        found.append(
          Candidate(node: node, role: role, named: parent.reference, document: document))
        continue
      }
      let listBox: AccessibleField.Role? =
        document != nil && node.role == .listBox ? .choice : nil
      let told = office.map { $0.role(of: node) } ?? Self.fieldRole(of: node)
      guard let role = told ?? listBox else { continue }
      found.append(
        Candidate(node: node, role: role, named: node.reference, document: document))
    }
    return (found, others)
  }

  /// What Tab comes to besides fields.
  private static func stop(_ node: TreeNode) -> AccessibleStop.Kind? {
    guard node.states.contains(.focusable), node.states.contains(.sensitive) else { return nil }
    switch node.role {
    case .pushButton, .toggleButton: return .button
    case .link: return .link
    case .radioButton: return .radio
    default: return nil
    }
  }

  /// The nodes in order, each with the innermost document around it that is showing.
  private func placed(_ walk: TreeWalk) -> [(TreeNode, ObjectReference?)] {
    /// For each node: the document that its children stand in.
    var documents: [ObjectReference: ObjectReference] = [:]
    return walk.inOrder().map { node in
      let isDocument = [.documentWeb, .documentFrame, .documentText].contains(node.role)
      let around = node.parent.flatMap { documents[walk.nodes[$0].reference] }
      documents[node.reference] =
        isDocument && node.states.contains(.showing) ? node.reference : around
      return (node, around)
    }
  }
}

// What a field is called.
extension FieldSearch {
  /// A browser has worked the name out from all a page may say.
  ///
  /// A native toolkit names a combo box by its chosen option and an empty text by its placeholder:
  /// there the label comes first.
  private func labels(of candidates: [Candidate]) async throws -> [String] {
    let facts = try await bus.askAll(
      candidates.flatMap { [$0.named.name, $0.named.relations] }, by: deadline)
    var labels = candidates.indices.map { facts[$0 * 2]?.first?.string ?? "" }
    var targets: [(field: Int, label: ObjectReference)] = []
    for (index, candidate) in candidates.enumerated() {
      if candidate.isInDocument && !labels[index].isEmpty { continue }
      let related = relationTargets(
        ATSPI.Relation.labelledBy, in: facts[index * 2 + 1] ?? [])
      targets += related.map { (index, $0) }
    }
    let names = try await bus.askAll(targets.map(\.label.name), by: deadline)
    var related: [Int: [String]] = [:]
    for (target, name) in zip(targets, names) {
      related[target.field, default: []].append(name?.first?.string ?? "")
    }
    for (index, names) in related where names.contains(where: { !$0.isEmpty }) {
      labels[index] = names.joined(separator: " ")
    }
    for (index, candidate) in candidates.enumerated()
    where related[index] == nil && candidate.role == .choice && !candidate.isInDocument {
      if try await isOption(labels[index], of: candidate.named) { labels[index] = "" }
    }
    return labels
  }

  private func isOption(_ name: String, of choice: ObjectReference) async throws -> Bool {
    guard !name.isEmpty else { return false }
    let options = ChoiceOptions(bus: bus, choice: choice, deadline: deadline)
    return try await options.read().contains { $0.name == name }
  }
}
