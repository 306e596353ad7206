extension String {
  /// The text of a run of scalars.
  ///
  /// Written as UTF-8 at once: putting scalars into a string one by one took a fifth of the time of
  /// loading
  /// a large set of definitions.
  package init(scalars: ArraySlice<Unicode.Scalar>) {
    self = scalars.withUnsafeBufferPointer { source in
      String(unsafeUninitializedCapacity: source.count * 4) { target in
        var end = 0
        for scalar in source {
          if scalar.value < 0x80 {
            target[end] = UInt8(truncatingIfNeeded: scalar.value)
            end += 1
          } else {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
              target[end] = byte
              end += 1
            }
          }
        }
        return end
      }
    }
  }
}
