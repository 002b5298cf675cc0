package import EvidenceModel
package import Kernel
package import WorkUnitsModel

/// Every path of Evidence.
package enum EvidenceLink: Sendable {
  /// The vault of a unit; takes files too.
  case vault(ID<WorkUnit>)
  /// Takes an address on a web drive.
  case webDrive(ID<WorkUnit>)
  /// Takes the beginning of a resumable upload.
  case uploads(ID<WorkUnit>)
  /// One resumable upload: how far it is, and its next piece.
  case upload(ID<WorkUnit>, String)
  /// What is wrong with the proof of a year.
  case report(ID<WorkUnit>, CycleYear?)
  /// All proof of a year as one archive.
  case archive(ID<WorkUnit>, CycleYear)
  /// One proof; takes its description.
  case proof(ID<WorkUnit>, ID<Proof>)
  /// Takes the questions that a proof proves.
  case questions(ID<WorkUnit>, ID<Proof>)
  /// Takes the question that a proof shall no longer prove.
  case detachment(ID<WorkUnit>, ID<Proof>)
  /// Takes the copy without personal data.
  case redaction(ID<WorkUnit>, ID<Proof>)
  /// Takes retention class and hold.
  case retention(ID<WorkUnit>, ID<Proof>)
  /// Deletes a proof; GET shows what will happen.
  case deletion(ID<WorkUnit>, ID<Proof>)
  /// Takes whether everybody is shown the proof.
  case showing(ID<WorkUnit>, ID<Proof>)
  /// The picture of a proof that everybody is shown.
  case shown(ID<WorkUnit>, ID<Proof>)
  /// A page of a proof as a picture.
  case page(ID<WorkUnit>, ID<Proof>, Int)
  /// The file as it came.
  case original(ID<WorkUnit>, ID<Proof>)
  /// The copy without personal data.
  case copy(ID<WorkUnit>, ID<Proof>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .vault(let unit): "/unit/\(unit)/bukti"
    case .webDrive(let unit): "/unit/\(unit)/bukti/tautan"
    case .uploads(let unit): "/unit/\(unit)/bukti/unggahan"
    case .upload(let unit, let id): "/unit/\(unit)/bukti/unggahan/\(id)"
    case .report(let unit, nil): "/unit/\(unit)/bukti/laporan"
    case .report(let unit, let year?): "/unit/\(unit)/bukti/laporan?tahun=\(year.number)"
    case .archive(let unit, let year): "/unit/\(unit)/bukti/arsip/\(year.number)"
    case .proof(let unit, let id): "/unit/\(unit)/bukti/\(id)"
    case .questions(let unit, let id): "/unit/\(unit)/bukti/\(id)/soal"
    case .detachment(let unit, let id): "/unit/\(unit)/bukti/\(id)/soal/lepas"
    case .redaction(let unit, let id): "/unit/\(unit)/bukti/\(id)/salinan"
    case .retention(let unit, let id): "/unit/\(unit)/bukti/\(id)/retensi"
    case .deletion(let unit, let id): "/unit/\(unit)/bukti/\(id)/hapus"
    case .showing(let unit, let id): "/unit/\(unit)/bukti/\(id)/publik"
    case .shown(let unit, let id): "/publik/unit/\(unit)/dokumentasi/\(id)"
    case .page(let unit, let id, let page): "/unit/\(unit)/bukti/\(id)/halaman/\(page)"
    case .original(let unit, let id): "/unit/\(unit)/bukti/\(id)/berkas"
    case .copy(let unit, let id): "/unit/\(unit)/bukti/\(id)/berkas-salinan"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: EvidenceMessage) -> String {
    path + "?" + EvidenceMessage.field + "=" + message.rawValue
  }
}

/// What was just done, carried through the redirect to the next page as a word.
enum EvidenceMessage: String, CaseIterable {
  case added = "diunggah"
  case saved = "disimpan"
  case linked = "dikaitkan"
  case unlinked = "dilepas"
  case redacted = "disalin"
  case deleted = "dihapus"
  case shown = "ditampilkan"
  case hidden = "ditarik"

  /// The name of the query parameter.
  static let field = "selesai"
}
