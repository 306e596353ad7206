import CX11
import Synchronization

/// An error the server reported for one request.
struct X11RequestError: Sendable {
  let serial: UInt
  let code: UInt8
  let request: UInt8
}

/// Collects X errors by connection, because Xlib calls one handler for the whole process.
///
/// Errors arrive with the serial of their request, so a checked request notes `XNextRequest` first,
/// syncs, and
/// picks its own out.
///
/// - Isolation: any thread; the handler runs on whichever thread reads the connection.
/// - Source: Xlib, "Using the Default Error Handlers"; XSetIOErrorExitHandler(3), libX11 1.7.
enum X11ErrorTrap {
  private struct Record {
    var errors: [X11RequestError] = []
    var lost = false
  }

  private static let records = Mutex<[UInt: Record]>([:])

  /// Sets the process-wide handlers; done once, before the first connection.
  static let installed: Void = {
    XSetErrorHandler { display, event in
      guard let display, let event else { return 0 }
      let error = X11RequestError(
        serial: event.pointee.serial, code: event.pointee.error_code,
        request: event.pointee.request_code)
      records.withLock { $0[UInt(bitPattern: display), default: Record()].errors.append(error) }
      return 0
    }
    XSetIOErrorHandler { display in
      if let display {
        records.withLock { $0[UInt(bitPattern: display), default: Record()].lost = true }
      }
      return 0
    }
  }()

  /// Keeps a lost connection from ending the process.
  static func watch(_ display: OpaquePointer) {
    _ = installed
    records.withLock { $0[UInt(bitPattern: display)] = Record() }
    XSetIOErrorExitHandler(display, { _, _ in }, nil)
  }

  static func forget(_ display: OpaquePointer) {
    records.withLock { _ = $0.removeValue(forKey: UInt(bitPattern: display)) }
  }

  static func isLost(_ display: OpaquePointer) -> Bool {
    records.withLock { $0[UInt(bitPattern: display)]?.lost ?? true }
  }

  /// Takes every error collected so far.
  static func takeErrors(_ display: OpaquePointer) -> [X11RequestError] {
    records.withLock { records in
      let key = UInt(bitPattern: display)
      let errors = records[key]?.errors ?? []
      records[key]?.errors = []
      return errors
    }
  }
}
