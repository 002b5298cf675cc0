import Documents
import Instruments
import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// The words for a file that is not read.
package enum ImportRefusalText {
  /// The name of the rule for programs.
  package static func code(_ refusal: AnswerFileRefusal) -> String {
    switch refusal {
    case .document, .json, .anotherFile: "file_unreadable"
    case .reading(let reading): code(reading)
    }
  }

  private static func code(_ refusal: ReadingRefusal) -> String {
    switch refusal {
    case .noKnownLayout: "no_known_layout"
    case .anotherForm: "another_form"
    case .layerNotInLayout: "layer_not_in_layout"
    case .noRows: "layout_not_of_instrument"
    case .unknownSoal: "unknown_soal"
    case .repeatedSoal: "repeated_soal"
    case .notContract: "not_contract"
    case .incompleteInstrument: "instrument_incomplete"
    }
  }

  /// What is wrong and the way out.
  package static func sentence(_ refusal: AnswerFileRefusal) -> Text {
    switch refusal {
    case .document(let document): document.text
    case .json(let fault): fault.text
    case .anotherFile(let kind): anotherFile(kind)
    case .reading(let reading): sentence(reading)
    }
  }

  /// What is wrong and the way out.
  package static func sentence(_ refusal: ReadingRefusal) -> Text {
    switch refusal {
    case .noKnownLayout(let sheets):
      let names = sheets.joined(separator: ", ")
      return Text(
        "Berkas ini tidak memuat lembar “LKE ZI” atau “Jawaban” (yang ada: \(names)). "
          + "Gunakan formulir resmi atau unduh lembar kosong dari Zona.",
        "The file has neither a sheet “LKE ZI” nor “Jawaban” (it has: \(names)). "
          + "Use the official form or download a blank one from Zona.")
    case .anotherForm(let sheet):
      return Text(
        "Lembar “\(sheet)” adalah formulir dari tahun atau peraturan lain. "
          + "Salin jawabannya ke formulir instrumen ini.",
        "The sheet “\(sheet)” is the form of another year or regulation. "
          + "Copy its answers into the form of this instrument.")
    case .layerNotInLayout(let layer, let layout):
      let (layer, layout) = (WorksheetText.layer(layer), Self.layout(layout))
      return Text(
        "Bentuk \(layout.indonesian) tidak memuat jawaban \(layer.indonesian). "
          + "Pilih lapis unit, atau berkas berbentuk portal.",
        "The \(layout.english) layout has no answers of the \(layer.english) layer. "
          + "Choose the unit layer, or a file in the portal layout.")
    case .noRows(let instrument, let layout):
      let layout = Self.layout(layout)
      return Text(
        "\(instrument) tidak memiliki bentuk \(layout.indonesian). Pilih instrumen lain.",
        "\(instrument) has no \(layout.english) layout. Choose another instrument.")
    case .unknownSoal, .repeatedSoal, .notContract: return contract(refusal)
    case .incompleteInstrument(let regulation, let questions):
      let list = questions.joined(separator: ", ")
      return Text(
        "\(regulation) belum lengkap dan tidak dapat dipakai menilai: jenis jawaban "
          + "\(questions.count) pertanyaan belum pasti (\(list)). Pilih instrumen lain dengan "
          + "--instrument.",
        "\(regulation) is incomplete and cannot score: the answer types of \(questions.count) "
          + "questions are not established (\(list)). Choose another instrument with --instrument.")
    }
  }

  private static func layout(_ layout: AnswerLayout) -> Text {
    switch layout {
    case .annex: Text("Lampiran III (lembar “LKE ZI”)", "annex III (sheet “LKE ZI”)")
    case .portal: Text("portal (lembar “Jawaban”)", "portal (sheet “Jawaban”)")
    case .contract: Text("JSON kontrak nasional", "national contract (JSON)")
    }
  }

  private static func anotherFile(_ kind: DocumentRefusal.FileKind) -> Text {
    Text(
      "Berkas ini sebenarnya berisi \(kind.name.indonesian), bukan lembar jawaban, apa pun akhiran "
        + "namanya. Pilih berkas .xlsx yang asli atau berkas .json menurut kontrak nasional.",
      "This file really contains \(kind.name.english), not an answer sheet, whatever its name says. "
        + "Choose the original .xlsx file, or a .json file in the shape of the national contract.")
  }

  private static func contract(_ refusal: ReadingRefusal) -> Text {
    switch refusal {
    case .unknownSoal(let id):
      Text(
        "Soal \(id) (soal_id) tidak ada dalam instrumen. Periksa nomornya.",
        "Question \(id) (soal_id) is not in the instrument. Check the number.")
    case .repeatedSoal(let id):
      Text(
        "Soal \(id) (soal_id) muncul dua kali. Sisakan satu jawaban.",
        "Question \(id) (soal_id) occurs twice. Keep one answer.")
    case .notContract(let fault): contract(fault)
    default: Text("Berkas ditolak.", "The file is refused.")
    }
  }

  private static func contract(_ fault: JSONShapeFault) -> Text {
    let problem = WordingText.shape(fault)
    return Text(
      "JSON ini tidak menurut kontrak nasional: \(problem.indonesian). "
        + "Bentuknya: {\"answers\": [{\"soal_id\": 1, \"jawaban_unit\": \"A\"}]}.",
      "This JSON is not in the shape of the national contract: \(problem.english). "
        + "Its shape: {\"answers\": [{\"soal_id\": 1, \"jawaban_unit\": \"A\"}]}.")
  }
}
