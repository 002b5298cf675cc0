import Accounts
import AccountsModel
import Declarations
import Evaluations
import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// One judgement that has run to its end: agreed, checked, reported, signed by two.
///
/// Its recommendations wait for an answer of the unit, so that somebody can give one.
extension DemoEvaluations {
  /// Every so many questions the assessors find less than the unit says.
  private static let lowered = 9
  /// The question on which the second member said something else alone and moved.
  private static let moved = 3
  /// The question that the lead decided.
  private static let decided = 7

  /// Judges a worksheet from the first answer to the last signature.
  func settle(
    _ worksheet: Worksheet, _ people: [Account], keys: SigningKeys, in transaction: Transaction
  ) throws {
    let team = Self.team(people)
    guard let lead = team.first(where: { $0.duty == .lead })?.person,
      let controller = team.first(where: { $0.duty == .controller })?.person,
      let answered = try WorksheetActs.load(worksheet.id, in: transaction)
    else { return }
    let begun = try EvaluationActs.begin(
      of: worksheet, layer: .tpi, team: team, act: act, in: transaction)
    let unit = answered.vector.sheet
    for (number, member) in begun.members.enumerated() {
      try score(begun.id, unit, as: member.person, isFirst: number == 0, in: transaction)
    }
    try step(begun.id, in: transaction) { loaded in
      _ = try EvaluationActs.reveal(
        loaded, version: loaded.evaluation.version, by: lead, act: act, in: transaction)
    }
    try agree(begun.id, unit, by: begun.members.map(\.person), lead, in: transaction)
    try step(begun.id, in: transaction) { loaded in
      _ = try EvaluationActs.finish(
        loaded, version: loaded.evaluation.version, by: lead, act: act, in: transaction)
    }
    try step(begun.id, in: transaction) { loaded in
      guard case .checking(let sample) = loaded.evaluation.stage else { return }
      for question in sample {
        try EvaluationActs.check(
          .agreed(note: ""), question: question, of: loaded, by: controller, act: act,
          in: transaction)
      }
      _ = try EvaluationActs.approve(
        loaded, version: loaded.evaluation.version, by: controller, act: act, in: transaction)
    }
    try report(begun.id, lead, controller, keys, in: transaction)
  }

  private func score(
    _ id: ID<Evaluation>, _ unit: AnswerSheet, as member: Author, isFirst: Bool,
    in transaction: Transaction
  ) throws {
    try step(id, in: transaction) { loaded in
      for question in loaded.instrument.questions.indices {
        let isLower =
          question.isMultiple(of: Self.lowered)
          || (!isFirst && [Self.moved, Self.decided].contains(question))
        let soals = loaded.instrument.questions[question].soals
        let values = soals.map { position in
          let own = unit.answer(at: position, in: loaded.instrument)
          return isLower ? lowest(position, loaded.instrument) ?? own : own
        }
        _ = try EvaluationActs.judge(
          Judgement(
            values: values,
            note: isLower ? "Bukti yang diunggah belum menunjukkan pelaksanaannya (contoh)." : "",
            strength: question.isMultiple(of: 20) && isFirst
              ? "Pelaksanaannya tertib dan tercatat (contoh)." : ""),
          question: question, baseVersion: 0, of: loaded, by: member, act: act, in: transaction)
      }
      _ = try EvaluationActs.commit(loaded, by: member, act: act, in: transaction)
    }
  }

  /// One member moves, the lead decides another question; the rest is the same from the start.
  private func agree(
    _ id: ID<Evaluation>, _ unit: AnswerSheet, by members: [Author], _ lead: Author,
    in transaction: Transaction
  ) throws {
    guard let second = members.last else { return }
    try step(id, in: transaction) { loaded in
      let instrument = loaded.instrument
      let answer: (Int) -> [Answer?] = { question in
        instrument.questions[question].soals.map { unit.answer(at: $0, in: instrument) }
      }
      _ = try EvaluationActs.discuss(Self.moved, of: loaded, act: act, in: transaction) { talk in
        guard talk.outcome == .open else { return [] }
        return try talk.move(
          to: answer(Self.moved), because: "Notulen triwulan tiga memuat tindak lanjut (contoh).",
          by: second, at: act.now, baseVersion: talk.version, in: loaded.evaluation,
          instrument: instrument)
      }
      _ = try EvaluationActs.discuss(Self.decided, of: loaded, act: act, in: transaction) { talk in
        guard talk.outcome == .open else { return [] }
        return try talk.decide(
          answer(Self.decided), because: "Bukti cukup untuk jawaban unit (contoh).",
          by: lead, at: act.now, baseVersion: talk.version, in: loaded.evaluation,
          instrument: instrument)
      }
    }
  }

  private func report(
    _ id: ID<Evaluation>, _ lead: Author, _ controller: Author, _ keys: SigningKeys,
    in transaction: Transaction
  ) throws {
    try reported(id, in: transaction) { opened in
      try ReportActs.write(
        try ReportWords(
          number: "LHE-1/CONTOH/\(opened.evaluation.year.number)",
          opening: "Laporan ini contoh; unit, jawaban, dan penilaiannya rekaan.",
          closing: "Rekomendasi ditindaklanjuti sebelum pengusulan tahun berikutnya (contoh)."),
        of: opened, as: .lead, version: opened.report.version, act: act, in: transaction)
    }
    guard let due = act.day.adding(days: 60) else { return }
    let instrument = try EvaluationActs.load(id, in: transaction)?.instrument
    let about = instrument?.questions[Self.lowered].code
    for (place, words) in [
      (about, "Lengkapi bukti pelaksanaan, bukan hanya surat penetapannya (contoh)."),
      (nil, "Umumkan hasil survei di ruang layanan setiap triwulan (contoh)."),
    ] {
      try reported(id, in: transaction) { opened in
        try ReportActs.add(
          ReportActs.Wish(about: place, words: words, due: due),
          to: opened, as: .lead, version: opened.report.version, act: act, in: transaction)
      }
    }
    for (person, duty) in [(lead, TeamDuty.lead), (controller, .controller)] {
      try reported(id, in: transaction) { opened in
        try ReportActs.sign(
          opened,
          by: ReportActs.Signer(
            person: person, duty: duty, version: opened.report.version,
            paperDigest: ReportDocument.digest(of: opened.paper)),
          keys: keys, act: act, in: transaction)
      }
    }
  }

  private func reported(
    _ id: ID<Evaluation>, in transaction: Transaction, _ body: (OpenedReport) throws -> Void
  ) throws {
    try step(id, in: transaction) { loaded in
      guard let opened = try OpenedReport.load(loaded, at: act.now, in: transaction) else { return }
      try body(opened)
    }
  }

  private func step(
    _ id: ID<Evaluation>, in transaction: Transaction, _ body: (LoadedEvaluation) throws -> Void
  ) throws {
    guard let loaded = try EvaluationActs.load(id, in: transaction) else { return }
    try body(loaded)
  }
}
