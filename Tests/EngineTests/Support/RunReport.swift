import Desktop
import DesktopTestKit
import Engine
import Foundation
import Planning

/// What a run came to, as the engine tells it.
struct RunReport: Sendable {
  let failure: RunFailure?
  let outcomes: [FieldOutcome]
  let clipboardReturned: Bool?
  let keysReleased: Bool?
  let refusedRequests: Int
  let duration: Duration
  /// `nil` where nothing was begun.
  let record: RunRecord?

  var results: [FieldOutcome.Result] { outcomes.map(\.result) }

  func result(of id: String) -> FieldOutcome.Result? { outcomes.last { $0.id == id }?.result }

  /// The failure's name without its data, `none` for a completed run.
  var cause: String {
    guard let failure else { return "none" }
    switch failure.cause {
    case .desktop(let error): return error.code.rawValue
    case .accessibility(let code): return "accessibility-\(code.rawValue)"
    case .mismatch(let difference): return "mismatch-\(difference.kind.rawValue)"
    case .changedAfterwards(let difference): return "changed-\(difference.kind.rawValue)"
    default: return String("\(failure.cause)".prefix { $0 != "(" })
    }
  }
}

/// What stands on the desktop after a run, seen by another program.
struct Aftermath: Sendable, Equatable, Decodable {
  let keysDown: [Int]
  let text: String?
  let html: String?
  let custom: String
  let hint: Bool

  /// As ``Scripts/clipboardOwner`` had it before.
  static let asBefore = Aftermath(
    keysDown: [], text: "Brugerens eget udklip æøå", html: "<b>Brugerens</b> eget udklip",
    custom: "0001ff", hint: false)
}
