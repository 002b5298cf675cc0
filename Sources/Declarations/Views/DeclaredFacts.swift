import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// What a declaration says, for whoever compares it with the paper that they hold.
///
/// Everything but the supporters' signatures is read from the bytes that were signed.
struct DeclaredFacts: HTML {
  let published: UnitDeclarationStore.Published
  let supporters: [UnitDeclarationStore.Supporter]
  /// The record that puts this one right.
  let correction: UnitDeclarationStore.Published?
  let page: PageContext

  private var content: DeclarationContent { published.content }

  var body: some HTML {
    if let correction {
      Notice(
        .warning,
        page(
          Text(
            "Catatan ini \(DeclarationText.correctedBy(correction).indonesian).",
            "This record was \(DeclarationText.correctedBy(correction).english).")))
    }
    SummaryList(rows)
    if !content.minutes.isEmpty {
      h2 { page(Text("Notula", "Minutes")) }
      div(.lang("id")) {
        for line in content.minutes.split(separator: "\n") { p { String(line) } }
      }
    }
    p {
      a(.href(DeclarationLink.publicUnit(published.unitID).path)) {
        page(Text("Halaman publik unit", "The public page of the unit"))
      }
    }
  }

  private var rows: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Unit kerja", "Unit")), content.unitName),
      SummaryRow(
        page(Text("Tanggal", "Date")),
        (content.date ?? published.date).formatted(in: page.language)),
      SummaryRow(page(Text("Tempat", "Place")), content.place),
      SummaryRow(
        page(Text("Dipimpin oleh", "Led by")),
        "\(content.leader.name), \(content.leader.office)"),
    ]
    if !content.decreeNumber.isEmpty {
      rows.append(SummaryRow(page(Text("Nomor SK", "Decree number")), content.decreeNumber))
    }
    rows.append(list(Text("Saksi", "Witnesses"), content.witnesses))
    let signed = supporters.filter { $0.signedAt != nil }.map(\.person)
    if !signed.isEmpty {
      rows.append(
        list(Text("Pendukung yang menandatangani", "Supporters who signed"), signed))
    }
    return rows
  }

  private func list(_ title: Text, _ people: [Witness]) -> SummaryRow {
    SummaryRow(page(title)) {
      ul(.class("plain-list")) {
        for person in people { li { "\(person.name), \(person.office)" } }
      }
    }
  }
}
