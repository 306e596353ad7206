import Desktop
import HotKeyDefinition

/// Inserts a text at the cursor and proves it by marking it backwards.
///
/// - Source: design §3: select-all is wrong for inserted text, so exactly the inserted length is
///   marked, read, and left.
struct TextInsertion {
  let text: String
  let session: any InputSession
  let profile: ToolkitProfile

  /// - Returns: ``FieldOutcome/Result/unproved`` where the application gives nothing back.
  func perform() async throws(RunFailure) -> FieldOutcome.Result {
    if text.isEmpty { return .untouched }
    do throws(DesktopError) {
      if profile.entry == .type {
        try await session.type(text, replacing: false)
      } else {
        try await session.insert(text)
      }
    } catch {
      throw RunFailure(.desktop(error))
    }
    return try await prove()
  }

  private func prove() async throws(RunFailure) -> FieldOutcome.Result {
    let found: String
    do throws(DesktopError) {
      found = try await session.readBack(last: text.count)
    } catch {
      if error.code == .noCopy { return .unproved }
      throw RunFailure(.desktop(error))
    }
    if TextComparison.matches(
      expected: text, found: found, kind: .multiline, toolkit: profile.toolkit)
    {
      return .proved
    }
    throw RunFailure(.mismatch(TextDifference(expected: text, found: found)))
  }
}
