import Accounts
import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  func employee(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await model(of: context, for: .readRoster)
    return htmlResponse(EmployeePage(model: model, page: page(request, context)))
  }

  func correction(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await model(of: context, for: .manageRoster)
    return htmlResponse(
      EmployeeFormPage(
        model: model, act: .correction, form: EmployeeForm(model.person), units: [],
        page: page(request, context)))
  }

  func correct(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = EmployeeForm(context.form ?? FormBody(), [.name, .post, .joined, .left])
    return try await perform(.correction, form, context) { person, version, act, transaction in
      guard let name = form.name, let position = form.position, let joined = form.joined,
        let last = person.stays.last
      else { throw RosterRefusal.notMember }
      let post = Post(
        institutionID: last.post.institutionID, unitID: last.post.unitID, position: position,
        section: form.section)
      try RosterActs.correct(
        person, name: name, stay: Stay(post: post, joinedOn: joined, leftOn: form.left),
        version: version, act: act, in: transaction)
    }
  }

  func leaving(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await model(of: context, for: .manageRoster)
    var form = EmployeeForm(model.person)
    form.typedLeft = act(context).day.description
    return htmlResponse(
      EmployeeFormPage(
        model: model, act: .leaving, form: form, units: [], page: page(request, context)))
  }

  func leave(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var form = EmployeeForm(context.form ?? FormBody(), [.left])
    if form.left == nil, form.errors.isEmpty { form.refuseDay("keluar") }
    let left = form.left
    return try await perform(.leaving, form, context) { person, version, act, transaction in
      guard let day = left else { throw RosterRefusal.notMember }
      try RosterActs.leave(person, lastDay: day, version: version, act: act, in: transaction)
    }
  }

  func transferring(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await model(of: context, for: .manageRoster)
    var form = EmployeeForm(model.person)
    form.typedJoined = act(context).day.description
    form.typedSection = ""
    return htmlResponse(
      EmployeeFormPage(
        model: model, act: .transfer, form: form, units: try await units(for: model, context),
        page: page(request, context)))
  }

  func transfer(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = EmployeeForm(context.form ?? FormBody(), [.unit, .post, .joined])
    return try await perform(.transfer, form, context) { person, version, act, transaction in
      guard let id = form.unit, let position = form.position, let joined = form.joined,
        let unit = try WorkUnitStore.find(id, in: transaction)
      else { throw RosterRefusal.unitUnknown }
      let place = try WorkUnitStore.place(of: id, in: transaction)
      guard WorkUnitPolicy.mayAct(act.principal, .manageRoster, on: .unit(place)) else {
        throw RosterRefusal.unitUnknown
      }
      let post = Post(
        institutionID: unit.institutionID, unitID: id, position: position, section: form.section)
      try RosterActs.transfer(
        person, to: post, on: joined, version: version, act: act, in: transaction)
    }
  }

  func link(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let typed = String((context.form?["akun"] ?? "").prefix(300))
    // Whoever has the account can sign for the person: linking takes more than keeping the roster.
    _ = try await model(of: context, for: .change)
    return try await perform(.link, EmployeeForm(FormBody(), []), context) {
      person, version, act, transaction in
      var account: Account?
      if !typed.allSatisfy(\.isWhitespace) {
        account = try (try? Login(typed)).flatMap {
          try AccountStore.find(login: $0, in: transaction)
        }
        let institution = person.stays.last?.post.institutionID.text
        guard let account, account.institutionID == institution else {
          throw RosterRefusal.accountUnknown
        }
      }
      try RosterActs.link(
        person, to: account?.id, version: version, act: act, in: transaction)
    }
  }

  /// Does something to a person: once more with the rights of now, in one transaction.
  private func perform(
    _ kind: EmployeeFormPage.Act, _ typed: EmployeeForm, _ context: ZonaContext,
    _ body: @escaping @Sendable (EmployeeHistory, Int64, Act, Transaction) throws -> Void
  ) async throws -> Response {
    let model = try await model(of: context, for: .manageRoster)
    let act = act(context)
    let version = context.form?["versi"].flatMap { Int64($0) } ?? 0
    var form = typed
    if form.errors.isEmpty {
      do {
        try await services.storage.write { transaction in
          let person = try Self.person(
            model.person.id, for: .manageRoster, act: act, in: transaction)
          try body(person, version, act, transaction)
        }
        return redirect(to: RosterLink.employee(model.person.id).path(saying: .saved))
      } catch RosterRefusal.stale {
        throw Problem.stale
      } catch let refusal as RosterRefusal {
        form.refuse(refusal)
      }
    }
    if kind == .link {
      return htmlResponse(
        EmployeePage(model: model, form: form, page: context.page()),
        status: .unprocessableContent)
    }
    let units = kind == .transfer ? try await units(for: model, context) : []
    return htmlResponse(
      EmployeeFormPage(model: model, act: kind, form: form, units: units, page: context.page()),
      status: .unprocessableContent)
  }

  /// A person whose present or latest unit allows the act.
  static func person(
    _ id: ID<Employee>, for action: WorkUnitAction, act: Act, in transaction: Transaction
  ) throws -> EmployeeHistory {
    guard let person = try RosterStore.history(of: id, in: transaction),
      let unit = person.stays.last?.post.unitID
    else { throw Problem.notFound }
    let place = try WorkUnitStore.place(of: unit, in: transaction)
    try check(act, action, on: .unit(place))
    return person
  }

  private func model(
    of context: ZonaContext, for action: WorkUnitAction
  ) async throws -> EmployeeModel {
    let id = try context.id(of: Employee.self)
    let act = act(context)
    return try await services.storage.read { transaction in
      let person = try Self.person(id, for: action, act: act, in: transaction)
      var stays: [EmployeeModel.Line] = []
      var mayManage = false
      var mayLink = false
      for (index, stay) in person.stays.enumerated().reversed() {
        let place = try WorkUnitStore.place(of: stay.post.unitID, in: transaction)
        // A stay in a unit that the reader may not know is not shown.
        guard WorkUnitPolicy.mayAct(act.principal, .readRoster, on: .unit(place)) else {
          continue
        }
        if index == person.stays.count - 1 {
          mayManage = WorkUnitPolicy.mayAct(act.principal, .manageRoster, on: .unit(place))
          mayLink = WorkUnitPolicy.mayAct(act.principal, .change, on: .unit(place))
        }
        let name = try WorkUnitStore.name(of: stay.post.unitID, on: act.day, in: transaction)
        stays.append(EmployeeModel.Line(stay: stay, unit: name ?? ""))
      }
      let account = try RosterStore.accountLogin(of: person, in: transaction)
      return EmployeeModel(
        person: person, stays: stays, day: act.day, login: account, mayManage: mayManage,
        mayLink: mayLink)
    }
  }

  /// The open units to which the person who asks may transfer somebody.
  private func units(
    for model: EmployeeModel, _ context: ZonaContext
  ) async throws -> [(value: String, title: String)] {
    guard let present = model.person.stays.last?.post else { return [] }
    let act = act(context)
    return try await services.storage.read { transaction in
      try RosterStore.openUnits(of: present.institutionID, on: act.day, in: transaction)
        .compactMap { unit -> (value: String, title: String)? in
          guard unit.id != present.unitID else { return nil }
          let place = try WorkUnitStore.place(of: unit.id, in: transaction)
          let isOurs = WorkUnitPolicy.mayAct(act.principal, .manageRoster, on: .unit(place))
          return isOurs ? (value: unit.id.text, title: unit.name) : nil
        }
    }
  }
}

extension EmployeeForm {
  /// A day that has to be typed.
  mutating func refuseDay(_ field: String) {
    self = EmployeeForm(FormBody([(field, "-")]), field == "keluar" ? [.left] : [.joined])
    typedLeft = ""
  }
}
