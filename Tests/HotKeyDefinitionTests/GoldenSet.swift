import Diagnostics
import FoundationEssentials
import HotKeyDefinition

/// A case of `Golden/`: the base set, with the files of the case put over it.
///
/// - Shape: a case is one file. `# file: HotKeys/demo/a.yaml` begins a file of the set, and a case
///   without
///   such a line is `HotKeys/demo/case.yaml`; `# link: path target` makes a symbolic link and
///   `# pad: bytes` lengthens the file above it with a comment. The base set is the lowest layer;
///   `Site` and `User` are folders of the same shape above it.
struct GoldenSet {
  /// `Tests/HotKeyDefinitionTests/Golden`.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private let root: URL
  private let files = FileManager.default

  /// Puts a set down in a folder of its own.
  ///
  /// - Parameter base: `base`, or `lint-base`, of which no rule has anything to say.
  init(_ content: Data, over base: String = "base") throws {
    root = files.temporaryDirectory.appending(path: "genvej-golden-\(UUID().uuidString)")
    try files.copyItem(at: Self.folder.appending(path: base), to: root)
    if !content.isEmpty { try put(content) }
  }

  /// What `genvej check` prints, with paths as if it ran in the set's folder.
  func check(
    _ format: DiagnosticFormat = .human, only: [String] = [], named: [String] = [],
    lint: LintSettings? = nil, isStrict: Bool = false
  ) -> (output: String, exitCode: Int32) {
    let path = root.path
    let (output, exitCode) = DefinitionCheck.run(
      layers, only: only.map { "\(path)/\($0)" }, named: named.map { "\(path)/\($0)" }, lint: lint,
      format: format, isStrict: isStrict, version: "1.2.3")
    return (
      output.split(separator: path + "/", omittingEmptySubsequences: false).joined(), exitCode
    )
  }

  /// The findings and the set itself.
  func load() -> LoadResult {
    DefinitionLoader(layers).load()
  }

  /// What the rules find, beside everything else.
  func lint(_ settings: LintSettings) -> LintResult { Linter(load(), settings).run() }

  private var layers: DefinitionLayers {
    DefinitionLayers(
      shipped: root.path, site: root.path + "/Site", user: root.path + "/User")
  }

  func remove() throws { try files.removeItem(at: root) }

  private func put(_ content: Data) throws {
    var path = "HotKeys/demo/case.yaml"
    var lines: [Data] = []
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
      switch (words.first, words.dropFirst().first, words.count) {
      case ("#", "file:", 3):
        try write(lines, to: path)
        (path, lines) = (words[2], [])
      case ("#", "link:", 4): try link(words[2], to: words[3])
      case ("#", "pad:", 3):
        lines.append(Data(repeating: UInt8(ascii: "#"), count: Int(words[2]) ?? 0))
      default: lines.append(Data(line))
      }
    }
    try write(lines, to: path)
  }

  private func write(_ lines: [Data], to path: String) throws {
    guard !lines.isEmpty else { return }
    let place = root.appending(path: path)
    try files.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: place)
  }

  private func link(_ path: String, to target: String) throws {
    let place = root.appending(path: path)
    try files.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: place.path, withDestinationPath: target)
  }
}
