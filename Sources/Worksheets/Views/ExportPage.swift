import Kernel
import Web

/// What can be taken away from a worksheet.
struct ExportPage: HTML {
  let frame: WorksheetFrame
  let error: Text?

  var body: some HTML {
    Page(title: WorksheetText.exporting, context: frame.page) {
      frame.breadcrumb(WorksheetText.exporting)
      if let error { Notice(.refusal, frame.page(error)) }
      h1 { frame.page(WorksheetText.exporting) }
      SummaryList([
        row(
          Text("Buku kerja Excel", "Excel workbook"),
          Text(
            "Berbentuk portal, dengan rumus yang menghitung nilai yang sama dengan Zona.",
            "In the portal layout, with formulas that compute the same figures as Zona."),
          WorkbookLink.freshWorkbook(frame.id).path, "XLSX"),
        row(
          Text("Kontrak nasional", "National contract"),
          Text(
            "JSON yang dibaca portal nasional dan Zona lain.",
            "JSON that the national portal and other Zonas read."),
          WorkbookLink.contract(frame.id).path, "JSON"),
        row(
          Text("Tabel jawaban", "Table of answers"),
          Text("Satu baris tiap soal.", "One row for each question with a number."),
          WorkbookLink.table(frame.id).path, "CSV"),
      ])
      section {
        h2 { frame.page(Text("Isikan ke buku kerja Anda", "Fill in your own workbook")) }
        p {
          frame.page(
            Text(
              "Kirim formulir Anda; Zona mengembalikannya dengan jawaban terisi. Sel, gaya, dan "
                + "lembar lain tetap seperti semula; hasil rumus yang tersimpan dihapus supaya "
                + "dihitung ulang; baris 185 menjadi jumlah rinciannya. Rumus L175 formulir resmi "
                + "yang keliru dibiarkan, jadi nilai total di Excel dapat sedikit berbeda dari nilai "
                + "di Zona.",
              "Send your form; Zona gives it back with the answers filled in. Other cells, styles "
                + "and sheets stay as they were; stored results of formulas are removed so that "
                + "they are computed anew; row 185 becomes the sum of its parts. The fault of the "
                + "official form in L175 is left as it is, so that the total in Excel may differ "
                + "slightly from Zona's."))
        }
        Form(
          action: WorkbookLink.ownWorkbook(frame.id).path, context: frame.page, isUpload: true
        ) {
          FileDrop(
            frame.page(Text("Buku kerja Anda", "Your workbook")), name: ImportState.Field.file,
            accepted: ".xlsx",
            help: frame.page(
              Text(
                "Berkas .xlsx dengan lembar “LKE ZI” atau “Jawaban”; paling besar 32 MB.",
                "An .xlsx file with a sheet “LKE ZI” or “Jawaban”; at most 32 MB.")),
            error: error.map { frame.page($0) }, page: frame.page)
          Button(frame.page(Text("Isikan dan unduh", "Fill in and download")))
        }
      }
    }
  }

  private func row(_ name: Text, _ detail: Text, _ path: String, _ kind: String) -> SummaryRow {
    SummaryRow(frame.page(name), frame.page(detail), link: (kind, path))
  }
}
