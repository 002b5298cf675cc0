import Cryptography
import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// One signed record for those of the unit: what it says and how to take it away.
struct RecordPage: HTML {
  let record: SignedRecord
  let content: RecordContent
  let isValid: Bool
  let address: String
  /// What the record is about, when that is a declaration.
  var declared: DeclaredFacts?
  let page: PageContext

  var body: some HTML {
    Page(title: DeclarationText.kind(record.kind), context: page) {
      Breadcrumb([], here: page(DeclarationText.kind(record.kind)), page: page)
      h1 { page(DeclarationText.kind(record.kind)) }
      SignatureState(isValid: isValid, page: page)
      declared
      RecordFacts(record: record, content: content, page: page)
      ProofCode(address: address, page: page)
      div(.class("actions")) {
        ButtonLink(
          page(Text("Unduh PDF", "Download as PDF")),
          to: DeclarationLink.recordPDF(record.id).path, .quiet)
        ButtonLink(
          page(Text("Unduh berkas JSON", "Download the JSON file")),
          to: DeclarationLink.recordFile(record.id).path, .quiet)
        ButtonLink(
          page(Text("Halaman bukti publik", "Public proof page")),
          to: DeclarationLink.proof(record.digest).path, .quiet)
      }
    }
  }
}

/// The public proof of a document: whoever holds it, or its QR, compares.
struct ProofPage: HTML {
  let record: SignedRecord
  let content: RecordContent
  let isValid: Bool
  /// What the record is about, when that is a declaration.
  var declared: DeclaredFacts?
  let page: PageContext

  private static let title = Text("Pemeriksaan naskah", "Verification of a document")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      h1 { page(Self.title) }
      SignatureState(isValid: isValid, page: page)
      p {
        page(
          Text(
            "Cocokkan isi di bawah ini dengan naskah yang Anda pegang.",
            "Compare what stands below with the document that you hold."))
      }
      h2 { page(DeclarationText.kind(record.kind)) }
      declared
      if declared != nil { h2 { page(Text("Tanda tangan", "Signature")) } }
      RecordFacts(record: record, content: content, page: page)
      p {
        a(.href(DeclarationLink.keys(record.institutionID).path)) {
          page(Text("Kunci publik dan cara memeriksa", "Public key and how to verify"))
        }
      }
    }
  }
}

/// Whether the signature holds.
private struct SignatureState: HTML {
  let isValid: Bool
  let page: PageContext

  var body: some HTML {
    if isValid {
      Notice(
        .success,
        page(
          Text(
            "Tanda tangan digital cocok: naskah ini tidak berubah sejak ditandatangani.",
            "The digital signature fits: this document has not changed since it was signed.")))
    } else {
      Notice(
        .refusal,
        page(
          Text(
            "Tanda tangan digital tidak cocok. Jangan pakai naskah ini; laporkan kepada instansi.",
            "The digital signature does not fit. Do not rely on this document; tell the "
              + "institution.")))
    }
  }
}

/// What a record says.
struct RecordFacts: HTML {
  let record: SignedRecord
  let content: RecordContent
  let page: PageContext

  var body: some HTML {
    SummaryList(rows)
    if let opening = content.opening {
      // What was signed is Indonesian in every language of the page.
      div(.lang("id")) { PromiseList(opening: opening, promises: content.promises) }
    }
  }

  private var rows: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Nama", "Name")), content.signerName),
      // Whoever records a public act has no office in the document.
      content.signerOffice.isEmpty
        ? nil : SummaryRow(page(Text("Jabatan", "Position")), content.signerOffice),
      SummaryRow(page(Text("Sebagai", "As")), page(DeclarationText.capacity(record.capacity))),
      SummaryRow(page(Text("Unit kerja", "Unit")), content.unitName),
      SummaryRow(page(Text("Instansi", "Institution")), content.institutionName),
      SummaryRow(
        page(Text("Waktu", "Time")), UnitZone.wib.words(record.signedAt, in: page.language)),
    ].compactMap(\.self)
    if let method = content.method {
      rows.append(
        SummaryRow(page(Text("Cara", "Method")), page(DeclarationText.method(method))))
    }
    if let witness = content.witness {
      rows.append(
        SummaryRow(page(Text("Saksi", "Witness")), "\(witness.name), \(witness.office)"))
    }
    if let version = content.textVersion {
      rows.append(SummaryRow(page(Text("Versi naskah", "Version of the text")), String(version)))
    }
    rows.append(
      SummaryRow("SHA-256") { code(.class("digest")) { record.digest } })
    return rows
  }
}

/// The public keys of an instansi and how to verify with them.
struct KeysPage: HTML {
  let name: String
  let keys: [PublicKeyStore.Entry]
  let page: PageContext

  private static let title = Text("Kunci publik", "Public key")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      h1 { page(Self.title) + ": " + name }
      p {
        page(
          Text(
            "Setiap deklarasi, pakta integritas, dan perjanjian instansi ini ditandatangani "
              + "dengan kunci ini (Ed25519).",
            "Every declaration, pledge and agreement of this institution is signed with this key "
              + "(Ed25519)."))
      }
      for entry in keys {
        SummaryList([
          SummaryRow(page(Text("Kunci", "Key"))) { code(.class("digest")) { entry.key.text } },
          SummaryRow(page(Text("Sidik (SHA-256)", "Fingerprint (SHA-256)"))) {
            code(.class("digest")) { entry.key.id }
          },
          SummaryRow(
            page(Text("Dipakai sejak", "In use since")),
            UnitZone.wib.words(entry.firstUsedAt, in: page.language)),
        ])
      }
      h2 { page(Text("Cara memeriksa tanpa server ini", "How to verify without this server")) }
      ol {
        li {
          page(
            Text(
              "Simpan berkas JSON dari deklarasi.", "Keep the JSON file of the declaration."))
        }
        li {
          page(Text("Jalankan perintah ini:", "Run this command:"))
          pre { "zona declaration verify BERKAS --key " + (keys.first?.key.text ?? "") }
        }
        li {
          page(
            Text(
              "Kode keluar 0 berarti setiap tanda tangan cocok. Satu huruf yang berubah pun "
                + "ditemukan.",
              "Exit code 0 means that every signature fits. A single changed letter is found."))
        }
      }
    }
  }
}
