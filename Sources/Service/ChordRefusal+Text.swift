import Desktop
import Diagnostics

extension ChordRefusal {
  var code: DiagnosticCode {
    switch reason {
    case .taken: .grabRefused
    case .noSuchKey: .grabNoSuchKey
    }
  }

  /// One line for the log and `genvej status`.
  var text: String {
    switch reason {
    case .taken(let variants, let tried):
      "\(code.rawValue): chord \(chord) is taken by another program (\(variants) of \(tried) lock combinations refused): "
        + "\(ids.joined(separator: ", ")) is off"
    case .noSuchKey:
      "\(code.rawValue): no key of this layout gives \(chord): \(ids.joined(separator: ", ")) is off"
    }
  }
}

extension String {
  var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
