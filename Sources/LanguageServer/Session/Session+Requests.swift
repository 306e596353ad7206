import Diagnostics
import HotKeyDefinition

/// What the client asks about a place of a document.
extension Session {
  mutating func request(
    _ method: String, _ params: JSONValue
  ) throws(ResponseError) -> JSONValue {
    switch method {
    case "textDocument/completion": return try completion(params)
    case "textDocument/hover": return try hover(params)
    case "textDocument/definition": return try definition(params)
    case "textDocument/references": return try references(params)
    case "textDocument/documentSymbol": return try symbols(params)
    case "textDocument/prepareRename": return try prepareRename(params)
    case "textDocument/rename": return try rename(params)
    default:
      throw ResponseError(ResponseError.methodNotFound, "there is no method `\(method.prefix(80))`")
    }
  }

  /// A place of a document, and the set around it as it is now.
  struct Place {
    let root: DefinitionRoot
    let path: String
    let kind: DocumentKind
    let index: FileIndex
    let model: DefinitionModel
    let offset: Int
  }

  /// - Returns: `nil` where the document belongs to no set.
  mutating func place(_ params: JSONValue) throws(ResponseError) -> Place? {
    let position = try params.position()
    guard let (root, path) = try document(params), let set = sets[root],
      let index = set.model.files[path]
    else { return nil }
    return Place(
      root: root, path: path, kind: index.text.kind, index: index, model: set.model,
      offset: index.text.file.offset(of: position, client.encoding))
  }

  private mutating func document(
    _ params: JSONValue
  ) throws(ResponseError) -> (root: DefinitionRoot, path: String)? {
    guard let path = DocumentURI.path(try params.documentURI()), let root = root(of: path) else {
      return nil
    }
    sets[root]?.refresh(documents)
    return (root, path)
  }

  // MARK: Answers

  private mutating func completion(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard let place = try place(params) else { return .null }
    let file = place.index.text.file
    let query = CompletionQuery(file, kind: place.kind, at: place.offset, in: place.model)
    guard let completions = query.completions() else { return .null }
    let range = JSONValue(file.textRange(completions.range, client.encoding))
    let items = completions.items.enumerated().map { number, item in
      var fields: [String: JSONValue] = [
        "label": .string(item.label), "kind": .integer(item.kind.rawValue),
        "textEdit": ["range": range, "newText": .string(item.insert)],
        "sortText": .string((item.fits ? "0" : "1") + String(1000 + number)),
      ]
      if let detail = item.detail { fields["detail"] = .string(detail) }
      if let text = item.documentation { fields["documentation"] = .markdown(text) }
      return JSONValue.object(fields)
    }
    return ["isIncomplete": false, "items": .array(items)]
  }

  private mutating func hover(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard let place = try place(params) else { return .null }
    let file = place.index.text.file
    let hover = place.model.hover(in: place.index, at: place.offset)
    let explained = explanations(place)
    let texts = explained.map(\.text) + (hover.map { [$0.text] } ?? [])
    guard let range = hover?.range ?? explained.first?.range else { return .null }
    return [
      "contents": .markdown(texts.joined(separator: "\n\n---\n\n")),
      "range": JSONValue(file.textRange(range, client.encoding)),
    ]
  }

  /// The codes of the findings at a place, explained.
  private func explanations(_ place: Place) -> [(text: String, range: Range<Int>)] {
    let position = place.index.text.file.textPosition(at: place.offset, client.encoding)
    return (sets[place.root]?.diagnostics[place.path] ?? []).compactMap { diagnostic in
      // A finding may be older than the text: lines and columns are what both have in common.
      guard let span = diagnostic.span else { return nil }
      let range = span.file.textRange(span.range, client.encoding)
      let isHit =
        (range.start.line, range.start.character) <= (position.line, position.character)
        && (position.line, position.character) <= (range.end.line, range.end.character)
      guard isHit, let entry = DiagnosticCatalogue.entry(diagnostic.code.rawValue) else {
        return nil
      }
      return (entry.markdown, span.range)
    }
  }

  private mutating func definition(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    try places(params) { $0.isDeclaration }
  }

  private mutating func references(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let all = params["context"]?["includeDeclaration"]?.bool ?? true
    return try places(params) { all || !$0.isDeclaration }
  }

  private mutating func places(
    _ params: JSONValue, where isWanted: ((span: SourceSpan, isDeclaration: Bool)) -> Bool
  ) throws(ResponseError) -> JSONValue {
    guard let place = try place(params), let spot = place.index.spot(at: place.offset),
      case .symbol(let symbol, _) = spot.meaning
    else { return .null }
    return .array(
      place.model.places(of: place.model.resolved(symbol)).filter(isWanted).map { found in
        JSONValue(found.span, uri: uri(found.span.file.path), client.encoding)
      })
  }

  private mutating func symbols(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard let (root, path) = try document(params), let index = sets[root]?.model.files[path] else {
      return .null
    }
    let file = index.text.file
    return .array(
      index.spots.compactMap { spot in
        guard case .symbol(let symbol, true) = spot.meaning else { return nil }
        let range = JSONValue(file.textRange(spot.range, client.encoding))
        return [
          "name": .string(file.text(in: spot.range)), "kind": .integer(symbol.number),
          "range": range, "selectionRange": range,
        ]
      })
  }
}

extension Symbol {
  /// - Source: LSP 3.17, `SymbolKind`.
  fileprivate var number: Int {
    switch self {
    case .hotKey: 24
    case .system: 2
    case .window: 13
    case .form: 23
    case .field, .column, .resultField, .need: 8
    case .adapter: 3
    case .query: 12
    case .parameter, .name, .loop, .scripted: 13
    case .text: 15
    case .rates: 14
    }
  }
}
