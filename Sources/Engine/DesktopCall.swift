import Desktop

/// Calls the desktop and turns its error into the run's.
///
/// - Isolation: the caller's.
func onDesktop<Answer>(
  isolation: isolated (any Actor)? = #isolation, field: String? = nil, label: String? = nil,
  _ call: () async throws(DesktopError) -> Answer
) async throws(RunFailure) -> Answer {
  do throws(DesktopError) {
    return try await call()
  } catch {
    throw RunFailure(.desktop(error), field: field, label: label)
  }
}

/// Asks an application about its form; what goes wrong there becomes a failure of the run.
func onAccessibility<Answer>(
  _ question: () async throws -> Answer
) async throws(RunFailure) -> Answer {
  do {
    return try await question()
  } catch  where Task.isCancelled {
    // A question cut short by a stop says nothing of the application.
    throw RunFailure(.desktop(DesktopError(.stopped)))
  } catch let error as AccessibilityError {
    throw RunFailure(error.code == .gone ? .formLost : .accessibility(error.code))
  } catch {
    throw RunFailure(.accessibility(.malformed))
  }
}
