import CSystemd
import Glibc

/// What the daemon tells the service manager that started it; nothing happens where there is none.
///
/// - Source: sd_notify(3), sd_watchdog_enabled(3); `Type=notify` and `WatchdogSec=` in
///   systemd.service(5).
package enum ServiceNotification {
  /// Start-up is done.
  package static func ready() { send("READY=1") }

  /// Definitions are being read again; ``ready()`` ends it.
  package static func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  /// The daemon leaves in order.
  package static func stopping() { send("STOPPING=1") }

  /// One line for `systemctl status`, without a value of a citizen; line ends become spaces.
  package static func status(_ line: String) {
    send("STATUS=" + String(line.map { $0.isNewline ? " " : $0 }))
  }

  /// The daemon is alive.
  package static func watchdog() { send("WATCHDOG=1") }

  /// How often ``watchdog()`` must be sent at least, `nil` where the service manager watches
  /// nothing.
  ///
  /// - Shape: half of the time after which the service manager would act, as sd_watchdog_enabled(3)
  ///   advises.
  package static var watchdogInterval: Duration? {
    var microseconds: UInt64 = 0
    guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
    return .microseconds(Int64(clamping: microseconds / 2))
  }

  private static func send(_ state: String) { sd_notify(0, state) }
}
