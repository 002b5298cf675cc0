package import InstrumentsModel
package import Kernel

/// Why a question master is not taken, in words.
package enum WordingText {
  /// The sentence of a refusal.
  package static func refusal(_ refusal: WordingRefusal) -> Text {
    switch refusal {
    case .notAMaster(let fault): notAMaster(fault)
    case .noPortalLayout(let instrument):
      Text(
        "\(instrument) tidak punya tata letak portal, jadi master soal tidak bisa dicocokkan.",
        "\(instrument) has no portal layout, so a question master cannot be matched.")
    case .unknownSoal(let id):
      Text("Soal \(id) tidak ada pada instrumen.", "The instrument has no soal \(id).")
    case .repeatedSoal(let id): Text("Soal \(id) muncul dua kali.", "Soal \(id) occurs twice.")
    case .missingSoals(let ids):
      Text(
        "Soal berikut tidak ada pada berkas: \(Self.list(ids)).",
        "These soal are missing from the file: \(Self.list(ids)).")
    case .countDiffers(let stated, let found):
      Text(
        "Menurut isian total_soal ada \(stated) soal, tetapi berkas berisi \(found). "
          + "Unduh ulang master soal.",
        "The entry total_soal states \(stated) soal, but the file holds \(found). "
          + "Download the question master again.")
    case .typeDiffers(let soal, let found, let expected):
      Text(
        "Soal \(soal): jenis jawaban \(found), pada instrumen \(expected).",
        "Soal \(soal): answer type \(found), the instrument has \(expected).")
    case .worthDiffers(let soal, let option, let found, let expected):
      Text(
        "Soal \(soal): pilihan \(option) bernilai \(found), pada instrumen \(expected).",
        "Soal \(soal): option \(option) is worth \(found), the instrument has \(expected).")
    case .coordinateDiffers(let soal, let field, let found, let expected):
      Text(
        "Soal \(soal): \(field) berisi \(found), pada instrumen \(expected).",
        "Soal \(soal): \(field) is \(found), the instrument has \(expected).")
    case .empty(let soal):
      Text("Soal \(soal): teks pertanyaan kosong.", "Soal \(soal): the question is empty.")
    case .damaged(let file):
      Text(
        "\(file) tidak cocok dengan sidik digitalnya; impor ulang master soal.",
        "\(file) does not match its digest; import the question master again.")
    }
  }

  /// What a file lacks, inside a sentence.
  package static func shape(_ fault: JSONShapeFault) -> Text {
    switch fault {
    case .notJSON: Text("isinya bukan JSON", "it is not JSON")
    case .notAnObject:
      Text("isinya daftar atau nilai, bukan objek", "it is a list or a value, not an object")
    case .missing(let path): Text("isian “\(path)” tidak ada", "the entry “\(path)” is missing")
    case .wrongType(let path):
      Text("isian “\(path)” berjenis lain", "the entry “\(path)” holds another kind of value")
    }
  }

  private static func notAMaster(_ fault: JSONShapeFault) -> Text {
    let problem = shape(fault)
    return Text(
      "Berkas ini bukan master soal nasional: \(problem.indonesian). "
        + "Unduh master soal (JSON) dari portal nasional, lalu coba lagi.",
      "This file is not the national question master: \(problem.english). "
        + "Download the question master (JSON) from the national portal and retry.")
  }

  /// The name of the rule for programs.
  package static func code(_ refusal: WordingRefusal) -> String {
    switch refusal {
    case .notAMaster: "master_unreadable"
    case .noPortalLayout: "master_no_portal_layout"
    case .unknownSoal: "master_unknown_soal"
    case .repeatedSoal: "master_repeated_soal"
    case .missingSoals: "master_missing_soal"
    case .countDiffers: "master_count"
    case .typeDiffers: "master_type"
    case .worthDiffers: "master_worth"
    case .coordinateDiffers: "master_coordinate"
    case .empty: "master_empty"
    case .damaged: "wording_damaged"
    }
  }

  private static func list(_ ids: [Int]) -> String {
    ids.map(String.init).joined(separator: ", ")
  }
}
