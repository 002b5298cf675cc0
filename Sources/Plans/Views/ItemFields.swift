import InstrumentsModel
import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The fields of an item.
struct ItemFields: HTML {
  let opened: OpenedPlan
  let form: PlanForm
  let people: PeopleChoice
  let page: PageContext

  var body: some HTML {
    SelectField(
      page(PlanText.field(.area)), name: PlanField.area.rawValue,
      options: PlanArea.allCases.filter { opened.may(.edit($0)) }.map {
        ($0.rawValue, page(PlanText.area($0)))
      },
      chosen: form[.area], error: error(.area))
    text(.action, Text("Apa yang dikerjakan.", "What is done."))
    text(.output, Text("Apa hasilnya, misalnya SK tim kerja.", "What comes out of it."))
    Field(
      page(PlanText.field(.target)), name: PlanField.target.rawValue, value: form[.target],
      kind: .decimal,
      help: page(
        Text("Angka, paling banyak dua desimal.", "A number with at most two decimals.")),
      error: error(.target))
    text(.measure, Text("Misalnya dokumen, orang, %.", "Such as documents, people, %."))
    CheckGroup(
      page(PlanText.field(.quarters)), name: PlanField.quarters.rawValue,
      options: Quarter.allCases.map {
        ($0.code, page(PlanText.quarter($0)) + " (" + $0.code + ")")
      },
      chosen: Set(form.values(.quarters)), error: error(.quarters))
    PersonField(
      field: .owner, people: people, chosen: form[.owner], error: error(.owner), page: page)
    Field(
      page(PlanText.field(.due)), name: PlanField.due.rawValue, value: form[.due], kind: .date,
      error: error(.due))
    QuestionFields(
      instrument: opened.year.instrument, chosen: Set(form.values(.questions)),
      area: PlanArea(rawValue: form[.area]), error: error(.questions), page: page)
  }

  private func text(_ field: PlanField, _ help: Text) -> Field {
    Field(
      page(PlanText.field(field)), name: field.rawValue, value: form[field], help: page(help),
      error: error(field))
  }

  private func error(_ field: PlanField) -> String? {
    form.errors.message(for: field.rawValue, page)
  }
}

/// Somebody of the roster: a list, or the number where the list would be too long.
struct PersonField: HTML {
  let field: PlanField
  let people: PeopleChoice
  let chosen: String
  let error: String?
  /// The label; nil for the usual one of the field.
  var title: Text?
  let page: PageContext

  var body: some HTML {
    if let list = people.people {
      SelectField(
        label, name: field.rawValue,
        options: [("", page(Text("Pilih pegawai", "Choose an employee")))]
          + list.map { ($0.id.text, $0.title) },
        chosen: chosen, error: error)
    } else {
      Field(
        label, name: field.rawValue, value: chosen, kind: .count,
        help: page(
          Text("NIP pegawai unit, 18 angka.", "NIP of an employee of the unit, 18 digits.")),
        error: error)
    }
  }

  private var label: String { page(title ?? PlanText.field(field)) }
}

/// Several things that are so or not, under one heading.
struct CheckGroup: HTML {
  let title: String
  let name: String
  let options: [(value: String, title: String)]
  let chosen: Set<String>
  let error: String?

  init(
    _ title: String, name: String, options: [(value: String, title: String)],
    chosen: Set<String>, error: String? = nil
  ) {
    self.title = title
    self.name = name
    self.options = options
    self.chosen = chosen
    self.error = error
  }

  var body: some HTML {
    fieldset(.class(error == nil ? "check-group" : "check-group field-wrong")) {
      legend { title }
      if let error { p(.class("field-error")) { "× " + error } }
      for (index, entry) in options.enumerated() {
        CheckOption(
          id: index == 0 ? FieldID.control(name) : FieldID.control(name) + "-\(index + 1)",
          name: name, value: entry.value, title: entry.title,
          isChecked: chosen.contains(entry.value))
      }
    }
  }
}

/// One box with an id of its own.
struct CheckOption: HTML {
  let id: String
  let name: String
  let value: String
  let title: String
  let isChecked: Bool

  var body: some HTML {
    div(.class("check")) {
      input(.type("checkbox"), .id(id), .name(name), .value(value), .checked(isChecked))
      label(.for(id)) { title }
    }
  }
}

/// Every question of the LKE by area, to be ticked; the area of the item is open.
struct QuestionFields: HTML {
  let instrument: Instrument
  let chosen: Set<String>
  let area: PlanArea?
  let error: String?
  let page: PageContext

  var body: some HTML {
    fieldset(
      .class(error == nil ? "check-group" : "check-group field-wrong"),
      .id(FieldID.control(PlanField.questions.rawValue))
    ) {
      legend { page(PlanText.field(.questions)) }
      p(.class("help")) {
        page(
          Text(
            "Kemajuan kegiatan dihitung dari bukti dan jawaban pertanyaan yang dikaitkan. Paling "
              + "banyak \(PlanItem.mostQuestions).",
            "Progress is counted from proof and answers of the linked questions. At most "
              + "\(PlanItem.mostQuestions)."))
      }
      if let error { p(.class("field-error")) { "× " + error } }
      for group in groups {
        details(
          .custom(name: "open", if: group.area == area || group.questions.contains(where: isChosen))
        ) {
          summary { group.title }
          for question in group.questions { option(question) }
        }
      }
    }
  }

  private struct Group {
    let area: PlanArea?
    let title: String
    var questions: [Int]
  }

  private var groups: [Group] {
    var groups = PlanArea.allCases.map {
      Group(area: $0, title: page(PlanText.area($0)), questions: [])
    }
    groups.append(Group(area: nil, title: page(Text("Hasil", "Results")), questions: []))
    for question in instrument.questions.indices {
      let area = PlanArea(ofQuestion: question, in: instrument)
      if let index = groups.firstIndex(where: { $0.area == area }) {
        groups[index].questions.append(question)
      }
    }
    return groups
  }

  private func soal(_ question: Int) -> String {
    instrument.questions[question].soals.first.map { String(instrument.soals[$0].id) } ?? ""
  }

  private func isChosen(_ question: Int) -> Bool { chosen.contains(soal(question)) }

  private func option(_ question: Int) -> CheckOption {
    let soal = soal(question)
    return CheckOption(
      id: FieldID.control(PlanField.questions.rawValue) + "-" + soal,
      name: PlanField.questions.rawValue, value: soal,
      title: soal + ". " + page(instrument.questions[question].text),
      isChecked: isChosen(question))
  }
}
