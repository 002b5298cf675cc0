import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The page of a unit for visitors: what it promised, when, before whom, and how far it is.
struct PublicUnitPage: HTML {
  let name: String
  let published: UnitDeclarationStore.Published
  let supporters: [UnitDeclarationStore.Supporter]
  /// The other records of the unit, the latest first, each with the one that puts it right.
  var others:
    [(published: UnitDeclarationStore.Published, correction: UnitDeclarationStore.Published?)] = []
  /// The record that this one puts right.
  var corrects: UnitDeclarationStore.Published?
  /// The record that puts this one right.
  var correction: UnitDeclarationStore.Published?
  let isValid: Bool
  let clock: BuildingClock
  /// Of the latest year whose signing has begun.
  let coverage: (year: Int, coverage: Coverage)?
  /// The signings that are still to begin, with their first day.
  var upcoming: [(year: Int, from: CalendarDate)] = []
  let address: String
  /// Whether the person may have it printed as PDF here.
  let mayPrint: Bool
  /// Whether the person may make codes for the supporters.
  var mayManage = false
  let page: PageContext
  /// What other features show to visitors, such as photographs; nothing of it is on paper.
  var sections: [HTMLFragment] = []

  private var content: DeclarationContent { published.content }

  var body: some HTML {
    Page(title: Text(name, name), context: page) {
      h1 { name }
      p { content.institutionName }
      if !isValid {
        Notice(
          .refusal,
          page(
            Text(
              "Tanda tangan digital pencanangan ini tidak cocok.",
              "The digital signature of this declaration does not fit.")))
      }
      if let correction {
        Notice(
          .warning,
          page(
            Text(
              "Catatan ini \(DeclarationText.correctedBy(correction).indonesian).",
              "This record was \(DeclarationText.correctedBy(correction).english).")))
      }
      SummaryList(facts)
      if !supporters.isEmpty { support }
      if !content.minutes.isEmpty {
        h2 { page(Text("Notula", "Minutes")) }
        div(.lang("id")) {
          for line in content.minutes.split(separator: "\n") { p { String(line) } }
        }
      }
      sections
      if !others.isEmpty { earlier }
      ProofCode(address: address, page: page)
      div(.class("actions")) {
        if mayPrint {
          ButtonLink(
            page(Text("Unduh PDF", "Download as PDF")),
            to: DeclarationLink.declarationPDF(published.id).path, .quiet, .download())
        }
        ButtonLink(
          page(
            Text(
              "Unduh JSON yang dapat diperiksa", "Download JSON that can be verified")),
          to: DeclarationLink.declarationFile(published.id).path, .quiet, .download())
      }
      p {
        a(.href(DeclarationLink.keys(published.record.institutionID).path)) {
          page(Text("Kunci publik dan cara memeriksa", "Public key and how to verify"))
        }
      }
    }
  }

  private var facts: [SummaryRow] {
    var rows = [
      SummaryRow(
        page(Text("Dicanangkan", "Declared")),
        published.date.formatted(in: page.language) + ", " + content.place),
      SummaryRow(
        page(Text("Dipimpin oleh", "Led by")),
        "\(content.leader.name), \(content.leader.office)"),
    ]
    if let corrects {
      rows.append(
        SummaryRow(
          page(Text("Pembetulan", "Correction")),
          page(
            Text(
              "membetulkan catatan tanggal \(corrects.date.formatted(in: .indonesian))",
              "corrects the record of \(corrects.date.formatted(in: .english))"))))
    }
    if !content.decreeNumber.isEmpty {
      rows.append(SummaryRow(page(Text("Nomor SK", "Decree number")), content.decreeNumber))
    }
    rows.append(
      SummaryRow(page(Text("Saksi", "Witnesses"))) {
        ul(.class("plain-list")) {
          for witness in content.witnesses { li { "\(witness.name), \(witness.office)" } }
        }
      })
    rows.append(SummaryRow(page(Text("Masa pembangunan", "Building"))) { building })
    if let coverage {
      let share = percent(coverage.coverage.perMille, in: page.language)
      rows.append(
        SummaryRow(
          page(DeclarationText.title(coverage.year)),
          page(
            Text("ditandatangani \(share) pegawai", "signed by \(share) of the employees"))))
    }
    for round in upcoming {
      rows.append(
        SummaryRow(
          page(DeclarationText.title(round.year)),
          page(
            Text(
              "penandatanganan mulai \(round.from.formatted(in: .indonesian))",
              "signing begins on \(round.from.formatted(in: .english))"))))
    }
    return rows
  }

  /// Nothing that was promised disappears behind a later declaration.
  private var earlier: some HTML {
    section {
      h2 { page(Text("Pencanangan lain dari unit ini", "Other declarations of this unit")) }
      ul {
        for other in others {
          li {
            a(.href(DeclarationLink.proof(other.published.record.digest).path)) {
              other.published.date.formatted(in: page.language) + ", "
                + other.published.content.place
            }
            if let correction = other.correction {
              " "
              Tag(page(DeclarationText.correctedBy(correction)), .neutral)
            }
          }
        }
      }
    }
  }

  private var building: String {
    let day = clock.mayBeProposedFrom.formatted(in: page.language)
    if clock.declaredOn != published.date, !clock.isDone {
      let first = clock.declaredOn.formatted(in: page.language)
      return page(
        Text(
          "sekurangnya \(clock.rule.months) bulan sejak pencanangan pertama (\(first)); dapat "
            + "diusulkan mulai \(day)",
          "at least \(clock.rule.months) months from the first declaration (\(first)); may be "
            + "proposed from \(day)"))
    }
    return page(
      clock.isDone
        ? Text(
          "sekurangnya \(clock.rule.months) bulan tercapai pada \(day)",
          "at least \(clock.rule.months) months, reached on \(day)")
        : Text(
          "sekurangnya \(clock.rule.months) bulan; dapat diusulkan mulai \(day)",
          "at least \(clock.rule.months) months; may be proposed from \(day)"))
  }

  private var support: some HTML {
    section {
      h2 { page(Text("Pendukung", "Supporters")) }
      ul {
        for supporter in supporters {
          li {
            "\(supporter.person.name), \(supporter.person.office) "
            if supporter.signedAt != nil {
              Tag(page(Text("ikut menandatangani", "signed along")), .good)
            } else {
              Tag(page(Text("belum menandatangani", "not signed yet")), .neutral)
            }
          }
        }
      }
      if mayManage, correction == nil, supporters.contains(where: { $0.signedAt == nil }) {
        div(.class("actions")) {
          ButtonLink(
            page(DeclarationText.newCode), to: DeclarationLink.supporterCodes(published.id).path,
            .quiet)
        }
      }
    }
  }
}
