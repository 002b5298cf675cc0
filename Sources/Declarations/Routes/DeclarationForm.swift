import DeclarationsModel
import Kernel
import Web

/// What is recorded of a declaration, as typed; people one a line as “name; office”.
struct DeclarationForm: Sendable {
  /// In the order of the page.
  static let fields = [
    "membetulkan", "tanggal", "tempat", "pemimpin", "jabatan_pemimpin", "sk", "saksi",
    "pendukung", "notula",
  ]

  /// The number that the declaration will have; nil when the form came without one.
  private(set) var number: ID<UnitDeclaration>?
  /// The record that is put right; nil for a declaration of its own.
  private(set) var correcting: ID<UnitDeclaration>?
  private(set) var typed: [String: String] = [:]
  private(set) var date: CalendarDate?
  private(set) var facts: DeclarationFacts?
  private(set) var errors: [FormError] = []

  /// An empty form.
  init(number: ID<UnitDeclaration>) {
    self.number = number
  }

  /// Reads what was typed and finds everything that is wrong; `facts` is there when nothing is.
  ///
  /// - Parameters:
  ///   - form: What was typed.
  ///   - today: The day in the unit.
  ///   - known: The records of the unit, which can be put right.
  init(_ form: FormBody, today: CalendarDate, known: [UnitDeclarationStore.Published] = []) {
    number = form["nomor"].flatMap { ID<UnitDeclaration>($0) }
    for field in Self.fields {
      typed[field] = String((form[field] ?? "").prefix(UnitDeclaration.longestMinutes + 1))
    }
    if !self["membetulkan"].isEmpty {
      correcting = known.first { $0.id.text == self["membetulkan"] }?.id
      if let correcting {
        if known.correction(of: correcting) != nil { refuse(.alreadyCorrected) }
      } else {
        refuse(.correctionIsUnknown)
      }
    }
    date = CalendarDate(self["tanggal"].filter { !$0.isWhitespace })
    if let date {
      if let refusal = DeclarationFacts.refusal(of: date, today: today) { refuse(refusal) }
    } else {
      errors.append(FormError(field: "tanggal", message: DeclarationText.dateUnreadable))
    }
    let minutes = self["notula"].split(whereSeparator: \.isNewline).joined(separator: "\n")
    for refusal in DeclarationFacts.refusals(
      place: self["tempat"], decreeNumber: self["sk"], minutes: minutes)
    {
      refuse(refusal)
    }
    let leader = errors.person(
      name: ("pemimpin", self["pemimpin"]), office: ("jabatan_pemimpin", self["jabatan_pemimpin"]))
    let witnesses = errors.people("saksi", self["saksi"], isSet: false)
    if witnesses.isEmpty, !errors.concerns("saksi") { refuse(.witnessMissing) }
    let supporters = errors.people("pendukung", self["pendukung"], isSet: true)
    errors = errors.ordered(by: Self.fields)
    guard errors.isEmpty, let date, let leader else { return }
    do throws(DeclarationRefusal) {
      facts = try DeclarationFacts(
        date: date, place: self["tempat"], leader: leader, decreeNumber: self["sk"],
        minutes: minutes, witnesses: witnesses, supporters: supporters, today: today)
    } catch {
      refuse(error)
    }
  }

  subscript(field: String) -> String { typed[field] ?? "" }

  /// Adds what the rules refused to the field that has to change.
  mutating func refuse(_ refusal: DeclarationRefusal) {
    let field: String =
      switch refusal {
      case .correctionIsUnknown, .alreadyCorrected: "membetulkan"
      case .dateIsAhead, .dateIsTooEarly, .stageIsClosed: "tanggal"
      case .witnessMissing: "saksi"
      case .nameIsWrong(let field): field
      default: "pendukung"
      }
    let message =
      refusal == .witnessMissing
      ? DeclarationText.declarationNeedsWitness : DeclarationText.refusal(refusal)
    errors.append(FormError(field: field, message: message))
    errors = errors.ordered(by: Self.fields)
    facts = nil
  }
}
