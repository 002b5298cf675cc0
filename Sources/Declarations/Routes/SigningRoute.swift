import Accounts
import AccountsModel
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
    /// Why the time is not right; nil when the person may sign.
    let refusal: DeclarationRefusal?
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
        try await reenter(form.password, context)
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
      } catch let refusal as ReentryRefusal {
        errors.append(refusal.formError)
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: Reentry.passwordField))
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
      let (signer, refusal) = try Self.signer(employee, of: round, act: act, in: transaction)
      return Signing(
        frame: frame, employee: employee, isHead: signer.isHead, text: text.text,
        record: try PledgeActs.record(of: signer, in: round, transaction: transaction),
        refusal: refusal)
    }
  }

  /// A person in the capacity of today, and why the time is not right for them to sign.
  static func signer(
    _ employee: Employee, of round: PledgeRound, act: Act, in transaction: Transaction
  ) throws -> (signer: PledgeSigner, refusal: DeclarationRefusal?) {
    let day = try PledgeActs.day(of: round.unitID, at: act.now, in: transaction)
    let office = try HeadStore.office(of: round.unitID, on: day, in: transaction)
    let signer = PledgeSigner(employee, isHead: office?.employee.id == employee.id)
    do {
      try round.checkTime(at: act.now)
      try PledgeActs.checkStage(of: round, signer, office, at: act.now, in: transaction)
      return (signer, nil)
    } catch let refusal as DeclarationRefusal {
      return (signer, refusal)
    }
  }

  /// Makes sure that the person at the session is the one of the account: the password once more.
  ///
  /// - Throws: `ReentryRefusal`.
  func reenter(_ password: String, _ context: ZonaContext) async throws {
    guard let principal = context.principal else { throw Problem.notFound }
    try await Reentry.verify(
      password: password, code: nil, principal: principal, services: services)
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
    password = form[Reentry.passwordField] ?? ""
    if password.isEmpty {
      errors.append(
        FormError(field: Reentry.passwordField, message: DeclarationText.passwordMissing))
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
    witness = errors.person(
      name: ("saksi_nama", typedWitness), office: ("saksi_jabatan", typedOffice))
  }
}
