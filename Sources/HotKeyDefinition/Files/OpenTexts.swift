/// What an editor holds open and has perhaps not saved, read instead of the files of the same paths.
///
/// - Shape: by path, as the loader would name the file; a file that is not on the disk yet counts as
///   one of its folder.
/// - Isolation: a value type.
package struct OpenTexts: Sendable {
  private var contents: [String: [UInt8]] = [:]

  package init() {}

  /// The bytes that stand for a file; `nil` where the disk is asked.
  package subscript(path: String) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  /// Paths below `folder` whose name ends in `ending`, hidden ones left out.
  func paths(below folder: String, ending: String) -> [String] {
    contents.keys.filter { path in
      path.hasPrefix(folder + "/") && path.hasSuffix(ending)
        && path.dropFirst(folder.count).split(separator: "/").allSatisfy { !$0.hasPrefix(".") }
    }
  }
}
