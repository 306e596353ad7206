import CLinux
import EventLoop
import Foundation
import Glibc

/// Tells when files below some folders have changed.
///
/// - Shape: only finished writes count (closed after writing, moved in or out, deleted), so that a
///   half-written file is never read.
/// - Isolation: an actor on a thread of its own, asleep until the kernel has something.
/// - Source: inotify(7).
actor FolderWatch {
  nonisolated let changes: AsyncStream<Void>
  private nonisolated let loop = EventLoopThread(name: "folder-watch")
  private let told: AsyncStream<Void>.Continuation
  private let descriptor: Int32
  private let roots: [String]
  /// The folder above each root, by its watch: a root may be taken away and put there anew.
  private var above: [Int32: Set<String>] = [:]

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ roots: [String]) {
    self.roots = roots
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    // Several changes before a reload are one reload.
    (changes, told) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Begins watching; folders that are made later are watched too.
  func start() {
    watchFolders()
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  func stop() {
    loop.attach { WakeRequest(descriptor: -1) }
    told.finish()
  }

  private func drain() -> WakeRequest {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var changed = false
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      if hasFinishedChange(buffer[..<count]) { changed = true }
      watchFolders()
    }
    if changed {
      told.yield()
    }
    return WakeRequest(descriptor: descriptor)
  }

  /// A new file is none yet: it counts when it is closed.
  ///
  /// A new folder may hold files already. Above a root only the root itself counts.
  private func hasFinishedChange(_ events: ArraySlice<UInt8>) -> Bool {
    events.withUnsafeBytes { raw in
      var offset = 0
      let header = MemoryLayout<inotify_event>.size
      while offset + header <= raw.count {
        let event = raw.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = raw[(offset + header)...].prefix(Int(event.len)).prefix { $0 != 0 }
        let isNewFile = event.mask & UInt32(IN_CREATE) != 0 && event.mask & UInt32(IN_ISDIR) == 0
        let isOurs = above[event.wd]?.contains(String(decoding: name, as: UTF8.self)) ?? true
        if isOurs, !isNewFile { return true }
        offset += header + Int(event.len)
      }
      return false
    }
  }

  /// Adding a watch that is there already changes nothing.
  private func watchFolders() {
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
    above = [:]
    for root in roots {
      let url = URL(fileURLWithPath: root)
      let parent = inotify_add_watch(
        descriptor, url.deletingLastPathComponent().path,
        UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_ONLYDIR))
      above[parent, default: []].insert(url.lastPathComponent)
    }
    for root in roots {
      // One root may lie right above another.
      above[inotify_add_watch(descriptor, root, UInt32(events))] = nil
      guard let below = FileManager.default.enumerator(atPath: root) else { continue }
      for case let entry as String in below {
        // IN_ONLYDIR lets the kernel sort files out.
        inotify_add_watch(descriptor, "\(root)/\(entry)", UInt32(events))
      }
    }
  }
}
