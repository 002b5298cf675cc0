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
  /// SHA-256 of the PDF that is kept; nil while none was made.
  let printDigest: String?
  /// Whether the person has a second factor, whose code is asked for at the signature.
  let asksForCode: Bool
  let form: ReportForm
  let errors: [FormError]
  /// What somebody else did while this was typed; nil for no conflict.
  let conflict: Text?
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
      if let conflict {
        ReportConflict(
          message: conflict, form: form, words: readable.mayWrite ? report.words : nil, page: page)
      }
      ReportSummary(opened: opened, page: page)
      stateNotice
      // Who reads a finished report takes it along; who works on one does that at its end.
      if report.isComplete { actions }
      if readable.mayWrite {
        words
        recommendationForm
      }
      paperLanguage
      LetterheadView(
        lines: opened.letterhead,
        picture: opened.paper.logo.map { _ in .at(ReportLink.logo(id).path) })
      PaperView(paper: opened.paper)
      SignatureList(opened: opened, isValid: isValid, leadsToProof: true, page: page)
      if readable.signingDuty != nil {
        signing
      } else if let next = report.nextSigner, opened.hindrance == nil {
        Notice(.info, page(ReportText.waits(for: next)))
      }
      if readable.mayGiveBack { returning }
      if !report.isComplete { actions }
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
    if readable.evaluation.runsJudgements || readable.evaluation.judgingDuty == .lead,
      report.isDraft, opened.letterhead.count < 2
    {
      Notice(.info) {
        p {
          page(
            Text(
              "Kop laporan belum menyebut inspektorat dan alamat. PIC instansi mengisinya.",
              """
              The letterhead does not name the inspectorate and its address yet. The coordinator \
              of the institution gives them.
              """))
        }
        if readable.evaluation.runsJudgements { letterheadLink }
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

  private var letterheadLink: some HTML {
    p {
      a(.href(ReportLink.letterhead(opened.place.institutionID).path)) {
        page(Text("Isi kop laporan", "Give the letterhead"))
      }
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
        limit: ReportWords.longestText,
        error: errors.message(for: ReportForm.Field.opening, page), page: page)
      TextArea(
        page(Text("Penutup", "Closing")), name: ReportForm.Field.closing,
        value: form.hasWords ? form.closing : report.words.closing,
        limit: ReportWords.longestText,
        error: errors.message(for: ReportForm.Field.closing, page), page: page)
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
      ReentryFields(asksForCode: asksForCode, errors: errors, page: page)
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

  /// Why a page in English shows a paper in Indonesian.
  @HTMLBuilder private var paperLanguage: some HTML {
    if page.language != .indonesian {
      Notice(
        .info,
        page(
          Text(
            "Naskah di bawah ini satu teks berbahasa Indonesia bagi semua pembaca.",
            """
            The paper below and its PDF and XLSX are in Indonesian for every reader, because what \
            is signed must be one text; everything around it is in English.
            """)))
    }
  }

  private var actions: some HTML {
    div {
      if let printDigest {
        p(.class("meta")) {
          page(Text("SHA-256 berkas PDF: ", "SHA-256 of the PDF file: "))
          code(.class("digest")) { printDigest }
        }
      } else {
        p(.class("meta")) { page(pdfTakesSeconds) }
      }
      div(.class("actions")) {
        if printDigest == nil {
          ButtonLink(
            page(Text("Unduh PDF", "Download PDF")), to: ReportLink.pdf(id).path, .quiet,
            .data(.wait, page(Text("PDF sedang dibuat …", "Making the PDF …"))))
        } else {
          ButtonLink(page(Text("Unduh PDF", "Download PDF")), to: ReportLink.pdf(id).path, .quiet)
        }
        ButtonLink(
          page(Text("Unduh XLSX", "Download XLSX")), to: ReportLink.workbook(id).path, .quiet)
        if !opened.records.isEmpty {
          ButtonLink(
            page(Text("Unduh berkas bukti", "Download the proof file")),
            to: ReportLink.records(id).path, .quiet)
        }
        if report.isComplete, !opened.recommendations.isEmpty {
          ButtonLink(
            page(ReportText.recommendations),
            to: ReportLink.recommendations(opened.place.unitID).path, .quiet)
        }
        span(.class("visually-hidden"), .role("status")) {}
      }
    }
  }

  private var pdfTakesSeconds: Text {
    report.isComplete
      ? Text(
        """
        PDF dibuat satu kali saat pertama diunduh; itu perlu beberapa detik. Sesudahnya semua \
        orang mendapat berkas yang sama.
        """,
        """
        The PDF is made once, at the first download, which takes some seconds. From then on \
        everybody gets the same file.
        """)
      : Text(
        "PDF rancangan dibuat setiap kali diunduh; itu perlu beberapa detik.",
        "The PDF of a draft is made at each download, which takes some seconds.")
  }
}
