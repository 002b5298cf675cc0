import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What the answers of a ladder mean, where they cannot be chosen; the given one is marked.
struct StoredOptions: HTML {
  let frame: WorksheetFrame
  let question: Int
  let chosen: Answer?

  var body: some HTML {
    let entry = frame.instrument.questions[question]
    let guidance = entry.guidance.map { frame.page($0) } ?? ""
    if !guidance.isEmpty { p(.class("guidance")) { guidance } }
    if case .choice(let scale) = entry.kind {
      h2(.class("aside-title")) {
        frame.page(Text("Arti setiap pilihan", "What each option means"))
      }
      ul(.class("plain-list stored-options")) {
        frame.instrument.scales[scale].options.enumerated().map { rung, option in
          line(rung, option, entry)
        }
      }
    }
  }

  private func line(_ rung: Int, _ option: Scale.Option, _ entry: Question) -> some HTML {
    let criterion = entry.criteria.indices.contains(rung) ? frame.page(entry.criteria[rung]) : ""
    let isChosen = chosen == .option(rung)
    return li(.class("stored-chosen").when(isChosen)) {
      strong { option.key }
      criterion.isEmpty ? "" : ". " + criterion
      if isChosen {
        " "
        Tag(frame.page(Text("dipilih", "chosen")), .good)
      }
    }
  }
}
