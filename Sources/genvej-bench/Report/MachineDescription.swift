import Foundation

/// The machine a report was measured on: numbers mean nothing without it.
struct MachineDescription: Sendable, Codable, Hashable {
  let processor: String
  let cores: Int
  let memoryGigabytes: Int
  let system: String
  /// Programs that were running or waiting for a core in the minute before: above 0 the machine was
  /// not quiet.
  let loadBefore: Double
  /// ISO 8601.
  let date: String

  /// This machine, now.
  static func current() -> MachineDescription {
    MachineDescription(
      processor: value(of: "model name", in: "/proc/cpuinfo") ?? "unknown processor",
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memoryGigabytes: Int(
        (Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824).rounded()),
      system: value(of: "PRETTY_NAME", in: "/etc/os-release") ?? "Linux",
      loadBefore: loadAverage(),
      date: ISO8601DateFormatter().string(from: Date()))
  }

  var summary: String {
    let load =
      loadBefore < 0.5 ? "" : ", load \(ReportTable.number(loadBefore)) before the first run"
    return "\(processor), \(cores) cores, \(memoryGigabytes) GB, \(system), \(date)\(load)"
  }

  private static func loadAverage() -> Double {
    let content = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    return content.split(separator: " ").first.flatMap { Double($0) } ?? 0
  }

  /// `model name : X` and `PRETTY_NAME="X"` both give `X`.
  private static func value(of key: String, in file: String) -> String? {
    let content = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let line = content.split(separator: "\n").first { $0.hasPrefix(key) }
    let value = line?.split(maxSplits: 1) { $0 == ":" || $0 == "=" }.last
    return value.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"")) }
  }
}
