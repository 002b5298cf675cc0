import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// The terms of an agreement as typed: one indicator, one person on each line.
struct AgreementForm: Sendable {
  /// In the order of the page.
  private static let fields = ["tahun", "indikator", "atasan", "jabatan_atasan", "saksi"]

  var typedYear = ""
  private(set) var typed: [String: String] = [:]
  private(set) var year: CycleYear?
  private(set) var terms: AgreementTerms?
  private(set) var errors: [FormError] = []

  /// An empty form; without a year when the present one has its agreement.
  init(year: Int?) { typedYear = year.map(String.init) ?? "" }

  /// Reads what was typed and finds everything that is wrong with it.
  init(_ form: FormBody) {
    typedYear = String((form["tahun"] ?? "").prefix(10))
    for field in Self.fields.dropFirst() {
      typed[field] = String((form[field] ?? "").prefix(20_000))
    }
    year = Int(typedYear.filter { !$0.isWhitespace }).flatMap { CycleYear($0) }
    if year == nil {
      errors.append(FormError(field: "tahun", message: DeclarationText.yearUnreadable))
    }
    let indicators = TypedList(self["indikator"], isSet: true) {
      try? AgreementIndicator(name: $0, target: $1)
    }
    errors += indicators.errors(
      "indikator", .indicators, most: PerformanceAgreement.mostIndicators)
    if indicators.entries.isEmpty, !errors.concerns("indikator") { refuse(.indicatorsAreWrong) }
    let superior = errors.person(
      name: ("atasan", self["atasan"]), office: ("jabatan_atasan", self["jabatan_atasan"]))
    let witnesses = errors.people("saksi", self["saksi"], isSet: false)
    errors = errors.ordered(by: Self.fields)
    guard errors.isEmpty, let superior else { return }
    do throws(DeclarationRefusal) {
      terms = try AgreementTerms(
        indicators: indicators.entries, superior: superior, witnesses: witnesses)
    } catch {
      refuse(error)
    }
  }

  subscript(field: String) -> String { typed[field] ?? "" }

  /// Adds what the rules refused to the field that has to change.
  mutating func refuse(_ refusal: DeclarationRefusal) {
    let field =
      switch refusal {
      case .indicatorsAreWrong: "indikator"
      case .peopleAreWrong: "saksi"
      default: "tahun"
      }
    errors.append(FormError(field: field, message: DeclarationText.refusal(refusal)))
    errors = errors.ordered(by: Self.fields)
  }
}
