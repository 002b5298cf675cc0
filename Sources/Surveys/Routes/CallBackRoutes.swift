import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnitsModel

/// Call-backs: the national side draws and gets sealed contacts, the unit sees that it did.
extension OrganiserRoutes {
  func registerCallBacks(in table: RouteTable) {
    let call = RouteAccess.policy("survey.callback")
    table.get("/survei-unit/:id/panggilan", .policy("survey.read")) {
      htmlResponse(try await callBackPage($0, $1))
    }
    table.post("/survei-unit/:id/panggilan/undian", call, limit: Self.smallForm) {
      try await drawCallBack($0, $1)
    }
    table.post("/survei-unit/:id/panggilan/berkas", call, limit: Self.smallForm) {
      try await handOutContacts($0, $1)
    }
    table.get("/survei-unit/:id/panggilan/selesai", call) { try await endingCallBack($0, $1) }
    table.post("/survei-unit/:id/panggilan/selesai", call, limit: Self.smallForm) {
      try await endCallBack($0, $1)
    }
  }

  func drawCallBack(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let form = context.form ?? FormBody()
    let typed = String((form["jumlah"] ?? "").prefix(20))
    let word = String((form["saksi"] ?? "").prefix(400))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    do {
      // What is no number is no number of people either; the rules say so, in their order.
      let count = Int(typed.filter { $0 != "." && !$0.isWhitespace }) ?? 0
      let act = act(context)
      try await refusing {
        try await CallBackActs(services).draw(id, count: count, word: word, act: act)
      }
    } catch CallBackRefusal.drawIsWrong(let most) {
      var html = try await callBackPage(request, context)
      (html.typedCount, html.typedWord) = (typed, word)
      html.errors = [
        FormError(field: "jumlah", message: CallBackText.refusal(.drawIsWrong(most: most)))
      ]
      return htmlResponse(html, status: .unprocessableContent)
    } catch let refusal as CallBackRefusal {
      throw CallBackText.problem(refusal)
    }
    return redirect(to: CallBackMessage.drawn.on(CallBackLink.page(id).path))
  }

  /// Hands out what only the private key of the national side opens.
  func handOutContacts(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await readable(request, context)
    let act = act(context)
    let file = try await refusingCallBack {
      try await CallBackActs(services).handOut(
        frame.round.id, unitName: frame.unitName, act: act)
    }
    return bytesResponse(
      file.bytes, type: "application/json", fileName: "panggilan-ulang-\(frame.round.id).json")
  }

  func endingCallBack(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let html = try await callBackPage(request, context)
    guard html.mayCall else { throw SurveyText.problem(.notAllowed) }
    guard let callBack = html.list.callBack else { throw CallBackText.problem(.notDrawn) }
    guard html.list.contactsRemovedAt == nil else {
      throw CallBackText.problem(.contactsRemoved)
    }
    return htmlResponse(
      CallBackEndingPage(frame: html.frame, callBack: callBack))
  }

  func endCallBack(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    try await refusingCallBack { try await CallBackActs(services).end(id, act: act) }
    return redirect(to: CallBackMessage.ended.on(CallBackLink.page(id).path))
  }

  /// The page of the call-back, for whoever may see the round.
  private func callBackPage(
    _ request: Request, _ context: ZonaContext
  ) async throws -> CallBackPage {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = context.page(after: request, CallBackMessage.self)
    return try await refusing {
      try await services.storage.read { transaction in
        let frame = try Self.readable(id, act: act, page: page, in: transaction)
        guard frame.stage != .draft else { throw SurveyRefusal.unknownRound }
        let place = try Self.place(of: frame.round.unitID, in: transaction)
        let mayCall = SurveyPolicy.mayAct(act.principal, .callBack, on: place)
        let list = try CallBackStore.list(of: id, in: transaction)
        // Whoever serves people must not know who is asked about it before they were.
        let isTold = mayCall || list.contactsRemovedAt != nil
        var html = CallBackPage(
          frame: frame, list: list, mayCall: mayCall,
          drawn: isTold ? try CallBackStore.drawnLines(of: id, in: transaction) : [],
          history: try CallBackLine.lines(of: frame.round, in: transaction))
        if list.invitedCount != nil, let draw = try FrameStore.state(of: id, in: transaction),
          let seed = draw.seed, let count = draw.drawnCount
        {
          html.invitations = (seed, count)
        }
        return html
      }
    }
  }

  private func readable(
    _ request: Request, _ context: ZonaContext
  ) async throws -> SurveyFrame {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    return try await refusing {
      try await services.storage.read { transaction in
        try Self.readable(id, act: act, page: page, in: transaction)
      }
    }
  }

  private func refusingCallBack<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await refusing(body)
    } catch let refusal as CallBackRefusal {
      throw CallBackText.problem(refusal)
    }
  }
}
