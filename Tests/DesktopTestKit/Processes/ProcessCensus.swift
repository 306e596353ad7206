import CTestKit
import Foundation
import Glibc

/// The processes that belong to a session, whoever started them.
///
/// - Shape: a process belongs when its command line or its variables name the session's folder
///   (`HOME` does).
///   That also finds what left its process group: services a bus started, a browser's crash
///   reporter.
/// - Source: `proc(5)`, `/proc/[pid]/environ` and `cmdline`.
package enum ProcessCensus {
  /// Numbers and names of the processes of `folder` that run, zombies left out.
  package static func members(of folder: TemporaryFolder) -> [Int32: String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let pairs = entries.compactMap { entry -> (Int32, String)? in
      guard let id = Int32(entry), id != getpid(), belongs(entry, to: folder.path) else {
        return nil
      }
      let name = (try? String(contentsOfFile: "/proc/\(entry)/comm", encoding: .utf8)) ?? "?"
      return (id, name.trimmingCharacters(in: .newlines))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Waits for the members that are already on their way out, then kills those who stay.
  ///
  /// - Returns: the names of those who had to be killed.
  package static func clear(_ folder: TemporaryFolder, grace: Duration = .seconds(5)) async
    -> [String]
  {
    await withTaskGroup(of: String?.self) { group in
      for (id, name) in members(of: folder) {
        group.addTask { await isGone(id, within: grace) ? nil : name }
      }
      return await group.reduce(into: []) { names, name in if let name { names.append(name) } }
    }
  }

  private static func belongs(_ entry: String, to path: String) -> Bool {
    ["cmdline", "environ"].contains { file in
      let bytes = FileManager.default.contents(atPath: "/proc/\(entry)/\(file)") ?? Data()
      return bytes.range(of: Data(path.utf8)) != nil
    }
  }

  /// Whether a process that need not be our child ended by itself; it is killed when it did not.
  private static func isGone(_ id: Int32, within grace: Duration) async -> Bool {
    let descriptor = pidfd_open(id, 0)
    guard descriptor >= 0 else { return true }
    let patience = Int32(grace / .milliseconds(1))
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        // A pidfd is readable once its process has ended.
        var ending = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ended = poll(&ending, 1, patience) > 0
        if !ended {
          _ = pidfd_send_signal(descriptor, SIGKILL, nil, 0)
          _ = poll(&ending, 1, -1)
        }
        close(descriptor)
        continuation.resume(returning: ended)
      }
    }
  }
}
