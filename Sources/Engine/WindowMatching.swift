import CaseData
package import Desktop
package import HotKeyDefinition

/// Whether a window belongs to a system.
///
/// - Source: design §5 "Systems"; class and title are matched apart.
package enum WindowMatching {
  /// The first pattern that a window satisfies; `names` limits them, empty means any.
  package static func pattern(
    of system: TargetSystem, named names: [Name], matching window: WindowSnapshot
  ) -> WindowPattern? {
    let wanted = Set(names.map(\.text))
    return system.windows.first { pattern in
      (wanted.isEmpty || wanted.contains(pattern.name.text)) && matches(pattern, window)
    }
  }

  static func matches(_ pattern: WindowPattern, _ window: WindowSnapshot) -> Bool {
    if let glob = pattern.windowClass,
      !Glob.matches(glob, window.className), !Glob.matches(glob, window.instance)
    {
      return false
    }
    if let glob = pattern.title, !Glob.matches(glob, window.title) { return false }
    if let glob = pattern.notTitle, Glob.matches(glob, window.title) { return false }
    return pattern.windowClass != nil || pattern.title != nil
  }
}
