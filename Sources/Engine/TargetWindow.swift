import Desktop
import HotKeyDefinition
import Planning

/// Finds the window a form is filled in, without touching it.
struct TargetWindow: Sendable {
  let desktop: any Desktop

  /// The active window if it is the right one, else the one right window there is.
  ///
  /// - Parameter earlier: the only window that will do, where a run goes on in it.
  func find(
    _ plan: FormPlan, as earlier: WindowID? = nil
  ) async throws(RunFailure) -> (window: WindowSnapshot, isActive: Bool) {
    let matches = { (window: WindowSnapshot) in
      WindowMatching.pattern(of: plan.system, named: plan.form.windows, matching: window) != nil
        && (earlier ?? window.id) == window.id
    }
    let active = try await onDesktop { () async throws(DesktopError) in
      try await desktop.activeWindow()
    }
    if let active, matches(active) { return (active, true) }
    let all = try await onDesktop { () async throws(DesktopError) in try await desktop.windows() }
    let found = all.filter(matches)
    guard let window = found.first else { throw RunFailure(.noWindow(system: plan.system.title)) }
    guard found.count == 1 else {
      throw RunFailure(.severalWindows(system: plan.system.title, count: found.count))
    }
    return (window, false)
  }

  /// The window's fields, where its application shows them.
  func form(
    in window: WindowSnapshot, _ accessibility: (any AccessibilityReader)?
  ) async throws(RunFailure) -> (any AccessibleForm)? {
    guard let accessibility else { return nil }
    do {
      return try await accessibility.form(in: window)
    } catch let error as AccessibilityError where error.code == .noBus {
      return nil
    } catch let error as AccessibilityError {
      throw RunFailure(.accessibility(error.code))
    } catch {
      return nil
    }
  }

  /// How long a browser may take to show a page's fields for the first time: it begins when asked.
  private static let treePatience: Duration = .seconds(3)

  /// The form as accessibility shows it; a browser that does not show the choices and check boxes
  /// of the plan yet is asked again, for without it they would be set unproved.
  func wholeForm(
    isolation: isolated (any Actor)? = #isolation,
    in window: WindowSnapshot, for plan: FormPlan, _ toolkit: ToolkitProfile.Toolkit,
    _ accessibility: (any AccessibilityReader)?, isStopped: () -> Bool
  ) async throws(RunFailure) -> (any AccessibleForm)? {
    let needed = plan.fields.indices.filter { index in
      let field = plan.fields[index]
      return field.content != .untouched && (field.kind == .choice || field.kind == .checkbox)
    }
    let end = desktop.now + Self.treePatience
    while true {
      let form = try await form(in: window, accessibility)
      let fields = AccessibleFields(form, plan: plan, toolkit: toolkit)
      let isWhole = needed.allSatisfy { fields[$0] != nil }
      let isBrowser = toolkit == .firefox || toolkit == .chromium
      if accessibility == nil || isWhole || !isBrowser || isStopped() || desktop.now > end {
        return form
      }
    }
  }
}
