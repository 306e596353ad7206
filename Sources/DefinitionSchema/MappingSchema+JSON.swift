extension MappingSchema {
  var members: [JSON.Member] {
    var members: [JSON.Member] = isOpen ? [] : [.type("object")]
    if !properties.isEmpty {
      members.append(
        .init(
          key: "properties",
          value: .object(properties.map { .init(key: $0.key, value: $0.json) })))
    }
    let required = properties.filter(\.isRequired).map(\.key)
    if !required.isEmpty { members.append(.init(key: "required", value: .strings(required))) }
    if !isOpen { members.append(.closed) }
    if !rules.isEmpty {
      members.append(.init(key: "allOf", value: .array(rules.map(\.json))))
    }
    return members
  }
}

extension Property {
  var json: JSON {
    var members: [JSON.Member] = [.init(key: "description", value: .string(summary))]
    members += schema.members
    if let initially { members.append(.init(key: "default", value: initially)) }
    if !examples.isEmpty { members.append(.init(key: "examples", value: .array(examples))) }
    return .object(members)
  }
}

extension Rule {
  var json: JSON {
    guard !conditions.isEmpty else { return .object(consequence) }
    return .object(["if": condition, "then": .object(consequence)])
  }

  private var condition: JSON {
    conditions.count == 1 ? conditions[0].json : .object(["allOf": .array(conditions.map(\.json))])
  }

  private var consequence: [JSON.Member] {
    var members: [JSON.Member] = []
    if !requires.isEmpty { members.append(.init(key: "required", value: .strings(requires))) }
    if !requiresOneOf.isEmpty {
      members.append(
        .init(
          key: "anyOf",
          value: .array(requiresOneOf.map { .object(["required": [.string($0)]]) })))
    }
    let narrowed = narrows.map { JSON.Member(key: $0.key, value: $0.schema.json) }
    let forbidden = forbids.map { JSON.Member(key: $0, value: false) }
    if !narrowed.isEmpty || !forbidden.isEmpty {
      members.append(.init(key: "properties", value: .object(narrowed + forbidden)))
    }
    return members
  }
}

extension Rule.Condition {
  var json: JSON {
    switch self {
    case .has(let key): .object(["required": [.string(key)]])
    case .lacks(let key): .object(["not": Rule.Condition.has(key).json])
    case .holds(let key, let words):
      .object([
        "required": [.string(key)],
        "properties": .object([.init(key: key, value: .object(["enum": .words(words)]))]),
      ])
    case .holdsNot(let key, let words): .object(["not": Rule.Condition.holds(key, words).json])
    }
  }
}

extension JSON {
  /// Words as YAML gives them: `true` as a flag too.
  fileprivate static func words(_ words: [String]) -> JSON {
    .array(words.map(JSON.string) + words.compactMap { Bool($0) }.map(JSON.flag))
  }
}
