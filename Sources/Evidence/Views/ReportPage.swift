import EvidenceModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// What the report shows, already decided.
struct ReportModel: Sendable {
  /// One place where a content stands.
  struct Place: Sendable {
    let path: String
    let title: String
    let unitName: String
    let years: [Int]
  }

  /// A content that stands more than once.
  struct Repetition: Sendable {
    let kinds: [EvidenceModel.Repetition]
    let places: [Place]
  }

  let unitID: ID<WorkUnit>
  let unitName: String
  let year: CycleYear
  let years: [CycleYear]
  let maximum: Points
  let warningPercent: Int
  let weights: [(proof: Proof, line: ReuseMap.Line)]
  let doubtful: [(proof: Proof, doubt: ProofDoubt)]
  let repeated: [Repetition]
}

/// What is doubtful about the proof of a year, before an assessor finds it.
struct ReportPage: HTML {
  let model: ReportModel
  let page: PageContext

  var body: some HTML {
    Page(
      title: Text(
        "Periksa bukti \(model.year.number) — \(model.unitName)",
        "Check the evidence of \(model.year.number) — \(model.unitName)"), context: page
    ) {
      Breadcrumb(
        [
          (model.unitName, WorkUnitLink.unit(model.unitID).path),
          (page(EvidenceText.vault), EvidenceLink.vault(model.unitID).path),
        ], here: page(EvidenceText.report), page: page)
      h1 {
        page(
          Text("Periksa bukti \(model.year.number)", "Check the evidence of \(model.year.number)"))
      }
      nav(.class("filters"), .aria(.label, page(Text("Tahun", "Year")))) {
        for year in model.years {
          a(
            .href(EvidenceLink.report(model.unitID, year).path),
            .aria(.current, "true").when(year == model.year)
          ) { String(year.number) }
          " "
        }
      }
      doubts
      weights
      repetitions
      archive
    }
  }

  @HTMLBuilder private var doubts: some HTML {
    h2 { page(Text("Yang perlu diperbaiki", "To be put right")) }
    if model.doubtful.isEmpty {
      p { page(Text("Tidak ada.", "Nothing.")) }
    } else {
      ul {
        for (proof, doubt) in model.doubtful {
          li {
            a(.href(EvidenceLink.proof(proof.unitID, proof.id).path)) { proof.title }
            ": " + page(EvidenceText.doubt(doubt, year: model.year.number))
          }
        }
      }
    }
  }

  @HTMLBuilder private var weights: some HTML {
    h2 { page(Text("Peta pemakaian ulang", "Reuse map")) }
    p(.class("help")) {
      page(
        Text(
          "Bobot soal yang bertumpu pada satu bukti. Diberi tanda bila mencapai \(model.warningPercent)% dari nilai tertinggi.",
          "What the questions are worth that rest on one proof. Marked from \(model.warningPercent)% of the highest total."
        ))
    }
    if !model.weights.isEmpty {
      div(.class("proof-names")) { weightTable }
    }
  }

  private var weightTable: some HTML {
    DataTable(
      caption: page(Text("Bukti menurut bobot", "Evidence by weight")),
      columns: [
        Column(page(Text("Bukti", "Evidence"))),
        Column(page(Text("Soal", "Questions")), isNumeric: true),
        Column(page(Text("Bobot", "Weight")), isNumeric: true),
      ]
    ) {
      for (proof, line) in model.weights.prefix(100) {
        tr {
          RowHead {
            a(.href(EvidenceLink.proof(proof.unitID, proof.id).path)) { proof.title }
            if line.isTooMuch {
              " "
              Tag(page(Text("terlalu banyak bertumpu", "too much rests on it")), .warning)
            }
          }
          NumberCell(String(line.questionCount))
          NumberCell(line.weight.formatted(in: page.language))
        }
      }
    }
  }

  @HTMLBuilder private var repetitions: some HTML {
    h2 { page(Text("Isi yang sama lebih dari sekali", "The same content more than once")) }
    if model.repeated.isEmpty {
      p { page(Text("Tidak ada.", "Nothing.")) }
    } else {
      for entry in model.repeated {
        div(.class("repetition")) {
          p {
            for kind in entry.kinds {
              Tag(
                page(EvidenceText.repetition(kind)), kind == .twoYears ? .neutral : .warning)
              " "
            }
          }
          ul {
            for place in entry.places {
              li {
                a(.href(place.path)) { place.title }
                " · " + place.unitName
                if !place.years.isEmpty {
                  " · LKE " + place.years.map(String.init).joined(separator: ", ")
                }
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var archive: some HTML {
    let path = EvidenceLink.archive(model.unitID, model.year).path
    h2 { page(Text("Bawa semua bukti", "Take all evidence along")) }
    p {
      page(
        Text(
          "Satu berkas ZIP dengan manifes sidik jari; `zona evidence verify` memeriksanya tanpa server.",
          "One ZIP file with a manifest of fingerprints; `zona evidence verify` checks it without a server."
        ))
    }
    p(.class("actions")) {
      ButtonLink(
        page(
          Text("Unduh arsip \(model.year.number)", "Download the archive of \(model.year.number)")),
        to: path, .quiet)
      " "
      ButtonLink(
        page(Text("Unduh arsip untuk publik", "Download the public archive")),
        to: path + "?\(EvidenceRoutes.publicField)=ya", .quiet)
    }
  }
}
