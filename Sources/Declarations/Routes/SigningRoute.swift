import Accounts
import AccountsModel
import Cryptography
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  /// Everything that the page of signing needs.
  struct Signing: Sendable {
    let frame: RoundFrame
    let employee: Employee
    let isHead: Bool
    let text: PledgeText
    let record: SignedRecord?
  }

  func signingPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let signing = try await signing(context, page: page(request, context))
    return htmlResponse(SigningPage(signing: signing, form: SigningForm(), errors: []))
  }

  func sign(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let signing = try await signing(context, page: context.page())
    let act = act(context)
    let form = SigningForm(context.form ?? FormBody(), isHead: signing.isHead)
    var errors = form.errors
    // The form names the person for whom it was shown: at a shared machine somebody else may
    // have signed in since.
    guard form.employeeID == signing.employee.id.text else {
      throw DeclarationText.problem(.notYou)
    }
    if errors.isEmpty {
      do {
        try await checkPassword(form.password, context)
        let acts = acts
        let id = signing.frame.round.id
        _ = try await services.storage.write { transaction in
          guard let round = try RoundStore.find(id, in: transaction) else {
            throw Problem.notFound
          }
          guard let employee = try Self.member(of: round, act: act, in: transaction),
            employee.id.text == form.employeeID
          else { throw DeclarationRefusal.notYou }
          return try acts.sign(
            round, by: employee, before: form.witness, method: .password, act: act,
            in: transaction)
        }
        return redirect(to: DeclarationLink.signing(id).path(saying: .signed))
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: "sandi"))
      }
    }
    return htmlResponse(
      SigningPage(signing: signing, form: form, errors: errors), status: .unprocessableContent)
  }

  private func signing(_ context: ZonaContext, page: PageContext) async throws -> Signing {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    return try await services.storage.read { transaction in
      guard let round = try RoundStore.find(id, in: transaction) else { throw Problem.notFound }
      guard let employee = try Self.member(of: round, act: act, in: transaction) else {
        // Who reads the round may know why; for everybody else there is nothing here.
        try Self.check(act, .read, in: round.unitID, transaction: transaction)
        throw DeclarationText.problem(.notOnRoster)
      }
      guard let text = try TextStore.find(round.textID, in: transaction) else {
        throw StorageError.notFound
      }
      let frame = try Self.frame(of: round, act: act, page: page, in: transaction)
      let head = try HeadStore.head(
        of: round.unitID, on: frame.zone.day(of: act.now), in: transaction)
      let isHead = head?.id == employee.id
      let capacities: [Capacity] = isHead ? [.head] : [.member, .head]
      var record: SignedRecord?
      for capacity in capacities where record == nil {
        record = try RecordStore.find(
          of: PledgeActs.subject(of: round), signer: employee.id.text, capacity: capacity,
          in: transaction)
      }
      return Signing(
        frame: frame, employee: employee, isHead: isHead, text: text.text, record: record)
    }
  }

  /// Whether the person at the session typed their own password again.
  func checkPassword(_ password: String, _ context: ZonaContext) async throws {
    guard let account = context.principal.flatMap({ ID<Account>($0.accountID) }) else {
      throw Problem.notFound
    }
    let place = context.address
    if let end = gate.waitUntil(account.text, at: place, now: context.now) {
      throw DeclarationRefusal.wait(until: end)
    }
    let hash = try await services.storage.read { transaction in
      try AccountStore.passwordHash(of: account, in: transaction)
    }
    let isRight: Bool
    do {
      isRight = try await Self.hasher.check(password, against: hash)
    } catch is TooMuchWaiting {
      throw Problem.busy
    }
    guard isRight else {
      gate.fail(account.text, at: place, now: context.now)
      throw DeclarationRefusal.passwordIsWrong
    }
    gate.succeed(account.text, at: place)
  }
}

/// What is typed to sign for oneself.
struct SigningForm: Sendable {
  var employeeID = ""
  var password = ""
  var typedWitness = ""
  var typedOffice = ""
  private(set) var witness: Witness?
  private(set) var errors: [FormError] = []

  init() {}

  /// Reads the password and, for the head, the witness.
  init(_ form: FormBody, isHead: Bool) {
    employeeID = form["pegawai"] ?? ""
    password = form["sandi"] ?? ""
    if password.isEmpty {
      errors.append(FormError(field: "sandi", message: DeclarationText.passwordMissing))
    }
    if isHead { readWitness(form) }
  }

  /// Reads a witness who may be left out.
  init(witness form: FormBody) {
    let isEmpty = ["saksi_nama", "saksi_jabatan"].allSatisfy { (form[$0] ?? "").isEmpty }
    if !isEmpty { readWitness(form) }
  }

  private mutating func readWitness(_ form: FormBody) {
    typedWitness = String((form["saksi_nama"] ?? "").prefix(400))
    typedOffice = String((form["saksi_jabatan"] ?? "").prefix(400))
    do throws(DeclarationRefusal) {
      witness = try Witness(name: typedWitness, office: typedOffice)
    } catch {
      let field = if case .nameIsWrong("jabatan") = error { "saksi_jabatan" } else { "saksi_nama" }
      errors.append(FormError(field: field, message: DeclarationText.refusal(error)))
    }
  }
}
