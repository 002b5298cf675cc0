package import Kernel
package import WorksheetsModel

/// The words for what was odd in a file.
package enum ImportFindingText {
  /// What is wrong, in a few words; the English ones are part of the JSON contract.
  package static func problem(_ problem: Finding.Problem) -> Text {
    switch problem {
    case .answerTypeOverwritten: Text("jenis jawaban tertimpa", "answer type overwritten")
    case .outsideScale: Text("huruf di luar pilihan", "letter outside the scale")
    case .untidy: Text("penulisan jawaban dirapikan", "answer written untidily")
    case .textForNumber:
      Text("teks di tempat angka", "text where a number belongs")
    case .notAWholeCount: Text("bukan bilangan cacah", "not a whole count")
    case .groupedCount:
      Text("tanda baca di antara angka", "marks between the digits of a count")
    case .indexOutOfRange: Text("indeks di luar rentang", "index out of range")
    case .indexTooFine:
      Text("indeks dengan lebih dari enam desimal", "index with more than six decimals")
    case .numberAsText: Text("angka disimpan sebagai teks", "number stored as text")
    case .notAnAnswer: Text("galat atau nilai logika, bukan jawaban", "error or truth value")
    case .formulaInAnswer: Text("rumus di tempat jawaban", "formula where an answer belongs")
    case .formulaReplaced: Text("rumus diganti nilai", "formula replaced by a value")
    case .formulaChanged: Text("rumus diubah", "formula changed")
    case .formulaMissing: Text("rumus hilang", "formula missing")
    case .weightOverwritten: Text("bobot tertimpa", "weight overwritten")
    case .totalContradictsParts:
      Text(
        "jumlah yang diketik bertentangan dengan rinciannya", "typed total contradicts its parts")
    case .totalWithoutParts:
      Text("jumlah diketik tetapi rinciannya kosong", "typed total without its parts")
    case .storedTotalDiffers:
      Text("nilai total di berkas bukan dari jawabannya", "stored total contradicts the answers")
    case .aboveTheWhole: Text("lebih banyak dari keseluruhan", "more than the whole")
    case .someOutOfNone: Text("ada isi dari yang kosong", "some out of none")
    case .strayValue: Text("isian di baris tanpa pertanyaan", "value in a row without a question")
    case .hiddenRow: Text("baris tersembunyi", "hidden row")
    case .hiddenColumn: Text("kolom tersembunyi", "hidden column")
    case .hiddenSheet: Text("lembar tersembunyi", "hidden sheet")
    case .textTooLong: Text("teks terlalu panjang", "text too long")
    case .macros: Text("berkas memuat makro", "workbook with macros")
    case .externalLinks: Text("berkas menautkan berkas lain", "workbook with external links")
    case .mergedCells: Text("sel digabung", "merged cells")
    }
  }

  /// What stands there now and what happens with it, in one sentence.
  package static func detail(_ problem: Finding.Problem) -> Text {
    switch problem {
    case .answerTypeOverwritten(let found):
      Text(
        "Tertulis “\(found)”. Jenis jawaban menurut formulir tetap dipakai.",
        "It says “\(found)”. The answer type of the form is used.")
    case .outsideScale(let written, let scale):
      Text(
        "Tertulis “\(written)”, pilihannya \(scale). Dihitung belum dijawab.",
        "It says “\(written)”, the choices are \(scale). Counts as unanswered.")
    case .untidy(let written):
      Text("Tertulis “\(written)”. Diambil maksudnya.", "It says “\(written)”. Taken as meant.")
    case .textForNumber(let written):
      Text(
        "Tertulis “\(written)”, seharusnya angka. Dihitung belum dijawab.",
        "It says “\(written)”, a number belongs here. Counts as unanswered.")
    case .notAWholeCount(let written):
      Text(
        "Tertulis “\(written)”, seharusnya bilangan cacah 0–999.999.999. Dihitung belum dijawab.",
        "It says “\(written)”, a whole count 0–999,999,999 belongs here. Counts as unanswered.")
    case .groupedCount(let written):
      Text(
        "Tertulis “\(written)”, yang dapat berarti ribuan atau desimal. Dihitung belum dijawab.",
        "It says “\(written)”, which may mean thousands or decimals. Counts as unanswered.")
    case .indexOutOfRange(let written, let maximum):
      Text(
        "Tertulis “\(written)”, rentangnya 0–\(maximum). Dihitung belum dijawab.",
        "It says “\(written)”, the range is 0–\(maximum). Counts as unanswered.")
    case .indexTooFine(let written):
      Text(
        "Tertulis “\(written)”. Bulatkan paling banyak enam desimal. Dihitung belum dijawab.",
        "It says “\(written)”. Round it to six decimals at most. Counts as unanswered.")
    case .numberAsText(let written):
      Text(
        "“\(written)” disimpan sebagai teks. Diambil angkanya.",
        "“\(written)” is stored as text. The number is taken.")
    case .notAnAnswer(let written):
      Text(
        "Sel menunjukkan \(written). Dihitung belum dijawab.",
        "The cell shows \(written). Counts as unanswered.")
    default: form(problem)
    }
  }

  /// The same for cells that are no answers.
  private static func form(_ problem: Finding.Problem) -> Text {
    switch problem {
    case .formulaInAnswer(let formula):
      Text(
        "Tertulis =\(formula). Hasil rumus tidak dipercaya; ketik jawabannya.",
        "It says =\(formula). A formula's result is not trusted; type the answer.")
    case .formulaReplaced(let written):
      Text(
        "Tertulis “\(written)”. Zona menghitung sendiri dari jawaban.",
        "It says “\(written)”. Zona computes it from the answers.")
    case .formulaChanged(let formula):
      Text(
        "Tertulis =\(formula). Zona menghitung menurut peraturan.",
        "It says =\(formula). Zona computes by the regulation.")
    case .formulaMissing:
      Text(
        "Sel hitung ini kosong. Zona menghitung sendiri dari jawaban.",
        "This computed cell is empty. Zona computes it from the answers.")
    case .weightOverwritten(let found):
      Text(
        "Tertulis “\(found)”. Bobot menurut peraturan tetap dipakai.",
        "It says “\(found)”. The weight of the regulation is used.")
    case .totalContradictsParts(let written):
      Text(
        "Tertulis “\(written)”. Yang dipakai adalah jumlah rinciannya.",
        "It says “\(written)”. The sum of the parts is used.")
    case .totalWithoutParts(let written):
      Text(
        "Tertulis “\(written)”. Isi rinciannya; jumlahnya sendiri tidak dipakai.",
        "It says “\(written)”. Fill in the parts; the total itself is not used.")
    case .storedTotalDiffers(let stored, let answers):
      Text(
        "Berkas menyimpan \(stored); jawabannya menghasilkan \(answers). Penyebabnya biasanya rumus "
          + "L175 formulir resmi yang keliru, atau sel hitungan yang ditimpa.",
        "The file stores \(stored); its answers make \(answers). Usually the cause is the fault of "
          + "the official form in L175, or a computed cell that was typed over.")
    case .aboveTheWhole(let part, let whole):
      Text(
        "\(part) dari \(whole). Bagian dipotong menjadi 1.",
        "\(part) out of \(whole). The share is cut to 1.")
    case .someOutOfNone(let part):
      Text(
        "\(part) dari 0 bertentangan. Dihitung belum dijawab.",
        "\(part) out of 0 is contradictory. Counts as unanswered.")
    default: remark(problem)
    }
  }

  /// The same for the sheet and the workbook.
  private static func remark(_ problem: Finding.Problem) -> Text {
    switch problem {
    case .strayValue(let written):
      Text(
        "Tertulis “\(written)”. Baris ini bukan pertanyaan dan tidak dibaca.",
        "It says “\(written)”. This row is no question and is not read.")
    case .mergedCells(let range):
      Text(
        "\(range) digabung, padahal terpisah di formulir. Hanya sel pertamanya memuat isian.",
        "\(range) is merged, but apart in the form. Only its first cell holds anything.")
    case .textTooLong(let limit):
      Text(
        "Lebih dari \(limit) karakter. Hanya awalnya yang diambil.",
        "More than \(limit) characters. Only the beginning is taken.")
    case .macros:
      Text(
        "Program di dalam berkas tidak pernah dijalankan; hanya isiannya yang dibaca. "
          + "Setujui, atau simpan sebagai .xlsx tanpa makro.",
        "The program in the file is never run; only its answers are read. "
          + "Accept it, or save the file as .xlsx without macros.")
    case .externalLinks:
      Text(
        "Berkas lain tidak pernah dibuka; hanya isian berkas ini yang dibaca. "
          + "Setujui, atau putuskan tautannya di Excel (Data › Edit Tautan).",
        "Other files are never opened; only the answers of this one are read. "
          + "Accept it, or break the links in Excel (Data › Edit Links).")
    default: Text("Tetap dibaca.", "It is read all the same.")
    }
  }
}
