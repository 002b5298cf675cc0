import Kernel
import TestKit
import Testing

@testable import Web

/// The frame of a page, and summaries that name the fields below them.
@Suite struct FrameTests {
  private static func text(_ html: some HTML) -> String {
    String(decoding: renderDocument(html), as: UTF8.self)
  }

  private static func error(_ field: String, _ message: String) -> FormError {
    FormError(field: field, message: Text(message, message))
  }

  @Test func `a paper has no head and no foot, and keeps its own language`() {
    let page = PageContext(
      language: .english, navigation: [NavigationItem(label: Text("M", "M"), path: "/m")],
      banner: Banner(Text("Data contoh", "Sample data")), notice: Text("N", "N")
    ).paper(in: .indonesian)
    let text = Self.text(Page(title: Text("Laporan", "Report"), context: page) { "isi" })

    #expect(text.contains(#"<html lang="id">"#))
    #expect(text.contains("Data contoh"))
    #expect(!text.contains("page-header"))
    #expect(!text.contains("page-footer"))
    #expect(!text.contains("skip-link"))
    #expect(!text.contains("notice"))
  }

  @Test func `a summary names each field by the words that stand at it`() {
    let errors = [
      Self.error("nama", "Isi nama."), Self.error("nama", "Hapus angka."),
      Self.error("sk", "Terlalu panjang."), Self.error("tak-tampak", "Muat ulang."),
    ]
    let page = PageContext()
    let text = Self.text(
      Page(title: Text("T", "T"), context: page) {
        ErrorSummary(errors, page: page)
        Form(action: "/", context: page) {
          Field("Nama <lengkap>", name: "nama", error: errors.message(for: "nama", page))
          Field("Nomor SK (boleh kosong)", name: "sk")
        }
      })

    #expect(
      text.contains(
        ##"<a href="#f-nama"><b class="error-field">Nama &lt;lengkap&gt;: </b>Isi nama.</a>"##))
    #expect(text.contains(#"<b class="error-field">Nama &lt;lengkap&gt;: </b>Hapus angka.</a>"#))
    #expect(text.contains(#"<b class="error-field">Nomor SK: </b>Terlalu panjang.</a>"#))
    #expect(text.contains(##"<a href="#f-tak-tampak">Muat ulang.</a>"##))
    #expect(text.contains("× </span>Isi nama. Hapus angka.</p>"))
    #expect(text.hasSuffix("</html>"))
  }

  @Test func `a summary inside a part that was written before names its fields too`() {
    let page = PageContext()
    let part = HTMLFragment(
      HTMLPair(
        ErrorSummary([Self.error("a", "Pilih.")], page: page),
        RadioGroup(String(repeating: "kata ", count: 40), name: "a", options: [])))
    let text = Self.text(Page(title: Text("T", "T"), context: page) { part })

    let name = text.firstMatch(of: #/error-field">([^<]*): </#)?.1
    #expect(name?.count == 70)
    #expect(name?.hasSuffix("…") == true)
  }

  @Test func `two forms of a page share no id, and the summary finds the refused one`() {
    let errors = [Self.error("pemilik", "Pilih orang.")]
    let page = PageContext()
    let text = Self.text(
      Page(title: Text("T", "T"), context: page) {
        ErrorSummary(errors, scope: "agen", page: page)
        Form(action: "/tim", context: page) { Field("Ketua", name: "pemilik") }
        Form(action: "/agen", context: page, scope: "agen") {
          Field("Agen", name: "pemilik", error: errors.message(for: "pemilik", page))
        }
      })

    #expect(
      text.contains(
        ##"<a href="#f-agen-pemilik"><b class="error-field">Agen: </b>Pilih orang.</a>"##))
    #expect(text.contains(#"<label for="f-pemilik">Ketua</label>"#))
    #expect(text.contains(#"id="f-agen-pemilik" name="pemilik""#))
    let ids = text.matches(of: #/ id="([^"]+)"/#).map(\.1)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `the bare frame leads nowhere and keeps the mark without the note`() {
    let context = StyleGuide.context()
    let full = Self.text(Page(title: Text("T", "T"), context: context) { h1 { "T" } })
    let bare = Self.text(Page(title: Text("T", "T"), context: context.bare) { h1 { "T" } })

    for word in ["href=\"/\"", "/keluar", "/saya", "/tugas", "page-fold", "banner-note"] {
      #expect(full.contains(word), "\(word)")
      #expect(!bare.contains(word), "\(word)")
    }
    #expect(bare.contains("Data contoh: bukan penilaian sungguhan"))
    #expect(bare.contains("/bahasa?ke=en"))
  }

  @Test func `paper carries the name once and the mark without the note`() {
    let style = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let print = style.split(separator: "@media print").last ?? ""
    let hidden = print.firstMatch(of: #/([^{}]*)\{ display: none; \}/#)?.1 ?? ""
    for name in [".brand-mark", ".banner-note", ".page-fold", ".menu"] {
      #expect(hidden.contains(name), "\(name)")
    }
  }

  @Test func `lines on paper are written in full, as WeasyPrint knows no var in a shorthand`() {
    let style = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let print = style.split(separator: "@media print").last ?? ""

    let borders = print.matches(of: #/border(?:-top|-bottom)?: [^;}]*/#).map { String($0.output) }
    #expect(borders.count { $0.contains("solid #") } >= 4)
    for border in borders { #expect(!border.contains("var("), "\(border)") }
    let rows = print.firstMatch(of: #/[^{}]*\.data-table tbody td[^{}]*\{([^}]*)\}/#)?.1 ?? ""
    #expect(rows.contains("border-bottom:"))
    let whole = print.firstMatch(of: #/[^{}]*\.paper-end[^{}]*\{ break-inside: avoid; \}/#)
    #expect(whole != nil)
  }
}
