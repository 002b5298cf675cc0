import Accounts
import Evidence
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Logging
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Every route of Worksheets with who may use it.
struct WorksheetRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    let read = RouteAccess.policy("worksheet.read")
    let answer = RouteAccess.policy("worksheet.answer")
    table.get("/tugas", .signedIn, tasks)
    table.post("/unit/:id/lke", .policy("worksheet.start"), start)
    table.get("/lke/:id", read, list)
    table.get("/lke/:id/daftar.csv", read, listCSV)
    table.get("/lke/:id/soal/:soal", read, question)
    table.post("/lke/:id/soal/:soal", answer, saveQuestion)
    table.get("/lke/:id/soal/:soal/riwayat", read, history)
    table.post("/lke/:id/soal/:soal/pemulihan", answer, restore)
    table.post("/lke/:id/soal/:soal/survei", answer, takeSurvey)
    table.get("/lke/:id/pengiriman", read, submission)
    table.post("/lke/:id/pengiriman", .policy("worksheet.submit"), submit)
    table.get("/lke/:id/pengembalian", .policy("worksheet.reopen"), reopening)
    table.post("/lke/:id/pengembalian", .policy("worksheet.reopen"), reopen)
    table.post("/lke/:id/tahun-lalu", answer, carryOver)
    registerReturns(in: table)
    table.get("/lke/:id/nilai", read, score)
    table.get("/lke/:id/simulasi", read, simulation)
    table.get("/api/v1/lke/:id", read, api)
    table.get("/api/openapi.yaml", .everyone, openAPI)
    registerWorkbooks(in: table)
  }

  /// Who acts, and when.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The question that a soal number in the path belongs to.
  ///
  /// - Throws: `Problem.notFound` when the instrument has no such soal.
  func question(in instrument: Instrument, _ context: ZonaContext) throws -> Int {
    guard let soal = Int(try context.parameter("soal")),
      let position = instrument.position(ofSoal: soal)
    else { throw Problem.notFound }
    return instrument.soals[position].question
  }

  /// The worksheet in the official wording, where this installation has imported it.
  ///
  /// A damaged file of wording is logged and not shown: our own wording stands in.
  func worded(_ opened: OpenedWorksheet) -> OpenedWorksheet {
    let instrument = opened.loaded.instrument
    do throws(WordingRefusal) {
      let wording = try WordingStore.find(for: instrument, in: services.dataFolder)
      return wording.map { opened.worded(by: $0) } ?? opened
    } catch {
      services.logger.error("\(WordingText.refusal(error).english)")
      return opened
    }
  }

  /// Runs what may be refused by the rules; a refusal becomes the answer.
  func answering<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as WorksheetRefusal {
      throw refusal.problem()
    }
  }
}

/// A worksheet opened by a person who may at least read it.
struct OpenedWorksheet: Sendable {
  private(set) var loaded: LoadedWorksheet
  let place: WorkUnitPlace
  let unitName: String
  let institutionName: String
  /// The return that the unit works on; nil for none, and for acts, which read it themselves.
  private(set) var round: ReturnRound?
  /// Which questions the unit may change; everything for acts, which ask the store themselves.
  private(set) var open = OpenQuestions.all
  private(set) var zone = UnitZone.wib
  /// How far assessors are, for those who else could take it back, reopen it or give it back; nil
  /// for acts.
  private(set) var judged: JudgedState?
  /// The answers of the last sending, for those who do not see what the unit writes while it has the
  /// worksheet back; nil for everybody else, and in the other stages.
  let sent: [Int: QuestionAnswer]?
  private let principal: Principal?

