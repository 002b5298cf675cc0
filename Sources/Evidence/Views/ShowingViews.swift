import EvidenceModel
import Kernel
import Web

/// What a unit shows of its vault to everybody.
struct ShownProofs: HTML {
  let proofs: [Proof]
  let page: PageContext

  var body: some HTML {
    section(.class("shown-proofs"), .id("dokumentasi")) {
      h2 { page(Text("Dokumentasi", "Photographs and minutes")) }
      ul(.class("shown-list")) {
        for proof in proofs {
          li {
            figure {
              a(.href(EvidenceLink.shown(proof.unitID, proof.id).path)) {
                img(
                  .src(EvidenceLink.shown(proof.unitID, proof.id).path), .alt(proof.title),
                  .custom(name: "loading", value: "lazy"))
              }
              figcaption { proof.title }
            }
          }
        }
      }
    }
  }
}

/// Whether everybody is shown a proof, for those who decide it.
struct ShowingForm: HTML {
  let proof: Proof
  let isShown: Bool
  let error: String?
  let page: PageContext

  var body: some HTML {
    Form(action: EvidenceLink.showing(proof.unitID, proof.id).path, context: page) {
      h2 { page(Text("Halaman publik unit", "Public page of the unit")) }
      p(.class("help")) { page(words) }
      if let error { Notice(.refusal, error) }
      input(.type("hidden"), .name(IncomingField.shown), .value(isShown ? "tidak" : "ya"))
      p(.class("actions")) {
        Button(
          page(
            isShown
              ? Text("Tarik dari halaman publik", "Take off the public page")
              : Text("Tampilkan di halaman publik", "Show on the public page")), .quiet)
      }
    }
  }

  private var words: Text {
    isShown
      ? Text(
        "Siapa pun dapat melihat gambar bukti ini di halaman publik unit.",
        "Anybody can see the picture of this evidence on the public page of the unit.")
      : Text(
        "Untuk foto dan notula pencanangan: gambarnya, atau halaman pertama PDF, dapat dilihat "
          + "siapa pun. Yang memuat data pribadi hanya tampil lewat salinan publiknya.",
        "For photographs and minutes of the declaration: anybody sees the picture, or the first "
          + "page of the PDF. With personal data only its public copy is shown.")
  }
}
