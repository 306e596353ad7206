import FoundationEssentials

/// Names of processes.
///
/// - Source: proc(5), `/proc/PID/comm`: at most 15 characters, and a script's own name where it
///   names its interpreter itself.
enum ProcessNames {
  /// `nil` where the process has gone.
  static func name(of process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8) else {
      return nil
    }
    let name = text.split(separator: "\n").first.map(String.init) ?? ""
    return name.isEmpty ? nil : name
  }

  static func names(of processes: some Sequence<Int32>) -> Set<String> {
    Set(processes.compactMap(name))
  }

  /// Of all processes of this machine that the user may see.
  static func all() -> Set<String> {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names(of: entries.compactMap { Int32($0) })
  }
}
