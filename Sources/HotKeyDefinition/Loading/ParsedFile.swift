import Diagnostics
import Dispatch
import Synchronization

/// What became of one file, before it is compared with the others.
enum ParsedFile: Sendable {
  case hotKey(HotKeyDraft)
  case system(SystemDraft)
  case adapters(AdapterDrafts)
  case text(TextDraft)
  /// A file that gave nothing, and its name without ending.
  case unread(DefinitionKind, name: String, [Diagnostic])

  /// Reads one YAML file; what it is follows from its place under the root.
  init(definition path: String, below root: String) {
    let kind = DefinitionKind(at: path.dropFirst(root.count + 1))
    let (file, problems) = DefinitionFile.read(path)
    guard let file else {
      self = .unread(kind, name: Self.name(of: path), problems)
      return
    }
    var findings = Findings(file.source)
    Indentation.refuseTabs(in: 0..<file.source.scalars.count, &findings)
    let node = findings.hasErrors ? nil : YAMLReader.read(file.bytes, into: &findings)
    guard let mapping = kind.mapping(node, &findings) else {
      self = .unread(kind, name: Self.name(of: path), findings.diagnostics)
      return
    }
    self =
      switch kind {
      case .hotKey: .hotKey(HotKeyParser.parse(mapping, findings))
      case .system: .system(SystemParser.parse(mapping, findings))
      case .adapters: .adapters(AdapterParser.parse(mapping, findings))
      }
  }

  /// Reads one standard text.
  init(text path: String) {
    let (file, problems) = DefinitionFile.read(path)
    if let file {
      self = .text(TextParser.parse(file, Findings(file.source)))
      return
    }
    var findings = Findings(SourceFile(path: path, text: ""))
    findings.diagnostics = problems
    self = .text(TextDraft(text: nil, id: nil, findings: findings))
  }

  private static func name(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// Files a thread takes at a time: enough to make the lock cheap, few enough to share the work.
  private static let chunk = 64

  /// Reads files on all cores; the answer is in their order.
  static func all(_ count: Int, _ read: @Sendable (Int) -> ParsedFile) -> [ParsedFile] {
    let chunks = (count + chunk - 1) / chunk
    let parts = Mutex<[[ParsedFile]]>(Array(repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let part = (index * chunk..<min(count, (index + 1) * chunk)).map(read)
      parts.withLock { $0[index] = part }
    }
    return parts.withLock { $0.flatMap { $0 } }
  }
}
