import Glibc

/// What libFuzzer calls for each input; `GENVEJ_FUZZ_TARGET` says which parser gets it.
///
/// A promise that is not kept ends the process as a trap would, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target = Fuzzer.target else {
    print("GENVEJ_FUZZ_TARGET names no target: \(FuzzTarget.allCases.map(\.rawValue))")
    exit(2)
  }
  do {
    try target.examine(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    print("broken promise of \(target.rawValue): \(error)")
    fflush(nil)
    abort()
  }
  return 0
}

/// The package manager lets a program begin at this name instead of `main`; libFuzzer's own is not
/// reached, so it is driven from here.
@_cdecl("genvej_fuzz_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, testOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private enum Fuzzer {
  static let target = getenv("GENVEJ_FUZZ_TARGET").flatMap {
    FuzzTarget(rawValue: String(cString: $0))
  }
}
