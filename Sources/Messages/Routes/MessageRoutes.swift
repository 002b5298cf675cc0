import Accounts
import AccountsModel
import House
import Hummingbird
import Kernel
import MessagesModel
import Storage
import Web

/// The routes of Messages with what they need.
struct MessageRoutes: Sendable {
  /// The largest form of this feature.
  ///
  /// - Unit: bytes.
  private static let smallForm = 16 * 1024
  /// How many messages a page shows.
  static let pageSize = 30

  let services: Services

  func register(in table: RouteTable) {
    table.get("/pesan", .signedIn) { try await list($0, $1) }
    table.post("/pesan/dibaca", .signedIn, limit: Self.smallForm) { try await readAll($0, $1) }
    table.get("/pesan/surat", .signedIn) { try await mailPage($0, $1) }
    table.post("/pesan/surat", .signedIn, limit: Self.smallForm) { try await setMail($0, $1) }
    table.post("/pesan/:id/dibaca", .signedIn, limit: Self.smallForm) { try await read($0, $1) }
    table.post("/pesan/:id/buka", .signedIn, limit: Self.smallForm) { try await open($0, $1) }
  }

  private func list(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try own(context, .read)
    let before = try request.uri.queryParameters["sebelum"].map { word in
      guard let id = ID<Message>(String(word)) else { throw Problem.notFound }
      return id
    }
    // Counted for the menu already.
    let known = context.newCounts[MessageLink.list.path]
    let (messages, unread) = try await services.storage.read { transaction in
      (
        try MessageStore.list(
          of: account, before: before, limit: Self.pageSize + 1, in: transaction),
        try known ?? MessageStore.unreadCount(of: account.text, in: transaction)
      )
    }
    return htmlResponse(
      MessagesPage(
        messages: Array(messages.prefix(Self.pageSize)),
        hasOlder: messages.count > Self.pageSize, isNewest: before == nil, unread: unread,
        page: context.page(after: request, MessageNotice.self)))
  }

  private func readAll(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try own(context, .mark)
    guard let newest = context.form?["sampai"].flatMap({ ID<Message>($0) }) else {
      throw Problem.notFound
    }
    let now = context.now
    try await services.storage.write {
      try MessageStore.readAll(upTo: newest, of: account, at: now, in: $0)
    }
    return redirect(to: MessageNotice.read.on(MessageLink.list.path))
  }

  private func read(_ request: Request, _ context: ZonaContext) async throws -> Response {
    _ = try await mark(context)
    return redirect(to: MessageNotice.read.on(MessageLink.list.path))
  }

  /// The page that it leads to decides again whether this person may see it.
  private func open(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await mark(context)
    return redirect(to: opened.path?.text ?? MessageLink.list.path)
  }

  private func mark(_ context: ZonaContext) async throws -> MessageStore.Opened {
    let account = try own(context, .mark)
    let id = try context.id(of: Message.self)
    let now = context.now
    let opened = try await services.storage.write {
      try MessageStore.read(id, of: account, at: now, in: $0)
    }
    guard let opened else { throw Problem.notFound }
    return opened
  }

  private func mailPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try own(context, .setMail)
    let recipient = try await recipient(account)
    return htmlResponse(
      MailPreferencePage(
        form: MailPreferenceForm(recipient.preference), errors: [],
        standing: standing(recipient),
        page: context.page(after: request, MessageNotice.self)))
  }

  private func setMail(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try own(context, .setMail)
    let recipient = try await recipient(account)
    let form = MailPreferenceForm(context.form)
    let preference: MailPreference
    switch form.parsed {
    case .success(let parsed): preference = parsed
    case .failure(let trouble):
      return htmlResponse(
        MailPreferencePage(
          form: form, errors: trouble.errors, standing: standing(recipient),
          page: context.page()),
        status: .unprocessableContent)
    }
    let act = Act(by: context.principal, at: context.now)
    if preference != recipient.preference {
      try await services.storage.write { transaction in
        try MailPreferenceStore.set(preference, of: account, at: act.now, in: transaction)
        try act.journal([preference.journalEntry(of: account)], in: transaction)
      }
    }
    return redirect(to: MessageNotice.mailSet.on(MessageLink.mail.path))
  }

  private func recipient(_ account: ID<Account>) async throws -> Recipient {
    let found = try await services.storage.read {
      try Recipients.of([account], in: $0)[account]
    }
    guard let found else { throw Problem.notFound }
    return found
  }

  private func standing(_ recipient: Recipient) -> MailStanding {
    if recipient.address == nil { return .noAddress }
    return services.mail == nil ? .noServer : .ready
  }

  /// The account of the person who asks, for an act on their own messages.
  private func own(_ context: ZonaContext, _ action: MessageAction) throws -> ID<Account> {
    guard let principal = context.principal, let id = ID<Account>(principal.accountID),
      MessagePolicy.mayAct(principal, action, on: id.text)
    else { throw Problem.notFound }
    return id
  }

  /// The part of "Yang perlu Anda kerjakan".
  static func tasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let unread = try await request.services.storage.read {
      try MessageStore.unreadCount(of: principal.accountID, in: $0)
    }
    return unread == 0 ? nil : HTMLFragment(MessageTasks(unread: unread, page: request.page))
  }
}
