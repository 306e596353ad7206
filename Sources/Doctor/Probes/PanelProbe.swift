import FoundationEssentials

/// Looks for the panel's program and for its toolkit, without starting either.
enum PanelProbe {
  static func look(
    beside programFolder: String?, environment: [String: String], bus: BusFacts, hasDaemon: Bool
  ) -> PanelFacts {
    let searched = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let folders = [programFolder].compactMap(\.self) + searched
    let path = folders.map { "\($0)/\(PanelFacts.program)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    return PanelFacts(
      path: path, toolkit: toolkit(environment), isRunning: bus.owns(PanelFacts.busName),
      hasDaemon: hasDaemon)
  }

  /// Where ld.so(8) finds it on a Debian machine.
  private static func toolkit(_ environment: [String: String]) -> String? {
    let named = (environment["LD_LIBRARY_PATH"] ?? "").split(separator: ":").map(String.init)
    let multiarch = ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? [])
      .filter { $0.hasSuffix("-linux-gnu") }.map { "/usr/lib/\($0)" }
    let folders = named + multiarch + ["/usr/lib64", "/usr/lib", "/usr/local/lib"]
    return folders.map { "\($0)/libgtk-3.so.0" }.first(
      where: FileManager.default.fileExists(atPath:))
  }
}
