import Diagnostics
import HotKeyDefinition

/// A name changed everywhere, or nowhere.
extension Session {
  mutating func prepareRename(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard let place = try place(params), let rename = try rename(at: place) else { return .null }
    let range = place.index.text.file.textRange(rename.range, client.encoding)
    return ["range": JSONValue(range), "placeholder": .string(rename.name)]
  }

  mutating func rename(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let new = try params.require("newName", \.string)
    guard let place = try place(params), let set = sets[place.root],
      let rename = try rename(at: place)
    else { throw ResponseError(ResponseError.requestFailed, "there is no name here") }
    let spans: [SourceSpan]
    do throws(RenameError) {
      spans = try rename.places(for: new, unreadable: set.unreadable)
    } catch {
      throw ResponseError(ResponseError.requestFailed, error.message)
    }
    let files = Dictionary(grouping: spans, by: \.file.path)
    if let other = files.keys.filter({ !place.root.holds($0) }).min() {
      throw ResponseError(
        ResponseError.requestFailed,
        "`\(rename.name)` also stands in `\(other)`, which is no file of this workspace")
    }
    try refuseNewFindings(files, new, set)
    let changes = files.map { path, spans in
      (
        uri(path),
        JSONValue.array(
          spans.map { span in
            [
              "range": JSONValue(span.file.textRange(span.range, client.encoding)),
              "newText": .string(new),
            ]
          })
      )
    }
    return ["changes": .object(Dictionary(changes) { first, _ in first })]
  }

  private func rename(at place: Place) throws(ResponseError) -> Rename? {
    do throws(RenameError) {
      return try Rename(in: place.index, at: place.offset, place.model)
    } catch {
      throw ResponseError(ResponseError.requestFailed, error.message)
    }
  }

  /// Looks at the set as it would be: a rename that makes a finding is none.
  private func refuseNewFindings(
    _ files: [String: [SourceSpan]], _ new: String, _ set: DefinitionSetState
  ) throws(ResponseError) {
    var open = set.open(documents)
    let before = Analysis.diagnostics(of: set.layers, open: open).map(\.place)
    for (path, spans) in files { open[path] = Self.text(spans, new) }
    var known = Dictionary(before.map { ($0, 1) }, uniquingKeysWith: +)
    for diagnostic in Analysis.diagnostics(of: set.layers, open: open) {
      guard let count = known[diagnostic.place], count > 0 else {
        throw ResponseError(
          ResponseError.requestFailed,
          "this would give \(diagnostic.code.rawValue): \(diagnostic.message)")
      }
      known[diagnostic.place] = count - 1
    }
  }

  private static func text(_ spans: [SourceSpan], _ new: String) -> [UInt8] {
    guard let file = spans.first?.file else { return [] }
    var scalars = file.scalars
    for span in spans.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      scalars.replaceSubrange(span.range, with: Array(new.unicodeScalars))
    }
    return Array(String(scalars: scalars[...]).utf8)
  }
}

extension Diagnostic {
  /// Code and file: what stays the same of a finding when a name in it changes.
  fileprivate var place: String { "\(code.rawValue) \(span?.file.path ?? "")" }
}
