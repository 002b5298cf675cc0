import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Name, duties, limit, place and languages of a team.
struct TeamFields: HTML {
  /// The id of the one list of names that every field of a person takes from.
  static let namesID = "nama-penilai"

  let opened: OpenedTeams
  let form: TeamForm
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama tim", "Name of the team")), name: TeamForm.name,
      value: form[TeamForm.name], error: form.errors.message(for: TeamForm.name, page))
    p(.class("meta")) { page(howToName) }
    person(TeamForm.lead, EvaluationText.duty(.lead))
    person(TeamForm.controller, EvaluationText.duty(.controller))
    for number in 1...form.memberCount {
      person(
        TeamForm.member(number), Text("Anggota \(number)", "Member \(number)"))
    }
    names
    Field(
      page(Text("Batas unit", "Limit of units")), name: TeamForm.limit,
      value: form[TeamForm.limit], kind: .count,
      help: page(
        Text(
          "Kosongkan untuk \(AssignmentRules.usual.unitsPerTeam) unit.",
          "Leave empty for \(AssignmentRules.usual.unitsPerTeam) units.")),
      error: form.errors.message(for: TeamForm.limit, page))
    SiteFields(form: form.site, errors: form.errors, page: page)
    LanguageFields(
      codes: form.languageCodes, error: form.errors.message(for: TeamForm.languages, page),
      page: page)
  }

  private func person(_ name: String, _ title: Text) -> Field {
    Field(
      page(title), name: name, value: form[name],
      help: opened.people.isRoleless(form[name]) ? page(TeamText.noRole) : nil,
      error: form.errors.message(for: name, page),
      attributes: [.list(Self.namesID), .autocomplete("off")])
  }

  private var howToName: Text {
    let (listed, all) = (opened.people.listed.count, opened.people.poolNames.count)
    guard listed < all else {
      return Text(
        "Ketik nama penilai, lalu pilih dari daftar yang muncul. Tanpa daftar, tulis nama "
          + "lengkapnya; gelar boleh ditinggalkan.",
        "Type the name of an assessor and choose from the list that appears. Without a list, write "
          + "the full name; degrees can be left out.")
    }
    return Text(
      "Ketik nama lengkap penilai; gelar boleh ditinggalkan. Daftar yang muncul memuat \(listed) "
        + "nama pertama dari \(all) penilai; nama lain tetap dapat diketik.",
      "Type the full name of an assessor; degrees can be left out. The list that appears has the "
        + "first \(listed) names of \(all) assessors; others can be typed all the same.")
  }

  /// Once for all fields: a list for each would be the whole pool six times.
  private var names: some HTML {
    datalist(.id(Self.namesID)) {
      for name in opened.people.listed { option { name } }
    }
  }
}

/// The languages that a team speaks, by their names; the form sends codes.
private struct LanguageFields: HTML {
  let codes: [String]
  let error: String?
  let page: PageContext

  var body: some HTML {
    fieldset(
      .class(error == nil ? "check-group" : "check-group field-wrong"),
      .aria(.describedBy, errorID).when(error != nil)
    ) {
      legend { page(Text("Bahasa yang dikuasai", "Languages it speaks")) }
      if let error {
        p(.class("field-error"), .id(errorID)) {
          span(.aria(.hidden, "true")) { "× " }
          error
        }
      }
      boxes(TeamText.languagesOfIndonesia)
      details(.open(others.contains { codes.contains($0.text) })) {
        summary { page(Text("Bahasa lain", "Other languages")) }
        boxes(others)
      }
    }
  }

  private func boxes(_ languages: [LanguageCode]) -> some HTML {
    div(.class("check-columns")) {
      languages.map { LanguageBox(code: $0, isTicked: codes.contains($0.text), page: page) }
    }
  }

  private var errorID: String { FieldID.control(TeamForm.languages) + "-error" }

  private var others: [LanguageCode] {
    TeamText.otherLanguages(besides: codes, in: page.language)
  }
}

/// The box of one language; the first one carries the id of the field, so that the error summary
/// leads to it.
private struct LanguageBox: HTML {
  let code: LanguageCode
  let isTicked: Bool
  let page: PageContext

  var body: some HTML {
    div(.class("check")) {
      input(
        .type("checkbox"), .id(id), .name(TeamForm.languages), .value(code.text),
        .checked(isTicked))
      label(.for(id)) { TeamText.languageLabel(code, in: page.language) }
    }
  }

  private var id: String {
    let field = FieldID.control(TeamForm.languages)
    return code == .indonesian ? field : field + "-" + code.text
  }
}

/// A place: a province, or coordinates in its stead.
struct SiteFields: HTML {
  let form: SiteForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    SelectField(
      page(Text("Provinsi", "Province")), name: SiteForm.province,
      options: [("", page(Text("(tidak diketahui)", "(unknown)")))]
        + TeamText.provinces.map { ($0.code, $0.name) },
      chosen: form.province)
    Field(
      page(Text("Lintang", "Latitude")), name: SiteForm.latitude, value: form.latitude,
      help: page(
        Text(
          "Koordinat boleh kosong; bila diisi, dipakai sebagai ganti provinsi.",
          "Coordinates may stay empty; when given they stand in for the province.")),
      error: errors.message(for: SiteForm.latitude, page))
    Field(
      page(Text("Bujur", "Longitude")), name: SiteForm.longitude, value: form.longitude,
      error: errors.message(for: SiteForm.longitude, page))
  }
}
