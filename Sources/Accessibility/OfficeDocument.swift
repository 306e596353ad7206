import Desktop

/// The controls of a form in an office program's document.
///
/// - Shape: the document calls everything in it editable, also lists and paragraphs, and around it
///   stand the fields of its tool bars: those are no form.
/// - Source: seen in LibreOffice 7.4 with GTK 3.
struct OfficeDocument {
  /// Whatever lies in a document that is showing.
  private let inside: Set<ObjectReference>

  /// `nil` where the window shows no such document.
  init?(_ nodes: [TreeNode], of walk: TreeWalk) {
    var inside: Set<ObjectReference> = []
    var isThere = false
    for node in nodes {
      let parent = node.parent.map { walk.nodes[$0] }
      if node.role == .documentText, node.states.contains(.showing) {
        isThere = true
      } else if let parent, parent.role == .documentText || inside.contains(parent.reference) {
        inside.insert(node.reference)
      }
    }
    guard isThere else { return nil }
    self.inside = inside
  }

  func holds(_ node: TreeNode) -> Bool { inside.contains(node.reference) }

  func role(of node: TreeNode) -> AccessibleField.Role? {
    switch node.role {
    case .text, .entry, .spinButton, .scrollPane: return .text
    case .passwordText: return .password
    case .checkBox: return .checkbox
    case .comboBox, .listBox: return .choice
    default: return nil
    }
  }
}
