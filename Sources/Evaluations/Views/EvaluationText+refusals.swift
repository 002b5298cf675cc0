import EvaluationsModel
import Hummingbird
import Kernel
import Web
import WorksheetsModel

extension EvaluationText {
  /// What a refused step is answered with.
  static func problem(_ refusal: EvaluationRefusal) -> Problem {
    switch refusal {
    case .stale: return .stale
    case .notInTeam: return .notFound
    default: break
    }
    let (detail, wayOut) = self.refusal(refusal)
    var problem = Problem(
      status: status(of: refusal), code: "evaluation_refused",
      title: Text("Belum bisa dilakukan", "Not possible yet"), detail: detail, wayOut: wayOut)
    if case .sealBroken = refusal { problem.isFinding = true }
    return problem
  }

  private static func status(of refusal: EvaluationRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .wrongDuty: .forbidden
    case .wrongStage, .stale, .overtaken, .committed, .sealBroken, .notSubmitted, .mustBeReplaced:
      .conflict
    default: .unprocessableContent
    }
  }

  /// What happened, and what the person can do now.
  static func refusal(_ refusal: EvaluationRefusal) -> (detail: Text, wayOut: Text) {
    teamRefusal(refusal) ?? scoringRefusal(refusal) ?? consensusRefusal(refusal)
  }

  private static func teamRefusal(_ refusal: EvaluationRefusal) -> (detail: Text, wayOut: Text)? {
    switch refusal {
    case .notSubmitted:
      (
        Text(
          "LKE ini sedang di unit, atau sudah dikirim lagi.",
          "The worksheet is with the unit, or was sent again."),
        Text(
          "Tunggu sampai unit mengirimnya, lalu nilai kiriman yang terbaru.",
          "Wait until the unit sends it, then judge the latest sending.")
      )
    case .unitJudgesNobody:
      (
        Text("Unit tidak menilai dirinya di sini.", "A unit does not judge itself here."),
        Text("Pilih lapisan penilai TPI atau TPN.", "Choose the layer of TPI or TPN.")
      )
    case .teamTooSmall(let members, let needed):
      (
        Text(
          "Tim ini punya \(members) anggota; yang menilai sendiri-sendiri paling sedikit \(needed).",
          "This team has \(members) members; at least \(needed) score alone."),
        Text("Tambah anggota tim lebih dahulu.", "Add members to the team first.")
      )
    case .dutyMissing(let duty):
      (
        Text(
          "Tim ini belum punya \(self.duty(duty).indonesian.lowercased()).",
          "This team has no \(self.duty(duty).english.lowercased()) yet."),
        Text("Isi tugas itu lebih dahulu.", "Fill that duty first.")
      )
    case .memberTwice:
      (
        Text("Ada orang yang tercatat dua kali di tim.", "Somebody is in the team twice."),
        Text("Satu orang, satu tugas.", "One person, one duty.")
      )
    case .notInTeam, .wrongDuty(.member):
      (
        Text("Langkah ini milik anggota tim.", "This step belongs to the members."),
        Text("Mintalah anggota melakukannya.", "Ask a member to do it.")
      )
    case .wrongDuty(let needed):
      (
        Text(
          "Langkah ini milik \(duty(needed).indonesian.lowercased()).",
          "This step belongs to the \(duty(needed).english.lowercased())."),
        Text("Beri tahu dia bahwa langkah ini menunggu.", "Tell them that this step waits.")
      )
    case .mustBeReplaced(let people): mustBeReplaced(people)
    default: nil
    }
  }

  /// Who may no longer judge, and never why: that is between them and whoever runs the seats.
  private static func mustBeReplaced(_ people: [Author]) -> (detail: Text, wayOut: Text) {
    let names = people.map(\.name).joined(separator: "; ")
    return (
      Text(
        "Tidak boleh lagi menilai unit ini: \(names). Tidak ada yang berubah.",
        "No longer allowed to judge this unit: \(names). Nothing was changed."),
      Text(
        "Mintalah koordinator instansi menyerahkan kursinya di halaman "
          + "«\(SeatText.handover.indonesian)» unit ini, lalu ulangi langkah ini.",
        "Ask the coordinator of the instansi to give the seat to somebody else on the page "
          + "“\(SeatText.handover.english)” of this unit, then take this step again.")
    )
  }

  private static func scoringRefusal(
    _ refusal: EvaluationRefusal
  ) -> (detail: Text, wayOut: Text)? {
    switch refusal {
    case .wrongStage(let stands):
      (
        Text(
          "Tahap penilaian ini sekarang: \(stage(stands).indonesian.lowercased()).",
          "The stage of this judgement now: \(stage(stands).english.lowercased())."),
        Text("Buka halamannya lagi.", "Open its page again.")
      )
    case .stale, .overtaken:
      (
        Text(
          "Pertanyaan ini berubah sejak halaman Anda dibuka.",
          "This question changed since your page was opened."),
        Text(
          "Baca yang berlaku sekarang, lalu kirim lagi bila masih perlu.",
          "Read what stands now, then send again if still needed.")
      )
    case .unfit:
      (
        Text(
          "Jawabannya tidak cocok dengan pertanyaan ini.",
          "The answer does not fit this question."),
        Text("Pilih salah satu yang ditawarkan.", "Choose one of those offered.")
      )
    case .textTooLong(let limit):
      (
        Text(
          "Teksnya lebih panjang dari \(limit) huruf.",
          "The text is longer than \(limit) characters."),
        Text("Ringkaslah.", "Shorten it.")
      )
    case .committed:
      (
        Text(
          "Lembar Anda sudah dikunci; isinya tidak bisa berubah lagi.",
          "Your sheet is committed; it cannot change any more."),
        Text(
          "Sampaikan pandangan lain saat kesepakatan.", "Say it differently in the consensus.")
      )
    case .incomplete(let questions):
      (
        Text(
          "Masih ada \(questions.count) pertanyaan tanpa jawaban lengkap.",
          "Still without a full answer: \(self.questions(questions.count))."),
        Text("Jawab semuanya, lalu kunci lagi.", "Answer all of them, then commit again.")
      )
    case .commitmentsMissing(let people):
      (
        Text(
          "\(people.count) anggota belum mengunci lembarnya; pembukaan menunggu mereka.",
          "The opening waits for everybody to commit; still missing: \(people.count)."),
        Text("Ingatkan mereka.", "Remind them.")
      )
    case .sealBroken:
      (
        Text(
          "Isi yang tersimpan tidak sama dengan yang dikunci seorang anggota. Tidak ada lembar yang "
            + "dibuka.",
          "What is stored is not what a member committed to. Nothing was opened."),
        Text(
          "Laporkan kepada pengelola; jejaknya ada di jurnal.",
          "Report it to the administrator; the journal has the trace.")
      )
    default: nil
    }
  }

  private static func consensusRefusal(
    _ refusal: EvaluationRefusal
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .reasonMissing:
      (
        Text("Langkah ini perlu alasan.", "This step needs a reason."),
        Text("Tulis alasannya, satu kalimat sudah cukup.", "Write it; one sentence will do.")
      )
    case .nothingOpen:
      (
        Text("Pertanyaan ini sudah disepakati.", "This question is agreed."),
        Text("Pilih pertanyaan yang masih terbuka.", "Choose one that is open.")
      )
    case .notAgreed(let questions):
      (
        Text(
          "Masih ada \(questions.count) pertanyaan yang belum disepakati.",
          "Not agreed yet: \(self.questions(questions.count))."),
        Text(
          "Sepakati, atau ketua memutuskannya dengan alasan.",
          "Agree, or let the lead decide with a reason.")
      )
    case .alreadyOpen:
      (
        Text("Pertanyaan ini sudah terbuka.", "This question is open already."),
        Text("Sepakati atau putuskan di halamannya.", "Agree or decide on its page.")
      )
    case .reasonTooShort(let words, let characters):
      (
        Text(
          "Alasan bagi unit paling sedikit \(words) kata dan \(characters) huruf.",
          "A reason for the unit has at least \(words) words and \(characters) characters."),
        Text(
          "Tulis satu kalimat yang dimengerti unit.",
          "Write one sentence that the unit understands.")
      )
    case .unexplained(let questions):
      (
        Text(
          "\(questions.count) pertanyaan dinilai berbeda dari jawaban unit tanpa alasan bagi unit.",
          "Judged otherwise than the unit answered, without a reason for it: "
            + self.questions(questions.count) + "."),
        Text(
          "Ketua tim menulis alasannya lebih dahulu.", "The lead writes the reasons first.")
      )
    default: sampleRefusal(refusal)
    }
  }

  private static func sampleRefusal(
    _ refusal: EvaluationRefusal
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .sampleUnchecked(let questions):
      (
        Text(
          "\(questions.count) pertanyaan uji petik belum diperiksa.",
          "Of the sample not checked yet: \(self.questions(questions.count))."),
        Text("Periksa semuanya lebih dahulu.", "Check all of them first.")
      )
    case .nothingDoubted:
      (
        Text("Tidak ada yang diragukan.", "Nothing is doubted."),
        Text(
          "Setujui hasilnya, atau tandai pertanyaan yang diragukan.",
          "Approve, or mark a question as doubted.")
      )
    case .doubted(let questions):
      (
        Text(
          "\(questions.count) pertanyaan uji petik diragukan.",
          "Of the sample doubted: \(self.questions(questions.count))."),
        Text("Kembalikan kepada tim.", "Return it to the team.")
      )
    case .returnsUsedUp(let limit):
      (
        Text(
          "Hasil ini sudah dikembalikan \(limit) kali.",
          "This was returned \(limit) times already."),
        Text("Selesaikan bersama ketua tim.", "Settle it with the team lead.")
      )
    default:
      (
        Text("Pertanyaan ini tidak ada di uji petik.", "This question is not in the sample."),
        Text("Buka halamannya lagi.", "Open its page again.")
      )
    }
  }
}
