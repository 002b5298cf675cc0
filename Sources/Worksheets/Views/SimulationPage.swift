import Instruments
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// Other answers without saving: what they would earn, the cheapest path, each improvement.
struct SimulationPage: HTML {
  let frame: WorksheetFrame
  /// The stored answers.
  let stored: AnswerSheet
  /// The answers that are tried out.
  let tried: AnswerSheet
  /// What of the address could not be used, by soal id.
  let problems: [(soal: Int, problem: FieldProblem)]
  let storedCard: Scorecard
  let triedCard: Scorecard
  let paths: [(predicate: PredicateRule, path: CheapestPath)]
  let onlyFree: Bool
  let improvements: [AnswerChange]

  static let freeField = "bebas"
  private static let shownImprovements = 20

  var body: some HTML {
    Page(title: WorksheetText.simulation, context: frame.page) {
      frame.breadcrumb(WorksheetText.simulation)
      h1 { frame.page(WorksheetText.simulation) }
      p {
        frame.page(
          Text(
            "Cobalah jawaban lain dan lihat akibatnya. Tidak ada yang disimpan.",
            "Try other answers and see what they lead to. Nothing is saved."))
      }
      if !problems.isEmpty { unused }
      SummaryList([
        SummaryRow(
          frame.page(Text("Nilai sekarang", "Score now")), frame.points(storedCard.total)),
        SummaryRow(
          frame.page(Text("Nilai simulasi", "Simulated score")),
          "\(frame.points(triedCard.total)) "
            + "(\(signed(triedCard.total.printedDifference(from: storedCard.total))))"),
        SummaryRow(
          frame.page(Text("Jawaban yang diubah", "Changed answers")), "\(changed.count)",
          link: changed.isEmpty
            ? nil
            : (
              frame.page(Text("Ulangi dari awal", "Start over")),
              WorksheetLink.simulation(frame.id).path
            )),
      ])
      VerdictList(verdicts: frame.instrument.verdicts(on: triedCard), frame: frame)
      form
      pathsView
      improvementsView
    }
  }

  private var unused: some HTML {
    Notice(.warning) {
      p {
        frame.page(
          Text(
            "Tidak dipakai; jawaban yang tersimpan tetap dihitung:",
            "Not used; the stored answers count instead:"))
      }
      ul {
        problems.map { entry in
          li {
            a(.href("#" + FieldID.control(QuestionField.soal(entry.soal)))) {
              frame.page(WorksheetText.soal(String(entry.soal)))
            }
            ": " + frame.page(WorksheetText.problem(entry.problem))
          }
        }
      }
    }
  }

  private func signed(_ points: Points) -> String {
    (points < .zero ? "" : "+") + frame.points(points)
  }

  /// Questions that are answered otherwise than stored.
  private var changed: [Int] {
    frame.instrument.questions.indices.filter { question in
      frame.instrument.questions[question].soals.contains {
        stored.places[$0] != tried.places[$0]
      }
    }
  }

  private var pathsView: some HTML {
    section(.class("paths"), .id("jalan")) {
      h2 { frame.page(Text("Jalan terpendek", "The shortest way")) }
      p(.class("help")) {
        frame.page(
          Text(
            "Jumlah perubahan paling sedikit yang mencapai semua ambang, dihitung dari jawaban "
              + "simulasi di halaman ini.",
            "The fewest changes that clear every floor, counted from the answers tried out here."))
        " "
        a(.href(path(with: [], free: !onlyFree))) {
          onlyFree
            ? frame.page(Text("Ikutkan survei dan hitungan", "Include surveys and counts"))
            : frame.page(
              Text("Hanya yang dikerjakan unit sendiri", "Only what the unit itself decides"))
        }
      }
      paths.map { pathView($0.predicate, $0.path) }
    }
  }

  @HTMLBuilder private func pathView(
    _ predicate: PredicateRule, _ path: CheapestPath
  ) -> some HTML {
    let name = predicate.key.uppercased()
    switch path {
    case .alreadyCleared:
      Notice(
        .success,
        frame.page(
          Text("\(name): semua ambang sudah tercapai.", "\(name): every floor is cleared.")))
    case .changes(let changes, let result):
      DataTable(
        caption: frame.page(
          Text(
            "\(name): \(changes.count) perubahan, nilai menjadi \(frame.points(result))",
            "\(name): \(changes.count) changes, the score becomes \(frame.points(result))")),
        columns: changeColumns
      ) {
        changes.map(row)
      }
      p {
        ButtonLink(
          frame.page(Text("Coba \(name)", "Try \(name)")), to: self.path(with: changes), .quiet)
      }
    case .outOfReach(let missed):
      Notice(
        .warning,
        frame.page(
          Text(
            "\(name): tidak terjangkau; \(missed.count) ambang tetap tidak tercapai walau semua "
              + "yang boleh diubah menjadi terbaik.",
            "\(name): out of reach; \(missed.count) floors stay missed even with the best answers "
              + "everywhere that may change.")))
    case .notNested: EmptyHTML()
    }
  }

