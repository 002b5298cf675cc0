import Cryptography
package import DeclarationsModel
package import Kernel

/// What the signed document of a declaration says.
package struct DeclarationContent: Hashable, Sendable {
  /// The name of the instansi.
  package let institutionName: String
  /// The name of the unit on that day.
  package let unitName: String
  /// The day of the act; nil for a document that has none.
  package let date: CalendarDate?
  /// Where.
  package let place: String
  /// Who led.
  package let leader: Witness
  /// The number of the decree; empty without one.
  package let decreeNumber: String
  /// The minutes; empty without.
  package let minutes: String
  /// Before whom.
  package let witnesses: [Witness]

  /// Reads a record.
  ///
  /// - Returns: nil for a record that is no declaration.
  package init?(_ record: SignedRecord) {
    guard let document = JSONValue(canonical: Array(record.document.utf8)),
      let institution = document["institution"]?["name"]?.asText,
      let unit = document["unit"]?["name"]?.asText,
      let place = document["place"]?.asText,
      let leader = document["leader"].flatMap(Self.person)
    else { return nil }
    institutionName = institution
    unitName = unit
    date = (document["date"]?.asText).flatMap { CalendarDate($0) }
    self.place = place
    self.leader = leader
    decreeNumber = document["decree"]?.asText ?? ""
    minutes = document["minutes"]?.asText ?? ""
    witnesses = document["witnesses"]?.asList?.compactMap(Self.person) ?? []
  }

  private static func person(_ value: JSONValue) -> Witness? {
    guard let name = value["name"]?.asText, let office = value["office"]?.asText else {
      return nil
    }
    return try? Witness(name: name, office: office)
  }
}
