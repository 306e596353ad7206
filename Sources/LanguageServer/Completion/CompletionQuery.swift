import CaseData
package import Diagnostics
import HotKeyDefinition

/// What can be written at a place of a file that is being written.
///
/// A mark is put where the cursor is; what the grammar makes of the mark tells what may stand there.
/// Names come from the file itself, everything else from the model of the set.
package struct CompletionQuery {
  /// Stands for the cursor; for private use, so no definition holds it.
  static let mark: Unicode.Scalar = "\u{F8FF}"

  let model: DefinitionModel
  let file: SourceFile
  let offset: Int
  /// The file with the mark in it.
  let marked: DefinitionText
  /// What the file's own names are.
  let scope: TypeScope

  /// - Parameters:
  ///   - file: as it stands in the editor.
  ///   - offset: of the cursor, in scalars.
  ///   - model: the set, this file among them as it was last read.
  package init(
    _ file: SourceFile, kind: DocumentKind, at offset: Int, in model: DefinitionModel
  ) {
    self.model = model
    self.file = file
    self.offset = min(max(offset, 0), file.scalars.count)
    let scalars =
      file.scalars[..<self.offset] + [Self.mark] + file.scalars[self.offset...]
    marked = DefinitionText(
      outlineOf: SourceFile(path: file.path, text: String(scalars: scalars)), kind: kind)
    scope = model.scope(of: marked.content)
  }

  /// - Returns: `nil` where nothing is known to fit.
  package func completions() -> Completions? {
    if let body = marked.body, let place = body.markPlace {
      return inTemplate(body, place, GrammarContext())
    }
    var answer: Completions?
    GrammarWalk(file: marked.file) { visit, context in
      if answer == nil, visit.scalar.range.contains(offset) { answer = completions(visit, context) }
    }.walk(marked)
    return answer.flatMap { $0.items.isEmpty ? nil : $0 }
  }

  private func completions(_ visit: GrammarVisit, _ context: GrammarContext) -> Completions? {
    switch visit {
    case .key(_, _, let kind, let traits):
      return keys(kind.keys(traits.withoutMark), context.siblings)
    case .name(_, let kind): return names(kind, context, context.siblings)
    case .unfinished(_, .mapping(let kind)):
      let traits = MappingTraits(
        adapterKind: context.adapterKind, adapterFormat: context.adapterFormat,
        fault: context.fault)
      return keys(kind.keys(traits), [])
    case .unfinished(_, .named(let kind, _)): return names(kind, context, [])
    case .unfinished: return nil
    case .either(let scalar, let kind, .mapping(let mapping)):
      // Below its key a text could still become a mapping.
      guard isAlone(scalar) else { return value(scalar, kind, context) }
      return keys(mapping.keys(MappingTraits(fault: context.fault)), [])
    case .either(let scalar, let kind, _): return value(scalar, kind, context)
    case .scalar(let scalar, .caseValue):
      return isAlone(scalar, orInAList: true) ? names(.caseResult, context, []) : nil
    case .scalar(let scalar, let kind): return value(scalar, kind, context)
    }
  }

  /// Whether nothing stands before it on its line, but perhaps a list's hyphen.
  private func isAlone(_ scalar: YAMLScalar, orInAList: Bool = false) -> Bool {
    scalar.style == .plain
      && file.scalars[..<min(scalar.range.lowerBound, offset)].reversed().prefix { $0 != "\n" }
        .allSatisfy { $0 == " " || orInAList && $0 == "-" }
  }

  // MARK: What is replaced

  /// The word before the cursor.
  var word: Range<Int> {
    var start = offset
    while start > 0, Self.isWord(file.scalars[start - 1]) { start -= 1 }
    return start..<offset
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || Lexer.startsName(scalar) || Lexer.isDigit(scalar)
  }

  /// Everything of a text before the cursor, without its quote.
  ///
  /// Of a text over several lines the word only: an edit of a completion stays on its line.
  func start(of scalar: YAMLScalar) -> Range<Int> {
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    let range = min(scalar.range.lowerBound + (isQuoted ? 1 : 0), offset)..<offset
    return file.scalars[range].contains("\n") ? word : range
  }

  // MARK: Keys and names

  private func keys(_ keys: [GrammarKey], _ siblings: [String]) -> Completions {
    let items = keys.filter { !siblings.contains($0.name) }.map { key in
      CompletionItem(
        key.name, .property, documentation: key.summary,
        insert: key.name + suffix(isBlock: key.shape.isBlock))
    }
    return Completions(items: items, range: word)
  }

  private func names(
    _ kind: NameKind, _ context: GrammarContext, _ siblings: [String]
  ) -> Completions {
    let items: [CompletionItem] =
      switch kind {
      case .filledField: fields(context) { !$0.isTable && !$0.isReadOnly }
      case .filledTable: fields(context, where: \.isTable)
      case .filledColumn: columns(context)
      case .matchedColumn:
        (context.adapter.flatMap { model.query(context.query ?? "", of: $0) }?.fields ?? [:])
          .sorted { $0.key < $1.key }
          .map { CompletionItem($0.key, .field, detail: $0.value.words) }
      case .caseData, .caseResult, .answer, .caseField: scripted(kind, context)
      default: []
      }
    return Completions(
      items: items.filter { !siblings.contains($0.label) }.map { item in
        CompletionItem(
          item.label, item.kind, detail: item.detail, documentation: item.documentation,
          insert: item.label + suffix(isBlock: kind == .filledTable))
      }, range: word)
  }

  private func fields(
    _ context: GrammarContext, where isWanted: (FormEntry) -> Bool
  ) -> [CompletionItem] {
    guard let system = context.system, let form = context.form else { return [] }
    return (model.form(form, of: system)?.entries ?? []).filter(isWanted).map(\.completion)
  }

  private func columns(_ context: GrammarContext) -> [CompletionItem] {
    guard let system = context.system, let form = context.form, let table = context.table else {
      return []
    }
    return (model.table(table, of: form, system)?.columns ?? []).map {
      FormEntry.field($0).completion
    }
  }

  /// What follows a key that is being written.
  private func suffix(isBlock: Bool) -> String {
    var after = offset
    while after < file.scalars.count, Self.isWord(file.scalars[after]) { after += 1 }
    if after < file.scalars.count, file.scalars[after] == ":" { return "" }
    let line = file.scalars[..<offset].reversed().prefix { $0 != "\n" }
    let braces = line.reduce(0) { $0 + ($1 == "{" ? 1 : $1 == "}" ? -1 : 0) }
    return isBlock && braces <= 0 ? ":" : ": "
  }
}

