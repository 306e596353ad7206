import DBus
import FoundationEssentials

/// The daemon that serves this session already: a session has one.
struct OtherDaemon: Error, Sendable, Hashable {
  let process: Int32
  /// The display it listens on, as far as its process tells.
  let display: String?
  /// Ours.
  let ownDisplay: String?

  /// - Returns: `nil` where there is none, or no session bus to ask.
  static func find() async -> OtherDaemon? {
    guard let bus = try? await BusConnection.open(.session) else { return nil }
    let processes = try? await bus.processIDs(of: [ControlInterface.busName])
    await bus.close()
    guard let process = processes?.first ?? nil else { return nil }
    return OtherDaemon(
      process: process, display: display(of: process),
      ownDisplay: ProcessInfo.processInfo.environment["DISPLAY"])
  }

  /// Lower case, without values.
  var sentence: String {
    let place = display.map { ", display \($0)" } ?? ""
    let who =
      "another daemon serves this session already (process \(process)\(place)), and is left as it is"
    if let display, let ownDisplay, display != ownDisplay {
      return "\(who): a session bus serves one display; start this one, for \(ownDisplay), in a "
        + "session bus of its own (`dbus-run-session`)"
    }
    return "\(who): end it first (`systemctl --user stop genvej`, or `kill \(process)`)"
  }

  private static func display(of process: Int32) -> String? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/environ") else {
      return nil
    }
    let variables = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return variables.first { $0.hasPrefix("DISPLAY=") }.map { String($0.dropFirst(8)) }
  }
}
