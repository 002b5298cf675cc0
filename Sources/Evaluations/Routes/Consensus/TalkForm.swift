import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The names of the fields of the forms of the consensus.
enum ConsensusField {
  static let version = "versi"
  static let reason = "alasan"
  static let words = "catatan"
  static let next = "lanjut"
  static let finding = "temuan"
  static let doubt = "keraguan"
  static let agree = "setuju"

  /// The reason for a question in the list of all of them.
  static func reason(_ soal: Int) -> String { "alasan-\(soal)" }
  /// The version that the reason for a question was written on.
  static func version(_ soal: Int) -> String { "versi-\(soal)" }
  static func soal(_ id: Int) -> String { "s\(id)" }

  /// The version that a form was made on; 0 where none was sent, which nothing has.
  static func version(of body: FormBody?) -> Int64 {
    body?[version].flatMap { Int64($0) } ?? 0
  }
}

/// Which form of the page of a question was sent.
enum TalkAct: String, Sendable {
  case remark = "catat"
  case move = "pindah"
  case decide = "putus"
  case reopen = "buka"
  case explain = "jelas"

  /// Whether its form says a value.
  var hasValues: Bool {
    switch self {
    case .move, .decide: true
    case .remark, .reopen, .explain: false
    }
  }

  /// The name of the field with the words.
  var words: String { self == .remark ? ConsensusField.words : ConsensusField.reason }
}

/// A form about one question, as somebody typed it; kept when it is refused.
struct TalkForm: Sendable {
  let act: TalkAct
  let typed: [String]
  let words: String
  let version: Int64
  let goesOn: Bool
  let values: [Answer?]
  let errors: [FormError]

  /// Whether it moves to a value that is not the unit's with too few words for the unit; the lead
  /// will have to write more if it stands.
  func isBrief(against unit: [Answer?]?) -> Bool {
    act == .move && values != unit && !UnitReason.isEnough(words)
  }

  /// Reads a form; a field that was not sent is blank.
  init(_ body: FormBody, _ act: TalkAct, question: Int, in instrument: Instrument) {
    self.act = act
    let soals = instrument.questions[question].soals
    typed = soals.map { body[ConsensusField.soal(instrument.soals[$0].id)] ?? "" }
    words = body[act.words] ?? ""
    version = ConsensusField.version(of: body)
    goesOn = body[ConsensusField.next] != nil
    guard act.hasValues else {
      (values, errors) = ([], [])
      return
    }
    let fields = AnswerFields(typed, of: question, in: instrument)
    values = fields.values
    errors = soals.compactMap { position in
      let id = instrument.soals[position].id
      return fields.problems[id].map {
        FormError(field: ConsensusField.soal(id), message: ConsensusText.problem($0))
      }
    }
  }
}
