import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The form that draws an agreement up.
struct NewAgreementPage: HTML {
  let unitID: ID<WorkUnit>
  let unitName: String
  /// The agreements that there are: a year has one.
  let known: [PerformanceAgreement]
  var form: AgreementForm
  let page: PageContext

  private static let title = Text("Susun perjanjian kinerja", "Draw up a performance agreement")

  private var errors: [FormError] { form.errors }

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(Self.title), page: page)
      h1 { page(Self.title) }
      p {
        page(
          Text(
            "Kepala unit dan atasannya menandatangani kata-kata yang sama. Sesudah disusun, isinya "
              + "tidak dapat diubah; selama belum ada yang menandatangani, perjanjian dapat ditarik.",
            "The head and the superior sign the same words. Once drawn up they cannot be changed; "
              + "while nobody has signed, the agreement can be withdrawn."))
      }
      if !known.isEmpty { existing }
      ErrorSummary(errors, page: page)
      Form(action: DeclarationLink.agreements(unitID).path, context: page) {
        Field(
          page(Text("Tahun program", "Programme year")), name: "tahun", value: form.typedYear,
          kind: .count, error: errors.message(for: "tahun", page))
        lines(
          "indikator", Text("Indikator dan target", "Indicators and targets"),
          Text("Satu per baris: indikator; target", "One on each line: indicator; target"), 6)
        Field(
          page(Text("Nama atasan", "Name of the superior")), name: "atasan",
          value: form["atasan"], error: errors.message(for: "atasan", page))
        Field(
          page(Text("Jabatan atasan", "Office of the superior")), name: "jabatan_atasan",
          value: form["jabatan_atasan"], error: errors.message(for: "jabatan_atasan", page))
        lines(
          "saksi", Text("Saksi (boleh kosong)", "Witnesses (may be empty)"),
          Text("Satu per baris: nama; jabatan", "One on each line: name; office"), 3)
        div(.class("actions")) {
          Button(page(Text("Susun", "Draw up")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.unit(unitID).path, .quiet)
        }
      }
    }
  }

  /// Said before anybody types a second one.
  private var existing: some HTML {
    section {
      Notice(
        .info,
        page(
          Text(
            "Setiap tahun hanya ada satu perjanjian. Yang sudah ada di unit ini tetap berlaku; "
              + "formulir ini untuk tahun lain.",
            "Each year has one agreement. Those that the unit has stay as they are; this form is "
              + "for another year.")))
      ul {
        for agreement in known {
          li {
            a(.href(DeclarationLink.agreement(agreement.id).path)) {
              page(DeclarationText.agreement(agreement.year.number))
            }
          }
        }
      }
    }
  }

  private func lines(_ name: String, _ title: Text, _ help: Text, _ count: Int) -> TextArea {
    TextArea(
      page(title), name: name, value: form[name], limit: 20_000, lines: count, help: page(help),
      error: errors.message(for: name, page), page: page)
  }
}

/// Shown once after drawing up: the code of the superior.
struct DrawnUpPage: HTML {
  let agreement: PerformanceAgreement
  let code: KioskCode
  let unitName: String
  /// Where the superior signs, as a whole address.
  let address: String
  let page: PageContext

  var body: some HTML {
    Page(title: DeclarationText.agreement(agreement.year.number), context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(agreement.unitID).path)],
        here: page(DeclarationText.agreement(agreement.year.number)), page: page)
      h1 { page(DeclarationText.agreement(agreement.year.number)) }
      Notice(
        .warning,
        page(
          Text(
            "Cetak sekarang: kode atasan hanya tampil sekali. Bila slip hilang, kode baru dapat "
              + "dibuat di halaman perjanjian.",
            "Print now: the code of the superior is shown once. For a lost slip make a new code on "
              + "the page of the agreement.")))
      ul(.class("slips")) {
        SlipItem(person: agreement.terms.superior, code: code, address: address, page: page)
      }
      SigningCode(address: address, page: page)
      p {
        a(.href(DeclarationLink.agreement(agreement.id).path)) {
          page(Text("Lanjut ke perjanjian", "Go on to the agreement"))
        }
      }
    }
  }
}

/// An agreement: its terms, who signed, and the form of the head.
struct AgreementPage: HTML {
  let agreement: PerformanceAgreement
  let unitName: String
  let headName: String?
  let records: [SignedRecord]
  /// The public address of the proof of each record.
  let addresses: [String]
  /// Whether the person is the head of the day; nobody is on paper.
  var isHead: Bool
  /// Whether the person may make a new code and withdraw; nobody is on paper.
  var mayManage: Bool
  let errors: [FormError]
  let page: PageContext

