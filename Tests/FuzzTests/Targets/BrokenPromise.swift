/// Something that must hold for every input, and did not for this one.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String
}

/// Ends the examination of an input where a promise is not kept.
func promise(_ isKept: Bool, _ description: @autoclosure () -> String) throws(BrokenPromise) {
  guard isKept else { throw BrokenPromise(description: description()) }
}
