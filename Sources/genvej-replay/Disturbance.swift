import DesktopTestKit
import Engine
import HotKeyDefinition
import Synchronization
import X11Desktop

/// What people and other programs do during a case.
///
/// - Isolation: any task.
final class Disturbance: Sendable {
  private let faults: [ReplayCase.Fault]
  /// Kinds of which everything has happened.
  private let happened = Mutex<Set<ReplayCase.Fault.Kind>>([])
  /// Who is at the keyboard: what they hold comes up when they leave.
  private let human = Mutex<RFBClient?>(nil)
  private let application: TestDouble.Application
  private let session: DesktopSession
  private let server: FormServer

  init(
    _ content: ReplayCase, _ application: TestDouble.Application, _ session: DesktopSession,
    _ server: FormServer
  ) {
    faults = content.faults
    self.application = application
    self.session = session
    self.server = server
  }

  /// What people and programs were to do and have not done.
  var missed: [ReplayCase.Fault] {
    let happened = happened.withLock { $0 }
    return faults.filter { Self.own.contains($0.kind) && !happened.contains($0.kind) }
  }

  /// What is no matter of the form's own.
  private static let own: Set<ReplayCase.Fault.Kind> = [
    .heldModifiers, .userTyping, .layoutSwitch, .clipboardManager,
  ]

  private func note(_ kind: ReplayCase.Fault.Kind) { happened.withLock { _ = $0.insert(kind) } }

  /// Whether a person's keyboard is needed.
  static func needsHuman(_ content: ReplayCase) -> Bool {
    content.faults.contains { $0.kind == .heldModifiers || $0.kind == .userTyping }
  }

  /// Before the key is pressed.
  ///
  /// - Parameter desktop: sees whether what a person holds is down by then; on its way to the server
  ///   it would meet the shield, and nothing would have been tried.
  func begin(on desktop: X11Desktop) async throws {
    for fault in faults {
      switch fault.kind {
      case .userTyping:
        _ = try await person()
        continue
      case .heldModifiers:
        guard let modifier = fault.text.flatMap({ KeyChord.Modifier(rawValue: $0.text) }) else {
          continue
        }
        let human = try await person()
        try await human.hold(Self.keysym(modifier))
        try await withDeadline(.seconds(20), "held key at the server") {
          while try await !desktop.someKeyIsDown() { try Task.checkCancellation() }
        }
      case .clipboardManager: _ = try await session.start(.clipman, [])
      default: continue
      }
      note(fault.kind)
    }
  }

  private func person() async throws -> RFBClient {
    if let here = human.withLock({ $0 }) { return here }
    let come = try await session.human()
    human.withLock { $0 = come }
    return come
  }

  /// After each field, while the run waits in it.
  func note(_ event: RunEvent) async {
    guard case .field(_, let outcome) = event else { return }
    await letHostAct(after: outcome.id)
    for fault in faults where fault.kind == .userTyping && fault.at?.text == outcome.id {
      guard (try? await person().type(fault.text?.text ?? "x")) != nil else { continue }
      note(fault.kind)
    }
    for fault in faults where fault.kind == .layoutSwitch {
      guard (try? await session.server.setLayout(fault.text?.text ?? "us")) != nil else { continue }
      note(fault.kind)
    }
  }

  /// A host answers when it likes: the run comes no further than the fault's field before it has.
  private func letHostAct(after field: String) async {
    for fault in faults where application == .x3270 && fault.at?.text == field {
      let isDone: @Sendable ([String: String]) -> Bool
      switch fault.kind {
      case .sessionTimeOut: isDone = { $0["_skaerm"] == "andet" }
      case .wrongCitizen:
        let citizen = (fault.text?.text ?? "").filter(\.isNumber)
        isDone = { $0["_borger", default: ""].filter(\.isNumber) == citizen }
      default: continue
      }
      _ = try? await server.state(of: TestDoubleForm.name, within: .seconds(20)) {
        isDone($0.values)
      }
    }
  }

  private static func keysym(_ modifier: KeyChord.Modifier) -> Keysym {
    switch modifier {
    case .control: .control
    case .alt: .alt
    case .shift: .shift
    case .super: .super
    }
  }
}
