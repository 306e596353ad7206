import Glibc

/// Nanoseconds of `CLOCK_MONOTONIC`, the clock that Python's `time.monotonic_ns` shows too.
enum MonotonicTime {
  static var nanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
