import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// How far a unit followed up audit findings: what stands, a form to state it, every version.
struct AuditPage: HTML {
  let unit: FollowedUnit
  let year: CycleYear?
  let years: [CycleYear]
  /// The latest first.
  let versions: [AuditStatement]
  let form: AuditForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: ReportText.audit, context: page) {
      Breadcrumb(
        [(unit.name, WorkUnitLink.unit(unit.unitID).path)], here: page(ReportText.audit),
        page: page)
      h1 { page(ReportText.audit) + ", " + unit.name }
      if years.count > 1 {
        p {
          for (index, entry) in years.enumerated() {
            if index > 0 { ", " }
            if entry == year {
              strong { String(entry.number) }
            } else {
              a(.href(ReportLink.audit(unit.unitID, entry).path)) { String(entry.number) }
            }
          }
        }
      }
      if let year { content(year) } else { noYear }
    }
  }

  private var noYear: some HTML {
    EmptyState(
      page(Text("Belum ada tahun program", "No programme year yet")),
      advice: page(
        Text(
          "Pernyataan dibuat untuk satu tahun program.", "A statement is for a programme year.")))
  }

  @HTMLBuilder private func content(_ year: CycleYear) -> some HTML {
    ErrorSummary(errors, page: page)
    if let standing = versions.first {
      SummaryList([
        SummaryRow(page(Text("Tahun", "Year")), String(year.number)),
        SummaryRow(page(Text("Temuan", "Findings")), String(standing.figures.findings)),
        SummaryRow(
          page(Text("Sudah ditindaklanjuti", "Followed up")),
          String(standing.figures.followedUp)),
        SummaryRow(page(Text("Sisa", "Left"))) {
          String(standing.openCount) + " "
          standing.openCount == 0
            ? Tag(page(Text("tuntas", "all followed up")), .good)
            : Tag(page(Text("belum tuntas", "not all followed up")), .bad)
        },
        SummaryRow(page(Text("Surat keterangan", "Clearance letter")), letter(standing)),
      ])
    } else {
      EmptyState(
        page(Text("Belum ada pernyataan \(year.number)", "Nothing stated for \(year.number)")),
        advice: page(
          Text(
            "Tanpa pernyataan unit belum dapat disimpulkan siap WBK atau WBBM.",
            "Without a statement a unit cannot be found ready for WBK or WBBM.")))
    }
    if unit.may(.stateAudit) {
      stating(year)
    } else {
      Notice(.info) {
        p { page(AuditText.whoStates) }
        if unit.isOwn { p { page(AuditText.howToGetIt) } }
      }
    }
    if !versions.isEmpty { history }
    p {
      a(.href(ReportLink.recommendations(unit.unitID).path)) { page(ReportText.recommendations) }
      " · "
      a(.href(WorkUnitLink.unit(unit.unitID).path)) {
        page(Text("Kembali ke unit", "Back to the unit"))
      }
    }
  }

  private func letter(_ statement: AuditStatement) -> String {
    statement.figures.letter.isEmpty ? page(AuditText.withoutLetter) : statement.figures.letter
  }

  private var heading: Text {
    versions.isEmpty
      ? Text("Buat pernyataan", "Make a statement")
      : Text("Perbarui pernyataan", "Make a newer statement")
  }

  private func stating(_ year: CycleYear) -> some HTML {
    Form(action: ReportLink.audit(unit.unitID, nil).path, context: page) {
      h2 { page(heading) }
      p(.class("meta")) {
        page(
          Text(
            "Isi menurut surat keterangan dari pemeriksa. Kesimpulan unit di daftar hasil "
              + "mengikutinya. LHE yang sudah ditandatangani tetap seperti saat ditandatangani.",
            "As in the clearance letter of the auditors. The unit's conclusion in the list of "
              + "outcomes follows it. A signed report stays as it was when it was signed."))
      }
      input(.type("hidden"), .name(AuditForm.Field.year), .value(String(year.number)))
      input(.type("hidden"), .name(AuditForm.Field.version), .value(String(form.version)))
      Field(
        page(Text("Jumlah temuan", "Findings")), name: AuditForm.Field.findings,
        value: form.findings, kind: .count,
        error: errors.message(for: AuditForm.Field.findings, page))
      Field(
        page(Text("Sudah ditindaklanjuti", "Followed up")), name: AuditForm.Field.followedUp,
        value: form.followedUp, kind: .count,
        error: errors.message(for: AuditForm.Field.followedUp, page))
      Field(
        page(Text("Nomor surat keterangan", "Number of the clearance letter")),
        name: AuditForm.Field.letter, value: form.letter,
        help: page(
          Text(
            "Wajib: pernyataan berdasar pada surat itu.",
            "Needed: the statement rests on that letter.")),
        error: errors.message(for: AuditForm.Field.letter, page),
        attributes: [.maxlength(AuditStatement.longestLine)])
      if !versions.isEmpty {
        Field(
          page(Text("Alasan perubahan", "Why it changed")), name: AuditForm.Field.reason,
          value: form.reason, error: errors.message(for: AuditForm.Field.reason, page),
          attributes: [.maxlength(AuditStatement.longestLine)])
      }
      Button(page(Text("Simpan pernyataan", "Store the statement")))
    }
  }

  private var history: some HTML {
    DataTable(
      caption: page(Text("Semua pernyataan", "Every statement")),
      columns: [
        Column(page(Text("Versi", "Version")), isNumeric: true),
        Column(page(Text("Temuan", "Findings")), isNumeric: true),
        Column(page(Text("Ditindaklanjuti", "Followed up")), isNumeric: true),
        Column(page(Text("Surat", "Letter"))), Column(page(Text("Alasan", "Reason"))),
        Column(page(Text("Oleh", "By"))), Column(page(Text("Waktu", "Time"))),
      ]
    ) {
      for version in versions {
        tr {
          RowHead { String(version.version) }
          NumberCell(String(version.figures.findings))
          NumberCell(String(version.figures.followedUp))
          td { letter(version) }
          td { version.reason }
          td { version.by.name }
          td { ReportText.moment(version.at, in: page.language) }
        }
      }
    }
  }
}

extension FollowedUnit {
  /// Whether the person is of the unit: its head or its staff.
  fileprivate var isOwn: Bool {
    principal.holds(.unitHead, covering: place) || principal.holds(.unitStaff, covering: place)
  }
}
