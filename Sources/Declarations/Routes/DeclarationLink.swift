package import DeclarationsModel
package import Kernel
package import WorkUnitsModel

/// Every path of Declarations.
package enum DeclarationLink: Sendable {
  /// The form for a new round of a unit.
  case newRound(ID<WorkUnit>)
  /// The rounds of a unit.
  case rounds(ID<WorkUnit>)
  /// A round: who signed, who is missing.
  case round(ID<PledgeRound>)
  /// The same as a table.
  case roundCSV(ID<PledgeRound>)
  /// The window of a round.
  case window(ID<PledgeRound>)
  /// Signing for oneself; GET shows the text.
  case signing(ID<PledgeRound>)
  /// Slips with one-time codes.
  case codes(ID<PledgeRound>)
  /// Opening a kiosk; GET shows what will happen.
  case kioskOpening(ID<PledgeRound>)
  /// Closing the kiosks of a round from elsewhere.
  case kioskClosing(ID<PledgeRound>)
  /// Every signature of a round in one file.
  case roundFile(ID<PledgeRound>)
  /// The tablet of a ceremony.
  case kiosk
  /// Closing the kiosk at the tablet.
  case kioskEnd
  /// One signed record.
  case record(ID<SignedRecord>)
  /// One signed record as a file.
  case recordFile(ID<SignedRecord>)
  /// The public proof of a document by its digest.
  case proof(String)
  /// The public keys of an instansi.
  case keys(ID<Institution>)
  /// One signed record as PDF.
  case recordPDF(ID<SignedRecord>)
  /// The form that records a declaration of a unit.
  case newDeclaration(ID<WorkUnit>)
  /// The declarations of a unit.
  case declarations(ID<WorkUnit>)
  /// Where supporters sign along.
  case support(ID<UnitDeclaration>)
  /// A declaration with those who signed along, as a file.
  case declarationFile(ID<UnitDeclaration>)
  /// The page of a unit for visitors.
  case publicUnit(ID<WorkUnit>)
  /// The form that draws an agreement up.
  case newAgreement(ID<WorkUnit>)
  /// The agreements of a unit.
  case agreements(ID<WorkUnit>)
  /// One agreement.
  case agreement(ID<PerformanceAgreement>)
  /// Signing an agreement as head.
  case agreementSigning(ID<PerformanceAgreement>)
  /// The signatures of an agreement as a file.
  case agreementFile(ID<PerformanceAgreement>)
  /// Where the superior signs.
  case superior(ID<PerformanceAgreement>)
  /// A declaration as PDF.
  case declarationPDF(ID<UnitDeclaration>)
  /// An agreement with its signatures as PDF.
  case agreementPDF(ID<PerformanceAgreement>)
  /// Those from outside who sign in a round; takes another one.
  case outsiders(ID<PledgeRound>)
  /// The same as a table.
  case outsidersCSV(ID<PledgeRound>)
  /// Every signature from outside in one file.
  case outsidersFile(ID<PledgeRound>)
  /// Takes the wish for another code.
  case outsiderCode(ID<OutsideSigner>)
  /// Takes somebody from outside off the list.
  case outsiderRemoval(ID<OutsideSigner>)
  /// The tablet of a ceremony for those from outside.
  case outsideKiosk
  /// The supporters who have not signed, and their codes anew.
  case supporterCodes(ID<UnitDeclaration>)
  /// The code of the superior anew.
  case superiorCode(ID<PerformanceAgreement>)
  /// Withdrawing an agreement.
  case withdrawal(ID<PerformanceAgreement>)
  /// The instansi's own wording of a text.
  case wording(ID<Institution>, PledgeVariant)

  /// The path.
  package var path: String {
    switch self {
    case .newRound(let unit): "/unit/\(unit)/penandatanganan/baru"
    case .rounds(let unit): "/unit/\(unit)/penandatanganan"
    case .round(let id): "/penandatanganan/\(id)"
    case .roundCSV(let id): "/penandatanganan/\(id)/daftar.csv"
    case .window(let id): "/penandatanganan/\(id)/jendela"
    case .signing(let id): "/penandatanganan/\(id)/tanda-tangan"
    case .codes(let id): "/penandatanganan/\(id)/kode"
    case .kioskOpening(let id): "/penandatanganan/\(id)/kios"
    case .kioskClosing(let id): "/penandatanganan/\(id)/kios/tutup"
    case .roundFile(let id): "/penandatanganan/\(id)/berkas"
    case .kiosk: "/kios"
    case .kioskEnd: "/kios/tutup"
    case .record(let id): "/naskah/\(id)"
    case .recordFile(let id): "/naskah/\(id)/berkas"
    case .recordPDF(let id): "/naskah/\(id)/pdf"
    case .newDeclaration(let unit): "/unit/\(unit)/pencanangan/baru"
    case .declarations(let unit): "/unit/\(unit)/pencanangan"
    case .support(let id): "/pencanangan/\(id)/dukungan"
    case .declarationFile(let id): "/pencanangan/\(id)/berkas"
    case .publicUnit(let unit): "/publik/unit/\(unit)"
    case .newAgreement(let unit): "/unit/\(unit)/perjanjian/baru"
    case .agreements(let unit): "/unit/\(unit)/perjanjian"
    case .agreement(let id): "/perjanjian/\(id)"
    case .agreementSigning(let id): "/perjanjian/\(id)/tanda-tangan"
    case .agreementFile(let id): "/perjanjian/\(id)/berkas"
    case .superior(let id): "/perjanjian/\(id)/atasan"
    case .proof(let digest): "/verifikasi/\(digest)"
    case .keys(let id): "/instansi/\(id)/kunci"
    case .declarationPDF(let id): "/pencanangan/\(id)/pdf"
    case .agreementPDF(let id): "/perjanjian/\(id)/pdf"
    case .outsiders(let id): "/penandatanganan/\(id)/pihak-luar"
    case .outsidersCSV(let id): "/penandatanganan/\(id)/pihak-luar.csv"
    case .outsidersFile(let id): "/penandatanganan/\(id)/pihak-luar/berkas"
    case .outsiderCode(let id): "/pihak-luar/\(id)/kode"
    case .outsiderRemoval(let id): "/pihak-luar/\(id)/hapus"
    case .supporterCodes(let id): "/pencanangan/\(id)/kode"
    case .superiorCode(let id): "/perjanjian/\(id)/kode"
    case .withdrawal(let id): "/perjanjian/\(id)/tarik"
    case .outsideKiosk: "/kios/pihak-luar"
    case .wording(let id, .employee): "/instansi/\(id)/naskah-pakta"
    case .wording(let id, let variant): "/instansi/\(id)/naskah-pakta?untuk=\(variant.rawValue)"
    }
  }

  /// The path with a message, and with the record that was just stored, so that the page can say whose
  /// signature it is.
  func path(saying message: DeclarationMessage, about record: SignedRecord) -> String {
    path(saying: message) + "&" + DeclarationMessage.recordField + "=" + record.id.text
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: DeclarationMessage) -> String {
    path + (path.contains("?") ? "&" : "?") + DeclarationMessage.field + "=" + message.rawValue
  }
}

/// What was just done, carried through the redirect to the next page as a word.
enum DeclarationMessage: String, CaseIterable {
  case opened = "dibuka"
  case saved = "disimpan"
  case signed = "ditandatangani"
  case kioskClosed = "kios-ditutup"
  case agreementSigned = "perjanjian-ditandatangani"
  case removed = "dihapus"
  case withdrawn = "ditarik"

  /// The name of the query parameter.
  static let field = "selesai"
  /// The name of the query parameter with the record that was stored.
  static let recordField = "naskah"

  var text: Text {
    switch self {
    case .opened: Text("Penandatanganan sudah dibuka.", "Signing was opened.")
    case .saved: Text("Perubahan sudah disimpan.", "The change was saved.")
    case .signed:
      Text("Pakta integritas Anda sudah ditandatangani.", "Your pledge was signed.")
    case .agreementSigned:
      Text("Perjanjian sudah ditandatangani.", "The agreement was signed.")
    case .removed: Text("Nama sudah dihapus dari daftar.", "The name was taken off the list.")
    case .withdrawn:
      Text("Perjanjian sudah ditarik.", "The agreement was withdrawn.")
    case .kioskClosed: Text("Kios sudah ditutup.", "The kiosk was closed.")
    }
  }
}
