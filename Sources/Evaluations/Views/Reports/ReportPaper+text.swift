import Accounts
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import SurveysModel
import WorkUnitsModel
import WorksheetsModel

/// The words of the paper: Indonesian only, as what is signed is one text in every language.
extension ReportPaper {
  /// Writes the report.
  ///
  /// - Parameter facts: What is stored.
  init(of facts: ReportFacts) {
    let writer = PaperWriter(facts: facts)
    self.init(
      letterhead: writer.letterhead, logo: writer.logo, head: writer.head,
      sections: writer.sections)
  }
}

/// Writes the parts of a paper.
struct PaperWriter {
  let facts: ReportFacts
  let conclusion: Conclusion

  var instrument: Instrument { facts.instrument }

  init(facts: ReportFacts) {
    self.facts = facts
    conclusion = facts.conclusion
  }

  /// The instansi with its inspectorate; a national team writes on no paper of the instansi.
  var letterhead: [String] {
    facts.evaluation.layer == .tpi ? facts.letterhead.lines(of: facts.institution) : [layer]
  }

  /// The logo of the instansi, on its own paper only.
  var logo: String? { facts.evaluation.layer == .tpi ? facts.logo : nil }

  var head: [[String]] {
    [
      ["Nomor", facts.words.number.isEmpty ? "(belum diisi)" : facts.words.number],
      ["Instansi", facts.institution], ["Unit kerja", facts.unit],
      ["Tahun", String(facts.evaluation.year.number)],
      ["Penilai", layer],
    ]
  }

  private var layer: String {
    facts.evaluation.layer == .tpi ? "Tim penilai internal" : "Tim penilai nasional"
  }

  var sections: [ReportPaper.Section] {
    [
      words("pembuka", "Pengantar", facts.words.opening), judged, figures, floors, surveys, audit,
      changes,
      strengths, outcome, steps,
      recommendations("rekomendasi", "Rekomendasi", facts.recommendations),
      recommendations(
        "rekomendasi_lama", "Rekomendasi tahun sebelumnya yang belum selesai", facts.earlier),
      team, words("penutup", "Penutup", facts.words.closing),
    ].compactMap(\.self)
  }

  private func words(
    _ key: String, _ title: String, _ words: String
  ) -> ReportPaper.Section? {
    let lines = words.split(separator: "\n").map(String.init)
    return lines.isEmpty ? nil : ReportPaper.Section(key, title, paragraphs: lines)
  }

  private var judged: ReportPaper.Section {
    let evaluation = facts.evaluation
    var lines = [
      "Yang dinilai: LKE menurut \(instrument.regulation), tahun \(evaluation.year.number), "
        + "pengiriman ke-\(evaluation.submission)."
    ]
    if case .settled(let at, let by) = evaluation.stage {
      let day = CalendarDate(programmeDayOf: at).formatted(in: .indonesian)
      lines.append("Hasil disetujui \(day) oleh \(by.name).")
    }
    lines.append("SHA-256 jawaban unit: \(facts.digests.first ?? "")")
    lines.append("SHA-256 jawaban yang disepakati penilai: \(facts.digests.last ?? "")")
    return ReportPaper.Section("dasar", "Dasar penilaian", paragraphs: lines)
  }

  /// Every place of the tree down to the indicators, for unit and assessors.
  private var figures: ReportPaper.Section {
    let unit = instrument.score(facts.unitSheet)
    let settled = instrument.score(facts.settledSheet)
    let rows = instrument.nodes.indices.map { index -> [ReportPaper.Cell] in
      let node = instrument.nodes[index]
      return [
        .text(node.kind == .total ? "" : node.code), .text(node.name.indonesian),
        .points(node.weight, decimals: 2), .points(unit.nodes[index], decimals: 2),
        .points(settled.nodes[index], decimals: 2),
      ]
    }
    return ReportPaper.Section(
      "nilai", "Nilai",
      table: ReportPaper.Table(
        caption: "Nilai menurut unit dan menurut penilai",
        columns: [
          ReportPaper.Column("Kode"), ReportPaper.Column("Bagian"),
          ReportPaper.Column("Bobot", isNumeric: true),
          ReportPaper.Column("Unit", isNumeric: true),
          ReportPaper.Column("Penilai", isNumeric: true),
        ], rows: rows, lead: 1), notes: [Self.rounding])
  }

