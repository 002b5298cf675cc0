package import InstrumentsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// Every path of Worksheets.
package enum WorksheetLink: Sendable {
  /// What the person has to do.
  case tasks
  /// Takes the start of a worksheet for a unit.
  case start(ID<WorkUnit>)
  /// The page of a unit, upstream.
  case unit(ID<WorkUnit>)
  /// The list of questions by area.
  case list(ID<Worksheet>)
  /// The list with some questions only.
  case filtered(ID<Worksheet>, QuestionFilter)
  /// The list as a table file.
  case table(ID<Worksheet>)
  /// One question; any soal of it leads there.
  case question(ID<Worksheet>, soal: Int)
  /// Every version of the answer to a question.
  case history(ID<Worksheet>, soal: Int)
  /// Takes the number of a version that shall stand again.
  case restoration(ID<Worksheet>, soal: Int)
  /// Takes the figure of a survey round.
  case survey(ID<Worksheet>, soal: Int)
  /// The check page before sending, and where it is sent.
  case submission(ID<Worksheet>)
  /// The check page before giving back, and where it is given back.
  case reopening(ID<Worksheet>)
  /// One sending as it was.
  case sending(ID<Worksheet>, Int)
  /// The text that the digest of the answers is of.
  case sentAnswers(ID<Worksheet>, Int)
  /// The text that the digest of the proof is of.
  case sentProof(ID<Worksheet>, Int)
  /// All sendings and returns; takes a return with notes.
  case returns(ID<Worksheet>)
  /// The same page with the form for a note on a question.
  case returning(ID<Worksheet>, soal: Int)
  /// Takes a note before the return.
  case returnNote(ID<Worksheet>)
  /// Takes notes that are added to the return that the unit works on.
  case furtherNotes(ID<Worksheet>)
  /// One return with its notes and replies.
  case round(ID<Worksheet>, Int)
  /// Takes the reply to the note on a question.
  case reply(ID<Worksheet>, soal: Int)
  /// The list with the questions of one status only.
  case status(ID<Worksheet>, QuestionStatus)
  /// What comes back most in an instansi.
  case returnStatistics(ID<Institution>, CycleYear)
  /// The same as a table file.
  case returnTable(ID<Institution>, CycleYear)
  /// How often and for how long assessors of an instansi give worksheets back.
  case returnRules(ID<Institution>)
  /// Takes over answers of an earlier year.
  case carryOver(ID<Worksheet>)
  /// Why the score is what it is.
  case score(ID<Worksheet>, code: String?)
  /// Other answers without saving.
  case simulation(ID<Worksheet>)
  /// The worksheet for programs.
  case api(ID<Worksheet>)
  /// What programs may ask.
  case openAPI

  /// The path on this installation.
  package var path: String {
    switch self {
    case .tasks: "/tugas"
    case .start(let unit): "/unit/\(unit)/lke"
    case .unit(let unit): "/unit/\(unit)"
    case .list(let id): "/lke/\(id)"
    case .filtered(let id, let filter): "/lke/\(id)?\(QuestionFilter.field)=\(filter.rawValue)"
    case .table(let id): "/lke/\(id)/daftar.csv"
    case .question(let id, let soal): "/lke/\(id)/soal/\(soal)"
    case .history(let id, let soal): "/lke/\(id)/soal/\(soal)/riwayat"
    case .restoration(let id, let soal): "/lke/\(id)/soal/\(soal)/pemulihan"
    case .survey(let id, let soal): "/lke/\(id)/soal/\(soal)/survei"
    case .submission(let id): "/lke/\(id)/pengiriman"
    case .reopening(let id): "/lke/\(id)/pengembalian"
    case .sending(let id, let number): "/lke/\(id)/pengiriman/\(number)"
    case .sentAnswers(let id, let number): "/lke/\(id)/pengiriman/\(number)/jawaban.txt"
    case .sentProof(let id, let number): "/lke/\(id)/pengiriman/\(number)/bukti.txt"
    case .returns(let id): "/lke/\(id)/perbaikan"
    case .returning(let id, let soal): "/lke/\(id)/perbaikan?soal=\(soal)#catatan"
    case .returnNote(let id): "/lke/\(id)/perbaikan/catatan"
    case .furtherNotes(let id): "/lke/\(id)/perbaikan/tambahan"
    case .round(let id, let number): "/lke/\(id)/perbaikan/\(number)"
    case .reply(let id, let soal): "/lke/\(id)/soal/\(soal)/balasan"
    case .status(let id, let status): "/lke/\(id)?\(QuestionStatus.field)=\(status.rawValue)"
    case .returnStatistics(let id, let year): "/instansi/\(id)/pengembalian/\(year.number)"
    case .returnTable(let id, let year): "/instansi/\(id)/pengembalian/\(year.number)/soal.csv"
    case .returnRules(let id): "/instansi/\(id)/aturan-pengembalian"
    case .carryOver(let id): "/lke/\(id)/tahun-lalu"
    case .score(let id, nil): "/lke/\(id)/nilai"
    case .score(let id, let code?): "/lke/\(id)/nilai?kode=\(code)"
    case .simulation(let id): "/lke/\(id)/simulasi"
    case .api(let id): "/api/v1/lke/\(id)"
    case .openAPI: "/api/openapi.yaml"
    }
  }

  /// The page of a question.
  ///
  /// - Parameters:
  ///   - id: The worksheet.
  ///   - question: The position in `Instrument.questions`.
  ///   - instrument: Its instrument.
  /// - Returns: The link through the first soal of the question.
  static func question(
    _ id: ID<Worksheet>, _ question: Int, in instrument: Instrument
  ) -> WorksheetLink {
    .question(id, soal: instrument.firstSoal(of: question))
  }

  /// Where the figure of a survey round is taken for a question.
  ///
  /// - Parameters:
  ///   - id: The worksheet.
  ///   - question: The position in `Instrument.questions`.
  ///   - instrument: Its instrument.
  /// - Returns: The link through the first soal of the question.
  static func survey(
    _ id: ID<Worksheet>, _ question: Int, in instrument: Instrument
  ) -> WorksheetLink {
    .survey(id, soal: instrument.firstSoal(of: question))
  }
}

/// Which questions of a worksheet are listed.
package enum QuestionFilter: String, CaseIterable, Sendable {
  /// All of them.
  case all = "semua"
  /// Those without a full answer.
  case open = "belum"
  /// Those that still stand as in an earlier year.
  case carriedOver = "tahun-lalu"
  /// Those with a doubt.
  case doubted = "periksa"
  /// Those without proof that counts.
  case unproven = "tanpa-bukti"

  /// The name of the field in the address.
  package static let field = "tampil"
}

extension QuestionStatus {
  /// The name of the field in the address.
  static let field = "status"
}

extension Instrument {
  /// The number of a question's first soal, by which people call it.
  package func firstSoal(of question: Int) -> Int {
    questions[question].soals.first.map { soals[$0].id } ?? 0
  }

  /// The numbers of a question as people read them: `13` or `113–116`.
  package func soalNumbers(of question: Int) -> String {
    let ids = questions[question].soals.map { soals[$0].id }
    guard let first = ids.first, let last = ids.last, first != last else {
      return String(ids.first ?? 0)
    }
    return "\(first)–\(last)"
  }
}
