import EvidenceModel
import Kernel
import Web

/// What the unit may change about a proof.
struct ProofForms: HTML {
  let model: ProofModel
  let page: PageContext

  private var proof: Proof { model.proof }

  @HTMLBuilder var body: some HTML {
    linking
    description
    redaction
    if proof.file != nil {
      ShowingForm(
        proof: proof, isShown: model.isShown, error: error(IncomingField.shown), page: page)
    }
    if let refusal = model.deletionRefusal {
      p(.class("meta")) { page(EvidenceText.refusal(refusal)) }
    } else {
      p(.class("actions")) {
        ButtonLink(
          page(Text("Hapus bukti …", "Delete this evidence …")),
          to: EvidenceLink.deletion(proof.unitID, proof.id).path, .danger)
      }
    }
  }

  @HTMLBuilder private var linking: some HTML {
    if model.questions.isEmpty {
      p(.class("meta")) { page(EvidenceText.noOpenQuestions) }
    } else {
      linkForm
    }
  }

  private var linkForm: some HTML {
    Form(action: EvidenceLink.questions(proof.unitID, proof.id).path, context: page) {
      h2 { page(Text("Kaitkan ke soal", "Link to questions")) }
      SelectField(
        page(Text("Soal", "Question")), name: IncomingField.question,
        groups: [SelectGroup(nil, [("", page(Text("pilih soal", "choose a question")))])]
          + model.questions.flatMap { $0.groups(page) }, error: error(IncomingField.question))
      Field(
        page(Text("Halaman", "Pages")), name: IncomingField.pages,
        help: page(Text("Misalnya: hlm. 7", "Such as: p. 7")), error: error(IncomingField.pages))
      p(.class("actions")) { Button(page(Text("Kaitkan", "Link"))) }
    }
  }

  private var description: some HTML {
    details(.open(hasError([IncomingField.title, IncomingField.from]))) {
      summary { page(Text("Ubah judul dan masa berlaku", "Change title and period")) }
      Form(action: EvidenceLink.proof(proof.unitID, proof.id).path, context: page) {
        input(.type("hidden"), .name(IncomingField.version), .value(String(proof.version)))
        Field(
          page(Text("Judul", "Title")), name: IncomingField.title, value: proof.title,
          error: error(IncomingField.title))
        PeriodFields(
          from: proof.period?.from.description ?? "",
          until: proof.period?.until?.description ?? "", error: error(IncomingField.from),
          page: page)
        CheckBox(
          page(Text("Memuat data pribadi", "Contains personal data")),
          name: IncomingField.personal, isChecked: proof.hasPersonalData,
          help: page(
            Text(
              "Nama, NIK, nomor telepon, wajah. Untuk publik hanya salinannya yang keluar.",
              "Names, numbers, faces. Only its public copy leaves for the public.")))
        p(.class("actions")) { Button(page(Text("Simpan", "Save")), .quiet) }
      }
    }
  }

  private var redaction: some HTML {
    details(.open(hasError([IncomingField.files]))) {
      summary {
        page(Text("Lampirkan salinan tanpa data pribadi", "Attach a copy without personal data"))
      }
      Form(
        action: EvidenceLink.redaction(proof.unitID, proof.id).path, context: page,
        isUpload: true
      ) {
        FileDrop(
          page(Text("Salinan untuk publik", "Copy for the public")), name: IncomingField.files,
          accepted: FileKind.acceptedEndings,
          help: page(
            Text(
              "Berkas yang sama dengan data pribadi dihitamkan.",
              "The same file with personal data blacked out.")),
          error: error(IncomingField.files), page: page)
        p(.class("actions")) { Button(page(Text("Lampirkan", "Attach")), .quiet) }
      }
    }
  }

  private func hasError(_ fields: [String]) -> Bool {
    model.errors.contains { fields.contains($0.field) }
  }

  private func error(_ field: String) -> String? {
    model.errors.first { $0.field == field }.map { page($0.message) }
  }
}

/// How long a proof is kept, for those who decide it.
struct RetentionForm: HTML {
  let proof: Proof
  let page: PageContext

  var body: some HTML {
    Form(action: EvidenceLink.retention(proof.unitID, proof.id).path, context: page) {
      h2 { page(Text("Retensi", "Retention")) }
      input(.type("hidden"), .name(IncomingField.version), .value(String(proof.version)))
      SelectField(
        page(Text("Kelas", "Class")), name: IncomingField.retention,
        options: RetentionClass.allCases.map { ($0.rawValue, page(EvidenceText.retention($0))) },
        chosen: proof.retention.rawValue)
      Field(
        page(Text("Tahan karena", "Hold because of")), name: IncomingField.hold,
        value: proof.hold ?? "",
        help: page(
          Text(
            "Selama terisi, bukti tidak dapat dihapus. Kosongkan untuk melepas.",
            "While this is filled in, the evidence cannot be deleted. Empty it to release.")))
      p(.class("actions")) { Button(page(Text("Simpan", "Save")), .quiet) }
    }
  }
}

/// What deleting a proof will do.
struct DeletionPage: HTML {
  let proof: Proof
  let links: [ProofLink]
  /// Why it may not be deleted now; nil when it may.
  let refusal: EvidenceRefusal?
  let page: PageContext

  var body: some HTML {
    Page(
      title: Text("Hapus \(proof.title)", "Delete \(proof.title)"), context: page
    ) {
      h1 { page(Text("Hapus bukti ini?", "Delete this evidence?")) }
      p { proof.title }
      if let refusal {
        Notice(.refusal, page(EvidenceText.refusal(refusal)))
        p(.class("actions")) { back(Text("Kembali ke bukti", "Back to the evidence")) }
      } else {
        p { page(EvidenceText.deleting(from: links.count)) }
        Form(action: EvidenceLink.deletion(proof.unitID, proof.id).path, context: page) {
          input(.type("hidden"), .name(IncomingField.version), .value(String(proof.version)))
          p(.class("actions")) {
            Button(page(Text("Hapus", "Delete")), .danger)
            " "
            back(Text("Batal", "Cancel"))
          }
        }
      }
    }
  }

  private func back(_ words: Text) -> some HTML {
    ButtonLink(page(words), to: EvidenceLink.proof(proof.unitID, proof.id).path, .quiet)
  }
}
