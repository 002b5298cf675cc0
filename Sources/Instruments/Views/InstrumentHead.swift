import InstrumentsModel
import Kernel
import Web

/// The head of every page about one edition: where it stands, its regulation, its years.
struct InstrumentHead: HTML {
  let instrument: Instrument
  let page: PageContext

  var body: some HTML {
    Breadcrumb(
      [(page(InstrumentText.menu), InstrumentLink.index.path)], here: instrument.regulation,
      page: page)
    h1 { instrument.regulation }
    p(.class("lead")) {
      span(.lang("id")) { instrument.title }
      ", " + page(InstrumentText.cycles(instrument)) + ". "
      page(InstrumentText.counts(instrument)) + "."
    }
  }
}

extension Instrument {
  /// The regulation as the title of a page: a proper name, the same in both languages.
  var citation: Text { Text(regulation, regulation) }
}
