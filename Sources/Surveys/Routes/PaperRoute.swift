import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web

extension OrganiserRoutes {
  func registerPaper(in table: RouteTable) {
    let paper = RouteAccess.policy("survey.paper")
    table.get("/survei-unit/:id/kertas", paper) { try await paperForm($0, $1) }
    table.post("/survei-unit/:id/kertas", paper, limit: Self.smallForm) {
      try await takePaper($0, $1)
    }
  }

  /// What a paper form is bound to; one enumerator cannot send another's.
  private static func place(_ act: Act) -> String { "p" + (act.principal?.accountID ?? "") }

  func paperForm(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await paperFrame(request, context)
    // What was typed in is read when the round is over, too; nothing more is typed then.
    if frame.stage != .ended, frame.stage != .closed, let problem = Self.refusal(of: frame) {
      return try refused(problem, on: frame, context)
    }
    return htmlResponse(try await paperPage(frame, AnswerFields(), context))
  }

  /// Takes one paper form in, by the name of who typed it.
  func takePaper(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await paperFrame(request, context)
    if let problem = Self.refusal(of: frame) { return try refused(problem, on: frame, context) }
    let act = act(context)
    let fields = AnswerFields(context.form ?? FormBody())
    let keys = try SurveyKeys.of(services)
    guard let open = try await OpenRounds.of(services).find(frame.round.id, at: act.now) else {
      throw Problem.notFound
    }
    let found = SurveyTicket(
      fields[AnswerFields.ticket], place: Self.place(act), key: keys.ticket)
    guard let ticket = found, ticket.roundID == frame.round.id, ticket.channel == .paper else {
      // With a fresh key, and with everything that was typed.
      return try await again(
        frame, fields.without(AnswerFields.ticket),
        [
          FormError(
            field: AnswerFields.service,
            message: SurveyText.refusal(.formIsForeign, in: frame.zone))
        ], context)
    }
    do {
      let answer = WaitingAnswer(
        form: try fields.completed(open, service: nil), channel: .paper,
        enumeratorID: act.principal?.accountID, acceptedAt: act.now, fillingSeconds: nil,
        network: nil, device: nil, isFromOffice: false)
      _ = try await SurveyIntake.of(services).accept(
        answer, of: frame.round, by: .form(ticket.id))
      return redirect(to: OrganiserMessage.paperTaken.on(OrganiserLink.paper(frame.round.id).path))
    } catch let refusal as SurveyRefusal {
      switch refusal {
      case .itemsMissing(let places):
        let errors = places.map {
          FormError(field: AnswerFields.item($0), message: Self.choose)
        }
        return try await again(frame, fields, errors, context)
      case .outOfScale(let place):
        return try await again(
          frame, fields, [FormError(field: AnswerFields.item(place), message: Self.choose)],
          context)
      case .commentTooLong:
        return try await again(
          frame, fields,
          [
            FormError(
              field: AnswerFields.comment, message: SurveyText.refusal(refusal, in: frame.zone))
          ], context)
      default: throw SurveyText.problem(refusal, in: frame.zone)
      }
    }
  }

  private static let choose = Text("Pilih salah satu jawaban.", "Choose one of the answers.")

  private func again(
    _ frame: SurveyFrame, _ fields: AnswerFields, _ errors: [FormError], _ context: ZonaContext
  ) async throws -> Response {
    var html = try await paperPage(frame, fields, context)
    html.errors = errors
    return htmlResponse(html, status: .unprocessableContent)
  }

  /// The page with the ticket that the fields brought, or a fresh one, and with what was typed in.
  private func paperPage(
    _ frame: SurveyFrame, _ fields: AnswerFields, _ context: ZonaContext
  ) async throws -> PaperPage {
    let given = fields[AnswerFields.ticket]
    return PaperPage(
      frame: frame, ticket: given.isEmpty ? try ticket(for: frame, context) : given,
      fields: fields, errors: [],
      typed: try await services.storage.read {
        try PaperTypingStore.all(of: frame.round.id, in: $0)
      })
  }

  /// Why forms are not taken outside of the window; nil within it.
  private static func refusal(of frame: SurveyFrame) -> Problem? {
    do throws(SurveyRefusal) {
      try frame.round.checkTakesAnswers(at: frame.now)
      return nil
    } catch {
      return SurveyText.problem(error, in: frame.zone)
    }
  }

  private func ticket(for frame: SurveyFrame, _ context: ZonaContext) throws -> String {
    SurveyTicket(
      roundID: frame.round.id, channel: .paper, service: nil, shownAt: context.now
    ).text(place: Self.place(act(context)), key: try SurveyKeys.of(services).ticket)
  }

  /// A round for somebody who may type paper forms in.
  private func paperFrame(
    _ request: Request, _ context: ZonaContext
  ) async throws -> SurveyFrame {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    return try await refusing {
      try await services.storage.read { transaction -> SurveyFrame in
        guard let round = try SurveyRoundStore.find(id, in: transaction) else {
          throw SurveyRefusal.unknownRound
        }
        try SurveyActs.check(
          act, .enterPaper(round.plan.purpose), in: round.unitID, transaction: transaction)
        return try Self.frame(of: round, act: act, page: page, in: transaction)
      }
    }
  }
}
