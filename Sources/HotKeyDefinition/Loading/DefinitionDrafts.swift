import Diagnostics

/// Everything that was read, before and while it is compared.
struct DefinitionDrafts {
  var hotKeys: [HotKeyDraft] = []
  var systems: [SystemDraft] = []
  var texts: [TextDraft] = []
  var rates: [RatesDraft] = []
  var adapters: AdapterDrafts?
  /// Findings of files that gave no draft.
  private var unread: [[Diagnostic]] = []
  /// Where the findings of each file are kept, in the order of the files.
  private var slots: [Slot] = []
  /// Whether nothing is known of the adapters, because their file cannot be read.
  private(set) var hasUnreadAdapters = false
  /// Systems whose file cannot be read, by the name of the file.
  private(set) var unreadSystems: Set<String> = []
  /// Rates whose file cannot be read, in the same way.
  private(set) var unreadRates: Set<String> = []
  /// Whether there is a text of which not even the id is known.
  var hasNamelessText: Bool { texts.contains { $0.id == nil } }

  private enum Slot { case hotKey(Int), system(Int), text(Int), rates(Int), adapters, unread(Int) }

  /// Takes in what became of the files, in their order.
  init(_ files: [ParsedFile]) {
    for file in files { keep(file) }
  }

  private mutating func keep(_ file: ParsedFile) {
    switch file {
    case .hotKey(let draft):
      slots.append(.hotKey(hotKeys.count))
      hotKeys.append(draft)
    case .system(let draft):
      slots.append(.system(systems.count))
      systems.append(draft)
    case .adapters(let drafts):
      slots.append(.adapters)
      adapters = drafts
    case .rates(let draft):
      slots.append(.rates(rates.count))
      rates.append(draft)
    case .text(let draft):
      slots.append(.text(texts.count))
      texts.append(draft)
    case .unread(let kind, let name, let diagnostics):
      slots.append(.unread(unread.count))
      unread.append(diagnostics)
      if kind == .adapters { hasUnreadAdapters = true }
      if kind == .system { unreadSystems.insert(name) }
      if kind == .rates { unreadRates.insert(name) }
    }
  }

  /// The text of every file that gave a draft, in the order of the files.
  var sources: [SourceFile] {
    slots.compactMap { slot in
      switch slot {
      case .hotKey(let index): hotKeys[index].findings.file
      case .system(let index): systems[index].findings.file
      case .text(let index): texts[index].findings.file
      case .rates(let index): rates[index].findings.file
      case .adapters: adapters?.findings.file
      case .unread(let index): unread[index].lazy.compactMap(\.span?.file).first
      }
    }
  }

  /// All findings, in the order of the files and of their places.
  var diagnostics: [Diagnostic] {
    slots.flatMap { slot in
      switch slot {
      case .hotKey(let index): Self.inOrder(hotKeys[index].findings.diagnostics)
      case .system(let index): Self.inOrder(systems[index].findings.diagnostics)
      case .text(let index): Self.inOrder(texts[index].findings.diagnostics)
      case .rates(let index): Self.inOrder(rates[index].findings.diagnostics)
      case .adapters: Self.inOrder(adapters?.findings.diagnostics ?? [])
      case .unread(let index): Self.inOrder(unread[index])
      }
    }
  }

  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    return diagnostics.enumerated().sorted { left, right in
      let places = (
        left.element.span?.range.lowerBound ?? 0, right.element.span?.range.lowerBound ?? 0
      )
      return (places.0, left.offset) < (places.1, right.offset)
    }.map(\.element)
  }
}
