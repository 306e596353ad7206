import DBus
import FoundationEssentials
import Service

/// Asks the daemon for its list and its status.
enum DaemonProbe {
  static func look(at address: BusAddress, bus: BusFacts) async -> DaemonFacts {
    guard case .seen = bus else { return .noBus }
    guard bus.owns(ControlInterface.busName) else { return .absent }
    let ending = await Attempt.make {
      let client = try await ControlClient.open(address)
      async let list = client.list()
      async let status = client.status()
      let answers = try await (list, status)
      await client.close()
      return answers
    }
    switch ending {
    case .value((let list, let status)): return facts(list: list, status: status) ?? .otherVersion
    case .failed(let error as ControlError): return facts(of: error)
    case .failed, .silent: return .silent
    }
  }

  private static func facts(of error: ControlError) -> DaemonFacts {
    switch error.code {
    case .noBus: .noBus
    case .daemonNotThere, .daemonLeft: .absent
    case .deadline, .cancelled: .silent
    case .refused, .malformed: .otherVersion
    }
  }

  private static func facts(list: String, status: String) -> DaemonFacts? {
    let decoder = JSONDecoder()
    guard let hotKeys = try? decoder.decode([HotKeyReport].self, from: Data(list.utf8)),
      let state = try? decoder.decode(StatusReport.self, from: Data(status.utf8))
    else { return nil }
    return .answers(
      DaemonFacts.Answer(
        hotKeys: state.hotKeys, isRunning: state.running, isInTestMode: state.testMode,
        reloadFindings: state.reloadFindings.count,
        held: chords(of: hotKeys.filter { $0.off == nil }),
        missed: chords(of: hotKeys.filter { $0.off != nil })))
  }

  /// `Super+J F` begins with the chord that is grabbed, `Super+J`.
  private static func chords(of hotKeys: [HotKeyReport]) -> Set<String> {
    Set(hotKeys.compactMap { $0.keys?.split(separator: " ").first.map(String.init) })
  }
}
