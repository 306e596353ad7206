import FoundationEssentials
package import PanelModel

/// A page of the guide.
package enum GuidePage: String, Sendable, CaseIterable {
  case caseworker
  case installation
}

/// Where the guide's pages are: HTML with its pictures, made by `scripts/build-guide`.
///
/// - Shape: the installed folder, else the one beside the build.
package struct GuidePages: Sendable {
  private let folders: [String]

  /// - Parameter program: the path of our own program.
  package init(besideProgram program: String) {
    let bin = URL(fileURLWithPath: program).deletingLastPathComponent()
    folders = ["../share/genvej/guide", "../../guide"].map {
      bin.appendingPathComponent($0).standardized.path
    }
  }

  /// The pages that belong to this program.
  package static var own: GuidePages { GuidePages(besideProgram: ownProgram) }

  static var ownProgram: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "genvej"
  }

  /// The path of a page, in the person's language where there is one; `nil` where the guide is not
  /// here.
  package func path(of page: GuidePage, in language: PanelLanguage) -> String? {
    let danish = page == .caseworker ? "sagsbehandler" : "installation"
    let names = language.isEnglish ? [page.rawValue, danish] : [danish]
    for folder in folders {
      for name in names {
        let path = "\(folder)/\(name).html"
        if FileManager.default.fileExists(atPath: path) { return path }
      }
    }
    return nil
  }
}
