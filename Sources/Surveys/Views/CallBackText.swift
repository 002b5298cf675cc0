import HTTPTypes
import Kernel
import SurveysModel
import Web

/// The words of call-backs.
enum CallBackText {
  static let callBack = Text("Panggilan ulang", "Call-back")
  static let draw = Text("Undi", "Draw")
  static let handOut = Text("Unduh kontak tersegel", "Download the sealed contacts")
  static let end = Text("Akhiri panggilan ulang", "End the call-back")

  static let why = Text(
    "TPN menghubungi beberapa orang dari daftar survei yang sudah ditutup: apakah mereka "
      + "benar-benar ada, dilayani, dan bebas menjawab. Siapa menjawab apa tetap tidak diketahui.",
    "The TPN asks a few people of the list of a closed survey whether they are real, were served, "
      + "and could answer freely. Who answered what stays unknown.")

  /// What the unit is told about its own list.
  static let seen = Text(
    "Siapa yang terundi baru terbuka setelah panggilan ulang berakhir, supaya tidak ada yang "
      + "didatangi lebih dahulu. Setiap kali kontak diserahkan tercatat di bawah.",
    "Who was drawn is told when the call-back has ended, so that nobody is visited before. Each "
      + "time contacts are handed out is noted below.")

  static func refusal(_ refusal: CallBackRefusal) -> Text {
    switch refusal {
    case .notClosed:
      Text(
        "Undian dapat dibuat setelah survei ditutup.",
        "A draw can be made once the survey is closed.")
    case .noList:
      Text(
        "Survei ini tidak punya daftar orang yang dilayani.",
        "This survey has no list of served people.")
    case .sealedBeforeKey:
      Text(
        "Daftarnya diunggah sebelum ada kunci TPN, jadi kontaknya tidak dapat dibuka.",
        "Its list was uploaded before there was a key of the TPN, so its contacts cannot be "
          + "opened.")
    case .drawnAlready:
      Text(
        "Undian untuk survei ini sudah dibuat; satu survei diundi satu kali.",
        "A draw was made for this survey already; a survey is drawn from once.")
    case .notDrawn: Text("Belum ada undian.", "Nothing was drawn yet.")
    case .contactsRemoved:
      Text(
        "Kontak survei ini sudah dihapus.", "The contacts of this survey were removed.")
    case .drawIsWrong(let most):
      Text(
        "Isi jumlah dari 1 sampai \(most); kata saksi paling panjang \(CallBack.longestWord) "
          + "karakter.",
        "Enter a number from 1 to \(most); the witness's word has at most "
          + "\(CallBack.longestWord) characters.")
    }
  }

  /// The name of a refusal for programs.
  static func code(of refusal: CallBackRefusal) -> String {
    switch refusal {
    case .notClosed: "survey_not_closed"
    case .noList: "no_list"
    case .sealedBeforeKey: "sealed_before_key"
    case .drawnAlready: "drawn_already"
    case .notDrawn: "not_drawn"
    case .contactsRemoved: "contacts_removed"
    case .drawIsWrong: "draw_wrong"
    }
  }

  /// A refusal as a page of its own.
  static func problem(_ refusal: CallBackRefusal) -> Problem {
    Problem(
      status: refusal == .drawnAlready ? .conflict : .unprocessableContent,
      code: code(of: refusal), title: Text("Tidak dapat dilakukan", "This cannot be done"),
      detail: self.refusal(refusal),
      wayOut: Text("Tidak ada yang berubah.", "Nothing was changed."))
  }

  static func event(_ name: CallBackEvent.Name) -> Text {
    switch name {
    case .promised: Text("benih panggilan ulang dikunci", "seed of the call-back locked")
    case .drawn: Text("diundi untuk panggilan ulang", "drawn for the call-back")
    case .handedOut: Text("kontak tersegel diserahkan", "sealed contacts handed out")
    case .ended: Text("kontak dihapus", "contacts removed")
    }
  }

  static let drawnFrom = Text("Diundi dari", "Drawn from")

  static func invited(_ count: Int) -> Text {
    Text(
      "\(count) orang yang diundang, entah menjawab atau tidak",
      count == 1
        ? "1 person who was invited, whether they answered or not"
        : "\(count) people who were invited, whether they answered or not")
  }

  static func wholeList(_ count: Int) -> Text {
    Text(
      "seluruh daftar, \(count) orang: tidak ada yang diundang dengan tautan",
      "the whole list, \(count) people: nobody was invited with a link")
  }

  /// What repeats a draw that is public; a word of a witness may have quotes in it.
  ///
  /// - Parameters:
  ///   - callBack: The draw.
  ///   - invitations: The draw of those who were invited; nil when nobody was.
  /// - Returns: A line for a shell.
  static func command(
    _ callBack: CallBack, among invitations: (seed: String, count: Int)?
  ) -> String {
    func quoted(_ seed: String) -> String { "'" + seed.replacing("'", with: #"'\''"#) + "'" }
    let among = invitations.map {
      " --invited-seed \(quoted($0.seed)) --invited-sizes \($0.count)"
    }
    return "zona survey draw kerangka.csv --seed \(quoted(callBack.seed))"
      + " --sizes \(callBack.drawnCount)\(among ?? "") --replacements 0"
  }

  static func people(_ count: Int) -> Text {
    Text("\(count) orang", count == 1 ? "1 person" : "\(count) people")
  }
}
