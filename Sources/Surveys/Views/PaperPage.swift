import Kernel
import SurveysModel
import Web

/// One paper form, typed in by somebody who is named.
struct PaperPage: HTML {
  let frame: SurveyFrame
  let ticket: String
  let fields: AnswerFields
  var errors: [FormError]
  /// What was typed in so far, as far as it was shuffled.
  var typed: [PaperTyping] = []

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
      if frame.stage == .open {
        entry
      } else {
        Notice(.info, page(PaperText.over))
      }
      PaperTypingTable(typed: typed, page: page)
    }
  }

  @HTMLBuilder private var entry: some HTML {
    Notice(
      .info,
      page(
        Text(
          "Ketik persis seperti pada kertas. Jawaban ini dihitung sebagai formulir kertas. Sesudah "
            + "jawaban dikocok, yang disimpan dengan nama Anda hanya jumlah formulir per hari.",
          "Type exactly what is on the paper. The answer counts as a paper form. Once answers are "
            + "shuffled, only the number of forms a day is kept with your name.")))
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

/// Who typed paper forms in, by day.
struct PaperTypingTable: HTML {
  let typed: [PaperTyping]
  let page: PageContext

  var body: some HTML {
    if !typed.isEmpty {
      DataTable(
        caption: page(PaperText.typed),
        columns: [
          Column(page(Text("Hari", "Day"))), Column(page(Text("Pengetik", "Typed by"))),
          Column(page(Text("Formulir", "Forms")), isNumeric: true),
        ]
      ) { typed.map(row) }
      p(.class("meta")) { page(PaperText.countedLater) }
    }
  }

  private func row(_ line: PaperTyping) -> some HTML {
    tr {
      RowHead { line.day.formatted(in: page.language) }
      td { line.name ?? page(Text("akun yang sudah tidak ada", "an account that is gone")) }
      NumberCell(String(line.count))
    }
  }
}

/// Leads from a round to who typed its paper forms in; for its organisers only.
struct PaperTypingLink: HTML {
  let frame: SurveyFrame
  let progress: RoundProgress

  private var isShown: Bool {
    frame.mayOrganise && progress.days.contains { $0.channel == .paper }
  }

  var body: some HTML {
    if isShown {
      p {
        a(.href(OrganiserLink.paper(frame.round.id).path)) { frame.page(PaperText.typed) }
      }
    }
  }
}

/// The words about paper forms.
enum PaperText {
  static let typed = Text(
    "Formulir kertas yang diketik, menurut hari dan pengetik",
    "Paper forms typed in, by day and person")
  static let countedLater = Text(
    "Dihitung setiap kali jawaban dikocok, paling cepat setiap hari. Yang dihitung ialah pekerjaan "
      + "mengetik; tidak ada yang menghubungkannya dengan isi formulir.",
    "Counted whenever answers are shuffled, at most once a day. What is counted is the typing; "
      + "nothing connects it with what is on the forms.")
  static let over = Text(
    "Survei ini tidak menerima formulir kertas lagi.", "This survey takes no more paper forms.")

  /// How many answers of a round came from paper; a few are not told exactly.
  static func share(_ count: Int64) -> Text {
    let shown = ResultsText.count(count)
    return Text(
      "\(shown) di antaranya dari formulir kertas.",
      "\(shown) of them from paper forms.")
  }
}
