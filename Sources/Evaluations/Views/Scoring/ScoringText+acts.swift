import Kernel
import Web

extension ScoringText {
  static let beginConsequences = [
    Text(
      "Setiap anggota menilai sendiri; tidak seorang pun melihat nilai orang lain sampai semua "
        + "lembar dikunci dan dibuka.",
      "Each member scores alone; nobody sees the scores of another until all sheets are committed "
        + "and opened."),
    Text(
      "Susunan tim menjadi tetap untuk pengiriman ini.",
      "The team stands for this sending."),
  ]

  static let commitConsequences = [
    Text(
      "Jawaban, catatan, kekuatan dan pertanyaan lapangan Anda tidak dapat diubah lagi.",
      "Your answers, notes, strengths and questions for the visit cannot change any more."),
    Text(
      "Jurnal mencatat sidik jari jawaban Anda, bukan isinya.",
      "The journal records the fingerprint of your answers, not what they are."),
    Text(
      "Tim melihat bahwa Anda sudah mengunci dan kapan; nilai Anda baru terlihat saat semua lembar "
        + "dibuka bersama.",
      "The team sees that you have committed and when; your scores show only when all sheets are "
        + "opened together."),
  ]

  static let openingConsequences = [
    Text(
      "Semua lembar diperiksa terhadap sidik jarinya, lalu terlihat oleh seluruh tim sekaligus.",
      "Every sheet is checked against its fingerprint, then all show to the whole team at once."),
    Text(
      "Tidak ada lembar yang dapat diubah; pandangan lain disampaikan dalam kesepakatan.",
      "No sheet can change; another view is said in the consensus."),
  ]

  static func missing(_ count: Int) -> Text {
    Text(
      "Belum bisa dikunci: \(count) pertanyaan belum dijawab lengkap.",
      "Cannot be committed yet. Without a full answer: \(EvaluationText.questions(count)).")
  }

  static let changedMeanwhile = Text(
    "Lembar Anda berubah sejak halaman ini dibuka. Periksa sekali lagi, lalu kunci.",
    "Your sheet changed since this page was opened. Check once more, then commit.")

  static let overtaken = Text(
    "Jendela lain menyimpan penilaian yang berbeda untuk soal ini. Isian Anda masih di formulir; "
      + "bandingkan, lalu simpan lagi bila memang itu penilaian Anda.",
    "Another window saved a different judgement of this question. What you typed is still in the "
      + "form; compare, then save again if it is your judgement.")

  static func missingPeople(_ names: [String]) -> Text {
    let list = names.joined(separator: ", ").endingSentence
    return Text(
      "Belum bisa dibuka. Belum mengunci: \(list)", "Cannot be opened yet. Not committed: \(list)")
  }

  static let noneSent = Text(
    "Unit ini belum mengirim LKE tahun itu.", "The unit has not sent its worksheet of that year.")
  static let noneSentWayOut = Text(
    "Tunggu sampai unit mengirimnya.", "Wait until the unit sends it.")

  static func closedDoors(_ names: [String]) -> Text {
    let list = names.joined(separator: ", ")
    return Text(
      "Belum bisa dimulai: belum semua anggota tim boleh menilai unit ini (\(list)).",
      "Cannot begin yet: not everybody in the team may judge this unit (\(list)).")
  }

  static let closedDoorsWayOut = Text(
    "Setiap orang menyatakan konflik kepentingan lebih dahulu; bila ada yang tidak dapat menilai, "
      + "kursinya diisi orang lain.",
    "Each declares conflicts of interest first; whoever cannot judge hands the seat over.")
}

/// What was just done, for the page that a redirect leads to.
enum ScoringDone: String, DoneMessage {
  case begun = "dimulai"
  case saved = "tersimpan"
  case full = "lengkap"
  case committed = "dikunci"
  case opened = "dibuka"

  var text: Text {
    switch self {
    case .begun: Text("Penilaian dimulai.", "The judgement has begun.")
    case .saved: Text("Tersimpan.", "Saved.")
    case .full:
      Text(
        "Tersimpan. Tidak ada lagi pertanyaan yang menunggu Anda.",
        "Saved. No more questions wait for you.")
    case .committed: Text("Lembar Anda dikunci.", "Your sheet is committed.")
    case .opened: Text("Semua lembar dibuka.", "All sheets are open.")
    }
  }
}
