import Evidence
import EvidenceModel
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What signed reports ask of a unit, open ones first.
struct RecommendationsPage: HTML {
  let unit: FollowedUnit
  let items: [Recommendation]
  /// What the unit may name as proof; empty for everybody else.
  let proofs: [Proof]
  /// The instrument of each judgement, for the names of questions.
  let instruments: [ID<Evaluation>: Instrument]
  let form: RecommendationForm
  let errors: [FormError]
  let today: CalendarDate
  let page: PageContext

  var body: some HTML {
    let open = items.filter { $0.state != .done }
    let done = items.filter { $0.state == .done }
    Page(title: ReportText.recommendations, context: page) {
      Breadcrumb(
        [(unit.name, WorkUnitLink.unit(unit.unitID).path)],
        here: page(ReportText.recommendations), page: page)
      h1 { page(ReportText.recommendations) + ", " + unit.name }
      ErrorSummary(errors, scope: scope, page: page)
      if items.isEmpty {
        EmptyState(
          page(Text("Belum ada rekomendasi", "No recommendations yet")),
          advice: page(
            Text(
              "Rekomendasi muncul sesudah laporan hasil evaluasi ditandatangani lengkap.",
              "They appear once an evaluation report is wholly signed.")))
      }
      if !open.isEmpty { p { page(advice) } }
      open.map(view)
      if !done.isEmpty {
        h2 { page(Text("Sudah selesai", "Done")) }
        done.map(view)
      }
      p {
        a(.href(ReportLink.audit(unit.unitID, nil).path)) { page(ReportText.audit) }
        " · "
        a(.href(WorkUnitLink.unit(unit.unitID).path)) {
          page(Text("Kembali ke unit", "Back to the unit"))
        }
      }
    }
  }

  /// What this person does here.
  private var advice: Text {
    if unit.may(.answer) {
      return Text(
        """
        Tulis apa yang sudah dilakukan dan pilih buktinya. Rekomendasi selesai setelah buktinya \
        diterima; yang belum selesai disebut lagi di LHE tahun berikutnya.
        """,
        """
        Write what was done and choose its proof. A recommendation is done once its proof is \
        accepted; what is not done stands in the report of the next year again.
        """)
    }
    if unit.may(.decide) {
      return Text(
        """
        Buka buktinya, lalu terima atau kembalikan dengan alasan. Yang belum selesai disebut lagi \
        di LHE tahun berikutnya.
        """,
        """
        Open the proof, then accept it or send it back with a reason. What is not done stands in \
        the report of the next year again.
        """)
    }
    return Text(
      "Rekomendasi selesai setelah bukti unit diterima penilai atau PIC instansi.",
      "A recommendation is done once an assessor or the coordinator accepts the unit's proof.")
  }

  /// The form whose fields the errors are about.
  private var scope: String {
    guard let id = form.id?.text else { return "" }
    return form.isAccepted == nil ? id : id + "-putus"
  }

  private func view(_ item: Recommendation) -> some HTML {
    RecommendationView(
      unit: unit, item: item, about: about(item), proofs: proofs,
      form: form.id == item.id ? form : RecommendationForm(),
      errors: form.id == item.id ? errors : [], today: today, page: page)
  }

  private func about(_ item: Recommendation) -> Text {
    instruments[item.evaluationID].map { OutcomeText.place(item.about, in: $0) }
      ?? Text(item.about ?? "", item.about ?? "")
  }
}

/// One recommendation with what was done about it and what the person can do now.
private struct RecommendationView: HTML {
  let unit: FollowedUnit
  let item: Recommendation
  let about: Text
  let proofs: [Proof]
  let form: RecommendationForm
  let errors: [FormError]
  let today: CalendarDate
  let page: PageContext

  var body: some HTML {
    section(.id("r-" + item.id.text)) {
      h3 { page(about) + ", " + String(item.year.number) }
      p(.class("why-note")) { item.words }
      p {
        Tag(page(ReportText.state(item.state)), kind)
        " "
        page(Text("Paling lambat ", "Due ")) + item.due.formatted(in: page.language)
        if item.isLate(on: today) {
          " "
          Tag(page(Text("terlambat", "late")), .bad)
        }
      }
      if !item.steps.isEmpty {
        Timeline(
          item.steps.map { step in
            TimelineEntry(
              time: ReportText.moment(step.at, in: page.language) + ", " + step.by.name,
              title: page(ReportText.act(step.act)),
              detail: step.words.isEmpty ? nil : step.words)
          })
      }
      if let proof = item.steps.last(where: { $0.act == .answer })?.proofID
        .flatMap({ ID<Proof>($0) })
      {
        p {
          a(.href(EvidenceLink.proof(unit.unitID, proof).path)) {
            page(Text("Lihat buktinya", "See the proof"))
          }
        }
      }
      p {
        a(.href(ReportLink.report(item.evaluationID).path)) {
          page(Text("Lihat LHE \(item.year.number)", "See the report of \(item.year.number)"))
        }
      }
      if mayAnswer {
        // Folded while an answer waits; never when something typed into the form came back.
        if item.state == .answered, errors.isEmpty {
          Fold(page(Text("Lengkapi jawaban ini", "Add to this answer"))) { answering }
        } else {
          answering
        }
      }
      if mayDecide { deciding }
      if !errors.isEmpty, form.isAccepted == nil ? !mayAnswer : !mayDecide { typedBefore }
    }
  }

