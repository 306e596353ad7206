import Diagnostics
import HotKeyDefinition

/// Something of a definition that the grammar has a place for.
enum GrammarVisit {
  /// A key of the language; `nil` where there is no such key here.
  case key(YAMLScalar, GrammarKey?, MappingKind, MappingTraits)
  /// A name of the person's choice, or one declared elsewhere.
  case name(YAMLScalar, NameKind)
  case scalar(YAMLScalar, ScalarKind)
  /// A text where there may be something else.
  case either(YAMLScalar, ScalarKind, Shape)
  /// A text where more is expected: what is being written there will become a key.
  case unfinished(YAMLScalar, Shape)
}

/// What surrounds a place in a definition.
struct GrammarContext {
  var system: String?
  var form: String?
  /// The table, or the field of a system, that the place belongs to.
  var table: String?
  /// The field or column that is filled.
  var field: String?
  /// The name under `ask:` or `data:`.
  var entry: String?
  var adapter: String?
  var adapterKind: String?
  var adapterFormat: String?
  var query: String?
  /// The path below `needs:`.
  var needs: [String] = []
  /// The hot key that a script is about.
  var hotKey: String?
  /// The word of the fault around the place.
  var fault: String?
  /// What the `each:` beside the place says.
  var rows: PositionedText?
  /// The other keys or names of the mapping.
  var siblings: [String] = []
}

/// Goes through a definition and says of everything in it what it is.
struct GrammarWalk {
  let file: SourceFile
  let visit: (GrammarVisit, GrammarContext) -> Void

  /// Goes through all of a file.
  func walk(_ text: DefinitionText) {
    guard let root = text.root else { return }
    let shape: Shape =
      switch text.kind {
      case .definition(.hotKey): .mapping(.hotKey)
      case .definition(.system): .mapping(.system)
      case .definition(.adapters): .mapping(.adapters)
      case .definition(.rates): .mapping(.rates)
      case .text: .mapping(.text)
      case .script: .mapping(.script)
      }
    walk(root, shape, GrammarContext())
  }

  private func walk(_ node: YAMLNode, _ shape: Shape, _ context: GrammarContext) {
    switch (shape, node) {
    case (.mapping(let kind), .mapping(let mapping)): walk(mapping, kind, context)
    case (.named(let kind, let inner), .mapping(let mapping)):
      walk(mapping, names: kind, inner, context)
    case (.list(let inner), .sequence(let sequence)):
      for item in sequence.items { walk(item, inner, context) }
    case (.list(let inner), _): walk(node, inner, context)
    case (.scalar(let kind), .scalar(let scalar)): visit(.scalar(scalar, kind), context)
    case (.either(let kind, let inner), .scalar(let scalar)):
      visit(.either(scalar, kind, inner), context)
    case (.either(_, let inner), _): walk(node, inner, context)
    case (.neededType, .scalar(let scalar)):
      visit(.scalar(scalar, .words(Grammar.askable)), context)
    case (.neededType, .mapping(let mapping)): walk(mapping, names: .need, .neededType, context)
    case (.neededType, .sequence(let sequence)):
      for item in sequence.items { walk(item, .neededType, context) }
    case (.caseValue, .mapping(let mapping)):
      walk(mapping, names: .caseResult, .scalar(.prose), context)
    case (.caseValue, .sequence(let sequence)):
      for item in sequence.items { walk(item, .caseValue, context) }
    case (.caseValue, .scalar(let scalar)): visit(.scalar(scalar, .caseValue), context)
    case (.mapping, .scalar(let scalar)), (.named, .scalar(let scalar)):
      visit(.unfinished(scalar, shape), context)
    default: break
    }
  }

  private func walk(_ mapping: YAMLMapping, _ kind: MappingKind, _ outer: GrammarContext) {
    let traits = traits(of: mapping, outer)
    var context = outer
    context.siblings = mapping.entries.map(\.key.text)
    enter(kind, mapping, &context)
    let keys = kind.keys(traits)
    for entry in mapping.entries {
      let key = keys.first { $0.name == entry.key.text }
      visit(.key(entry.key, key, kind, traits), context)
      if let key { walk(entry.value, key.shape, context) }
    }
  }

  private func walk(
    _ mapping: YAMLMapping, names kind: NameKind, _ inner: Shape, _ outer: GrammarContext
  ) {
    var context = outer
    context.siblings = mapping.entries.map(\.key.text)
    for entry in mapping.entries {
      visit(.name(entry.key, kind), context)
      walk(entry.value, inner, context.inside(entry.key.text, kind))
    }
  }

  private func traits(of mapping: YAMLMapping, _ context: GrammarContext) -> MappingTraits {
    var traits = MappingTraits(
      keys: Set(mapping.entries.map(\.key.text)), adapterKind: context.adapterKind,
      adapterFormat: context.adapterFormat)
    traits.fault = context.fault
    for key in ["type", "kind", "format"] { traits.words[key] = mapping.scalar(key)?.text }
    return traits
  }

  private func enter(
    _ kind: MappingKind, _ mapping: YAMLMapping, _ context: inout GrammarContext
  ) {
    switch kind {
    case .system: context.system = mapping.scalar("system")?.text
    case .adapter:
      context.adapterKind = mapping.scalar("kind")?.text
      context.adapterFormat = mapping.scalar("format")?.text
    case .step:
      let parts = mapping.scalar("fill")?.text.split(separator: ".").map(String.init) ?? []
      context.system = parts.first
      context.form = parts.count == 2 ? parts[1] : nil
    case .question, .tableFilling:
      context.rows = mapping.scalar("each")?.positioned(in: file)
    case .script: context.hotKey = mapping.scalar("script")?.text
    case .fault: context.fault = mapping.entries.first?.key.text
    default: break
    }
  }
}

extension GrammarContext {
  /// Within the value of a name.
  fileprivate func inside(_ name: String, _ kind: NameKind) -> GrammarContext {
    var context = self
    switch kind {
    case .question, .data, .caseData: context.entry = name
    case .filledField, .filledColumn, .caseField: context.field = name
    case .filledTable, .formField: context.table = name
    case .form: context.form = name
    case .adapter: context.adapter = name
    case .query: context.query = name
    case .need: context.needs.append(name)
    case .window, .column, .parameter, .resultField, .matchedColumn, .caseResult, .answer: break
    }
    return context
  }
}

extension YAMLMapping {
  /// The text of a key, where it is one.
  func scalar(_ key: String) -> YAMLScalar? {
    guard case .scalar(let scalar)? = entries.first(where: { $0.key.text == key })?.value else {
      return nil
    }
    return scalar.isAbsent ? nil : scalar
  }
}
