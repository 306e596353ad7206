import Diagnostics

/// Everything that was read, before and while it is compared.
struct DefinitionDrafts {
  var hotKeys: [HotKeyDraft] = []
  var systems: [SystemDraft] = []
  var texts: [TextDraft] = []
  var adapters: AdapterDrafts?
  /// Findings of files that gave no draft.
  private var unread: [[Diagnostic]] = []
  /// Where the findings of each file are kept, in the order of the files.
  private var slots: [Slot] = []
  /// Whether nothing is known of the adapters, because their file cannot be read.
  private(set) var hasUnreadAdapters = false
  /// Systems whose file cannot be read, by the name of the file.
  private(set) var unreadSystems: Set<String> = []
  /// Whether there is a text of which not even the id is known.
  var hasNamelessText: Bool { texts.contains { $0.id == nil } }
  private let root: String

  private enum Slot { case hotKey(Int), system(Int), text(Int), adapters, unread(Int) }

  /// - Parameter root: the folder of the hot keys, as the paths begin.
  init(root: String) {
    self.root = root
  }

  /// Reads one YAML file by its place under the root.
  mutating func readDefinition(_ path: String) {
    let kind = DefinitionKind(at: path.dropFirst(root.count + 1))
    let (file, problems) = DefinitionFile.read(path)
    guard let file else { return fail(path, kind, problems) }
    var findings = Findings(file.source)
    Indentation.refuseTabs(in: 0..<file.source.scalars.count, &findings)
    let node = findings.hasErrors ? nil : YAMLReader.read(file.bytes, into: &findings)
    guard let mapping = kind.mapping(node, &findings) else {
      return fail(path, kind, findings.diagnostics)
    }
    switch kind {
    case .hotKey:
      slots.append(.hotKey(hotKeys.count))
      hotKeys.append(HotKeyParser.parse(mapping, findings))
    case .system:
      slots.append(.system(systems.count))
      systems.append(SystemParser.parse(mapping, findings))
    case .adapters:
      slots.append(.adapters)
      adapters = AdapterParser.parse(mapping, findings)
    }
  }

  /// Reads one standard text.
  mutating func readText(_ path: String) {
    let (file, problems) = DefinitionFile.read(path)
    slots.append(.text(texts.count))
    if let file {
      texts.append(TextParser.parse(file, Findings(file.source)))
    } else {
      var findings = Findings(SourceFile(path: path, text: ""))
      findings.diagnostics = problems
      texts.append(TextDraft(text: nil, id: nil, findings: findings))
    }
  }

  private mutating func fail(_ path: String, _ kind: DefinitionKind, _ problems: [Diagnostic]) {
    slots.append(.unread(unread.count))
    unread.append(problems)
    switch kind {
    case .adapters: hasUnreadAdapters = true
    case .system:
      let name = path.split(separator: "/").last ?? ""
      unreadSystems.insert(String(name.prefix { $0 != "." }))
    case .hotKey: break
    }
  }

  /// All findings, in the order of the files and of their places.
  var diagnostics: [Diagnostic] {
    slots.flatMap { slot in
      switch slot {
      case .hotKey(let index): Self.inOrder(hotKeys[index].findings.diagnostics)
      case .system(let index): Self.inOrder(systems[index].findings.diagnostics)
      case .text(let index): Self.inOrder(texts[index].findings.diagnostics)
      case .adapters: Self.inOrder(adapters?.findings.diagnostics ?? [])
      case .unread(let index): Self.inOrder(unread[index])
      }
    }
  }

  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    return diagnostics.enumerated().sorted { left, right in
      let places = (left.element.span?.range.lowerBound ?? 0, right.element.span?.range.lowerBound ?? 0)
      return (places.0, left.offset) < (places.1, right.offset)
    }.map(\.element)
  }
}
