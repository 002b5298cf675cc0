import AccountsModel
package import Cryptography
package import DeclarationsModel
package import Kernel
package import WorkUnitsModel

/// The documents that are signed: what stands in them is what the signature vouches for.
package enum PledgeDocument {
  /// The shape of a document; a changed shape gets another name.
  static let format = "zona-record-1"

  /// Everything that a pledge says.
  struct Pledge: Sendable {
    let id: ID<SignedRecord>
    let round: PledgeRound
    let institutionName: String
    let unitName: String
    let text: TextStore.Stored
    let signer: PledgeSigner
    let witness: Witness?
    let method: SigningMethod
    let roster: [Employee]
    let day: CalendarDate
    let at: Instant
  }

  /// The canonical JSON of a pledge.
  ///
  /// The NIP is not in it: anybody who holds the file could try out every number against a digest.
  /// The id of the person leads to it for those who may see the roster.
  static func json(_ pledge: Pledge) -> JSONValue {
    let employee = pledge.signer.employee
    return frame(
      id: pledge.id.text, kind: .pledge, institution: pledge.round.institutionID,
      institutionName: pledge.institutionName, unit: pledge.round.unitID,
      unitName: pledge.unitName, at: pledge.at,
      content: [
        "round": round(pledge.round),
        "text": text(pledge.text),
        "signer": .object([
          "id": .text(employee.id.text), "name": .text(employee.name.text),
          "position": .text(employee.position.text),
          "section": .text(orNull: employee.section?.text),
          "capacity": .text((pledge.signer.isHead ? Capacity.head : .member).rawValue),
        ]),
        "method": .text(pledge.method.rawValue),
        "witness": person(pledge.witness),
        "roster": .object([
          "day": .text(pledge.day.description), "members": .number(pledge.roster.count),
          "sha256": .text(digest(of: pledge.roster)),
        ]),
      ])
  }

  /// What every record says, around its own content.
  package static func frame(
    id: String, kind: RecordKind, institution: ID<Institution>, institutionName: String,
    unit: ID<WorkUnit>, unitName: String, at instant: Instant, content: [String: JSONValue]
  ) -> JSONValue {
    let frame: [String: JSONValue] = [
      "format": .text(format), "kind": .text(kind.rawValue), "id": .text(id),
      "institution": .object([
        "id": .text(institution.text), "name": .text(institutionName),
      ]),
      "unit": .object(["id": .text(unit.text), "name": .text(unitName)]),
      "at": .text(moment(instant)),
    ]
    return .object(frame.merging(content) { own, _ in own })
  }

  /// The round of a pledge.
  static func round(_ round: PledgeRound) -> JSONValue {
    .object(["id": .text(round.id.text), "year": .number(round.year.number)])
  }

  /// The words of a pledge with the version and the digest of the text.
  static func text(_ stored: TextStore.Stored) -> JSONValue {
    .object([
      "id": .text(stored.text.id.text), "sha256": .text(stored.digest),
      "variant": .text(stored.text.variant.rawValue), "version": .number(stored.text.number),
      "opening": .text(stored.text.opening.indonesian),
      "promises": .list(stored.text.promises.map { .text($0.indonesian) }),
    ])
  }

  static func person(_ witness: Witness?) -> JSONValue {
    guard let witness else { return .null }
    return .object(["name": .text(witness.name), "office": .text(witness.office)])
  }

  /// Digest of the ids of a roster: two people can compare on which roster they signed.
  static func digest(of roster: [Employee]) -> String {
    let ids = roster.map { JSONValue.text($0.id.text) }
      .sorted { ($0.asText ?? "") < ($1.asText ?? "") }
    return SHA256Digest(of: JSONValue.list(ids).canonicalBytes).hex
  }

  /// A moment as text in UTC with milliseconds: `2026-11-21T07:32:00.000Z`.
  static func moment(_ instant: Instant) -> String {
    let day = CalendarDate(of: instant, offsetSeconds: 0)
    let rest = instant.milliseconds - day.start(offsetSeconds: 0).milliseconds
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(day)T\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):"
      + "\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))Z"
  }
}