extension GrammarVisit {
  /// What it was read from.
  var scalar: YAMLScalar {
    switch self {
    case .key(let scalar, _, _, _), .name(let scalar, _), .scalar(let scalar, _),
      .either(let scalar, _, _), .unfinished(let scalar, _):
      scalar
    }
  }
}

extension MappingTraits {
  /// Without the key that the cursor stands in.
  fileprivate var withoutMark: MappingTraits {
    var copy = self
    copy.keys = keys.filter { !$0.unicodeScalars.contains(CompletionQuery.mark) }
    return copy
  }
}

extension Shape {
  /// Whether the value goes on the lines below its key.
  fileprivate var isBlock: Bool {
    switch self {
    case .named, .list(.mapping): true
    default: false
    }
  }
}

extension PositionedText {
  /// Where the mark stands, in scalars of the text.
  var markPlace: Int? { Array(text.unicodeScalars).firstIndex(of: CompletionQuery.mark) }
}

extension FormEntry {
  var isTable: Bool { if case .table = self { true } else { false } }

  var isReadOnly: Bool {
    if case .field(let field) = self { field.kind == .readOnly } else { false }
  }

  /// The field or table as something to write.
  var completion: CompletionItem {
    switch self {
    case .field(let field):
      CompletionItem(
        field.name.text, .field, detail: field.kind.rawValue, documentation: field.label)
    case .table(let table):
      CompletionItem(table.name.text, .structure, detail: "table, \(table.rows) rows")
    }
  }
}
