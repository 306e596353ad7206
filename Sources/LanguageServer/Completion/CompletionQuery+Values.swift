import CaseData
import Diagnostics
import HotKeyDefinition

extension CompletionQuery {
  func value(_ scalar: YAMLScalar, _ kind: ScalarKind, _ context: GrammarContext) -> Completions? {
    let source = scalar.positioned(in: marked.file)
    guard let place = source.markPlace else { return nil }
    switch kind {
    case .words(let words):
      return list(words.map { CompletionItem($0.text, .value, documentation: $0.summary) }, scalar)
    case .flag:
      return list([CompletionItem("true", .value), CompletionItem("false", .value)], scalar)
    case .formReference: return list(forms, scalar)
    case .reference(let reference): return list(references(reference, context), scalar)
    case .path:
      let names = ["${GENVEJ_DATA}/", "${XDG_CONFIG_HOME}/", "${HOME}/"]
      return list(names.map { CompletionItem($0, .value) }, scalar)
    case .chord, .chords: return modifiers
    case .sql: return parameters(source, place, context)
    case .template: return inTemplate(source, place, context, scalar)
    case .expression, .iteration, .dataCall: return expression(source, place, kind, context)
    case .caseText: return list(states(of: scriptedField(context)), scalar)
    case .fault: return list(faults, scalar)
    case .prose, .hotKeyID, .systemID, .textID, .ratesID, .number, .date, .duration, .caseValue:
      return nil
    }
  }

  private func list(_ items: [CompletionItem], _ scalar: YAMLScalar) -> Completions {
    Completions(items: items, range: start(of: scalar))
  }

  private var forms: [CompletionItem] {
    model.systems.sorted { $0.key < $1.key }.flatMap { id, system in
      system.forms.map { form in
        CompletionItem(
          "\(id).\(form.name.text)", .structure, detail: system.title,
          documentation: "\(form.entries.count) fields and tables")
      }
    }
  }

  private func references(
    _ reference: ScalarKind.Reference, _ context: GrammarContext
  ) -> [CompletionItem] {
    let system = context.system.flatMap { model.systems[$0] }
    switch reference {
    case .hotKey:
      return model.hotKeys.sorted { $0.key < $1.key }.map {
        CompletionItem($0.key, .reference, detail: $0.value.title)
      }
    case .caseField: return scripted(.caseField, context)
    case .caseData: return scripted(.caseData, context)
    case .system:
      return model.systems.sorted { $0.key < $1.key }.map {
        CompletionItem($0.key, .module, detail: $0.value.title)
      }
    case .text:
      return model.texts.sorted { $0.key < $1.key }.map {
        CompletionItem($0.key, .reference, detail: $0.value.title)
      }
    case .window:
      return system?.windows.map { CompletionItem($0.name.text, .value, detail: $0.title) } ?? []
    case .field:
      let form = system?.forms.first { $0.name.text == context.form }
      return form?.entries.filter { !$0.isTable }.map(\.completion) ?? []
    case .parameter:
      let query = context.adapter.flatMap { model.query(context.query ?? "", of: $0) }
      return query?.parameters.map {
        CompletionItem($0.name.text, .variable, detail: $0.type.words)
      } ?? []
    }
  }

  private var modifiers: Completions {
    let items = KeyChord.Modifier.allCases.map {
      CompletionItem($0.rawValue, .keyword, insert: $0.rawValue + "+")
    }
    return Completions(items: items, range: word)
  }

  /// `:cpr` in SQL.
  private func parameters(
    _ source: PositionedText, _ place: Int, _ context: GrammarContext
  ) -> Completions? {
    let before = Array(source.text.unicodeScalars.prefix(place))
    let name = before.reversed().prefix { Lexer.startsName($0) || Lexer.isDigit($0) }
    guard before.dropLast(name.count).last == ":" else { return nil }
    return Completions(items: references(.parameter, context), range: word)
  }

  // MARK: Templates

