import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// What may stand in the cells of provinces and languages: names with their codes, closed at first.
struct PlaceNames: HTML {
  let page: PageContext

  var body: some HTML {
    details(.id("nama-dan-kode")) {
      summary { page(PlaceText.names) }
      h2 { page(Text("Provinsi", "Provinces")) }
      ul {
        for province in TeamText.provinces { li { province.name + " (" + province.code + ")" } }
      }
      h2 { page(Text("Bahasa", "Languages")) }
      ul {
        for code in languages {
          li { TeamText.languageLabel(code, in: page.language) + " (" + code.text + ")" }
        }
      }
    }
  }

  private var languages: [LanguageCode] {
    TeamText.languagesOfIndonesia + TeamText.otherLanguages(besides: [], in: page.language)
  }
}
