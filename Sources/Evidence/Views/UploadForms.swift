import EvidenceModel
import Kernel
import Web

/// Bringing proof in: files, or an address on a web drive.
struct UploadForms: HTML {
  let model: VaultModel
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    section(.class("upload"), .id("unggah")) {
      h2 { page(Text("Unggah berkas", "Upload files")) }
      // The fields stand before the files: the server reads the form while it arrives.
      Form(
        action: EvidenceLink.vault(model.unitID).path, context: page, isUpload: true,
        attributes: [.data(.resumable, EvidenceLink.uploads(model.unitID).path)]
      ) {
        fields
        FilesField(
          page(Text("Berkas", "Files")), name: IncomingField.files,
          help: page(
            Text(
              "Boleh beberapa sekaligus, masing-masing sampai \(model.byteLimit >> 20) MB: \(FileKind.allWords).",
              "Several at once, each up to \(model.byteLimit >> 20) MB: \(FileKind.allWords).")),
          error: error(IncomingField.files), page: page)
        p(.class("actions")) { Button(page(Text("Unggah", "Upload"))) }
      }
      details {
        summary { page(Text("Tambah tautan drive web", "Add a link to a web drive")) }
        Form(action: EvidenceLink.webDrive(model.unitID).path, context: page) {
          p(.class("help")) {
            page(
              Text(
                "Tautan ditandai belum terverifikasi dan dihitung terpisah: isinya dapat berubah.",
                "A link is marked as not verified and counted apart: its content can change."))
          }
          Field(
            page(Text("Judul", "Title")), name: IncomingField.title, value: model.form.title,
            error: error(IncomingField.title))
          Field(
            page(Text("Alamat", "Address")), name: IncomingField.address,
            value: model.form.address, error: error(IncomingField.address))
          p(.class("actions")) { Button(page(Text("Tambah tautan", "Add the link")), .quiet) }
        }
      }
    }
  }

  @HTMLBuilder private var fields: some HTML {
    PeriodFields(
      from: model.form.from, until: model.form.until, error: error(IncomingField.from),
      page: page)
    SelectField(
      page(Text("Langsung kaitkan ke soal (boleh nanti)", "Link to a question now (or later)")),
      name: IncomingField.question,
      groups: [SelectGroup(nil, [("", page(Text("nanti saja", "later")))])]
        + model.questions.flatMap { $0.groups(page) },
      chosen: model.form.question, error: error(IncomingField.question))
    Field(
      page(Text("Halaman", "Pages")), name: IncomingField.pages, value: model.form.pages,
      help: page(Text("Misalnya: hlm. 7", "Such as: p. 7")), error: error(IncomingField.pages))
    CheckBox(
      page(
        Text(
          "Catat sebagai bukti terpisah walaupun isinya sudah ada di berkas unit ini",
          "Record as a separate proof even if its content is in this unit's files already")),
      name: IncomingField.separate, isChecked: model.form.isSeparate,
      help: page(
        Text(
          "Biasanya tidak perlu: satu bukti dapat dikaitkan ke banyak soal.",
          "Rarely needed: one proof can be linked to many questions.")))
  }

  private func error(_ field: String) -> String? {
    model.errors.first { $0.field == field }.map { page($0.message) }
  }
}

/// From when until when a proof holds.
struct PeriodFields: HTML {
  let from: String
  let until: String
  let error: String?
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    fieldset(.class("period")) {
      legend { page(Text("Masa berlaku", "Effective period")) }
      p(.class("help")) {
        page(
          Text(
            "Kapan isinya berlaku, bukan kapan diunggah. Kosongkan tanggal akhir bila masih berlaku.",
            "When its content holds, not when it was uploaded. Leave the end empty if it still holds."
          ))
      }
      Field(
        page(Text("Mulai", "From")), name: IncomingField.from, value: from, kind: .date,
        error: error)
      Field(
        page(Text("Sampai", "Until")), name: IncomingField.until, value: until, kind: .date)
    }
  }
}

/// A place for several files; our script sends them in pieces when it runs.
struct FilesField: HTML {
  let title: String
  let name: String
  let help: String
  let error: String?
  let page: PageContext

  init(_ title: String, name: String, help: String, error: String? = nil, page: PageContext) {
    self.title = title
    self.name = name
    self.help = help
    self.error = error
    self.page = page
  }

  var body: some HTML {
    FileDrop(
      title, name: name, accepted: FileKind.acceptedEndings, help: help, error: error, page: page,
      isMultiple: true)
  }
}
