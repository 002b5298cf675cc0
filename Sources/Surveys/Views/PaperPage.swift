import Kernel
import SurveysModel
import Web

/// One paper form, typed in by somebody who is named.
struct PaperPage: HTML {
  let frame: SurveyFrame
  let ticket: String
  let fields: AnswerFields
  let errors: [FormError]

  private var page: PageContext { frame.page }

  private var items: [AnsweringItem] {
    AnsweringItem.list(
      frame.plan.questionnaireIDs.compactMap(Questionnaires.find), scale: frame.plan.scale,
      language: page.language == .indonesian ? .indonesian : .english)
  }

  var body: some HTML {
    Page(title: OrganiserText.paper, context: page) {
      frame.breadcrumb(OrganiserText.paper)
      h1 { page(OrganiserText.paper) + ": " + frame.plan.title }
      Notice(
        .info,
        page(
          Text(
            "Ketik persis seperti pada kertas. Jawaban ini dihitung sebagai formulir kertas; akun "
              + "Anda ikut diperiksa saat jawaban dikocok dan tidak disimpan sesudahnya.",
            "Type exactly what is on the paper. The answer counts as a paper form; your account is "
              + "looked at when answers are shuffled and is not kept afterwards.")))
      ErrorSummary(errors, page: page)
      Form(action: OrganiserLink.paper(frame.round.id).path, context: page) {
        input(.type("hidden"), .name(AnswerFields.ticket), .value(ticket))
        SelectField(
          page(Text("Layanan", "Service")), name: AnswerFields.service,
          options: [("", page(Text("tidak diisi", "not given")))]
            + frame.plan.services.map { (String($0.number), $0.name) },
          chosen: fields[AnswerFields.service])
        items.map(question)
        choice(Text("Umur", "Age"), AnswerFields.age, AnsweringText.ages)
        choice(Text("Jenis kelamin", "Sex"), AnswerFields.sex, AnsweringText.sexes)
        choice(
          Text("Pendidikan terakhir", "Highest education"), AnswerFields.education,
          AnsweringText.educations)
        choice(
          Text("Penyandang disabilitas", "Living with a disability"), AnswerFields.disability,
          AnsweringText.yesNo)
        TextArea(
          page(Text("Saran atau keluhan", "Suggestions or complaints")),
          name: AnswerFields.comment, value: fields[AnswerFields.comment],
          limit: CompletedForm.longestComment,
          error: errors.message(for: AnswerFields.comment, page), page: page)
        div(.class("actions")) {
          Button(page(Text("Simpan dan lanjut ke formulir berikutnya", "Save, next form")))
          ButtonLink(
            page(Text("Selesai", "Done")), to: OrganiserLink.round(frame.round.id).path, .quiet)
        }
      }
    }
  }

  private func question(_ item: AnsweringItem) -> RadioGroup {
    let name = AnswerFields.item(item.place)
    return RadioGroup(
      "\(item.place + 1). " + item.sentence, name: name,
      options: item.steps.enumerated().map { index, step in
        RadioOption(value: String(index + 1), title: "\(index + 1)", criterion: step)
      }, chosen: fields[name], error: errors.message(for: name, page))
  }

  private func choice(
    _ title: Text, _ name: String, _ options: [(value: String, label: Text)]
  ) -> SelectField {
    SelectField(
      page(title), name: name,
      options: [("", page(Text("tidak diisi", "not given")))]
        + options.map { ($0.value, page($0.label)) },
      chosen: fields[name])
  }
}
