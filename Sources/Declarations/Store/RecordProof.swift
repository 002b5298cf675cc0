package import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Proving stored records and sealing them into files.
package enum RecordProof {
  /// Whether the signature of a stored record was made with a registered key of its instansi.
  package static func isValid(
    _ record: SignedRecord, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let keys = try PublicKeyStore.keys(of: record.institutionID, in: transaction)
    guard let entry = keys.first(where: { $0.key.id == record.keyID }),
      let signature = Hex.bytes(record.signature)
    else { return false }
    return entry.key.isValid(signature, for: Array(record.document.utf8))
  }

  /// Records of one instansi as a file that proves itself.
  ///
  /// - Throws: `broken` when a record was signed with a key that is not registered.
  package static func file(
    _ records: [SignedRecord], of institution: ID<Institution>, keys: SigningKeys,
    at now: Instant, in transaction: Transaction
  ) throws -> [UInt8] {
    let sealing = try keys.key(of: institution, at: now, in: transaction)
    let known = try PublicKeyStore.keys(of: institution, in: transaction).map(\.key)
    guard let bytes = ExportFile.bytes(records, keys: known, sealing: sealing) else {
      throw StorageError.corrupted("A record of instansi \(institution) has no known key.")
    }
    return bytes
  }
}

/// What a record says, read from the bytes that were signed and from nowhere else.
package struct RecordContent: Hashable, Sendable {
  /// The instansi.
  package let institutionName: String
  /// The unit by its name of that day.
  package let unitName: String
  /// The programme year; nil for records without one.
  package let year: Int?
  /// Who signed.
  package let signerName: String
  /// The position or office of who signed; empty when the document has none.
  package let signerOffice: String
  /// In which capacity; empty when the document has none.
  package let capacity: String
  /// Before whom; nil without a witness.
  package let witness: Witness?
  /// How the person proved who they are.
  package let method: SigningMethod?
  /// What stands before the promises; nil for records without promises.
  package let opening: String?
  /// The promises.
  package let promises: [String]
  /// The version of the text; nil for records without one.
  package let textVersion: Int?
  /// The members of the roster of that day; nil for records without one.
  package let rosterCount: Int?

  /// Reads a record.
  ///
  /// - Returns: nil for a document that is not of our shape.
  package init?(_ record: SignedRecord) {
    guard let document = JSONValue(canonical: Array(record.document.utf8)) else { return nil }
    self.init(document)
  }

  /// Reads a document.
  package init?(_ document: JSONValue) {
    guard let institution = document["institution"]?["name"]?.asText,
      let unit = document["unit"]?["name"]?.asText,
      let signer = document["signer"], let name = signer["name"]?.asText
    else { return nil }
    institutionName = institution
    unitName = unit
    year = (document["round"]?["year"] ?? document["year"])?.asNumber
    signerName = name
    signerOffice = (signer["position"] ?? signer["office"])?.asText ?? ""
    capacity = signer["capacity"]?.asText ?? ""
    if let witness = document["witness"], let name = witness["name"]?.asText,
      let office = witness["office"]?.asText
    {
      self.witness = try? Witness(name: name, office: office)
    } else {
      witness = nil
    }
    method = document["method"]?.asText.flatMap(SigningMethod.init(rawValue:))
    opening = document["text"]?["opening"]?.asText
    promises = document["text"]?["promises"]?.asList?.compactMap(\.asText) ?? []
    textVersion = document["text"]?["version"]?.asNumber
    rosterCount = document["roster"]?["members"]?.asNumber
  }
}
