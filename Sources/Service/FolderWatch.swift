import CLinux
import EventLoop
import Foundation
import Glibc

/// Tells when files below some folders have changed, or single files.
///
/// - Shape: none of them need exist yet. Only finished writes count (closed after writing, moved
///   in or out, deleted), so that a half-written file is never read.
/// - Isolation: an actor on a thread of its own, asleep until the kernel has something.
/// - Source: inotify(7).
actor FolderWatch {
  nonisolated let changes: AsyncStream<Void>
  private nonisolated let loop = EventLoopThread(name: "folder-watch")
  private let told: AsyncStream<Void>.Continuation
  private let descriptor: Int32
  private let roots: [String]
  /// The names that count in the folder above each root, by its watch: a root may be taken away and
  /// put there anew.
  ///
  /// Where that folder is not there either, it is the next one above that is.
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
  /// A new folder may hold files already. Above a root only what leads to it counts.
  private func hasFinishedChange(_ events: ArraySlice<UInt8>) -> Bool {
    events.withUnsafeBytes { raw in
      var offset = 0
      let header = MemoryLayout<inotify_event>.size
      while offset + header <= raw.count {
        let event = raw.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = raw[(offset + header)...].prefix(Int(event.len)).prefix { $0 != 0 }
        let isNewFile = event.mask & UInt32(IN_CREATE) != 0 && event.mask & UInt32(IN_ISDIR) == 0
        let isOurs =
          above[event.wd]?.contains(String(decoding: name, as: UTF8.self)) ?? true
          || event.mask & UInt32(IN_MOVE_SELF) != 0
        // The word that a watch has ended; what ended it was told before.
        let isNoChange = event.mask & UInt32(IN_IGNORED) != 0
        if isOurs, !isNewFile, !isNoChange { return true }
        offset += header + Int(event.len)
      }
      return false
    }
  }

  /// Adding a watch that is there already changes nothing.
  private func watchFolders() {
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
    let before = Set(above.keys)
    above = [:]
    for root in roots { watchAbove(URL(fileURLWithPath: root).standardizedFileURL) }
    var inside: Set<Int32> = []
    for root in roots {
      // One root may lie right above another.
      let watch = inotify_add_watch(descriptor, root, UInt32(events))
      above[watch] = nil
      inside.insert(watch)
      guard let below = FileManager.default.enumerator(atPath: root) else { continue }
      for case let entry as String in below {
        // IN_ONLYDIR lets the kernel sort files out.
        inside.insert(inotify_add_watch(descriptor, "\(root)/\(entry)", UInt32(events)))
      }
    }
    // A folder that led to a root which is there now leads nowhere.
    for watch in before.subtracting(above.keys).subtracting(inside) {
      inotify_rm_watch(descriptor, watch)
    }
  }

  /// Watches the nearest folder above a root that is there.
  private func watchAbove(_ root: URL) {
    // Only right above it can a root that is a file be written.
    let (right, further) = (IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM, Int32(0))
    var place = root
    while place.path != "/" {
      let folder = place.deletingLastPathComponent()
      let watch = watch(folder.path, place == root ? right : further)
      guard watch >= 0 else {
        place = folder
        continue
      }
      above[watch, default: []].insert(place.lastPathComponent)
      // A folder that was made between the two calls would be missed.
      if place != root, self.watch(place.path, further) >= 0 { watchAbove(root) }
      return
    }
  }

  /// Adds to what a folder is watched for: it may hold one root and lead to another.
  private func watch(_ folder: String, _ more: Int32) -> Int32 {
    let events = IN_CREATE | IN_MOVED_TO | IN_MOVE_SELF | IN_MASK_ADD | IN_ONLYDIR | more
    return inotify_add_watch(descriptor, folder, UInt32(events))
  }
}
