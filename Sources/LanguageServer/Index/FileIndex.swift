import Diagnostics
package import HotKeyDefinition

/// Everything one file declares and names, with its places.
///
/// - Shape: follows from the file alone; what a name of another file means is looked up in the
///   ``DefinitionModel``.
package struct FileIndex: Sendable {
  package let text: DefinitionText
  package let content: DefinitionContent?
  /// In the order of their places.
  package let spots: [Spot]
  /// Whether no name of the file can have been overlooked, so that one may be changed everywhere.
  package let isCertain: Bool
  let loops: [Int: Loop]
  /// The names under `ask:` and `data:`, or of `needs:`.
  let bindings: [String: Binding]

  package init(_ text: DefinitionText) {
    self.text = text
    content = text.content
    let bindings = FileBindings(text).bindings
    self.bindings = bindings
    var collector = SpotCollector(text, bindings)
    collector.run()
    spots = collector.spots.sorted { $0.range.lowerBound < $1.range.lowerBound }
    loops = collector.loops
    isCertain = text.isWhole && collector.isCertain
  }

  /// The smallest spot that an offset touches.
  package func spot(at offset: Int) -> Spot? {
    spots.filter { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
      .min { ($0.range.count, $0.range.lowerBound) < ($1.range.count, $1.range.lowerBound) }
  }

  /// Where a symbol stands in the file.
  package func places(of symbol: Symbol) -> [(range: Range<Int>, isDeclaration: Bool)] {
    places { $0 == symbol }
  }

  func places(where isWanted: (Symbol) -> Bool) -> [(range: Range<Int>, isDeclaration: Bool)] {
    spots.compactMap { spot in
      guard case .symbol(let symbol, let isDeclaration) = spot.meaning, isWanted(symbol) else {
        return nil
      }
      return (spot.range, isDeclaration)
    }
  }
}

/// The names of a file that its expressions may use.
struct FileBindings {
  private(set) var bindings: [String: Binding] = [:]

  init(_ text: DefinitionText) {
    let path = text.file.path
    var found: [(name: String, binding: Binding)] = []
    var lists: [(name: String, rows: PositionedText)] = []
    GrammarWalk(file: text.file) { visit, context in
      switch visit {
      case .name(let scalar, .question), .name(let scalar, .data):
        found.append(
          (scalar.text, Binding(symbol: .name(file: path, scalar.text), origin: nil)))
      case .name(let scalar, .need) where context.needs.isEmpty:
        let symbol = Symbol.need(file: path, [scalar.text])
        found.append((scalar.text, Binding(symbol: symbol, origin: .need([scalar.text]))))
      case .scalar(let scalar, .dataCall):
        let names = ExpressionSpots.names(
          Lexer.tokens(of: scalar.positioned(in: text.file))[...])
        guard let entry = context.entry, names.count == 2 else { return }
        let origin = Origin.query(adapter: names[0].text, names[1].text)
        found.append((entry, Binding(symbol: .name(file: path, entry), origin: origin)))
      case .scalar(let scalar, .iteration):
        guard let entry = context.entry else { return }
        lists.append((entry, scalar.positioned(in: text.file)))
      default: break
      }
    }.walk(text)
    for (name, binding) in found { bindings[name] = binding }
    for (name, rows) in lists where bindings[name] != nil {
      var spots = ExpressionSpots(path: path, scope: bindings)
      spots.enter(rows)
      let origin = spots.openName.flatMap { spots.scope[$0]?.origin }
      bindings[name] = Binding(symbol: .name(file: path, name), origin: origin)
    }
  }
}
