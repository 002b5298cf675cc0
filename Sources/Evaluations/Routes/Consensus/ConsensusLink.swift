package import EvaluationsModel
package import Kernel

/// Every path of the consensus, the sample, the result and the agreement of a judgement.
package enum ConsensusLink: Sendable {
  /// The page of the judgement itself.
  case judgement(ID<Evaluation>)
  /// The list of questions; nil shows what waits.
  case list(ID<Evaluation>, ConsensusFilter?)
  /// One question with its talk; any soal of it leads there.
  case question(ID<Evaluation>, soal: Int)
  /// Takes something said about a question.
  case remark(ID<Evaluation>, soal: Int)
  /// Takes a member's move.
  case move(ID<Evaluation>, soal: Int)
  /// Takes a decision of the lead.
  case decision(ID<Evaluation>, soal: Int)
  /// Takes the word of the lead that a settled question is open again.
  case reopening(ID<Evaluation>, soal: Int)
  /// Takes the reason that the unit reads.
  case unitReason(ID<Evaluation>, soal: Int)
  /// The settled questions that differ from the unit's answer, with the reasons that it reads; takes
  /// what the lead writes.
  case unexplained(ID<Evaluation>)
  /// The sample; takes what was agreed, which draws it.
  case sample(ID<Evaluation>)
  /// One question of the sample; takes what the controller found on it.
  case check(ID<Evaluation>, soal: Int)
  /// Takes the return to the team.
  case returned(ID<Evaluation>)
  /// The check page before the result is approved.
  case approval(ID<Evaluation>)
  /// The result; takes the approval that lets it stand.
  case result(ID<Evaluation>)
  /// Why a figure of the result is what it is; the code is a node, a question or the key of an
  /// area, nil for the total.
  case why(ID<Evaluation>, code: String?, SettledSide)
  /// How far the members agreed when each scored alone.
  case agreement(ID<Evaluation>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .judgement(let id): "/penilaian/\(id)"
    case .list(let id, nil): "/penilaian/\(id)/kesepakatan"
    case .list(let id, let filter?):
      "/penilaian/\(id)/kesepakatan?\(ConsensusFilter.field)=\(filter.rawValue)"
    case .question(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)"
    case .remark(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)/catatan"
    case .move(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)/perpindahan"
    case .decision(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)/putusan"
    case .reopening(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)/pembukaan"
    case .unitReason(let id, let soal): "/penilaian/\(id)/kesepakatan/\(soal)/alasan"
    case .unexplained(let id): "/penilaian/\(id)/alasan-unit"
    case .sample(let id): "/penilaian/\(id)/uji-petik"
    case .check(let id, let soal): "/penilaian/\(id)/uji-petik/soal/\(soal)"
    case .returned(let id): "/penilaian/\(id)/uji-petik/pengembalian"
    case .approval(let id): "/penilaian/\(id)/uji-petik/persetujuan"
    case .result(let id): "/penilaian/\(id)/hasil"
    case .why(let id, let code, let side):
      "/penilaian/\(id)/hasil/nilai?\(SettledSide.field)=\(side.rawValue)"
        + (code.map { "&\(SettledSide.codeField)=\($0)" } ?? "")
    case .agreement(let id): "/penilaian/\(id)/kesesuaian"
    }
  }
}

/// Which questions of the consensus are listed.
package enum ConsensusFilter: String, CaseIterable, Sendable {
  /// Those that wait for the team, doubted ones among them.
  case open = "terbuka"
  /// Those on which all members say the same.
  case agreed = "sepakat"
  /// Those that the lead decided.
  case decided = "diputuskan"
  /// Those that the controller doubts.
  case doubted = "diragukan"
  /// All of them.
  case all = "semua"

  /// The name of the field in the address.
  package static let field = "tampil"

  /// Whether a question is listed.
  func shows(_ state: TalkState) -> Bool {
    switch self {
    case .open: state.isOpen
    case .agreed: state == .agreed
    case .decided: state == .decided
    case .doubted: state == .doubted
    case .all: true
    }
  }
}

/// Whose score a page explains.
package enum SettledSide: String, CaseIterable, Sendable {
  /// The unit's own.
  case unit
  /// That of the assessors.
  case assessors = "penilai"

  /// The name of the field in the address.
  package static let field = "lapisan"
  /// The name of the field with the place of the form.
  package static let codeField = "kode"
}
