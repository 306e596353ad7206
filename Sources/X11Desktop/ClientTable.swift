import CX11

/// Which windows belong to the same program.
///
/// - Shape: the base of a client's resource ids, and its process where the server knows it.
/// - Source: X-Resource 1.2, QueryClients and QueryClientIds.
struct ClientTable {
  private var mask: UInt = 0x1f_ffff
  private var processes: [UInt: Int32] = [:]

  /// The base of the client that made a window.
  func base(of window: Window) -> UInt { window & ~mask }

  /// Reads the server's id mask; once a run, because it never changes while the server lives.
  mutating func readMask(_ display: OpaquePointer) {
    var count: Int32 = 0
    var clients: UnsafeMutablePointer<XResClient>?
    guard XResQueryClients(display, &count, &clients) != 0, let clients else { return }
    defer { XFree(clients) }
    if count > 0 { mask = UInt(clients[0].resource_mask) }
    processes = [:]
  }

  /// Whether two windows were made by the same connection or the same process.
  mutating func isSameProgram(_ one: Window, _ other: Window, _ display: OpaquePointer) -> Bool {
    if base(of: one) == base(of: other) { return true }
    guard let process = process(of: one, display), process > 0 else { return false }
    return process == self.process(of: other, display)
  }

  /// The process behind a window, asked for anew: the server gives the ids of a client that has
  /// gone to the next one.
  mutating func currentProcess(of window: Window, _ display: OpaquePointer) -> Int32? {
    processes[base(of: window)] = nil
    return process(of: window, display)
  }

  /// The processes of all clients, as far as the server knows them: not those of other machines.
  static func allProcesses(_ display: OpaquePointer) -> Set<Int32> {
    // Client 0 stands for all of them.
    var spec = XResClientIdSpec(client: 0, mask: XRES_CLIENT_ID_PID_MASK.rawValue)
    var count: Int = 0
    var ids: UnsafeMutablePointer<XResClientIdValue>?
    guard XResQueryClientIds(display, 1, &spec, &count, &ids) == Success, let ids else { return [] }
    defer { XResClientIdsDestroy(count, ids) }
    return Set((0..<count).map { XResGetClientPid(&ids[$0]) }.filter { $0 > 0 })
  }

  /// The process behind a window, as the server knows it: Tk, for one, does not say it itself.
  mutating func process(of window: Window, _ display: OpaquePointer) -> Int32? {
    let base = base(of: window)
    if let known = processes[base] { return known }
    var spec = XResClientIdSpec(client: window, mask: XRES_CLIENT_ID_PID_MASK.rawValue)
    var count: Int = 0
    var ids: UnsafeMutablePointer<XResClientIdValue>?
    guard XResQueryClientIds(display, 1, &spec, &count, &ids) == Success, let ids else {
      processes[base] = 0
      return nil
    }
    defer { XResClientIdsDestroy(count, ids) }
    for index in 0..<count {
      let process = XResGetClientPid(&ids[index])
      if process > 0 {
        processes[base] = process
        return process
      }
    }
    processes[base] = 0
    return nil
  }
}
