import DesktopTestKit
import Foundation

/// Places of this repository, found from this file's own.
enum Repository {
  static let path: String = {
    let folders = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4)
    return NSString.path(withComponents: Array(folders))
  }()

  /// A script under `Benchmarks/`.
  static func script(_ name: String) -> Program { .at("\(path)/Benchmarks/\(name)") }
}
