import AccountsModel
package import Kernel
package import WorkUnitsModel

/// A penandatanganan: the time in which one unit signs the pakta integritas of one year.
package struct PledgeRound: Hashable, Sendable {
  /// The identity.
  package let id: ID<PledgeRound>
  /// The instansi of the unit when the round was made.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// The version of the text that is signed.
  package let textID: ID<PledgeText>
  /// When it may be signed.
  package private(set) var window: SigningWindow
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a round.
  package init(
    id: ID<PledgeRound>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    textID: ID<PledgeText>, window: SigningWindow, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.textID = textID
    self.window = window
    self.version = version
  }

  /// Moves the window, for late joiners or a ceremony that was put off.
  ///
  /// - Parameter newWindow: The window from now on.
  /// - Returns: What happened; empty when it is the same window.
  package mutating func move(to newWindow: SigningWindow) -> [DeclarationEvent] {
    guard newWindow != window else { return [] }
    window = newWindow
    return [.roundMoved(self)]
  }

  /// Refuses a year that nobody signs for now: earlier than last year or later than next year.
  ///
  /// - Parameters:
  ///   - year: The programme year, of a signing or of an agreement.
  ///   - today: The day in the unit.
  /// - Throws: `yearIsOutside`.
  package static func check(
    _ year: CycleYear, today: CalendarDate
  ) throws(DeclarationRefusal) {
    let (first, last) = (today.year - 1, today.year + 1)
    guard (first...last).contains(year.number) else {
      throw .yearIsOutside(from: first, to: last)
    }
  }

  /// Whether the window is open at a moment.
  ///
  /// - Throws: `notYetOpen`, `windowClosed`.
  package func checkTime(at instant: Instant) throws(DeclarationRefusal) {
    if instant < window.opensAt { throw .notYetOpen(window.opensAt) }
    if instant >= window.closesAt { throw .windowClosed(window.closesAt) }
  }

  /// Whether somebody may sign at a moment.
  ///
  /// - Parameters:
  ///   - signer: The person with the capacity in which they sign.
  ///   - witness: Before whom; needed for the head, kept for others when given.
  ///   - instant: The moment.
  /// - Throws: The rule that says no.
  package func check(
    _ signer: PledgeSigner, before witness: Witness?, at instant: Instant
  ) throws(DeclarationRefusal) {
    try checkTime(at: instant)
    guard signer.employee.unitID == unitID else { throw .notOnRoster }
    if signer.isHead {
      guard let witness else { throw .witnessMissing }
      guard witness.name.lowercased() != signer.employee.name.text.lowercased() else {
        throw .witnessIsSigner
      }
    }
  }
}

extension [PledgeRound] {
  /// The signing whose coverage is shown: of the latest year whose window has begun.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - today: The day in the unit; a year after the next one is a slip of the pen and counts never.
  /// - Returns: nil when none has begun.
  package func current(at instant: Instant, today: CalendarDate) -> PledgeRound? {
    filter { $0.window.opensAt <= instant && $0.year.number <= today.year + 1 }
      .max { $0.year < $1.year }
  }

  /// The signings whose window is still to begin, the first year first.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - today: The day in the unit; a year after the next one is a slip of the pen and counts never.
  /// - Returns: Empty when there is none.
  package func upcoming(at instant: Instant, today: CalendarDate) -> [PledgeRound] {
    filter { $0.window.opensAt > instant && $0.year.number <= today.year + 1 }
      .sorted { $0.year < $1.year }
  }
}

/// From the first moment in which signing is allowed to the first in which it is not any more.
package struct SigningWindow: Hashable, Sendable {
  /// The first moment.
  package let opensAt: Instant
  /// The first moment that is too late.
  package let closesAt: Instant

  /// Makes a window.
  ///
  /// - Throws: `windowIsWrong` when it would end before it begins.
  package init(opensAt: Instant, closesAt: Instant) throws(DeclarationRefusal) {
    guard opensAt < closesAt else { throw .windowIsWrong }
    self.opensAt = opensAt
    self.closesAt = closesAt
  }

  /// Whether a moment lies in it.
  package func contains(_ instant: Instant) -> Bool { instant >= opensAt && instant < closesAt }
}

/// Somebody on the roster who signs.
package struct PledgeSigner: Hashable, Sendable {
  /// The person as on the roster of the day.
  package let employee: Employee
  /// Whether the person signs as head of the unit.
  package let isHead: Bool

  /// Describes a signer.
  package init(_ employee: Employee, isHead: Bool) {
    self.employee = employee
    self.isHead = isHead
  }
}

/// Before whom, or in support of whom, something is signed.
package struct Witness: Hashable, Sendable {
  /// The longest name or office, in characters.
  package static let longest = 200

  /// The name with titles.
  package let name: String
  /// The office.
  package let office: String

  /// Takes name and office; runs of spaces become one.
  ///
  /// - Parameters:
  ///   - name: As typed.
  ///   - office: As typed.
  /// - Throws: `nameIsWrong` with the field that is empty, too long or unprintable.
  package init(name: String, office: String) throws(DeclarationRefusal) {
    self.name = try Self.line(name, field: "nama")
    self.office = try Self.line(office, field: "jabatan")
  }

  /// Every rule that name and office break, so that a form can say all of them at once.
  ///
  /// - Parameters:
  ///   - name: As typed.
  ///   - office: As typed.
  /// - Returns: `nameIsWrong` for each of the two; empty when both are taken.
  package static func refusals(name: String, office: String) -> [DeclarationRefusal] {
    [(name, "nama"), (office, "jabatan")].compactMap { typed, field in
      (try? line(typed, field: field)) == nil ? .nameIsWrong(field: field) : nil
    }
  }

  static func line(_ typed: String, field: String) throws(DeclarationRefusal) -> String {
    guard let name = try? PlaceName(typed), name.text.count <= longest else {
      throw .nameIsWrong(field: field)
    }
    return name.text
  }
}

/// How somebody proved who they are when signing.
package enum SigningMethod: String, CaseIterable, Sendable {
  /// In their own session, with the password typed again.
  case password = "sandi"
  /// At the kiosk, with NIP and one-time code.
  case kiosk = "kios"
  /// On a page of their own, with the one-time code of a slip.
  case slip = "slip"
}
