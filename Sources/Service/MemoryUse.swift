import CLinux
import Glibc

/// Keeps the daemon small at rest.
///
/// - Source: mallopt(3), malloc_trim(3), madvise(2), proc(5).
package enum MemoryUse {
  /// Lets all threads share one heap; to be called before the first thread.
  ///
  /// Otherwise each that ever needed memory keeps a heap of its own.
  package static func shareOneHeap() {
    _ = mallopt(M_ARENA_MAX, 1)
  }

  /// Gives the system back what start and reading the definitions have needed: free memory, and the
  /// code that ran then, which stays in the file cache for when it is needed again.
  static func giveBack() {
    _ = malloc_trim(0)
    guard let maps = fopen("/proc/self/maps", "re") else { return }
    defer { fclose(maps) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), maps) != nil {
      var (start, end) = (UInt(0), UInt(0))
      guard genvej_code_range(line, &start, &end) != 0 else { continue }
      madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED)
    }
  }
}
