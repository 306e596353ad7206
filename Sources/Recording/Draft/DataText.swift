package import CaseData
package import HotKeyDefinition

/// `ask:` and `data:` of a draft, made from what is to be fetched: `borger=opera.borger(cpr)`.
///
/// - Shape: a name among the arguments that is fetched nowhere is a question, of the type that the
///   query declares.
package struct DataText: Sendable, Hashable {
  package let questions: [(name: String, type: ValueType)]
  package let data: [(name: String, call: String, isList: Bool)]

  /// - Parameters:
  ///   - fetches: one entry of `data:` each, `NAME=ADAPTER.QUERY(ARGUMENTS)`.
  ///   - set: declares the adapters and rates.
  /// - Returns: `nil` where one is written otherwise; what it names is checked with the draft.
  package init?(_ fetches: [String], _ set: DefinitionSet) {
    var data: [(name: String, call: String, isList: Bool)] = []
    for fetch in fetches {
      let parts = fetch.split(separator: "=", maxSplits: 1).map { TextParts.trimmed(String($0)) }
      guard parts.count == 2, Identifier.isSimple(parts[0]),
        parts[1].allSatisfy({ !$0.isNewline && $0 != "#" }), parts[1].hasSuffix(")")
      else { return nil }
      data.append((parts[0], parts[1], Self.query(parts[1], set)?.result == .list))
    }
    var questions: [(name: String, type: ValueType)] = []
    for call in data.map(\.call) {
      let arguments = Self.arguments(of: call)
      for (index, name) in arguments.enumerated() where Identifier.isSimple(name) {
        guard !data.contains(where: { $0.name == name }),
          !questions.contains(where: { $0.name == name })
        else { continue }
        let parameters = Self.query(call, set)?.parameters ?? []
        questions.append((name, index < parameters.count ? parameters[index].type : .text))
      }
    }
    self.data = data
    self.questions = questions
  }

  /// The lines of a definition; none where nothing is fetched.
  package var lines: [String] {
    var lines: [String] = []
    if !questions.isEmpty { lines.append("ask:") }
    for (name, type) in questions {
      let places = type == .cpr ? "active-window, selection, prompt" : "prompt"
      lines.append("  \(name): { type: \(Self.word(type)), from: [\(places)] }")
    }
    if !data.isEmpty { lines.append("data:") }
    return lines + data.map { "  \($0.name): \($0.call)" }
  }

  private static func word(_ type: ValueType) -> String {
    switch type {
    case .cpr: "cpr"
    case .integer: "integer"
    case .decimal: "decimal"
    case .date: "date"
    case .flag: "flag"
    default: "text"
    }
  }

  private static func arguments(of call: String) -> [String] {
    guard let open = call.firstIndex(of: "(") else { return [] }
    return call[call.index(after: open)...].dropLast().split(separator: ",").map {
      TextParts.trimmed(String($0))
    }
  }

  private static func query(_ call: String, _ set: DefinitionSet) -> QueryDeclaration? {
    let names = call.prefix { $0 != "(" }.split(separator: ".").map(String.init)
    guard names.count == 2 else { return nil }
    return set.query(names[1], of: names[0])
  }

  package static func == (left: DataText, right: DataText) -> Bool { left.lines == right.lines }
  package func hash(into hasher: inout Hasher) { hasher.combine(lines) }
}
