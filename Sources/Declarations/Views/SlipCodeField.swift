import Kernel
import Web

/// The field for the one-time code of a slip, at the kiosk and on the pages that its QR opens.
struct SlipCodeField: HTML {
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Kode", "Code")), name: "kode",
      help: page(Text("Delapan tanda pada slip Anda.", "Eight signs on your slip.")),
      attributes: [.autocomplete("off")])
  }
}
