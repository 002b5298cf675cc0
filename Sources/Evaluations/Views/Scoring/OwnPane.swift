import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import Worksheets
import WorksheetsModel

/// The own answer: a form while it may change, then what stands.
struct OwnPane: HTML {
  /// The part that the script renews after saving.
  static let excessID = "kelebihan"

  let page: JudgementPage

  private var read: ScoredQuestion { page.read }
  private var frame: PageContext { page.page }
  private var fields: JudgementFields { page.fields }

  @HTMLBuilder var body: some HTML {
    if read.own != nil {
      h2(.class("aside-title")) { frame(ScoringText.own) }
      if let sent = page.sent { band(sent, ScoringText.sent) }
      if read.isOpen {
        if page.refusal != nil, let standing = read.standing {
          band(standing, ScoringText.stored)
        }
        form
      } else {
        stored
      }
    }
  }

  @HTMLBuilder private var stored: some HTML {
    if let standing = read.standing { band(standing, ScoringText.stored) }
    if let seal = read.own?.sheet.commitment {
      p(.class("meta")) { frame(ScoringText.committed(at: AnswerKit.moment(seal.at))) }
    }
  }

  private func band(_ judgement: Judgement, _ title: Text) -> some HTML {
    let texts = [
      judgement.note,
      judgement.strength.isEmpty ? "" : frame(ScoringText.strength) + ": " + judgement.strength,
      judgement.doubt.isEmpty ? "" : frame(ScoringText.doubt) + ": " + judgement.doubt,
    ].filter { !$0.isEmpty }
    return AnswerBands([
      AnswerBand(
        page.evaluation.layer.band, title: frame(title),
        answer: page.kit.shown(judgement.values, of: page.question),
        note: texts.isEmpty ? nil : texts.joined(separator: "\n"))
    ])
  }

  private var form: some HTML {
    Form(
      action: page.path(of: page.question), context: frame, classes: "question-form",
      attributes: [.data(.autosave)]
    ) {
      input(.type("hidden"), .name(ScoringField.version), .value(String(fields.version)))
      input(
        .type("hidden"), .name(ScoringField.visit), .value(String(page.now.milliseconds)))
      input(
        .type("hidden"), .name(ScoringField.seconds), .value("0"),
        .data(.seconds, String(QuestionVisit.mostSeconds)))
      page.kit.controls(
        of: page.question, typed: fields.typed, errors: page.errors)
      div(.id(Self.excessID), .data(.live)) {
        if let excess = page.kit.excess(of: page.question, on: sheet) {
          Notice(.warning, frame(excess))
        }
      }
      area(ScoringText.note, ScoringField.note, fields.note, ScoringText.noteHelp)
      details(.custom(name: "open", if: showsMore)) {
        summary { frame(ScoringText.moreTexts) }
        area(
          ScoringText.strength, ScoringField.strength, fields.strength, ScoringText.strengthHelp)
        area(ScoringText.doubt, ScoringField.doubt, fields.doubt, ScoringText.doubtHelp)
      }
      buttons
    }
  }

  /// The first button is what Enter presses, with and without script.
  private var buttons: some HTML {
    p(.class("actions"), .data(.keys)) {
      Button(
        frame(ScoringText.saveAndNext), .primary, .name(ScoringField.next), .value("1"),
        .data(.key, "s"))
      " "
      Button(frame(ScoringText.save), .quiet)
      " "
      Button(
        frame(ScoringText.takeUnit), .quiet, .name(ScoringField.take),
        .value(TakenFrom.unit.rawValue), .data(.key, "="), .data(.take, offer(read.unitValues)))
      if let before = read.before, read.standing == nil {
        " "
        Button(
          frame(ScoringText.takeFormer), .quiet, .name(ScoringField.take),
          .value(TakenFrom.former.rawValue), .data(.take, offer(before)))
      }
      span(.class("saved"), .data(.saved), .role("status"), .aria(.live, "polite")) { "" }
    }
  }

  private func area(_ title: Text, _ name: String, _ value: String, _ help: Text) -> some HTML {
    TextArea(
      frame(title), name: name, value: value, limit: Judgement.longestText, lines: 3,
      help: frame(help), error: page.errors.message(for: name, frame), page: frame)
  }

  private var showsMore: Bool {
    !fields.strength.isEmpty || !fields.doubt.isEmpty
      || page.errors.contains { [ScoringField.strength, ScoringField.doubt].contains($0.field) }
  }

  private var sheet: AnswerSheet {
    read.own?.sheet.answers(in: page.instrument)
      ?? AnswerSheet(blankFor: page.instrument.soals.count)
  }

  /// Values as the script puts them into the fields.
  private func offer(_ values: [Answer?]) -> String {
    zip(
      TypedAnswer.fields(of: page.question, in: page.instrument),
      page.kit.typed(values, of: page.question)
    ).map { percentEncoded($0) + "=" + percentEncoded($1) }.joined(separator: "&")
  }

  private func offer(_ before: Judgement) -> String {
    let texts = [
      (ScoringField.note, before.note), (ScoringField.strength, before.strength),
      (ScoringField.doubt, before.doubt),
    ].filter { !$1.isEmpty }.map { percentEncoded($0) + "=" + percentEncoded($1) }
    return ([offer(before.values)] + texts).joined(separator: "&")
  }
}
