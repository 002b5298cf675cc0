package import Kernel
package import WorkUnitsModel

/// What a signed record is about.
package enum RecordKind: String, CaseIterable, Sendable {
  /// A pakta integritas of one person.
  case pledge = "pakta"
  /// The public declaration of a unit.
  case declaration = "pencanangan"
  /// One side of a perjanjian kinerja.
  case agreement = "perjanjian"
  /// The report of assessors on the worksheet of a unit; its feature keeps the records.
  case report = "lhe"
}

/// In which capacity something is signed.
package enum Capacity: String, CaseIterable, Sendable {
  /// Somebody on the roster.
  case member = "pegawai"
  /// The head of the unit.
  case head = "kepala"
  /// Somebody who signs along in support.
  case supporter = "pendukung"
  /// The official who records a public act.
  case recorder = "pencatat"
  /// The superior of the head.
  case superior = "atasan"
  /// Somebody who sells goods or services to the unit.
  case supplier = "penyedia"
  /// Somebody whom the unit serves.
  case client = "pengguna"
  /// Somebody who checks the unit.
  case auditor = "auditor"
  /// The lead of a team of assessors.
  case lead = "ketua tim"
  /// The technical controller of a team of assessors.
  case controller = "pengendali teknis"

  /// Whether the person signs a variant of the pledge from outside of the unit.
  package var isOutside: Bool {
    switch self {
    case .supplier, .client, .auditor: true
    case .member, .head, .supporter, .recorder, .superior, .lead, .controller: false
    }
  }
}

/// A record with its signature, as it is stored and exported: the exact bytes.
package struct SignedRecord: Hashable, Sendable {
  /// The identity; also inside the document.
  package let id: ID<SignedRecord>
  /// Which key signed and to whom the record belongs.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// What it is about.
  package let kind: RecordKind
  /// The round, the act or the agreement.
  package let subjectID: String
  /// The person: an id where there is one, else a name in lower case.
  package let signer: String
  /// In which capacity.
  package let capacity: Capacity
  /// When.
  package let signedAt: Instant
  /// The canonical JSON that was signed, as text.
  package let document: String
  /// The 64 bytes of the signature, in hexadecimal digits.
  package let signature: String
  /// The id of the key.
  package let keyID: String
  /// SHA-256 of the document, in hexadecimal digits.
  package let digest: String

  /// Describes a record.
  package init(
    id: ID<SignedRecord>, of subject: RecordSubject, signer: RecordSigner, document: String,
    signature: String, keyID: String, digest: String
  ) {
    self.id = id
    institutionID = subject.institutionID
    unitID = subject.unitID
    kind = subject.kind
    subjectID = subject.subjectID
    self.signer = signer.key
    capacity = signer.capacity
    signedAt = signer.at
    self.document = document
    self.signature = signature
    self.keyID = keyID
    self.digest = digest
  }
}

/// What a record belongs to.
package struct RecordSubject: Hashable, Sendable {
  /// The instansi whose key signs.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// What it is about.
  package let kind: RecordKind
  /// The round, the act or the agreement.
  package let subjectID: String

  /// Describes what a record belongs to.
  package init(
    institutionID: ID<Institution>, unitID: ID<WorkUnit>, kind: RecordKind, subjectID: String
  ) {
    self.institutionID = institutionID
    self.unitID = unitID
    self.kind = kind
    self.subjectID = subjectID
  }
}

/// Who signed a record, in which capacity, when.
package struct RecordSigner: Hashable, Sendable {
  /// The person: an id where there is one, else a name in lower case.
  package let key: String
  /// In which capacity.
  package let capacity: Capacity
  /// When.
  package let at: Instant

  /// Describes a signer.
  package init(key: String, capacity: Capacity, at instant: Instant) {
    self.key = key
    self.capacity = capacity
    at = instant
  }
}
