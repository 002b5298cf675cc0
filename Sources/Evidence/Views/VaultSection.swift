import Kernel
import Web
import WorkUnitsModel

/// The vault of a unit, on the page of the unit.
struct VaultSection: HTML {
  let unitID: ID<WorkUnit>
  let count: Int
  let mayChange: Bool
  let page: PageContext

  var body: some HTML {
    section(.class("vault"), .id("bukti")) {
      h2 { page(EvidenceText.menu) }
      TaskList([
        TaskItem(
          page(EvidenceText.vault), path: EvidenceLink.vault(unitID).path,
          hint: page(EvidenceText.pieces(count)),
          tag: Tag(
            mayChange
              ? page(Text("unggah dan kaitkan", "upload and link"))
              : page(Text("hanya bisa dilihat", "view only")), .neutral))
      ])
    }
  }
}

/// Where photographs and signed minutes of a declaration go, on the pages that record one.
struct DeclaringSection: HTML {
  let unitID: ID<WorkUnit>
  let page: PageContext

  var body: some HTML {
    p {
      page(
        Text(
          "Foto dan notula bertanda tangan ditambahkan sesudah pencanangan diumumkan: unggah ke "
            + "gudang bukti unit, lalu pilih “Tampilkan di halaman publik” pada buktinya. ",
          "Photographs and signed minutes are added after the declaration is published: upload "
            + "them to the unit's vault and choose “Show on the public page” there. "))
      a(.href(EvidenceLink.vault(unitID).path)) {
        page(Text("Buka gudang bukti unit", "Open the unit's vault"))
      }
    }
  }
}
