import EvaluationsModel
import InstrumentsModel
import Kernel
import Web

/// What the person can do about a question: move, decide, say something.
struct TalkForms: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let refused: RefusedTalk?
  /// Whether the settled value differs from the unit's and nothing tells it why.
  let lacksReason: Bool

  private var question: Int { talk.question }

  /// Whether the page offers a form for an act as things stand.
  static func takes(_ act: TalkAct, _ talk: QuestionConsensus, _ frame: ConsensusFrame) -> Bool {
    switch act {
    case .remark: frame.mayDiscuss
    case .move: frame.mayDiscuss && frame.duty == .member && talk.state != .decided
    case .decide: frame.mayDecide && talk.state != .agreed
    case .reopen, .explain: frame.mayDecide && !talk.state.isOpen
    }
  }

  @HTMLBuilder var body: some HTML {
    let path = (
      remark: ConsensusLink.remark(frame.id, soal: frame.soal(question)).path,
      move: ConsensusLink.move(frame.id, soal: frame.soal(question)).path,
      decide: ConsensusLink.decision(frame.id, soal: frame.soal(question)).path
    )
    if Self.takes(.move, talk, frame) {
      settling(
        .move, to: path.move,
        title: talk.isOpenedAgain ? ConsensusText.confirm : ConsensusText.move,
        help: talk.isOpenedAgain ? ConsensusText.confirmHelp : ConsensusText.moveHelp,
        verbs: (ConsensusText.sendMoveNext, ConsensusText.sendMove),
        standing: talk.positions[frame.account])
    }
    if Self.takes(.decide, talk, frame) {
      if case .decided(let values) = talk.outcome {
        folded(.decide, ConsensusText.replace) {
          settling(
            .decide, to: path.decide, title: ConsensusText.replace,
            help: ConsensusText.replaceHelp,
            verbs: (ConsensusText.sendDecisionNext, ConsensusText.sendDecision),
            standing: values)
        }
      } else {
        settling(
          .decide, to: path.decide, title: ConsensusText.decide, help: ConsensusText.decideHelp,
          verbs: (ConsensusText.sendDecisionNext, ConsensusText.sendDecision), standing: nil)
      }
    }
    if Self.takes(.explain, talk, frame) {
      if lacksReason {
        wording(.explain)
      } else {
        folded(.explain, ConsensusText.explain) { wording(.explain) }
      }
    }
    if Self.takes(.reopen, talk, frame) {
      folded(.reopen, ConsensusText.reopen) { wording(.reopen) }
    }
    if Self.takes(.remark, talk, frame) {
      section(.class("talk-form")) {
        h2 { frame.page(ConsensusText.remark) }
        Form(action: path.remark, context: frame.page, scope: TalkAct.remark.rawValue) {
          TextArea(
            frame.page(ConsensusText.remarkWords), name: ConsensusField.words,
            value: form(.remark)?.words ?? "", limit: QuestionConsensus.longestText, lines: 3,
            error: errors(.remark).message(for: ConsensusField.words, frame.page),
            page: frame.page)
          Button(frame.page(ConsensusText.sendRemark), .quiet)
        }
      }
    }
  }

  /// What is seldom needed, behind its title; open when it came back.
  private func folded(
    _ act: TalkAct, _ title: Text, @HTMLBuilder form: () -> some HTML
  ) -> some HTML {
    details(.class("consensus-settled"), .custom(name: "open", if: refused?.form.act == act)) {
      summary { frame.page(title) }
      form()
    }
  }

  /// A form of the lead about a settled question that says no value.
  private func wording(_ act: TalkAct) -> some HTML {
    let soal = frame.soal(question)
    let (path, title, help, verb) =
      act == .reopen
      ? (
        ConsensusLink.reopening(frame.id, soal: soal).path, ConsensusText.reopen,
        ConsensusText.reopenHelp, ConsensusText.sendReopen
      )
      : (
        ConsensusLink.unitReason(frame.id, soal: soal).path, ConsensusText.explain,
        ConsensusText.explainHelp, ConsensusText.sendExplain
      )
    return section(.class("talk-form")) {
      h2 { frame.page(title) }
      Form(action: path, context: frame.page, scope: act.rawValue) {
        input(.type("hidden"), .name(ConsensusField.version), .value(String(talk.version)))
        TextArea(
          frame.page(ConsensusText.reason), name: ConsensusField.reason,
          value: form(act)?.words ?? (act == .explain ? talk.unitReason ?? "" : ""),
          limit: QuestionConsensus.longestText, lines: 3, help: frame.page(help),
          error: errors(act).message(for: ConsensusField.reason, frame.page), page: frame.page)
        Button(frame.page(verb), act == .explain ? .primary : .quiet)
      }
    }
  }

  /// A form that says a value with its reason.
  private func settling(
    _ act: TalkAct, to path: String, title: Text, help: Text, verbs: (Text, Text),
    standing: [Answer?]?
  ) -> some HTML {
    section(.class("talk-form")) {
      h2 { frame.page(title) }
      Form(action: path, context: frame.page, scope: act.rawValue) {
        // What was typed on an older state may be sent again on this one, which the person has read.
        input(.type("hidden"), .name(ConsensusField.version), .value(String(talk.version)))
        TalkControls(
          frame: frame, question: question, typed: form(act)?.typed ?? typed(standing),
          errors: errors(act))
        TextArea(
          frame.page(ConsensusText.reason), name: ConsensusField.reason,
          value: form(act)?.words ?? "", limit: QuestionConsensus.longestText, lines: 3,
          help: frame.page(help),
          error: errors(act).message(for: ConsensusField.reason, frame.page), page: frame.page)
        p(.class("actions")) {
          Button(
            frame.page(verbs.0), .primary, .name(ConsensusField.next), .value("1"))
          " "
          Button(frame.page(verbs.1), .quiet)
        }
      }
    }
  }

  /// What was typed into a form that was refused; nil for the other forms of the page.
  private func form(_ act: TalkAct) -> TalkForm? {
    refused?.form.act == act ? refused?.form : nil
  }

  private func errors(_ act: TalkAct) -> [FormError] {
    refused?.form.act == act ? refused?.errors ?? [] : []
  }

  private func typed(_ values: [Answer?]?) -> [String] {
    let soals = frame.instrument.questions[question].soals
    guard let values else { return soals.map { _ in "" } }
    return zip(soals, values).map { position, value in
      value.map { frame.typed($0, at: position) } ?? ""
    }
  }
}
