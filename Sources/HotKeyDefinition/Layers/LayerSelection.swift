/// A file of a layer.
struct LayerFile: Sendable, Equatable {
  let owner: DefinitionLayer.Owner
  /// The layer's folder of hot keys or of texts.
  let root: String
  /// Its path below ``root``, by which it takes another's place.
  let relative: String

  var path: String { "\(root)/\(relative)" }
}

/// Which files of several layers count.
///
/// - Shape: in the order of the layers, then of the paths: of two that claim the same id or keys,
///   the lower one stands.
/// - Source: Decisions/0015.
struct LayerSelection {
  /// What is read.
  private(set) var inForce: [LayerFile] = []
  /// Files of the user that the site does not allow.
  private(set) var refused: [LayerFile] = []

  /// - Parameters:
  ///   - files: of all layers, the lowest first.
  ///   - rules: the site's.
  init(_ files: [LayerFile], _ rules: SiteRules) {
    var highest: [String: Int] = [:]
    var isIn = [Bool](repeating: false, count: files.count)
    for (index, file) in files.enumerated() {
      if file.owner == .user, !rules.allowsUser(file.relative) {
        refused.append(file)
        continue
      }
      if file.owner == .shipped, rules.leavesOut(file.relative) { continue }
      if let lower = highest.updateValue(index, forKey: file.relative) { isIn[lower] = false }
      isIn[index] = true
    }
    inForce = files.indices.filter { isIn[$0] }.map { files[$0] }
  }
}
