import Kernel
import QRCodes
import Web

/// A QR with the address in words; unless another title is given it leads to a public proof.
struct ProofCode: HTML {
  let address: String
  var title = Text("Kode QR ke halaman bukti", "QR code to the proof page")
  /// What a person does with it; stands above the address in words.
  var caption = DeclarationText.scanToVerify
  let page: PageContext

  var body: some HTML {
    if let code = try? QRCode(address) {
      div(.class("proof-code")) {
        CodePicture(
          sideCount: code.pictureSideCount, path: code.path,
          title: page(title))
        p(.class("meta")) { page(caption) }
        p(.class("digest")) { address }
      }
    }
  }
}
