import Kernel
import Web

/// Where a file of answers is chosen.
struct ImportPage: HTML {
  let frame: WorksheetFrame
  let error: Text?

  var body: some HTML {
    Page(title: WorksheetText.importing, context: frame.page) {
      frame.breadcrumb(WorksheetText.importing)
      if let error { Notice(.refusal, frame.page(error)) }
      h1 { frame.page(WorksheetText.importing) }
      StageNotice(frame: frame)
      p {
        frame.page(
          Text(
            "Zona membaca jawaban, catatan, dan bukti dari berkas Anda, lalu menunjukkan setiap sel "
              + "yang tidak sesuai formulir. Belum ada yang disimpan sebelum Anda menyetujuinya.",
            "Zona reads answers, notes and proof from your file and shows every cell that differs "
              + "from the form. Nothing is stored before you approve it."))
      }
      if frame.isOpen {
        Form(action: WorkbookLink.importing(frame.id).path, context: frame.page, isUpload: true) {
          FileDrop(
            frame.page(Text("Berkas LKE", "LKE file")), name: ImportState.Field.file,
            accepted: ".xlsx,.json",
            help: frame.page(
              Text(
                "Formulir Lampiran III (lembar “LKE ZI”), berkas portal (lembar “Jawaban”), atau "
                  + "JSON kontrak nasional; paling besar 32 MB.",
                "The Lampiran III form (sheet “LKE ZI”), the portal's workbook (sheet “Jawaban”), or "
                  + "JSON of the national contract; at most 32 MB.")),
            error: error.map { frame.page($0) }, page: frame.page)
          Button(frame.page(Text("Periksa berkas", "Check the file")))
        }
      }
    }
  }
}
