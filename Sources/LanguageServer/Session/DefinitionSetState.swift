import Diagnostics
import HotKeyDefinition

/// A set of definitions as the session knows it: files of the disk, and open texts in their stead.
struct DefinitionSetState {
  let root: DefinitionRoot
  let layers: DefinitionLayers
  /// Whether something has changed since the last look at the set began.
  var isDirty = true
  var isBeingLookedAt = false
  /// The last findings, by path.
  var diagnostics: [String: [Diagnostic]] = [:]
  private(set) var model = DefinitionModel([:])
  /// Files that no index could be made of.
  private(set) var unreadable: [String] = []
  private var stamps: [String: Stamp] = [:]

  private enum Stamp: Hashable {
    case disk(FileStamp)
    case open(Int)
  }

  init(_ root: DefinitionRoot, layers: DefinitionLayers) {
    self.root = root
    self.layers = layers
  }

  /// Whether a path is a file of this set: a definition, a text, or a replay script beside them.
  func holds(_ path: String) -> Bool {
    layers.layers.contains { layer in
      path.hasPrefix(layer.hotKeys + "/") && path.hasSuffix(".yaml")
        || path.hasPrefix(layer.templates + "/") && path.hasSuffix(".md")
    }
  }

  /// The open documents of the set.
  func open(_ documents: [String: OpenDocument]) -> OpenTexts {
    var open = OpenTexts()
    for (path, document) in documents where holds(path) { open[path] = document.bytes }
    return open
  }

  /// Reads what has changed, on the disk or in the editor.
  mutating func refresh(_ documents: [String: OpenDocument]) {
    let loader = DefinitionLoader(layers, open: open(documents))
    let places =
      loader.places().map { (path: $0.path, kind: DocumentKind($0)) }
      + loader.scripts.map { (path: $0, kind: .script) }
    var files: [String: FileIndex] = [:]
    var stamps: [String: Stamp] = [:]
    unreadable = []
    for place in places {
      let document = documents[place.path]
      let stamp = document.map { Stamp.open($0.edit) } ?? FileStamp(place.path).map(Stamp.disk)
      stamps[place.path] = stamp
      if stamp != nil, stamp == self.stamps[place.path] {
        files[place.path] = model.files[place.path]
      } else if let file = document?.fit ?? Self.read(place.path, isOpen: document != nil) {
        files[place.path] = FileIndex(DefinitionText(file, kind: place.kind))
      }
      if files[place.path] == nil { unreadable.append(place.path) }
    }
    guard stamps != self.stamps else { return }
    self.stamps = stamps
    model = DefinitionModel(files)
  }

  private static func read(_ path: String, isOpen: Bool) -> SourceFile? {
    isOpen ? nil : DefinitionFile.read(path).file?.source
  }
}

extension OpenDocument {
  /// The text, unless it is too large to be a definition.
  fileprivate var fit: SourceFile? { bytes.count <= DefinitionFile.largest ? file : nil }
}
