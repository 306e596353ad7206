package import Diagnostics
import HotKeyDefinition

/// Why a name stays as it is, for the person who wanted to change it.
package struct RenameError: Error, Equatable {
  package let message: String
}

/// A name that can be changed everywhere at once.
///
/// - Errors: ``RenameError`` where the name is not the definitions' own, where the new one is malformed
///   or taken, and where a file cannot be read to its end: a name might be overlooked in it.
package struct Rename: Sendable {
  let symbol: Symbol
  /// The name under the cursor.
  package let range: Range<Int>
  package let name: String
  private let index: FileIndex
  private let model: DefinitionModel

  /// - Returns: `nil` where no name stands.
  package init?(in index: FileIndex, at offset: Int, _ model: DefinitionModel) throws(RenameError) {
    guard let spot = index.spot(at: offset), case .symbol(let named, _) = spot.meaning else {
      return nil
    }
    let symbol = model.resolved(named)
    if let reason = symbol.fixedBecause { throw RenameError(message: reason) }
    self.symbol = symbol
    range = spot.range
    name = index.text.file.text(in: spot.range)
    // A script uses names of its hot key's file.
    if case .name(let file, _) = symbol, let owner = model.files[file] {
      self.index = owner
    } else {
      self.index = index
    }
    self.model = model
  }

  /// Every place where the name stands.
  ///
  /// - Parameters:
  ///   - new: what it shall be called.
  ///   - unreadable: files of the set that the model does not hold.
  package func places(for new: String, unreadable: [String]) throws(RenameError) -> [SourceSpan] {
    try check(new)
    let doubtful = unreadable + model.files.filter { !$0.value.isCertain }.map(\.key)
    if let path = doubtful.min() {
      let name = path.split(separator: "/").suffix(2).joined(separator: "/")
      throw RenameError(
        message:
          "`\(name)` cannot be read to its end, so a name might be overlooked in it; put it right first"
      )
    }
    let places = model.places(of: symbol)
    guard places.contains(where: \.isDeclaration) else {
      throw RenameError(message: "`\(name)` is declared nowhere")
    }
    return places.map(\.span)
  }

  private func check(_ new: String) throws(RenameError) {
    let isWell = symbol.isDotted ? Identifier.isDotted(new) : Identifier.isSimple(new)
    guard isWell else {
      let parts = symbol.isDotted ? ", parts joined by `.`" : ""
      let help = Identifier.spelled(new).map { "; write `\($0)`" } ?? ""
      throw RenameError(
        message:
          "`\(new)` cannot be an id: lower-case a-z, digits and single hyphens, a letter first\(parts)\(help)"
      )
    }
    if symbol.isVariable {
      guard !Identifier.isReserved(new), !["true", "false"].contains(new) else {
        throw RenameError(message: "`\(new)` is a word of the expression language")
      }
      let loops = index.loops.values.map(\.variable)
      if new != name, index.bindings[new] != nil || loops.contains(new) {
        throw RenameError(message: "`\(new)` is already a name in this file")
      }
    } else if new != name, let noun = symbol.noun,
      model.places(of: symbol.named(new)).contains(where: \.isDeclaration)
    {
      throw RenameError(message: "there is already a \(noun) `\(new)`")
    }
  }
}

extension Symbol {
  /// Why its name is not for the definitions to change.
  fileprivate var fixedBecause: String? {
    switch self {
    case .resultField: "a result field is named by its source; change the query, then the field"
    case .parameter: "a parameter is named in the query as well; change both by hand"
    case .need: "what a text needs is named by the hot keys that insert it; change both by hand"
    default: nil
    }
  }

  fileprivate var isDotted: Bool {
    switch self {
    case .hotKey, .text: true
    default: false
    }
  }

  /// Whether expressions of one file use it.
  fileprivate var isVariable: Bool {
    switch self {
    case .name, .loop: true
    default: false
    }
  }

  fileprivate var noun: String? {
    switch self {
    case .hotKey: "hot key"
    case .system: "system"
    case .window: "window"
    case .form: "form"
    case .field: "field or table"
    case .column: "column"
    case .adapter: "adapter"
    case .query: "query"
    case .text: "text"
    case .rates: "table of rates"
    case .parameter, .resultField, .name, .need, .loop, .scripted: nil
    }
  }

  /// The same kind of thing under another name.
  fileprivate func named(_ new: String) -> Symbol {
    switch self {
    case .hotKey: .hotKey(new)
    case .system: .system(new)
    case .window(let system, _): .window(system: system, new)
    case .form(let system, _): .form(system: system, new)
    case .field(let system, let form, _): .field(system: system, form: form, new)
    case .column(let system, let form, let table, _):
      .column(system: system, form: form, table: table, new)
    case .adapter: .adapter(new)
    case .query(let adapter, _): .query(adapter: adapter, new)
    case .text: .text(new)
    case .rates: .rates(new)
    case .parameter, .resultField, .name, .need, .loop, .scripted: self
    }
  }
}
