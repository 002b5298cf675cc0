package import Cryptography
package import DeclarationsModel

/// A file that proves itself: records with their signatures and keys, sealed as a whole.
///
/// The seal is why a record cannot be taken out of the middle unnoticed.
package struct ExportFile: Hashable, Sendable {
  /// The shape of the file; a changed shape gets another name.
  static let format = "zona-export-1"
  /// The largest file that is read.
  ///
  /// - Unit: bytes; 64 MiB.
  package static let longest = 64 << 20

  /// One record as the file carries it.
  package struct Entry: Hashable, Sendable {
    /// What was signed.
    package let document: JSONValue
    /// The signature.
    package let signature: [UInt8]
    /// The key.
    package let key: VerifyingKey
  }

  /// The records in their order.
  package let entries: [Entry]
  /// The key of the seal.
  package let key: VerifyingKey

  /// Writes records of one instansi into a file.
  ///
  /// - Parameters:
  ///   - records: As stored.
  ///   - keys: The public keys of the instansi.
  ///   - sealing: Its private key of today.
  /// - Returns: The canonical bytes; nil when a record was signed with a key that is not known.
  package static func bytes(
    _ records: [SignedRecord], keys: [VerifyingKey], sealing: SigningKey
  ) -> [UInt8]? {
    let known = Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var list: [JSONValue] = []
    for record in records {
      guard let key = known[record.keyID],
        let document = JSONValue(canonical: Array(record.document.utf8))
      else { return nil }
      list.append(
        .object([
          "document": document, "key": .text(key.text), "signature": .text(record.signature),
        ]))
    }
    let members: [String: JSONValue] = [
      "format": .text(format), "key": .text(sealing.verifyingKey.text), "records": .list(list),
    ]
    guard let seal = sealing.signature(of: JSONValue.object(members).canonicalBytes) else {
      return nil
    }
    return JSONValue.object(members.merging(["seal": .text(Hex.text(seal))]) { own, _ in own })
      .canonicalBytes
  }

  /// Reads a file and proves every signature in it.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: The first fault that is found.
  package init(verifying bytes: [UInt8]) throws(ExportFault) {
    guard bytes.count <= Self.longest else { throw .tooLarge }
    guard let value = JSONValue(canonical: bytes), case .object(var members) = value else {
      throw .notCanonical
    }
    guard members.count == 4, members["format"]?.asText == Self.format,
      let key = Self.key(members["key"]), let list = members["records"]?.asList, !list.isEmpty,
      let seal = Self.signature(members.removeValue(forKey: "seal"))
    else { throw .wrongShape }
    guard key.isValid(seal, for: JSONValue.object(members).canonicalBytes) else {
      throw .sealIsWrong
    }
    var entries: [Entry] = []
    for (index, record) in list.enumerated() {
      entries.append(try Self.entry(record, number: index + 1))
    }
    let institutions = Set(entries.map { $0.document["institution"]?["id"] })
    guard institutions.count == 1 else { throw .severalInstitutions }
    self.entries = entries
    self.key = key
  }

  private static func entry(_ record: JSONValue, number: Int) throws(ExportFault) -> Entry {
    guard case .object(let members) = record, members.count == 3,
      let document = members["document"], let key = key(members["key"]),
      let signature = signature(members["signature"]),
      document["format"]?.asText == PledgeDocument.format
    else { throw .wrongShape }
    guard key.isValid(signature, for: document.canonicalBytes) else {
      throw .signatureIsWrong(number: number)
    }
    return Entry(document: document, signature: signature, key: key)
  }

  private static func key(_ value: JSONValue?) -> VerifyingKey? {
    value?.asText.flatMap(Base64URL.bytes).flatMap(VerifyingKey.init(bytes:))
  }

  /// Lower-case digits only, so that a signature has one text.
  private static func signature(_ value: JSONValue?) -> [UInt8]? {
    guard let text = value?.asText, let bytes = Hex.bytes(text), Hex.text(bytes) == text else {
      return nil
    }
    return bytes
  }
}

/// What is wrong with a file.
package enum ExportFault: Error, Hashable, Sendable {
  /// Larger than any file of ours.
  case tooLarge
  /// Not canonical JSON: changed, cut, or written by something else.
  case notCanonical
  /// Canonical JSON, but not of this shape.
  case wrongShape
  /// A record was changed, or its signature or key.
  case signatureIsWrong(number: Int)
  /// The list of records or the key of the file was changed.
  case sealIsWrong
  /// Records of several instansi stand in it.
  case severalInstitutions
  /// The file was not signed with a key that was given.
  case keyIsUnknown(id: String)
}