  private var improvementsView: some HTML {
    section(.class("improvements"), .id("perbaikan")) {
      h2 { frame.page(Text("Nilai setiap perbaikan", "What each improvement is worth")) }
      DataTable(
        caption: frame.page(
          Text(
            "\(min(Self.shownImprovements, improvements.count)) perbaikan terbesar dari "
              + "\(improvements.count)",
            "The \(min(Self.shownImprovements, improvements.count)) largest of "
              + "\(improvements.count) improvements")),
        columns: changeColumns
      ) {
        improvements.prefix(Self.shownImprovements).map(row)
      }
    }
  }

  private var changeColumns: [Column] {
    [
      Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
      Column(frame.page(Text("Dari → menjadi", "From → to"))),
      Column(frame.page(Text("Tambahan poin", "Points gained")), isNumeric: true),
    ]
  }

  private func row(_ change: AnswerChange) -> some HTML {
    tr {
      td(.class("soal")) { frame.instrument.soalNumbers(of: change.question) }
      RowHead {
        a(.href(frame.path(change.question))) { frame.text(change.question) }
        if !change.isFreelyChangeable {
          " "
          Tag(frame.page(Text("fakta, bukan pilihan", "a fact, not a choice")), .neutral)
        }
        if confidence(change) != .verified {
          " "
          Tag(frame.page(InstrumentText.confidenceWord(confidence(change))), .warning)
        }
        for doubt in doubts(change) {
          " "
          Tag(frame.page(WorksheetText.toCheck), .warning)
          " "
          small { frame.page(WorksheetText.doubt(doubt, in: frame.instrument)) }
        }
      }
      td(.class("given")) {
        transition(change)
        " "
        a(.href(path(with: [change]))) { frame.page(Text("Coba", "Try")) }
      }
      NumberCell(signed(change.worth))
    }
  }

  /// How sure we are of what the question asks.
  private func confidence(_ change: AnswerChange) -> Confidence {
    frame.instrument.questions[change.question].confidence
  }

  /// What would not go together on this question once the change is made.
  private func doubts(_ change: AnswerChange) -> [Doubt] {
    let after = frame.instrument.applying([change], to: tried)
    return frame.instrument.doubts(on: after)
      .filter { $0.questions(of: frame.instrument).contains(change.question) }
  }

  private func transition(_ change: AnswerChange) -> String {
    let after = frame.instrument.applying([change], to: tried)
    return frame.shown(tried, of: change.question) + " → "
      + frame.shown(after, of: change.question)
  }

  /// This page with further changes tried out.
  private func path(with changes: [AnswerChange], free: Bool? = nil) -> String {
    let sheet = frame.instrument.applying(changes, to: tried)
    var fields: [String] = []
    for position in sheet.places.indices where sheet.places[position] != stored.places[position] {
      let soal = frame.instrument.soals[position].id
      let text =
        sheet.answer(at: position, in: frame.instrument)
        .map { frame.instrument.text(of: $0, at: position) } ?? ""
      fields.append("\(QuestionField.soal(soal))=\(percentEncoded(text))")
    }
    if free ?? onlyFree { fields.append("\(Self.freeField)=1") }
    let query = fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
    return WorksheetLink.simulation(frame.id).path + query
  }

  private var form: some HTML {
    section(.class("trial"), .id("jawaban")) {
      h2 { frame.page(Text("Ubah jawaban", "Change answers")) }
      SearchForm(action: WorksheetLink.simulation(frame.id).path) {
        if onlyFree { input(.type("hidden"), .name(Self.freeField), .value("1")) }
        for node in frame.instrument.sections {
          TrialSection(frame: frame, node: node, stored: stored, tried: tried)
        }
        Button(frame.page(Text("Hitung", "Calculate")))
      }
    }
  }
}

/// The answers of one area as compact fields.
private struct TrialSection: HTML {
  let frame: WorksheetFrame
  let node: Int
  let stored: AnswerSheet
  let tried: AnswerSheet

  var body: some HTML {
    let instrument = frame.instrument
    details(.class("trial-area")) {
      summary {
        instrument.nodes[node].code
        " "
        frame.page(instrument.nodes[node].name)
      }
      instrument.questions(under: node).flatMap { instrument.questions[$0].soals }.map(field)
    }
  }

  private func field(_ position: Int) -> some HTML {
    let soal = frame.instrument.soals[position]
    let name = QuestionField.soal(soal.id)
    let isChanged = stored.places[position] != tried.places[position]
    let text =
      tried.answer(at: position, in: frame.instrument)
      .map { frame.shown($0, at: position) } ?? ""
    return p(.class(isChanged ? "trial-field trial-changed" : "trial-field")) {
      label(.for(FieldID.control(name))) { "\(soal.id). \(frame.page(soal.text))" }
      if case .choice(let scale) = soal.kind {
        select(.id(FieldID.control(name)), .name(name), .class("input")) {
          option(.value(""), .selected(text.isEmpty)) { "–" }
          for rung in frame.instrument.scales[scale].options {
            option(.value(rung.key), .selected(rung.key == text)) { rung.key }
          }
        }
      } else {
        input(
          .type("text"), .inputmode("decimal"), .id(FieldID.control(name)), .name(name),
          .value(text), .class("input"))
      }
    }
  }
}
