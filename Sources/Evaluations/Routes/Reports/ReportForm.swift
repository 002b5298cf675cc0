import EvaluationsModel
import Kernel
import Web

/// What is typed on the page of a report; the fields of the other forms stay empty.
struct ReportForm: Sendable {
  /// The names of the fields.
  enum Field {
    static let version = "versi"
    static let number = "nomor"
    static let opening = "pembuka"
    static let closing = "penutup"
    static let about = "tentang"
    static let wish = "rekomendasi"
    static let due = "paling_lambat"
    static let digest = "sidik"
    static let reason = "alasan"
  }

  /// Something typed that the page shows again with what is wrong.
  struct Fault: Error {
    /// What is wrong with one field; nil when nothing typed is wrong.
    let formError: FormError?
    /// What somebody else did meanwhile; nil when a field is wrong.
    let conflict: Text?

    static let noDay = Fault(Field.due, Text("Isi tanggalnya.", "Give the day."))

    /// The errors as the page lists them.
    var errors: [FormError] { formError.map { [$0] } ?? [] }

    /// An error of one field.
    init(_ field: String, _ message: Text) {
      formError = FormError(field: field, message: message)
      conflict = nil
    }

    /// Somebody else was faster: what was typed is shown beside what stands now.
    init(conflict: Text) {
      formError = nil
      self.conflict = conflict
    }

    /// The error of a refusal that is about what was typed; nil for all others.
    init?(_ refusal: ReportRefusal, of form: ReportForm) {
      let detail = ReportText.refusal(refusal).detail
      switch refusal {
      case .reasonMissing:
        self.init(Field.reason, Text("Tulis alasannya.", "Write the reason."))
      case .numberMissing: self.init(Field.number, detail)
      case .textTooLong(let limit): self.init(form.field(longerThan: limit), detail)
      case .stale where !form.typed.isEmpty: self.init(conflict: ReportText.changedMeanwhile)
      case .signed where !form.typed.isEmpty, .complete where !form.typed.isEmpty:
        self.init(conflict: detail)
      default: return nil
      }
    }

    /// The error of a refusal that is about one field; nil for all others.
    init?(_ refusal: RecommendationRefusal) {
      let detail = ReportText.refusal(refusal).detail
      switch refusal {
      case .wordsMissing, .textTooLong, .tooMany: self.init(Field.wish, detail)
      case .duePast: self.init(Field.due, detail)
      case .unknownPlace: self.init(Field.about, detail)
      default: return nil
      }
    }
  }

  var version: Int64 = -1
  var number = ""
  var opening = ""
  var closing = ""
  var about = ""
  var wish = ""
  var due = ""
  var paperDigest = ""
  var reason = ""
  /// Whether the words of the lead were sent, so that they are shown again as typed.
  var hasWords = false

  init() {}

  init(words form: FormBody) {
    self.init(removal: form)
    number = form[Field.number] ?? ""
    opening = form[Field.opening] ?? ""
    closing = form[Field.closing] ?? ""
    hasWords = true
  }

  init(recommendation form: FormBody) {
    self.init(removal: form)
    about = form[Field.about] ?? ""
    wish = form[Field.wish] ?? ""
    due = form[Field.due] ?? ""
  }

  init(signature form: FormBody) {
    self.init(removal: form)
    paperDigest = form[Field.digest] ?? ""
  }

  init(giveBack form: FormBody) {
    self.init(removal: form)
    reason = form[Field.reason] ?? ""
  }

  /// The field whose text is longer than a limit.
  func field(longerThan limit: Int) -> String {
    if limit == ReportWords.longestNumber { return Field.number }
    if opening.count > limit { return Field.opening }
    if closing.count > limit { return Field.closing }
    return wish.count > limit ? Field.wish : Field.reason
  }

  /// Everything that was typed with the name of its field.
  var typed: [(name: Text, words: String)] {
    [
      (ReportText.number, number), (ReportText.opening, opening), (ReportText.closing, closing),
      (ReportText.recommendation, wish), (ReportText.due, due), (ReportText.reason, reason),
    ].filter { !$0.1.isEmpty }
  }

  init(removal form: FormBody) {
    version = form[Field.version].flatMap { Int64($0) } ?? -1
  }
}

/// What was just done, for the page that the redirect leads to.
enum ReportMessage: String, DoneMessage {
  case written = "disimpan"
  case added = "ditambah"
  case removed = "dihapus"
  case signed = "ditandatangani"
  case givenBack = "dikembalikan"
  case answered = "dijawab"
  case accepted = "diterima"
  case sentBack = "dipulangkan"
  case stated = "dinyatakan"
  case letterhead = "kop"
  case logo = "logo"
  case logoRemoved = "logo-dihapus"

  var text: Text {
    switch self {
    case .written: Text("Naskah laporan disimpan.", "The words of the report are stored.")
    case .added: Text("Rekomendasi ditambahkan.", "The recommendation was added.")
    case .removed: Text("Rekomendasi dihapus dari naskah.", "The recommendation was taken out.")
    case .signed: Text("Laporan ditandatangani.", "The report is signed.")
    case .givenBack:
      Text("Laporan dikembalikan kepada ketua.", "The report was given back to the lead.")
    case .answered: Text("Jawaban terkirim.", "The answer was sent.")
    case .accepted: Text("Rekomendasi selesai.", "The recommendation is done.")
    case .sentBack: Text("Jawaban dikembalikan ke unit.", "The answer was sent back to the unit.")
    case .stated: Text("Pernyataan disimpan.", "The statement is stored.")
    case .letterhead: Text("Kop laporan disimpan.", "The letterhead is stored.")
    case .logo: Text("Logo kop laporan disimpan.", "The logo of the letterhead is stored.")
    case .logoRemoved: Text("Logo kop laporan dihapus.", "The logo was taken away.")
    }
  }
}
