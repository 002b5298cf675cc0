import AccountsModel
import Cryptography
import House
import Hummingbird
import Kernel
import Storage
import Web

/// The routes of Accounts with what they need.
struct AccountRoutes: Sendable {
  /// Hashes passwords on its own threads; one for the whole program bounds memory and harm.
  static let hasher = PasswordHasher()

  let services: Services
  let places: any PlaceDirectory.Type
  var gate: SignInGate { SignInGate.of(services) }

  func register(in table: RouteTable) {
    table.get("/", .everyone) { try await start($0, $1) }
    table.get("/masuk", .everyone) { try await signInPage($0, $1) }
    table.post("/masuk", .everyone, limit: Self.smallForm) { try await signIn($0, $1) }
    table.post("/keluar", .signedIn, limit: Self.smallForm) { try await signOut($0, $1) }
    table.get("/saya", .signedIn) { try await ownAccount($0, $1) }
    table.get("/sandi", .signedIn) { try await passwordPage($0, $1) }
    table.post("/sandi", .signedIn, limit: Self.smallForm) { try await changePassword($0, $1) }
    table.get("/sandi/atur/:token", .everyone) { try await linkPage($0, $1) }
    table.post("/sandi/atur/:token", .everyone, limit: Self.smallForm) {
      try await useLink($0, $1)
    }
    table.get("/mulai/:token", .everyone) { try await setupPage($0, $1) }
    table.post("/mulai/:token", .everyone, limit: Self.smallForm) { try await setUp($0, $1) }
    registerSecondFactor(in: table)
    registerAccounts(in: table)
  }

  private func registerSecondFactor(in table: RouteTable) {
    table.get("/masuk/kode", .everyone) { try await signInCodePage($0, $1) }
    table.post("/masuk/kode", .everyone, limit: Self.smallForm) {
      try await signInWithCode($0, $1)
    }
    table.get("/faktor-kedua", .signedIn) { try await secondFactorPage($0, $1) }
    table.post("/faktor-kedua", .signedIn, limit: Self.smallForm) {
      try await beginSecondFactor($0, $1)
    }
    table.get("/faktor-kedua/ganti", .signedIn) { try await replacementPage($0, $1) }
    table.get("/faktor-kedua/atur", .signedIn) { try await secondFactorSetupPage($0, $1) }
    table.post("/faktor-kedua/atur", .signedIn, limit: Self.smallForm) {
      try await confirmSecondFactor($0, $1)
    }
    table.get("/faktor-kedua/kode-pemulihan", .signedIn) { try await recoveryCodesPage($0, $1) }
    table.post("/faktor-kedua/kode-pemulihan", .signedIn, limit: Self.smallForm) {
      try await renewRecoveryCodes($0, $1)
    }
    table.get("/akun/:id/faktor-kedua", .policy("account.removeSecondFactor")) {
      try await confirmFactorRemoval($0, $1)
    }
    table.post(
      "/akun/:id/faktor-kedua", .policy("account.removeSecondFactor"), limit: Self.smallForm
    ) {
      try await removeFactor($0, $1)
    }
  }

  private func registerAccounts(in table: RouteTable) {
    table.get("/akun", .policy("account.list")) { try await list($0, $1) }
    table.get("/akun.csv", .policy("account.list")) { try await listCSV($0, $1) }
    table.post("/akun", .policy("account.create"), limit: Self.smallForm) {
      try await create($0, $1)
    }
    table.get("/akun/baru", .policy("account.create")) { try await newAccount($0, $1) }
    table.get("/akun/:id", .policy("account.read")) { try await show($0, $1) }
    table.post("/akun/:id/nama", .policy("account.change"), limit: Self.smallForm) {
      try await rename($0, $1)
    }
    table.get("/akun/:id/nonaktif", .policy("account.change")) {
      try await confirmDeactivation($0, $1)
    }
    table.post("/akun/:id/nonaktif", .policy("account.change"), limit: Self.smallForm) {
      try await deactivate($0, $1)
    }
    table.post("/akun/:id/aktif", .policy("account.change"), limit: Self.smallForm) {
      try await activate($0, $1)
    }
    table.post("/akun/:id/tautan-sandi", .policy("account.resetPassword"), limit: Self.smallForm) {
      try await makePasswordLink($0, $1)
    }
    table.get("/akun/:id/peran/baru", .policy("account.grantRole")) {
      try await newRole($0, $1)
    }
    table.post("/akun/:id/peran", .policy("account.grantRole"), limit: Self.smallForm) {
      try await grantRole($0, $1)
    }
    table.get("/akun/:id/peran/:grant/akhir", .policy("account.grantRole")) {
      try await confirmRoleEnd($0, $1)
    }
    table.post("/akun/:id/peran/:grant/akhir", .policy("account.grantRole"), limit: Self.smallForm)
    {
      try await endRole($0, $1)
    }
  }

  /// The largest form of this feature.
  ///
  /// - Unit: bytes.
  static let smallForm = 64 * 1024

  /// Who does something now.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The frame of a page, with the message that the redirect before it carried.
  func page(_ request: Request, _ context: ZonaContext) -> PageContext {
    context.page(after: request, AccountMessage.self)
  }
}

/// An account with what decides about it.
struct AccountSubject: Sendable {
  let account: Account
  let grants: [RoleGrant]
  let reach: AccountReach

  /// Loads an account for an act that the person may do.
  ///
  /// - Throws: `Problem.notFound` when the person may not know the account, `Problem.forbidden`
  ///   when they may know but not do this.
  static func load(
    _ id: ID<Account>, for action: AccountAction, act: Act, in transaction: Transaction
  ) throws -> AccountSubject {
    guard let account = try AccountStore.find(id, in: transaction) else { throw Problem.notFound }
    let grants = try GrantStore.grants(of: id, in: transaction)
    let reach = AccountReach.of(
      home: account.institutionID,
      grants: grants.filter { $0.isCurrentOrComing(on: act.day) })
    guard AccountPolicy.mayAct(act.principal, .read, on: reach) else { throw Problem.notFound }
    guard AccountPolicy.mayAct(act.principal, action, on: reach) else {
      if action == .resetPassword { throw AccountText.resetProblem }
      throw Problem.forbidden
    }
    return AccountSubject(account: account, grants: grants, reach: reach)
  }
}