  /// Loads a worksheet and asks the policy.
  ///
  /// - Parameters:
  ///   - id: The worksheet.
  ///   - action: What for; another stage than it needs is left to the model to refuse.
  ///   - context: Who asks, and when.
  ///   - transaction: Of the act itself, when there is one.
  /// - Throws: `Problem.notFound` for those who may not know of it, `Problem.forbidden` for those
  ///   who may not do this.
  init(
    _ id: ID<Worksheet>, for action: WorksheetAction, _ context: ZonaContext,
    in transaction: Transaction
  ) throws {
    guard let loaded = try WorksheetActs.load(id, in: transaction) else { throw Problem.notFound }
    let place = try WorkUnitStore.place(of: loaded.worksheet.unitID, in: transaction)
    switch WorksheetPolicy.permission(
      context.principal, action, on: place, stage: loaded.worksheet.stage.name)
    {
    case .allowed, .notNow: break
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
    sent = try Self.sending(loaded, for: action, context.principal, place, in: transaction)
    self.loaded = sent.map { loaded.asSent($0) } ?? loaded
    self.place = place
    principal = context.principal
    // A write needs no names; they cost two statements on the hot path.
    guard action == .read else {
      (unitName, institutionName) = ("", "")
      return
    }
    let day = CalendarDate(programmeDayOf: context.now)
    unitName = try WorkUnitStore.name(of: place.unitID, on: day, in: transaction) ?? ""
    institutionName =
      try InstitutionStore.find(place.institutionID, in: transaction)?.name.text ?? ""
    let stage = loaded.worksheet.stage.name
    if stage == .returned {
      let rounds = try self.rounds(in: transaction)
      round = rounds.last(where: \.isOpen)
      open = OpenQuestions(in: stage, after: rounds)
    }
    if may(.reopen) || may(.giveBack) {
      judged = try WorksheetActs.judged(loaded.worksheet, in: transaction)
    }
    if round != nil { zone = try WorkUnitStore.zone(of: place.unitID, in: transaction) }
  }

  /// The layer as which the person gives the worksheet back; nil for those who never do.
  var returningLayer: Layer? { WorksheetPolicy.returningLayer(of: principal, on: place) }

  /// Whether the person may do something in the stage in which the worksheet is.
  func may(_ action: WorksheetAction) -> Bool {
    WorksheetPolicy.mayAct(principal, action, on: place, stage: loaded.worksheet.stage.name)
  }

  /// The same worksheet with the texts of the question master.
  func worded(by wording: OfficialWording) -> OpenedWorksheet {
    var worded = self
    worded.loaded = LoadedWorksheet(
      worksheet: loaded.worksheet, instrument: loaded.instrument.worded(by: wording),
      window: loaded.window, vector: loaded.vector)
    return worded
  }

  /// What pages show and offer.
  func frame(_ page: PageContext, now: Instant) -> WorksheetFrame {
    let hindrance = returnHindrance(at: now)
    return WorksheetFrame(
      worksheet: loaded.worksheet, instrument: loaded.instrument, window: loaded.window,
      unitName: unitName, institutionName: institutionName, mayAnswer: may(.answer),
      maySubmit: may(.submit), mayReopen: may(.reopen) && judged == nil, judged: judged,
      takesBack: principal.map { WorksheetPolicy.takesBack($0, on: place) } ?? false,
      mayGiveBack: may(.giveBack) && hindrance == nil, returnHindrance: hindrance,
      mayAddNotes: round.map { $0.layer == returningLayer && now < $0.deadline } ?? false,
      open: open, round: round, showsSending: showsSending, zone: zone, page: page, now: now)
  }

  /// What refuses every return with notes before its words are looked at.
  ///
  /// - Returns: nil where nothing does, and for whoever gives nothing back now.
  private func returnHindrance(at now: Instant) -> WorksheetRefusal? {
    guard may(.giveBack) else { return nil }
    if let judged, judged.forbidsReturn(byAssessors: true) { return .judged(judged) }
    do throws(WorksheetRefusal) { try loaded.window.require(now) } catch { return error }
    return nil
  }

  /// The answers of the unit layer, or of the last sending; rows and vector must say the same.
  ///
  /// - Throws: `corrupted` when they do not.
  func answers(in transaction: Transaction) throws(StorageError) -> [Int: QuestionAnswer] {
    if let sent { return sent }
    let answers = try AnswerStore.answers(
      of: loaded.worksheet, layer: .unit, instrument: loaded.instrument, in: transaction)
    guard AnswerSheet(of: answers.values, in: loaded.instrument) == loaded.vector.sheet else {
      throw .corrupted("answer_vector \(loaded.worksheet.id) unit differs from its rows")
    }
    return answers
  }

  /// Questions of a sent worksheet on which the settled result of TPI says what the unit says.
  ///
  /// The layer is written when a judgement settles, never before.
  ///
  /// - Returns: nil while nothing is settled.
  func agreed(in transaction: Transaction) throws(StorageError) -> Set<Int>? {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    guard worksheet.stage.name == .submitted else { return nil }
    let settled = try AnswerVector.find(
      of: worksheet, layer: .tpi, instrument: instrument, in: transaction)
    guard settled.version > 0 else { return nil }
    return Set(
      instrument.questions.indices.filter { question in
        instrument.questions[question].soals.allSatisfy {
          settled.sheet.places[$0] == loaded.vector.sheet.places[$0]
        }
      })
  }

  /// The proof of the year by question, in one statement; that of the last sending where its
  /// answers are shown.
  func proofs(in transaction: Transaction) throws(StorageError) -> ProofBoard {
    if showsSending {
      return try SentWorksheet.proof(
        of: loaded.worksheet.submissionCount, of: loaded.worksheet, instrument: loaded.instrument,
        in: transaction)
    }
    return try ProofBoard(of: place.unitID, year: loaded.worksheet.year, in: transaction)
  }

  /// The purposes whose closed survey rounds the person may know of.
  var seenPurposes: Set<SurveyPurpose> {
    Set(
      SurveyPurpose.allCases.filter {
        SurveyPolicy.mayAct(principal, .read($0, isClosed: true), on: place)
      })
  }

  func standing(_ answers: [Int: QuestionAnswer]) -> Standing {
    Standing(
      of: loaded.vector.sheet, answers: answers, stage: loaded.worksheet.stage,
      instrument: loaded.instrument)
  }
}

/// What was just done, for the page that the redirect leads to.
enum WorksheetMessage: String, DoneMessage {
  case saved = "tersimpan"
  case savedOpen = "tersimpan-yang-terbuka"
  case sent = "dikirim"
  case returned = "dikembalikan"
  case carriedOver = "disalin"
  case restored = "dipulihkan"
  case noted = "dicatat"
  case dropped = "dihapus"
  case replied = "ditanggapi"
  case givenBack = "dikembalikan-dengan-catatan"
  case added = "catatan-ditambahkan"
  case ruled = "aturan-disimpan"

  var text: Text {
    switch self {
    case .saved: WorksheetText.saved
    case .savedOpen: ReturnText.savedOpen
    case .sent:
      Text("LKE sudah dikirim.", "The worksheet is sent.")
    case .returned:
      Text("LKE dikembalikan kepada unit.", "The worksheet is returned to the unit.")
    case .carriedOver:
      Text(
        "Jawaban tahun lalu disalin; periksa yang bertanda.",
        "Last year's answers were copied; check those with a mark.")
    case .restored:
      Text("Versi itu berlaku lagi.", "That version stands again.")
    case .noted: Text("Catatan disimpan.", "The note is kept.")
    case .dropped: Text("Catatan dihapus.", "The note is removed.")
    case .replied: Text("Tanggapan disimpan.", "The reply is kept.")
    case .added: ReturnText.addedDone
    case .ruled: ReturnText.rulesSaved
    case .givenBack:
      Text(
        "LKE dikembalikan kepada unit dengan catatannya.",
        "The worksheet went back to the unit with the notes.")
    }
  }
}

extension ZonaContext {
  /// The frame of a page, with the message that came with the request.
  func page(saying request: Request) -> PageContext {
    page(after: request, WorksheetMessage.self)
  }
}
