import DesktopTestKit
import Foundation
import HotKeyDefinition

/// What a script's `double` comes to on this machine.
///
/// - Source: `Tests/Forms/form-server.py`, `Tests/Forms/egen-side.js`.
enum ShownDouble: Sendable {
  /// A form of the test kit, by name.
  case form(String)
  /// A page of the author's own: its folder, and its path there.
  case page(folder: String, path: String)

  /// - Parameters:
  ///   - double: as the script has it.
  ///   - script: the script's path.
  /// - Throws: ``TestKitError`` where the page is not there, or a link leads out of the script's
  ///   folder.
  init(_ double: TestDouble, beside script: String) throws {
    switch double.content {
    case .form(let name): self = .form(name.text)
    case .page(let name):
      let folder = URL(fileURLWithPath: script).deletingLastPathComponent()
        .resolvingSymlinksInPath()
      let page = folder.appendingPathComponent(name.text)
      guard FileManager.default.isReadableFile(atPath: page.path) else {
        throw TestKitError(.refused, "there is no page `\(name.text)` beside the script")
      }
      guard page.resolvingSymlinksInPath().path.hasPrefix(folder.path + "/") else {
        throw TestKitError(.refused, "`\(name.text)` leads out of the script's folder")
      }
      self = .page(folder: folder.path, path: name.text)
    }
  }

  /// Whose fields report under names of their own: by label and place in Tab order.
  var isPage: Bool {
    if case .page = self { true } else { false }
  }
}

/// Under which name a form reports what a field holds.
///
/// - Shape: the kit's forms report by the ids of their fields; a page knows nothing of those, so it
///   reports each field by its label and by its place in Tab order.
struct ReportedNames: Sendable {
  /// In the order of the form's fields.
  let names: [(id: String, label: String, reported: String)]

  init(of form: Form, isPage: Bool) {
    var seen: [String: Int] = [:]
    names = form.flatFields.enumerated().map { index, field in
      guard isPage else { return (field.id, field.label, field.id) }
      // A field without a label is called by its place.
      if field.label == field.id { return (field.id, field.label, "#\(index + 1)") }
      let key = Self.key(field.label)
      seen[key, default: 0] += 1
      let count = seen[key, default: 1]
      return (field.id, field.label, count == 1 ? "=\(key)" : "=\(key)=\(count)")
    }
  }

  /// As the page's own script works it out: single spaces, no colon or asterisk at its end, small
  /// letters.
  private static func key(_ label: String) -> String {
    var words = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while let last = words.last, ":* ".contains(last) { words.removeLast() }
    return words.lowercased()
  }

  func reported(_ id: String) -> String { names.first { $0.id == id }?.reported ?? id }
}
