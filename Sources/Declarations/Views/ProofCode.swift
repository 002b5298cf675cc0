import Kernel
import QRCodes
import Web

/// The QR that leads to the public proof of a document, with the address in words.
struct ProofCode: HTML {
  let address: String
  let page: PageContext

  var body: some HTML {
    if let code = try? QRCode(address) {
      div(.class("proof-code")) {
        CodePicture(
          sideCount: code.pictureSideCount, path: code.path,
          title: page(Text("Kode QR ke halaman bukti", "QR code to the proof page")))
        p(.class("digest")) { address }
      }
    }
  }
}