  private var title: Text { DeclarationText.agreement(agreement.year.number) }
  private var isSignedByHead: Bool { records.contains { $0.capacity == .head } }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(agreement.unitID).path)], here: page(title), page: page)
      h1 { page(title) + ": " + unitName }
      AgreementTermsView(terms: agreement.terms, page: page)
      h2 { page(Text("Tanda tangan", "Signatures")) }
      TaskList([side(.head, headName ?? "–"), side(.superior, agreement.terms.superior.name)])
      ErrorSummary(errors, page: page)
      if isHead, !isSignedByHead { signing }
      if !records.isEmpty { proofs }
      if mayManage { manage }
    }
  }

  private var manage: some HTML {
    section {
      h2 { page(Text("Kelola perjanjian", "Manage the agreement")) }
      if !records.isEmpty {
        p { page(DeclarationText.refusal(.agreementIsSigned)) }
      }
      div(.class("actions")) {
        if !records.contains(where: { $0.capacity == .superior }) {
          ButtonLink(
            page(Text("Kode baru bagi atasan …", "A new code for the superior …")),
            to: DeclarationLink.superiorCode(agreement.id).path, .quiet)
        }
        if records.isEmpty {
          ButtonLink(
            page(DeclarationText.withdrawal) + " …",
            to: DeclarationLink.withdrawal(agreement.id).path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var proofs: some HTML {
    for (record, address) in zip(records, addresses) {
      section {
        h3 {
          page(Text("Bukti tanda tangan ", "Proof of the signature of the "))
            + page(DeclarationText.capacity(record.capacity)) + ": "
            + (RecordContent(record)?.signerName ?? "")
        }
        ProofCode(address: address, page: page)
      }
    }
    div(.class("actions")) {
      ButtonLink(
        page(Text("Unduh PDF", "Download as PDF")),
        to: DeclarationLink.agreementPDF(agreement.id).path, .quiet, .download())
      ButtonLink(
        page(Text("Unduh JSON yang dapat diperiksa", "Download JSON that can be verified")),
        to: DeclarationLink.agreementFile(agreement.id).path, .quiet, .download())
    }
  }

  private func side(_ capacity: Capacity, _ name: String) -> TaskItem {
    let record = records.first { $0.capacity == capacity }
    return TaskItem(
      record.flatMap { RecordContent($0)?.signerName } ?? name,
      path: record.map { DeclarationLink.record($0.id).path }
        ?? (capacity == .superior ? DeclarationLink.superior(agreement.id).path : nil),
      hint: page(DeclarationText.capacity(capacity)),
      tag: record == nil
        ? Tag(page(Text("belum", "to do")), .warning)
        : Tag(page(Text("ditandatangani", "signed")), .good))
  }

  private var signing: some HTML {
    Form(action: DeclarationLink.agreementSigning(agreement.id).path, context: page) {
      Field(
        page(Text("Kata sandi Anda", "Your password")), name: "sandi", kind: .password,
        help: page(
          Text(
            "Ketik lagi kata sandi Anda: itulah tanda tangan Anda sebagai kepala unit.",
            "Type your password again: that is your signature as head of the unit.")),
        error: errors.message(for: "sandi", page),
        attributes: [.autocomplete("current-password")])
      div(.class("actions")) { Button(page(DeclarationText.signNow)) }
    }
  }
}

/// Where the superior signs with the code of the slip.
struct SuperiorPage: HTML {
  let agreement: PerformanceAgreement
  let error: Text?
  let isDone: Bool
  /// Whose signature was just stored.
  var signer: String?
  let page: PageContext

  var body: some HTML {
    Page(title: DeclarationText.agreement(agreement.year.number), context: page) {
      h1 { page(DeclarationText.agreement(agreement.year.number)) }
      if isDone {
        Notice(
          .success,
          page(
            DeclarationText.thanks(
              signer, Text("Tanda tangan tersimpan.", "The signature is stored."))))
      }
      if let error { Notice(.refusal, page(error)) }
      AgreementTermsView(terms: agreement.terms, page: page)
      if !isDone {
        Form(action: DeclarationLink.superior(agreement.id).path, context: page) {
          SlipCodeField(page: page)
          div(.class("actions")) { Button(page(DeclarationText.signNow)) }
        }
      }
    }
  }
}

/// What is promised, to whom, before whom.
struct AgreementTermsView: HTML {
  let terms: AgreementTerms
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(Text("Indikator dan target", "Indicators and targets")),
      columns: [
        Column(page(Text("Indikator", "Indicator"))),
        Column(page(Text("Target", "Target")), isNumeric: true),
      ]
    ) {
      terms.indicators.map { indicator in
        tr {
          RowHead { indicator.name }
          NumberCell(indicator.target)
        }
      }
    }
    SummaryList(
      [
        SummaryRow(
          page(Text("Atasan", "Superior")), "\(terms.superior.name), \(terms.superior.office)")
      ]
        + terms.witnesses.map {
          SummaryRow(page(Text("Saksi", "Witness")), "\($0.name), \($0.office)")
        })
  }
}
