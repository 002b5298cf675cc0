/// Whose answers they are.
///
/// The layers of one worksheet lie side by side and never overwrite each other (law 5 of the
/// design): each has its own answers, history and packed vector.
package enum Layer: String, CaseIterable, Hashable, Sendable {
  /// The self-assessment of the unit (penilaian mandiri).
  case unit
  /// The internal assessors of the instansi (tim penilai internal).
  case tpi
  /// The national assessors (tim penilai nasional).
  case tpn
}
