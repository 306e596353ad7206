import Testing

/// Every test with a desktop of its own, one after the other: side by side they would starve each
/// other.
@Suite(.serialized) enum OnADesktop {}
