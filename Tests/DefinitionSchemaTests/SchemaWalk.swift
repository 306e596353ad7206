import DefinitionSchema
import Diagnostics
import HotKeyDefinition

/// Goes through a file and its schema together, and compares what the parser asked of each piece
/// with what the schema says of it.
///
/// - Shape: places are paths in the schema, `ask/*/from/[]`.
struct SchemaWalk {
  private(set) var differences: [String] = []
  /// Places of the schema that a parser's reading was compared with.
  private(set) var compared: Set<String> = []

  private let definitions: [String: Schema]
  private let readings: [Range<Int>: [Reading]]
  private let file: String

  /// One or more schemas that hold for one piece, the first of them with its place.
  private typealias Piece = (place: String, schemas: [Schema])

  init(_ document: SchemaDocument, _ reading: FileReading, file: String) {
    definitions = document.definitions
    readings = Dictionary(grouping: reading.readings, by: \.range).mapValues { $0.map(\.reading) }
    self.file = file
    if let root = reading.root { compare(root, ("", [document.root])) }
  }

  private mutating func compare(_ node: YAMLNode, _ piece: Piece) {
    let schemas = piece.schemas.flatMap(opened)
    // What other files declare decides how it is read.
    if schemas.contains(where: { if case .anything = $0 { true } else { false } }) { return }
    switch node {
    case .scalar(let scalar): compare(scalar, (piece.place, schemas))
    case .sequence(let sequence):
      let items = schemas.compactMap { schema -> Schema? in
        switch schema {
        case .list(let item, _), .oneOrMore(let item): item
        default: nil
        }
      }
      for item in sequence.items { compare(item, ("\(piece.place)/[]", items)) }
    case .mapping(let mapping): compare(mapping, (piece.place, schemas))
    case .refused: differences.append("\(file): \(piece.place) was refused")
    }
  }

  /// The possibilities that a schema stands for.
  private func opened(_ schema: Schema) -> [Schema] {
    switch schema {
    case .any(let schemas): schemas.flatMap(opened)
    case .reference(let name): definitions[name].map(opened) ?? []
    default: [schema]
    }
  }

  // MARK: Scalars

  private mutating func compare(_ scalar: YAMLScalar, _ piece: Piece) {
    let scalars = piece.schemas.flatMap(Self.scalars)
    guard !scalars.isEmpty else {
      differences.append("\(file): the schema has no scalar at \(piece.place)")
      return
    }
    // A word that decides how the rest is read may be looked at without being read.
    guard let asked = readings[scalar.range]?.last else { return }
    if scalars.contains(asked) {
      compared.insert(piece.place)
    } else {
      differences.append(
        "\(file): at \(piece.place) the parser asks for \(asked), the schema says \(scalars)")
    }
  }

  private static func scalars(_ schema: Schema) -> [Reading] {
    switch schema {
    case .scalar(let reading, _): [reading]
    case .oneOrMore(let item): scalars(item)
    default: []
    }
  }

  // MARK: Mappings

  private mutating func compare(_ mapping: YAMLMapping, _ piece: Piece) {
    let asked = readings[mapping.range] ?? []
    for reading in asked {
      switch reading {
      case .keys(let known, let required): compareKeys(known, required, mapping, piece)
      case .names(let rule): compareNames(rule, mapping, piece)
      default: continue
      }
    }
    if asked.isEmpty { differences.append("\(file): nothing was asked of \(piece.place)") }
  }

  private mutating func compareNames(
    _ rule: NameRule, _ mapping: YAMLMapping, _ piece: Piece
  ) {
    var values: [Schema] = []
    for case .names(let own, let value, _) in piece.schemas {
      if own != rule { differences.append("\(file): \(piece.place) names by another rule") }
      values.append(value)
    }
    if values.isEmpty { differences.append("\(file): \(piece.place) holds no names") }
    compared.insert(piece.place)
    for entry in mapping.entries { compare(entry.value, ("\(piece.place)/*", values)) }
  }