  /// Why the printed parts may not add up to the printed total.
  static let rounding =
    "Setiap angka dibulatkan ke dua desimal dari nilai yang tepat, sehingga jumlah angka yang "
    + "tercetak dapat berselisih 0,01 sampai 0,02."

  private var floors: ReportPaper.Section {
    let rows = conclusion.findings.flatMap { finding in
      finding.floors.map { check -> [ReportPaper.Cell] in
        let decimals = check.score.decimals(beside: check.floor)
        return [
          .text(finding.predicate.uppercased()),
          .text(InstrumentText.floor(check, in: instrument).indonesian),
          .points(check.score, decimals: decimals), .points(check.floor, decimals: decimals),
          .text(check.isCleared ? "tercapai" : "belum tercapai"),
        ]
      }
    }
    return ReportPaper.Section(
      "ambang", "Ambang WBK dan WBBM",
      paragraphs: ["Nilai di sini dihitung dari jawaban LKE yang disepakati penilai."],
      table: ReportPaper.Table(
        caption: "Nilai penilai terhadap setiap ambang",
        columns: [
          ReportPaper.Column("Predikat"), ReportPaper.Column("Ambang"),
          ReportPaper.Column("Nilai", isNumeric: true),
          ReportPaper.Column("Paling sedikit", isNumeric: true), ReportPaper.Column("Keadaan"),
        ], rows: rows, lead: 1))
  }

  private var audit: ReportPaper.Section? {
    guard let rule = instrument.auditPrecondition else { return nil }
    let demand = rule.demands.map(\.text.indonesian).joined(separator: "; ")
    guard let audit = facts.audit else {
      return ReportPaper.Section(
        "tlhp", rule.name.indonesian,
        paragraphs: ["Belum ada pernyataan.", "Yang diminta: \(demand)."])
    }
    let letter = audit.figures.letter.isEmpty ? "" : ", surat \(audit.figures.letter)"
    let day = CalendarDate(programmeDayOf: audit.at).formatted(in: .indonesian)
    return ReportPaper.Section(
      "tlhp", rule.name.indonesian,
      paragraphs: [
        "Temuan \(audit.figures.findings), sudah ditindaklanjuti \(audit.figures.followedUp), "
          + "sisa \(audit.openCount)\(letter).",
        "Dinyatakan \(day) oleh \(audit.by.name).", "Yang diminta: \(demand).",
      ])
  }

  /// What is done well; a word of praise beside a lowered answer would contradict the result.
  private var strengths: ReportPaper.Section {
    let (key, title, remarks) = ("kekuatan", "Kekuatan", facts.praised)
    let notes =
      remarks.count == facts.strengths.count
      ? []
      : [ResultText.strengthsLeftOut.indonesian]
    guard !remarks.isEmpty else {
      return ReportPaper.Section(
        key, title, paragraphs: ["Tidak ada catatan kekuatan."], notes: notes)
    }
    return ReportPaper.Section(
      key, title,
      table: ReportPaper.Table(
        caption: title, columns: [ReportPaper.Column("Soal"), ReportPaper.Column("Catatan")],
        rows: remarks.map { [.text(soal($0.question)), .text(Self.cut($0.words))] }, lead: 1),
      notes: notes)
  }

  /// A long text cut with a sign, so that a paper of a whole form stays one that can be signed.
  static func cut(_ text: String) -> String {
    let longest = 1500
    guard text.count > longest else { return text }
    return String(text.prefix(longest)) + "… (selengkapnya di halaman hasil)"
  }

  /// The number by which people know a question.
  func soal(_ question: Int) -> String {
    instrument.questions[question].soals.map { String(instrument.soals[$0].id) }
      .joined(separator: ", ")
  }
}
