import InstrumentsModel
import Kernel
import Web

/// Every edition, newest first.
struct InstrumentListPage: HTML {
  let editions: [Instrument]
  let page: PageContext

  var body: some HTML {
    Page(title: InstrumentText.menu, context: page) {
      h1 { page(Text("Instrumen penilaian", "Assessment instruments")) }
      p(.class("lead")) {
        page(
          Text(
            "Setiap peraturan punya lembar kerja evaluasi (LKE) sendiri. Di sini aturannya terbuka: "
              + "bobot, pilihan jawaban, ambang, dan cara nilai dihitung.",
            "Each regulation has its own assessment form (LKE). Its rules are open here: weights, "
              + "answers, floors, and how a score comes about."))
      }
      DataTable(
        caption: page(Text("Edisi yang tersedia", "Available editions")),
        columns: [
          Column(page(Text("Peraturan", "Regulation"))),
          Column(page(Text("Tahun program", "Programme years"))),
          Column(page(Text("Pertanyaan", "Questions")), isNumeric: true),
          Column(page(Text("Keadaan", "State"))),
          Column(page(Text("Beda dengan edisi sebelumnya", "Changes since the edition before"))),
        ]
      ) {
        editions.indices.map(row)
      }
    }
  }

  private func row(_ index: Int) -> some HTML {
    let edition = editions[index]
    return tr {
      RowHead {
        a(.href(InstrumentLink.show(edition.id).path)) { edition.regulation }
      }
      td { page(InstrumentText.cycles(edition)) }
      NumberCell(String(edition.questions.count))
      td { state(edition) }
      td {
        if editions.indices.contains(index + 1) {
          let earlier = editions[index + 1]
          a(.href(InstrumentLink.difference(edition.id, from: earlier.id).path)) {
            earlier.regulation + " → " + edition.regulation
          }
        } else {
          "–"
        }
      }
    }
  }

  private func state(_ edition: Instrument) -> Tag {
    edition.isComplete
      ? Tag(page(Text("dapat menghitung nilai", "scores")), .good)
      : Tag(page(Text("belum lengkap, tidak menghitung", "incomplete, does not score")), .warning)
  }
}
