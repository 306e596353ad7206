import DBus
import Glibc
import Testing

/// Each test runs in a process of its own: sd_notify reads the environment of the process.
@Suite struct ServiceNotificationTests {
  @Test func messages_reachTheServiceManager() async {
    await #expect(processExitsWith: .success) {
      let socket = ServiceManagerSocket()
      ServiceNotification.ready()
      ServiceNotification.status("80 taster\nklar")
      ServiceNotification.watchdog()
      ServiceNotification.reloading()
      ServiceNotification.stopping()
      #expect(socket.next() == "READY=1")
      #expect(socket.next() == "STATUS=80 taster klar")
      #expect(socket.next() == "WATCHDOG=1")
      #expect(socket.next().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
      #expect(socket.next() == "STOPPING=1")
    }
  }

  @Test func nothingHappens_whenThereIsNoServiceManager() async {
    await #expect(processExitsWith: .success) {
      unsetenv("NOTIFY_SOCKET")
      ServiceNotification.ready()
      #expect(ServiceNotification.watchdogInterval == nil)
    }
  }

  @Test func watchdogInterval_isHalfOfTheTimeAllowed() async {
    await #expect(processExitsWith: .success) {
      setenv("WATCHDOG_USEC", "30000000", 1)
      setenv("WATCHDOG_PID", "\(getpid())", 1)
      #expect(ServiceNotification.watchdogInterval == .seconds(15))
    }
  }
}

/// What systemd would listen on: a datagram socket in the abstract name space.
private struct ServiceManagerSocket {
  private let descriptor: Int32

  init() {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    let name = "genvej-test-\(getpid())"
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.dropFirst().copyBytes(from: name.utf8) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
    let bound = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    #expect(bound == 0)
    setenv("NOTIFY_SOCKET", "@" + name, 1)
  }

  func next() -> String {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
