package import InstrumentsModel

/// One of the six change areas (area perubahan) that a plan is made for.
///
/// - Source: PermenPANRB 90/2021, annex, the six areas of the enabler component; the raw values are
///   the keys of the areas in the instruments.
package enum PlanArea: String, CaseIterable, Comparable, Sendable {
  /// Manajemen perubahan.
  case changeManagement = "manajemen_perubahan"
  /// Penataan tatalaksana.
  case procedures = "tatalaksana"
  /// Penataan sistem manajemen sumber daya manusia.
  case people = "sdm"
  /// Penguatan akuntabilitas.
  case accountability = "akuntabilitas"
  /// Penguatan pengawasan.
  case oversight = "pengawasan"
  /// Peningkatan kualitas pelayanan publik.
  case publicService = "pelayanan_publik"

  package static func < (left: PlanArea, right: PlanArea) -> Bool { left.rank < right.rank }

  /// The area that a question of an instrument belongs to; nil for questions of the results.
  package init?(ofQuestion question: Int, in instrument: Instrument) {
    var node: Int? = instrument.questions[question].node
    while let place = node {
      if instrument.nodes[place].kind == .area {
        self.init(rawValue: instrument.nodes[place].key)
        return
      }
      node = instrument.nodes[place].parent
    }
    return nil
  }

  private var rank: Int {
    switch self {
    case .changeManagement: 0
    case .procedures: 1
    case .people: 2
    case .accountability: 3
    case .oversight: 4
    case .publicService: 5
    }
  }
}
