import Accounts
import AccountsModel
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Messages
import MessagesModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// The check page before a judgement begins; leads to the judgement once there is one.
  func scoringBeginPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let page = context.page()
    let found = try await services.storage.read { transaction in
      try BeginningRead(id, context, in: transaction)
    }
    if let begun = found.begun { return redirect(to: ScoringLink.overview(begun.id).path) }
    return htmlResponse(BeginPage(read: found, page: page))
  }

  /// Begins the judgement of what the unit sent, with everybody who has a seat.
  func scoringBegin(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let begun = try await refusing {
      try await services.storage.write { transaction in
        let read = try BeginningRead(id, context, in: transaction)
        // A second press finds the judgement that the first one began.
        if let begun = read.begun { return (begun.id, isNew: false) }
        guard let worksheet = read.worksheet else { throw BeginningRead.nothingSent }
        // Whoever leaves a seat or declares a conflict at this moment does so before or after.
        try AssignmentStore.takeTurn(on: read.assignment, in: transaction)
        guard read.closed.isEmpty else { throw read.closedDoors }
        let evaluation = try EvaluationActs.begin(
          of: worksheet, layer: read.assignment.layer, team: read.team, act: act(context),
          in: transaction)
        try ScoringPost.post(
          ScoringMessage.begun, to: evaluation.team, besides: read.principal, about: evaluation,
          at: context.now, in: transaction)
        return (evaluation.id, isNew: true)
      }
    }
    let path = ScoringLink.overview(begun.0).path
    return redirect(to: begun.isNew ? ScoringDone.begun.on(path) : path)
  }
}

/// Everything that decides whether a judgement can begin.
struct BeginningRead: Sendable {
  let assignment: UnitAssignment
  let principal: Principal
  let unitName: String
  /// What the unit sent; nil when nothing stands as sent.
  let worksheet: Worksheet?
  /// The judgement of this sending; nil while there is none.
  let begun: Evaluation?
  /// Who judges, in the order of the seats.
  let team: [TeamMember]
  /// Those whose door is shut.
  let closed: [TeamMember]

  static let nothingSent = Problem(
    status: .conflict, code: "evaluation_refused",
    title: Text("Belum bisa dimulai", "Cannot begin yet"), detail: ScoringText.noneSent,
    wayOut: ScoringText.noneSentWayOut)

  /// Reads it.
  ///
  /// - Throws: `Problem.notFound` for those who may not know of the unit, `Problem.forbidden` for
  ///   those who run judgements without a seat in this one.
  init(
    _ id: ID<UnitAssignment>, _ context: ZonaContext, in transaction: Transaction
  ) throws {
    guard let principal = context.principal,
      let assignment = try AssignmentStore.find(id, in: transaction)
    else { throw Problem.notFound }
    let place = try WorkUnitStore.place(of: assignment.unitID, in: transaction)
    let duty = assignment.seats.first { $0.personID.text == principal.accountID }?.duty
    let permission = EvaluationPolicy.permission(
      principal, duty: duty, .readSheet, on: place, layer: assignment.layer, stage: .scoring)
    switch permission {
    case .allowed, .notNow: break
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
    self.assignment = assignment
    self.principal = principal
    let day = CalendarDate(programmeDayOf: context.now)
    unitName = try WorkUnitStore.name(of: assignment.unitID, on: day, in: transaction) ?? ""
    worksheet = try Self.sent(of: assignment, in: transaction)
    begun = try worksheet.flatMap { worksheet in
      try EvaluationStore.evaluations(of: worksheet, in: transaction).first {
        $0.layer == assignment.layer && $0.submission == worksheet.submissionCount
      }
    }
    var team: [TeamMember] = []
    var closed: [TeamMember] = []
    for seat in assignment.seats {
      guard let account = try AccountStore.find(seat.personID, in: transaction) else {
        throw StorageError.notFound
      }
      let member = TeamMember(
        person: Author(accountID: account.id.text, name: account.name.text), duty: seat.duty)
      team.append(member)
      let bars = try Doors.bars(
        of: seat.personID, before: assignment, at: context.now, in: transaction)
      if !bars.isEmpty { closed.append(member) }
    }
    self.team = team
    self.closed = closed
  }

  /// The worksheet of the assigned year that stands as sent.
  static func sent(
    of assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) -> Worksheet? {
    try WorksheetStore.worksheets(of: assignment.unitID, in: transaction).first { worksheet in
      guard worksheet.year.number == assignment.year, case .submitted = worksheet.stage else {
        return false
      }
      return true
    }
  }

  /// That not everybody may judge yet; the names are those of the person's own team.
  var closedDoors: Problem {
    Problem(
      status: .conflict, code: "evaluation_refused",
      title: Text("Belum bisa dimulai", "Cannot begin yet"),
      detail: ScoringText.closedDoors(closed.map(\.person.name)),
      wayOut: ScoringText.closedDoorsWayOut)
  }
}

/// Messages of scoring; the same subject for all, so that a door that shuts withdraws them.
enum ScoringPost {
  /// Tells people of a team something, in the transaction of the act.
  static func post(
    _ kind: MessageKind, to team: [TeamMember], besides actor: Principal? = nil,
    about evaluation: Evaluation, at now: Instant, in transaction: Transaction
  ) throws {
    let open = Set(
      try evaluation.openTeam(at: now, in: transaction).map(\.person.accountID))
    let path = InAppPath(ScoringLink.overview(evaluation.id).path)
    let told = team.filter {
      $0.person.accountID != actor?.accountID && open.contains($0.person.accountID)
    }
    let messages = told.compactMap { member in
      ID<Account>(member.person.accountID).map {
        NewMessage(
          kind, to: $0, path: path,
          about: MessageSubject("work_unit", evaluation.unitID.text))
      }
    }
    try Outbox.post(messages, at: now, in: transaction)
  }
}
