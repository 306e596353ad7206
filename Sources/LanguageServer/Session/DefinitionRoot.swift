import Glibc
import HotKeyDefinition

/// Which folders make up a set of definitions.
package struct DefinitionRoot: Hashable, Sendable {
  package let hotKeys: String
  package let templates: String

  /// A folder of the workspace: the one that holds `HotKeys`, `HotKeys` itself, or `Templates` beside
  /// it.
  package init?(workspaceFolder folder: String) {
    let below = "\(folder)/\(Self.hotKeysName)"
    if Self.isFolder(below) {
      self.init(hotKeys: below)
    } else if Self.name(of: folder) == Self.hotKeysName || Self.isFile("\(folder)/adapters.yaml") {
      self.init(hotKeys: folder)
    } else {
      self.init(besideTemplates: folder)
    }
  }

  /// The set that a document belongs to by its path, whether it is on the disk or not.
  package init?(document path: String) {
    var folder = Self.parent(of: path)
    while folder != "/", !folder.isEmpty {
      if Self.name(of: folder) == Self.hotKeysName {
        self.init(hotKeys: folder)
        return
      }
      if let root = DefinitionRoot(besideTemplates: folder) {
        self = root
        return
      }
      folder = Self.parent(of: folder)
    }
    return nil
  }

  private init?(besideTemplates folder: String) {
    let beside = "\(Self.parent(of: folder))/\(Self.hotKeysName)"
    guard Self.name(of: folder) == Self.templatesName, Self.isFolder(beside) else { return nil }
    self.init(hotKeys: beside)
  }

  private init(hotKeys: String) {
    self.hotKeys = hotKeys
    templates = "\(Self.parent(of: hotKeys))/\(Self.templatesName)"
  }

  /// Whether a file stands in one of the folders, not in a layer beside them.
  func holds(_ path: String) -> Bool {
    path.hasPrefix(hotKeys + "/") || path.hasPrefix(templates + "/")
  }

  /// The layers in force where the folder is one of them, so that what the package ships is known;
  /// else the folder alone.
  func layers(inForce: DefinitionLayers?) -> DefinitionLayers {
    if let inForce, inForce.layers.contains(where: { $0.hotKeys == hotKeys }) { return inForce }
    return DefinitionLayers(hotKeys: hotKeys, templates: templates)
  }

  private static let hotKeysName = "HotKeys"
  private static let templatesName = "Templates"

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func name(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }

  private static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }
  private static func isFile(_ path: String) -> Bool { mode(path) == S_IFREG }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

/// What a file on the disk was like when it was read.
struct FileStamp: Hashable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  private let inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    inode = UInt(status.st_ino)
  }
}