  private var mayAnswer: Bool { item.state != .done && unit.may(.answer) }
  private var mayDecide: Bool { item.state == .answered && unit.may(.decide) }

  /// What was typed into a form that is not there any more.
  @HTMLBuilder private var typedBefore: some HTML {
    if !form.words.isEmpty {
      p { page(Text("Yang tadi Anda tulis:", "What you had typed:")) }
      blockquote { form.words }
    }
  }

  private var kind: Tag.Kind {
    switch item.state {
    case .open: .warning
    case .answered: .active
    case .done: .good
    }
  }

  @HTMLBuilder private var answering: some HTML {
    if proofs.isEmpty {
      p {
        a(.href(EvidenceLink.vault(unit.unitID).path)) {
          page(
            Text(
              "Unggah bukti lebih dahulu, lalu jawab di sini.",
              "Upload the proof first, then answer here."))
        }
      }
    } else {
      Form(
        action: ReportLink.answer(unit.unitID, item.id).path, context: page, scope: item.id.text
      ) {
        input(
          .type("hidden"), .name(RecommendationForm.Field.version), .value(String(item.version)))
        TextArea(
          page(Text("Apa yang sudah dilakukan", "What was done")),
          name: RecommendationForm.Field.words, value: form.words,
          limit: Recommendation.longestText,
          error: errors.message(for: RecommendationForm.Field.words, page), page: page)
        SelectField(
          page(Text("Bukti", "Proof")), name: RecommendationForm.Field.proof,
          options: [("", page(Text("Pilih bukti", "Choose a proof")))]
            + proofs.map { ($0.id.text, $0.title) },
          chosen: form.proof,
          help: page(
            Text(
              "Begitu jawaban dikirim, penilai unit ini boleh membuka bukti yang Anda pilih.",
              "Once the answer is sent, the assessors of this unit may open the proof you choose.")),
          error: errors.message(for: RecommendationForm.Field.proof, page))
        Button(page(Text("Kirim jawaban", "Send the answer")))
      }
    }
  }

  private var deciding: some HTML {
    Form(
      action: ReportLink.decision(unit.unitID, item.id).path, context: page,
      scope: item.id.text + "-putus"
    ) {
      input(
        .type("hidden"), .name(RecommendationForm.Field.version), .value(String(item.version)))
      TextArea(
        page(Text("Alasan", "Reason")), name: RecommendationForm.Field.words, value: form.words,
        limit: Recommendation.longestText,
        help: page(
          Text(
            "Wajib bila dikembalikan; unit membacanya.",
            "Required when you send it back; the unit reads it.")),
        error: errors.message(for: RecommendationForm.Field.words, page), page: page)
      p(.class("actions")) {
        Button(
          page(Text("Terima", "Accept")), .primary, .name(RecommendationForm.Field.decision),
          .value(RecommendationForm.Field.accept))
        Button(
          page(Text("Kembalikan", "Send back")), .quiet, .name(RecommendationForm.Field.decision),
          .value(RecommendationForm.Field.sendBack))
      }
    }
  }
}

/// On the page of a unit: how many recommendations are open, and the way to the statements.
struct FollowUpSection: HTML {
  let unitID: ID<WorkUnit>
  let open: [Recommendation]
  let reports: [(year: Int, id: ID<Evaluation>)]
  let today: CalendarDate
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(Text("Hasil penilaian dan tindak lanjut", "Outcome and follow-up")) }
      ul {
        for report in reports {
          li {
            a(.href(ReportLink.report(report.id).path)) {
              page(ReportText.report) + " " + String(report.year)
            }
          }
        }
        li {
          a(.href(ReportLink.recommendations(unitID).path)) { page(count) }
          if late > 0 {
            " "
            Tag(page(Text("\(late) terlambat", "\(late) late")), .bad)
          }
        }
        li { a(.href(ReportLink.audit(unitID, nil).path)) { page(ReportText.audit) } }
      }
    }
  }

  private var late: Int { open.count { $0.isLate(on: today) } }

  private var count: Text {
    open.isEmpty
      ? Text("Tidak ada rekomendasi terbuka", "No open recommendations")
      : Text(
        "\(open.count) rekomendasi terbuka",
        open.count == 1 ? "1 open recommendation" : "\(open.count) open recommendations")
  }
}
