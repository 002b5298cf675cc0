import Accounts
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The report on a judgement: the paper, and what this person can do about it.
struct ReportPage: HTML {
  let readable: ReadableReport
  let isValid: Bool
  let form: ReportForm
  let errors: [FormError]
  let now: Instant
  let page: PageContext

  private var opened: OpenedReport { readable.opened }
  private var report: EvaluationReport { opened.report }
  private var id: ID<Evaluation> { opened.evaluation.id }
  private var version: String { String(report.version) }

  var body: some HTML {
    Page(title: ReportText.report, context: page) {
      Breadcrumb(
        [(opened.unitName, WorkUnitLink.unit(opened.place.unitID).path)],
        here: page(ReportText.report), page: page)
      h1 { page(ReportText.report) + ", " + opened.unitName }
      ErrorSummary(errors, page: page)
      stateNotice
      if readable.mayWrite {
        words
        recommendationForm
      }
      PaperView(paper: opened.paper)
      SignatureList(report: report, isValid: isValid, page: page)
      if readable.signingDuty != nil { signing }
      if readable.mayGiveBack { returning }
      actions
    }
  }

  @HTMLBuilder private var stateNotice: some HTML {
    if opened.hindrance != nil {
      Notice(.warning, page(ReportText.refusal(.sentAgain).detail))
    }
    if let reason = report.returnReason, report.isDraft {
      Notice(.warning) {
        p {
          page(Text("Dikembalikan pengendali teknis:", "Given back by the controller:"))
        }
        blockquote { reason }
      }
    }
    if !report.isComplete {
      Notice(
        .info,
        page(
          Text(
            "Unit membaca laporan ini sesudah ketua dan pengendali teknis menandatanganinya.",
            "The unit reads this report once the lead and the controller have signed it.")))
    }
  }

  /// The words of the lead, as typed or as stored.
  private var words: some HTML {
    Form(action: ReportLink.report(id).path, context: page) {
      h2 { page(Text("Nomor dan kalimat ketua", "Number and words of the lead")) }
      input(.type("hidden"), .name(ReportForm.Field.version), .value(version))
      Field(
        page(Text("Nomor laporan", "Number of the report")), name: ReportForm.Field.number,
        value: form.hasWords ? form.number : report.words.number,
        error: errors.message(for: ReportForm.Field.number, page),
        attributes: [.maxlength(ReportWords.longestNumber)])
      TextArea(
        page(Text("Pengantar", "Opening")), name: ReportForm.Field.opening,
        value: form.hasWords ? form.opening : report.words.opening,
        limit: ReportWords.longestText, page: page)
      TextArea(
        page(Text("Penutup", "Closing")), name: ReportForm.Field.closing,
        value: form.hasWords ? form.closing : report.words.closing,
        limit: ReportWords.longestText, page: page)
      Button(page(Text("Simpan naskah", "Store the words")))
    }
  }

  private var recommendationForm: some HTML {
    div {
      h2 { page(ReportText.recommendations) }
      if !opened.recommendations.isEmpty {
        ul {
          for item in opened.recommendations {
            li {
              page(OutcomeText.place(item.about, in: opened.loaded.instrument)) + ": "
              item.words
              Form(action: ReportLink.removal(id, item.id).path, context: page) {
                input(.type("hidden"), .name(ReportForm.Field.version), .value(version))
                Button(page(Text("Hapus", "Take out")), .quiet)
              }
            }
          }
        }
      }
      Form(action: ReportLink.newRecommendation(id).path, context: page) {
        input(.type("hidden"), .name(ReportForm.Field.version), .value(version))
        SelectField(
          page(Text("Tentang", "About")), name: ReportForm.Field.about, groups: places,
          chosen: form.about)
        TextArea(
          page(Text("Rekomendasi", "Recommendation")), name: ReportForm.Field.wish,
          value: form.wish, limit: Recommendation.longestText,
          error: errors.message(for: ReportForm.Field.wish, page), page: page)
        Field(
          page(Text("Paling lambat", "Due")), name: ReportForm.Field.due, value: form.due,
          kind: .date, error: errors.message(for: ReportForm.Field.due, page))
        Button(page(Text("Tambah rekomendasi", "Add the recommendation")), .quiet)
      }
    }
  }

  private var places: [SelectGroup] {
    let instrument = opened.loaded.instrument
    return [
      SelectGroup(nil, [("", page(OutcomeText.place(nil, in: instrument)))]),
      SelectGroup(
        page(Text("Area perubahan", "Change areas")),
        instrument.changeAreas.map { ($0.key, page($0.name)) }),
      SelectGroup(
        page(Text("Pertanyaan", "Questions")),
        instrument.questions.map { question in
          let name = page(OutcomeText.place(question.code, in: instrument))
          return (question.code, name + ": " + String(page(question.text).prefix(80)))
        }),
    ]
  }

  private var signing: some HTML {
    Form(action: ReportLink.signature(id).path, context: page) {
      h2 { page(Text("Tanda tangani", "Sign")) }
      p {
        page(
          Text(
            "Sesudah tanda tangan pertama isi laporan tidak dapat berubah.",
            "After the first signature the report cannot change."))
      }
      input(.type("hidden"), .name(ReportForm.Field.version), .value(version))
      input(
        .type("hidden"), .name(ReportForm.Field.digest),
        .value(ReportDocument.digest(of: opened.paper)))
      ReentryFields(asksForCode: false, errors: errors, page: page)
      Button(page(Text("Tanda tangani laporan", "Sign the report")))
    }
  }

  private var returning: some HTML {
    Form(action: ReportLink.giveBack(id).path, context: page) {
      h2 { page(Text("Kembalikan kepada ketua", "Give back to the lead")) }
      input(.type("hidden"), .name(ReportForm.Field.version), .value(version))
      TextArea(
        page(Text("Alasan", "Reason")), name: ReportForm.Field.reason, value: form.reason,
        limit: ReportWords.longestText,
        error: errors.message(for: ReportForm.Field.reason, page), page: page)
      Button(page(Text("Kembalikan", "Give back")), .quiet)
    }
  }

  private var actions: some HTML {
    div(.class("actions")) {
      ButtonLink(page(Text("Unduh PDF", "Download PDF")), to: ReportLink.pdf(id).path, .quiet)
      ButtonLink(
        page(Text("Unduh XLSX", "Download XLSX")), to: ReportLink.workbook(id).path, .quiet)
      if !opened.records.isEmpty {
        ButtonLink(
          page(Text("Unduh berkas bukti", "Download the proof file")),
          to: ReportLink.records(id).path, .quiet)
      }
    }
  }
}
