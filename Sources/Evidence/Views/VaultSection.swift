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
          hint: page(Text("\(count) bukti", "\(count) pieces of evidence")),
          tag: Tag(
            mayChange
              ? page(Text("unggah dan kaitkan", "upload and link"))
              : page(Text("baca", "read")), .neutral))
      ])
    }
  }
}
