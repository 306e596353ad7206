/// A key as X and RFB name it.
///
/// - Source: `keysymdef.h`; RFC 6143 §7.5.4.
package struct Keysym: RawRepresentable, Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The keysym of a character: itself in Latin-1, `Return` for a line end, Unicode's range for the
  /// rest.
  package init(_ character: Unicode.Scalar) {
    switch character.value {
    case 0x0a, 0x0d: self = .return
    case 0x09: self = .tab
    case 0x20...0x7e, 0xa0...0xff: rawValue = character.value
    default: rawValue = 0x0100_0000 | character.value
    }
  }

  /// F1 to F35.
  package static func function(_ number: Int) -> Keysym {
    Keysym(rawValue: 0xffbd + UInt32(clamping: number))
  }

  package static let backSpace = Keysym(rawValue: 0xff08)
  package static let tab = Keysym(rawValue: 0xff09)
  package static let `return` = Keysym(rawValue: 0xff0d)
  package static let escape = Keysym(rawValue: 0xff1b)
  package static let home = Keysym(rawValue: 0xff50)
  package static let left = Keysym(rawValue: 0xff51)
  package static let up = Keysym(rawValue: 0xff52)
  package static let right = Keysym(rawValue: 0xff53)
  package static let down = Keysym(rawValue: 0xff54)
  package static let end = Keysym(rawValue: 0xff57)
  package static let numLock = Keysym(rawValue: 0xff7f)
  package static let shift = Keysym(rawValue: 0xffe1)
  package static let control = Keysym(rawValue: 0xffe3)
  package static let capsLock = Keysym(rawValue: 0xffe5)
  package static let alt = Keysym(rawValue: 0xffe9)
  package static let `super` = Keysym(rawValue: 0xffeb)
  package static let delete = Keysym(rawValue: 0xffff)
}
