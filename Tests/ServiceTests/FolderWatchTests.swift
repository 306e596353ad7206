import DesktopTestKit
import Foundation
import Testing

@testable import Service

@Suite(.serialized, .timeLimit(.minutes(1)))
struct FolderWatchTests {
  private func make(_ folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test func folder_isSeen_whenSeveralFoldersAboveItAreNotThereYet() async throws {
    let folder = try TemporaryFolder()
    let watch = FolderWatch(["\(folder.path)/a/b/HotKeys", "\(folder.path)/a/site.yaml"])
    await watch.start()
    var changes = watch.changes.makeAsyncIterator()
    try make("\(folder.path)/a/b/HotKeys")
    #expect(await changes.next() != nil)
    await watch.stop()
    while await changes.next() != nil {}
  }

  /// Once the folder is there, its neighbours are none of the daemon's business: each would wake it.
  @Test func foldersThatLedThere_areLeftAlone_onceItIsThere() async throws {
    let folder = try TemporaryFolder()
    let watch = FolderWatch(["\(folder.path)/a/b/HotKeys"])
    await watch.start()
    #expect(try watched(below: folder.path) == [folder.path])
    var changes = watch.changes.makeAsyncIterator()
    try make("\(folder.path)/a/b/HotKeys")
    while try watched(below: folder.path) != ["\(folder.path)/a/b", "\(folder.path)/a/b/HotKeys"] {
      _ = await changes.next()
    }
    await watch.stop()
  }

  /// The folders this process watches there, as the kernel tells them.
  ///
  /// - Source: proc(5), `/proc/PID/fdinfo`, "inotify"; the numbers of files are those of stat(2).
  private func watched(below root: String) throws -> [String] {
    let folders = FileManager.default
    let numbers = try folders.contentsOfDirectory(atPath: "/proc/self/fdinfo").flatMap { name in
      ((try? String(contentsOfFile: "/proc/self/fdinfo/\(name)", encoding: .utf8)) ?? "")
        .split(separator: "\n").filter { $0.hasPrefix("inotify ") }
        .compactMap { $0.split(separator: " ").first { $0.hasPrefix("ino:") }?.dropFirst(4) }
        .compactMap { Int($0, radix: 16) }
    }
    let wanted = Set(numbers)
    let below = folders.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let all = [root] + below.map { "\(root)/\($0)" }
    return all.filter { path in
      let number = try? folders.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
      return number.map(wanted.contains) ?? false
    }.sorted()
  }
}