  private mutating func compareKeys(
    _ known: Set<String>, _ required: Set<String>, _ mapping: YAMLMapping, _ piece: Piece
  ) {
    let words = Dictionary(
      mapping.entries.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    let told = MappingKeys(piece.schemas, words)
    if told.known != known {
      differences.append(
        "\(file): keys of \(piece.place), only the parser: \(known.subtracting(told.known).sorted()), only the schema: \(told.known.subtracting(known).sorted())"
      )
    }
    // What decides how the rest is read was looked at beforehand, and one of the two may leave it
    // at that.
    let onlyParser = required.subtracting(told.required).subtracting(told.present)
    let onlySchema = told.required.subtracting(required).subtracting(told.decisive)
    if !onlyParser.isEmpty || !onlySchema.isEmpty {
      differences.append(
        "\(file): required of \(piece.place), only the parser: \(onlyParser.sorted()), only the schema: \(onlySchema.sorted())"
      )
    }
    compared.insert(piece.place)
    for entry in mapping.entries {
      let schemas = told.schemas[entry.key.text] ?? []
      compare(entry.value, ("\(piece.place)/\(entry.key.text)", schemas))
    }
  }
}

/// The keys that schemas allow and demand in one mapping, its rules applied.
private struct MappingKeys {
  private(set) var known: Set<String> = []
  private(set) var required: Set<String> = []
  private(set) var schemas: [String: [Schema]] = [:]
  /// Keys whose being there makes a rule hold.
  private(set) var present: Set<String> = []
  /// Keys whose word makes a rule hold.
  private(set) var decisive: Set<String> = []

  /// - Parameter words: what the mapping holds, `nil` for what is no scalar.
  init(_ all: [Schema], _ words: [String: String?]) {
    let mappings = all.compactMap { if case .mapping(let mapping) = $0 { mapping } else { nil } }
    for property in mappings.flatMap(\.properties) {
      known.insert(property.key)
      if property.isRequired { required.insert(property.key) }
      schemas[property.key, default: []].append(property.schema)
    }
    for rule in mappings.flatMap(\.rules)
    where rule.conditions.allSatisfy({ Self.isSo($0, words) }) {
      known.subtract(rule.forbids)
      required.formUnion(rule.requires)
      for (key, schema) in rule.narrows { schemas[key, default: []].append(schema) }
      for condition in rule.conditions {
        switch condition {
        // That it is not there was seen beforehand, so it is not asked for.
        case .lacks(let key): known.remove(key)
        case .has(let key): present.insert(key)
        case .holds(let key, _): decisive.insert(key)
        case .holdsNot: continue
        }
      }
    }
  }

  private static func isSo(_ condition: Rule.Condition, _ words: [String: String?]) -> Bool {
    switch condition {
    case .has(let key): words[key] != nil
    case .lacks(let key): words[key] == nil
    case .holds(let key, let allowed): (words[key] ?? nil).map(allowed.contains) ?? false
    case .holdsNot(let key, let allowed): (words[key] ?? nil).map { !allowed.contains($0) } ?? true
    }
  }
}

extension YAMLNode {
  fileprivate var text: String? { if case .scalar(let scalar) = self { scalar.text } else { nil } }
}

extension SchemaDocument {
  /// Every place at which something can be compared with what a parser asks.
  var places: Set<String> {
    var places: Set<String> = []
    collect(root, "", into: &places)
    return places
  }

  private func collect(_ schema: Schema, _ place: String, into places: inout Set<String>) {
    switch schema {
    case .scalar: places.insert(place)
    case .list(let item, _): collect(item, "\(place)/[]", into: &places)
    case .oneOrMore(let item): collect(item, "\(place)/[]", into: &places)
    case .names(_, let value, _):
      places.insert(place)
      collect(value, "\(place)/*", into: &places)
    case .mapping(let mapping):
      places.insert(place)
      for property in mapping.properties {
        collect(property.schema, "\(place)/\(property.key)", into: &places)
      }
    case .any(let schemas): schemas.forEach { collect($0, place, into: &places) }
    case .anything: return
    case .reference(let name):
      // Once: it holds pieces like itself.
      guard !place.hasSuffix("/*/*"), !place.hasSuffix("/[]"), let own = definitions[name] else {
        return
      }
      collect(own, place, into: &places)
    }
  }
}
