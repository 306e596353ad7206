import DBus
import EventLoop
import FoundationEssentials
import Glibc

/// Opens the guide for the tray's menu: `genvej guide`, as a process of its own.
///
/// - Shape: under a service manager it is asked to start the program, because everything that the
///   daemon starts has the unit's restrictions, with which no browser runs.
/// - Source: systemd.exec(5), `$INVOCATION_ID`; org.freedesktop.systemd1(5), `StartTransientUnit`.
struct GuideOpening: Sendable {
  private let connection: BusConnection

  init(on connection: BusConnection) { self.connection = connection }

  /// - Returns: whether the guide was opened.
  func open() async -> Bool {
    if environmentValue("INVOCATION_ID") != nil, await asUnit() { return true }
    guard
      let child = try? ChildProcess(
        starting: GuidePages.ownProgram, ["guide"], threadName: "guide")
    else { return false }
    return await child.end() == 0
  }

  private func asUnit() async -> Bool {
    let program = GuidePages.ownProgram
    let words = DBusValue.array(of: "s", [.string(program), .string("guide")])
    let command = DBusValue.structure([.string(program), words, .boolean(false)])
    let properties: [(String, DBusValue)] = [
      ("Description", .string("The guide of Genvej")),
      ("ExecStart", .array(of: "(sasb)", [command])),
      // The browser stays when the program that opened it has ended.
      ("ExitType", .string("cgroup")),
      ("CollectMode", .string("inactive-or-failed")),
    ]
    let number = Int64(Date().timeIntervalSince1970 * 1000)
    let call = BusCall(
      to: "org.freedesktop.systemd1", path: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", member: "StartTransientUnit",
      [
        .string("genvej-guide-\(getpid())-\(number).service"), .string("fail"),
        .array(
          of: "(sv)", properties.map { .structure([.string($0.0), .variant($0.1)]) }),
        .array(of: "(sa(sv))", []),
      ])
    return (try? await connection.call(call)) != nil
  }
}
