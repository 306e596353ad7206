import DemoData
import FoundationEssentials
import GRDB

/// A folder with the demo data, gone again at the end.
struct Folder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "genvej-demo-\(UUID().uuidString)")
    try DemoData.write(to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  /// The rows of a query, read only.
  func rows(_ file: String, _ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path(file), configuration: configuration).read { database in
      try Row.fetchAll(database, sql: sql, arguments: arguments)
    }
  }
}
