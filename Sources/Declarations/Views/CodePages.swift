import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// One slip, to cut out: who, the code, and where to type it.
struct SlipItem: HTML {
  let person: Witness
  let code: KioskCode
  /// Where the person signs, as a whole address.
  let address: String
  let page: PageContext

  var body: some HTML {
    li(.class("slip")) {
      p(.class("slip-name")) { person.name }
      p { person.office }
      p(.class("slip-code")) { code.printed }
      p(.class("meta")) { page(DeclarationText.typeAt) }
      p(.class("digest")) { address }
    }
  }
}

/// The QR to the page on which the people of slips sign.
struct SigningCode: HTML {
  let address: String
  let page: PageContext

  var body: some HTML {
    ProofCode(
      address: address,
      title: Text("Kode QR ke halaman tanda tangan", "QR code to the page for signing"),
      caption: DeclarationText.scanToSign, page: page)
  }
}

/// Somebody who has not signed and may get another code.
struct CodeOwner: Sendable {
  let person: Witness
  /// The place in the list; nil for the superior, who is alone.
  let position: Int?
  /// What stands for the code of now.
  let mark: String
}

/// Says what a new code ends, and makes it.
struct CodesPage: HTML {
  let title: Text
  let unitID: ID<WorkUnit>
  let unitName: String
  let owners: [CodeOwner]
  /// Where the forms go.
  let action: DeclarationLink
  let page: PageContext

  var body: some HTML {
    Page(title: DeclarationText.newCode, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(DeclarationText.newCode),
        page: page)
      h1 { page(DeclarationText.newCode) }
      p { page(title) + ", " + unitName }
      if owners.isEmpty {
        EmptyState(
          page(Text("Semua sudah menandatangani", "Everybody has signed")),
          advice: page(Text("Tidak ada kode yang perlu dibuat.", "There are no codes to make.")))
      } else {
        Notice(
          .warning,
          page(
            Text(
              "Kode baru mematikan kode lama orang itu seketika; slip lamanya tidak berlaku lagi. "
                + "Kode orang lain tetap. Kode baru hanya tampil sekali.",
              "A new code ends the old one of that person at once; the old slip is void. The codes "
                + "of others stay. The new code is shown once.")))
        TableOfOwners(owners: owners, action: action, page: page)
      }
    }
  }
}

private struct TableOfOwners: HTML {
  let owners: [CodeOwner]
  let action: DeclarationLink
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(Text("Belum menandatangani", "Not signed yet")),
      columns: [
        Column(page(Text("Nama", "Name"))), Column(page(Text("Jabatan", "Office"))),
        Column(page(Text("Tindakan", "Action"))),
      ]
    ) {
      owners.map(row)
    }
  }

  private func row(_ owner: CodeOwner) -> some HTML {
    tr {
      RowHead { owner.person.name }
      td { owner.person.office }
      td {
        Form(action: action.path, context: page) {
          input(.type("hidden"), .name("kode_lama"), .value(owner.mark))
          if let position = owner.position {
            input(.type("hidden"), .name("urutan"), .value(String(position)))
          }
          Button(
            page(DeclarationText.newCode), .quiet,
            .aria(
              .label,
              page(Text("Buat kode baru untuk ", "Make a new code for ")) + owner.person.name))
        }
      }
    }
  }
}

/// The slip with the new code; shown once.
struct NewCodePage: HTML {
  let title: Text
  let unitID: ID<WorkUnit>
  let unitName: String
  let person: Witness
  let code: KioskCode
  /// Where the person signs, as a whole address.
  let address: String
  /// Where one goes on.
  let back: DeclarationLink
  let page: PageContext

  private static let heading = Text("Slip kode", "Code slip")

  var body: some HTML {
    Page(title: Self.heading, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(Self.heading), page: page)
      h1 { page(Self.heading) }
      p { page(title) + ", " + unitName }
      Notice(
        .warning,
        page(
          Text(
            "Cetak sekarang: kode hanya tampil sekali. Kode lama sudah mati.",
            "Print now: the code is shown once. The old code has ended.")))
      ul(.class("slips")) {
        SlipItem(person: person, code: code, address: address, page: page)
      }
      SigningCode(address: address, page: page)
      div(.class("actions")) {
        ButtonLink(page(Text("Kembali", "Back")), to: back.path, .quiet)
      }
    }
  }
}
