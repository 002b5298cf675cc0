import Kernel

/// The foot of every page.
struct PageFooter: HTML {
  let context: PageContext

  var body: some HTML {
    footer(.class("page-footer")) {
      p {
        context(
          Text(
            "Zona, perangkat lunak terbuka untuk Zona Integritas.",
            "Zona, open software for the Integrity Zone programme."))
      }
    }
  }
}
