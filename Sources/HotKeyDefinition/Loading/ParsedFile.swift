import Diagnostics
import Dispatch
import Glibc
import Synchronization

/// What became of one file, before it is compared with the others.
enum ParsedFile: Sendable {
  case hotKey(HotKeyDraft)
  case system(SystemDraft)
  case adapters(AdapterDrafts)
  case rates(RatesDraft)
  case text(TextDraft)
  /// A file that gave nothing, and its name without ending.
  case unread(DefinitionKind, name: String, [Diagnostic])

  /// Reads one YAML file; what it is follows from its place under the root.
  init(definition path: String, below root: String, open: OpenTexts) {
    let kind = DefinitionKind(at: path.dropFirst(root.count + 1))
    self.init(DefinitionFile.read(path, open: open), kind, path: path)
  }

  /// Parses a YAML file that has been screened.
  init(
    _ screened: (file: DefinitionFile?, diagnostics: [Diagnostic]), _ kind: DefinitionKind,
    path: String
  ) {
    guard let file = screened.file else {
      self = .unread(kind, name: Self.name(of: path), screened.diagnostics)
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
      case .rates: .rates(RatesParser.parse(mapping, findings))
      }
  }

  /// Reads one standard text.
  init(text path: String, open: OpenTexts) {
    self.init(text: DefinitionFile.read(path, open: open), path: path)
  }

  /// Parses a standard text that has been screened.
  init(text screened: (file: DefinitionFile?, diagnostics: [Diagnostic]), path: String) {
    if let file = screened.file {
      self = .text(TextParser.parse(file, Findings(file.source)))
      return
    }
    var findings = Findings(SourceFile(path: path, text: ""))
    findings.diagnostics = screened.diagnostics
    self = .text(TextDraft(text: nil, id: nil, findings: findings))
  }

  private static func name(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// Files a thread takes at a time: enough to make the lock cheap, few enough to share the work.
  private static let chunk = 64

  /// Reads files on all cores; the answer is in their order.
  static func all(_ count: Int, _ read: @escaping @Sendable (Int) -> ParsedFile) -> [ParsedFile] {
    let chunks = (count + chunk - 1) / chunk
    let parts = Mutex<[[ParsedFile]]>(Array(repeating: [], count: chunks))
    let left = Atomic(0)
    let work: @Sendable () -> Void = {
      while true {
        let index = left.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < chunks else { return }
        let part = (index * chunk..<min(count, (index + 1) * chunk)).map(read)
        parts.withLock { $0[index] = part }
      }
    }
    // Queues of their own: the shared ones are watched by a timer from their first use on.
    let group = DispatchGroup()
    let others = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), chunks) - 1
    for _ in 0..<max(0, others) {
      DispatchQueue(label: "definitions").async(group: group, execute: work)
    }
    work()
    group.wait()
    return parts.withLock { $0.flatMap { $0 } }
  }
}