  /// In a text with tags: in a tag an expression, else what the field takes.
  func inTemplate(
    _ source: PositionedText, _ place: Int, _ context: GrammarContext, _ scalar: YAMLScalar? = nil
  ) -> Completions? {
    let scalars = Array(source.text.unicodeScalars.prefix(place))
    let tags = TemplateTags.scan(scalars)
    if let tag = tags.last, !tag.isClosed, tag.end == scalars.count {
      let scope = scope(in: tags.dropLast(), of: source, rows: context.rows)
      let content = tag.content.lowerBound..<place
      return ExpressionCompletion(
        source.part(content), scope: scope, isBlock: tag.kind == .block, query: self
      ).completions
    }
    guard let scalar else { return nil }
    return literal(scalar, isEmpty: scalars.isEmpty, context)
  }

  /// The names that are known behind the tags before the cursor.
  private func scope(
    in tags: ArraySlice<TemplateTags.Tag>, of source: PositionedText, rows: PositionedText?
  ) -> TypeScope {
    let scalars = Array(source.text.unicodeScalars)
    var scopes = [scope.adding(rows)]
    for tag in tags where tag.kind == .block {
      let content = source.part(tag.content, scalars)
      let tokens = Lexer.tokens(of: content)
      guard let first = tokens.first, case .word(let keyword) = first.kind else { continue }
      if keyword == "for" {
        let rest = content.part(first.range.upperBound..<content.text.unicodeScalars.count)
        scopes.append((scopes.last ?? scope).adding(rest))
      } else if keyword == "endfor", scopes.count > 1 {
        scopes.removeLast()
      }
    }
    return scopes.last ?? scope
  }

  /// Outside tags: the options of a choice, the states of a check box, or a tag to begin with.
  private func literal(
    _ scalar: YAMLScalar, isEmpty: Bool, _ context: GrammarContext
  ) -> Completions? {
    let field = field(context)
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    var items = states(of: field, isQuoted: isQuoted)
    if isEmpty { items += wrapped(isQuoted: isQuoted, context) }
    return Completions(items: items, range: start(of: scalar))
  }

  /// What a field can hold, where it is not free.
  private func states(of field: FormField?, isQuoted: Bool = false) -> [CompletionItem] {
    switch field?.kind {
    case .choice:
      (field?.options ?? []).map {
        let isPlain = $0.unicodeScalars.allSatisfy { Self.isWord($0) || $0 == " " }
        return CompletionItem($0, .value, insert: isQuoted || isPlain ? $0 : "\"\($0)\"")
      }
    case .checkbox: [CompletionItem("true", .value), CompletionItem("false", .value)]
    default: []
    }
  }

  private func field(_ context: GrammarContext) -> FormField? {
    guard let system = context.system, let form = context.form, let name = context.field else {
      return nil
    }
    guard let table = context.table else { return model.field(name, of: form, system) }
    return model.table(table, of: form, system)?.columns.first { $0.name.text == name }
  }

  /// Every value there is, in braces.
  private func wrapped(isQuoted: Bool, _ context: GrammarContext) -> [CompletionItem] {
    let quote = isQuoted ? "" : "\""
    let scope = scope.adding(context.rows)
    return scope.names.sorted { $0.key < $1.key }.flatMap { name, type -> [(String, ValueType)] in
      guard case .record(let fields) = type else { return type.isWritable ? [(name, type)] : [] }
      return fields.sorted { $0.key < $1.key }.map { ("\(name).\($0.key)", $0.value) }
    }.map { path, type in
      CompletionItem(
        path, .field, detail: type.words, insert: "\(quote){{ \(path) }}\(quote)",
        fits: type != .unknown)
    }
  }
}

extension TypeScope {
  /// With the name of a loop, `y in ydelser`.
  func adding(_ rows: PositionedText?) -> TypeScope {
    guard let rows else { return self }
    var findings: [Diagnostic] = []
    guard let iteration = Iteration.parse(rows, into: &findings) else { return self }
    var without = self
    without.names[iteration.variable.text] = nil
    let element = iteration.check(in: without, into: &findings)
    return adding(iteration.variable.text, element)
  }
}
