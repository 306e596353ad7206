import GRDB
import Glibc
import Synchronization

/// Open connections that nobody uses just now.
///
/// A connection is kept because ending one costs the daemon its rest: GRDB's queue, when it goes,
/// has
/// Dispatch start the pool whose timer then fires once a second. What it has read is given up after
/// each question, so nothing of a citizen stays in it.
///
/// - Isolation: any thread.
/// - Source: Decision 0013.
enum SQLiteConnections {
  /// Which file a connection is to: another one may stand at its path by now.
  struct FileIdentity: Hashable, Sendable {
    let path: String
    let device: UInt
    let number: UInt
    /// Part of a connection's settings.
    let lockWait: Duration

    /// - Returns: `nil` for what is no plain file: a pipe or a device would hold the thread for
    ///   ever
    ///   before SQLite had a say.
    init?(_ path: String, lockWait: Duration) {
      var facts = stat()
      guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
      self.path = path
      device = facts.st_dev
      number = facts.st_ino
      self.lockWait = lockWait
    }
  }

  private static let idle = Mutex<[FileIdentity: [DatabaseQueue]]>([:])

  /// A connection to use, which is nobody else's until it is given back.
  static func take(_ file: FileIdentity) -> DatabaseQueue? {
    idle.withLock { idle in
      let queue = idle[file]?.popLast()
      // Those to a file that stood here before are of no use any more.
      for other in idle.keys where other.path == file.path && other != file { idle[other] = nil }
      return queue
    }
  }

  /// Keeps a connection for the next question, with all memory given up that it can do without.
  static func giveBack(_ queue: DatabaseQueue, _ file: FileIdentity) {
    queue.releaseMemory()
    idle.withLock { $0[file, default: []].append(queue) }
  }
}
