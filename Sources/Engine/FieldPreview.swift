import HotKeyDefinition
import PanelModel
import Planning

/// What one field holds and is going to hold, as a preview shows it.
///
/// - Shape: pure.
struct FieldPreview {
  let field: FieldPlan
  let before: FieldRecord.Before
  let policy: FillStep.Policy
  let toolkit: ToolkitProfile.Toolkit

  /// `nil` where the run leaves the field alone whatever it holds.
  func shown(as id: String) -> PreviewField? {
    guard let will = field.content.text, !will.isEmpty || policy == .overwrite else { return nil }
    return PreviewField(
      id: id, label: field.label, now: before.text.map(masked), will: masked(will),
      change: change(to: will))
  }

  private func change(to will: String) -> PreviewField.Change {
    guard let now = before.text else { return .unknown }
    if isSame(now, will) { return .same }
    if !hasContent(now) { return .new }
    return policy == .overwrite ? .replaced : .kept
  }

  private func isSame(_ now: String, _ will: String) -> Bool {
    TextComparison.matchesAsTold(expected: will, told: now, kind: field.kind, toolkit: toolkit)
  }

  /// The form's own "choose …" is no content, nor is an empty check box.
  private func hasContent(_ now: String) -> Bool {
    switch (before, field.kind) {
    case (.flag(let flag), _): flag
    case (.choice, _): !now.isEmpty && (field.options.isEmpty || field.options.contains(now))
    default: !now.isEmpty
    }
  }

  private func masked(_ text: String) -> String {
    field.secret ? "••••••" : CPRMask.masked(text)
  }
}

extension FieldPlan.Content {
  /// As a person reads it; `nil` where the field is passed over.
  var text: String? {
    switch self {
    case .untouched: nil
    case .text(let text), .choice(let text): text
    case .flag(let flag): flag ? "ja" : "nej"
    }
  }
}
