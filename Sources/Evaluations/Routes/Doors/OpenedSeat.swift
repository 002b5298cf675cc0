import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// An assignment opened by somebody with a seat in it, or by whoever runs the seats.
struct OpenedSeat: Sendable {
  /// Who judges, with the version that forms carry.
  let assignment: UnitAssignment
  /// Where the unit stands.
  let place: WorkUnitPlace
  /// The person's own seat; nil for people without one, and for whom the unit does not exist.
  let own: OwnSeat?
  /// Whether the person fills and empties seats here.
  let runs: Bool
  /// Whether the pages of teams and assignments of the instansi are the person's too.
  let managesTeams: Bool

  /// Loads an assignment and asks who may know of it.
  ///
  /// - Parameters:
  ///   - id: The assignment.
  ///   - principal: Who asks.
  ///   - now: When.
  ///   - transaction: Of the act itself, when there is one.
  /// - Throws: `Problem.notFound` for everybody else, and for those who declared a conflict.
  init(
    _ id: ID<UnitAssignment>, by principal: Principal?, at now: Instant,
    in transaction: Transaction
  ) throws {
    guard let principal, let assignment = try AssignmentStore.find(id, in: transaction) else {
      throw Problem.notFound
    }
    let place = try WorkUnitStore.place(of: assignment.unitID, in: transaction)
    runs = Self.runs(principal, assignment.layer, on: place)
    own = try OwnSeat(principal, of: assignment, at: now, in: transaction)
    managesTeams =
      runs && assignment.layer == .tpi
      && TeamPolicy.mayManage(principal, teamsOf: place.institutionID)
    guard runs || own != nil else { throw Problem.notFound }
    self.assignment = assignment
    self.place = place
  }

  /// Who gives seats away: the coordinator of the instansi for its own assessors, the
  /// administrator for those of the nation too.
  static func runs(
    _ principal: Principal, _ layer: Layer, on place: WorkUnitPlace
  ) -> Bool {
    let roles: [Role] =
      switch layer {
      case .unit: []
      case .tpi: [.coordinator, .administrator]
      case .tpn: [.administrator]
      }
    return roles.contains { principal.holds($0, covering: place) }
  }

  /// Whether the person gives the role without which nobody judges for a layer.
  static func grantsRole(
    _ principal: Principal?, of layer: Layer, in institution: ID<Institution>
  ) -> Bool {
    guard let role = EvaluationPolicy.role(of: layer) else { return false }
    let place: GrantPlace = layer == .tpn ? .national : .institution(institution.text)
    return AccountPolicy.mayGrant(principal, role, at: place)
  }
}

/// Somebody's own seat, as they may see it themselves.
struct OwnSeat: Sendable {
  /// Where it stands with their door.
  enum Standing: Hashable, Sendable {
    /// They have not said whether there is a conflict.
    case silent
    /// Nothing speaks against them.
    case free
    /// They said that there is none, and have to finish their training first.
    case untrained
    /// Facts speak against them, whatever they said.
    case barred([ConflictReason])
  }

  /// Who.
  let account: ID<Account>
  /// What they are to do.
  let duty: TeamDuty
  /// Where it stands.
  let standing: Standing
  /// Whether the dossier of the unit is open to them at the moment: by this seat, or by the word
  /// that they gave for another year.
  let opensUnit: Bool

  /// Finds the seat; nil without one, without the role, and after a conflict was declared.
  init?(
    _ principal: Principal, of assignment: UnitAssignment, at now: Instant,
    in transaction: Transaction
  ) throws {
    guard let account = ID<Account>(principal.accountID),
      let seat = assignment.seats.first(where: { $0.personID == account })
    else { return nil }
    let bars = try Doors.bars(of: account, before: assignment, at: now, in: transaction)
    var facts: [ConflictReason] = []
    for bar in bars {
      switch bar {
      case .noRole, .roleNotNow, .noSeat, .seatNotNow, .conflict(.declared): return nil
      case .silent, .notCalibrated: break
      case .conflict(let fact): facts.append(fact)
      }
    }
    self.account = account
    duty = seat.duty
    opensUnit =
      EvaluationPolicy.role(of: assignment.layer).map {
        principal.doors.contains(OpenDoor($0, to: assignment.unitID.text))
      } ?? false
    standing =
      if !facts.isEmpty { .barred(facts) } else if bars.contains(.silent) { .silent } else {
        bars.isEmpty ? .free : .untrained
      }
  }
}
