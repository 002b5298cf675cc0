import Kernel

/// The wording of the refusals of workbooks.
enum DocumentText {
  static func refusal(_ refusal: DocumentRefusal) -> Text {
    switch refusal {
    case .unreadable(let path): unreadable(path)
    case .empty: empty
    case .notAWorkbook(let kind): notAWorkbook(kind)
    case .encrypted: encrypted
    case .fileTooLarge(let limit): fileTooLarge(limit)
    case .brokenArchive: brokenArchive + saveAgain
    case .zipBomb: zipBomb + saveAgain
    case .tooManyEntries(let limit): tooManyEntries(limit) + saveAgain
    case .unsafeEntryName(let name): unsafeEntryName(name) + saveAgain
    case .missingPart(let part): missingPart(part) + saveAgain
    case .brokenXML(let part, let fault): brokenXML(part, fault) + saveAgain
    case .brokenCell(let sheet, let address): brokenCell(sheet, address) + saveAgain
    case .partTooLarge(let part, let limit): partTooLarge(part, limit) + trim
    case .tooManyRows(let sheet, let limit): tooManyRows(sheet, limit) + trim
    case .tooManyCells(let sheet, let limit): tooManyCells(sheet, limit) + trim
    case .tooManySheets(let limit): tooManySheets(limit) + trim
    case .tooMuchText(let part): tooMuchText(part) + trim
    case .noSuchSheet(let name): noSuchSheet(name)
    case .coveredByMerge(let sheet, let address, let range):
      coveredByMerge("\(sheet)!\(address)", range)
    case .partOfArray(let sheet, let address): partOfArray("\(sheet)!\(address)")
    case .unwritable(let sheet, let address): unwritable("\(sheet)!\(address)")
    case .notProduced: notProduced
    }
  }

  private static let saveAgain = Text(
    " Buka berkas itu di Excel atau LibreOffice, simpan sebagai .xlsx, lalu coba lagi.",
    " Open it in Excel or LibreOffice, save it as .xlsx and try again.")

  private static let trim = Text(
    " Hapus baris, lembar, dan gambar yang tidak diperlukan, simpan, lalu coba lagi.",
    " Remove rows, sheets and pictures that are not needed, save it and try again.")

  private static let empty = Text(
    "Berkas kosong (0 bita). Unduh atau simpan ulang berkas itu, lalu coba lagi.",
    "The file is empty (0 bytes). Download or save it again and retry.")

  private static let encrypted = Text(
    "Buku kerja dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya "
      + "(Berkas › Info › Proteksi Buku Kerja), simpan, lalu coba lagi.",
    "The workbook is locked with a password. Open it in Excel, remove the password "
      + "(File › Info › Protect Workbook), save it and try again.")

  private static let brokenArchive = Text(
    "Berkas rusak atau terpotong sehingga tidak dapat dibuka.",
    "The file is damaged or cut off and cannot be opened.")

  private static let zipBomb = Text(
    "Berkas ditolak: isinya mengembang jauh lebih besar daripada buku kerja yang wajar.",
    "The file is refused: it unpacks to far more than any reasonable workbook.")

  private static let notProduced = Text(
    "Buku kerja tidak dapat dibuat karena ruang penyimpanan sementara habis. "
      + "Coba lagi nanti atau hubungi pengelola.",
    "The workbook could not be produced because temporary storage is exhausted. "
      + "Try again later or tell the administrator.")

  private static func unreadable(_ path: String) -> Text {
    Text(
      "Berkas \(path) tidak ada atau tidak boleh dibaca. Periksa nama dan izinnya.",
      "The file \(path) does not exist or may not be read. Check its name and permissions.")
  }

  private static func fileTooLarge(_ limit: Int) -> Text {
    Text(
      "Berkas lebih besar dari \(megabytes(limit)) MB. Hapus gambar dan lembar yang tidak "
        + "diperlukan, lalu coba lagi.",
      "The file is larger than \(megabytes(limit)) MB. Remove pictures and sheets that are "
        + "not needed and try again.")
  }

  private static func notAWorkbook(_ kind: DocumentRefusal.FileKind) -> Text {
    switch kind {
    case .unknown:
      Text("Berkas ini bukan buku kerja Excel.", "This file is not an Excel workbook.")
        + saveAgain
    case .oldWorkbook, .binaryWorkbook, .openDocument:
      Text(
        "Berkas ini buku kerja berformat \(kind.rawValue), bukan .xlsx.",
        "This file is a workbook in the \(kind.rawValue) format, not .xlsx.") + saveAgain
    case .pdf, .html, .image, .word, .presentation, .text, .archive, .workbook:
      Text(
        "Berkas ini sebenarnya berisi \(kind.name.indonesian), bukan buku kerja Excel, "
          + "apa pun akhiran namanya. Pilih berkas .xlsx yang asli.",
        "This file really contains \(kind.name.english), not an Excel workbook, "
          + "whatever its name says. Choose the original .xlsx file.")
    }
  }

  static func name(of kind: DocumentRefusal.FileKind) -> Text {
    switch kind {
    case .pdf, .html, .openDocument, .binaryWorkbook, .oldWorkbook:
      Text(kind.rawValue, kind.rawValue)
    case .image: Text("gambar", "a picture")
    case .word: Text("dokumen Word", "a Word document")
    case .presentation: Text("presentasi PowerPoint", "a PowerPoint presentation")
    case .workbook: Text("buku kerja Excel", "an Excel workbook")
    case .text: Text("teks atau CSV", "text or CSV")
    case .archive: Text("arsip ZIP", "a ZIP archive")
    case .unknown: Text("data yang tidak dikenal", "unknown data")
    }
  }
}

extension DocumentText {
  static func fault(_ fault: JSONFault) -> Text {
    let place = Text(
      "baris \(fault.line), kolom \(fault.column)", "line \(fault.line), column \(fault.column)")
    switch fault.problem {
    case .empty: return empty
    case .anotherFile(let kind):
      return Text(
        "Berkas ini sebenarnya berisi \(kind.name.indonesian), bukan JSON, apa pun akhiran "
          + "namanya. Pilih berkas .json yang asli.",
        "This file really contains \(kind.name.english), not JSON, whatever its name says. "
          + "Choose the original .json file.")
    case .notText:
      return Text(
        "Berkas ini bukan JSON: isinya bukan teks UTF-8. Pilih berkas .json yang asli.",
        "This file is not JSON: it holds no text in UTF-8. Choose the original .json file.")
    case .cutShort:
      return Text(
        "JSON terpotong pada \(place.indonesian). Unduh atau salin ulang berkas itu, lalu coba lagi.",
        "The JSON breaks off at \(place.english). Download or copy the file again and retry.")
    case .unexpected:
      return Text(
        "JSON salah tulis pada \(place.indonesian). Perbaiki di sana, atau mintalah berkas baru.",
        "The JSON is malformed at \(place.english). Correct it there, or ask for a new file.")
    case .tooDeep:
      return Text(
        "JSON terlalu bertingkat pada \(place.indonesian). Pilih berkas yang asli.",
        "The JSON is nested too deeply at \(place.english). Choose the original file.")
    }
  }
}

extension DocumentText {
  private static func megabytes(_ bytes: Int) -> String { String(max(1, bytes >> 20)) }

  private static func tooManyEntries(_ limit: Int) -> Text {
    Text("Berkas berisi lebih dari \(limit) bagian.", "The file holds more than \(limit) parts.")
  }

  private static func unsafeEntryName(_ name: String) -> Text {
    Text(
      "Berkas ditolak: nama bagian “\(name)” tidak wajar atau muncul dua kali.",
      "The file is refused: the part name “\(name)” is unsafe or occurs twice.")
  }

  private static func missingPart(_ part: String) -> Text {
    Text(
      "Bagian “\(part)” tidak ada di dalam berkas.", "The part “\(part)” is missing in the file.")
  }

  private static func brokenXML(_ part: String, _ fault: XMLFault) -> Text {
    let problem = Self.problem(fault.problem)
    return Text(
      "Isi berkas rusak pada bagian “\(part)” baris \(fault.line): \(problem.indonesian).",
      "The file is damaged in part “\(part)”, line \(fault.line): \(problem.english).")
  }

  private static func problem(_ problem: XMLFault.Problem) -> Text {
    switch problem {
    case .badCharacters: Text("karakter tidak sah", "illegal characters")
    case .otherEncoding: Text("pengodean selain UTF-8", "an encoding other than UTF-8")
    case .documentType: Text("DOCTYPE tidak diterima", "a DOCTYPE is not accepted")
    case .malformed: Text("XML tidak sah", "malformed XML")
    case .mismatchedTag: Text("penutup elemen tidak cocok", "an end tag does not match")
    case .truncated: Text("isi terpotong", "it ends in the middle")
    case .tooComplex: Text("susunan terlalu rumit", "its structure is too complex")
    }
  }

  private static func brokenCell(_ sheet: String, _ address: String) -> Text {
    Text(
      "Sel \(sheet)!\(address) rusak: alamatnya ganda atau menunjuk teks yang tidak ada.",
      "Cell \(sheet)!\(address) is damaged: its address occurs twice or it refers to a text that "
        + "does not exist.")
  }

  private static func partTooLarge(_ part: String, _ limit: Int) -> Text {
    Text(
      "Bagian “\(part)” lebih besar dari \(megabytes(limit)) MB.",
      "The part “\(part)” is larger than \(megabytes(limit)) MB.")
  }

  private static func tooManyRows(_ sheet: String, _ limit: Int) -> Text {
    Text(
      "Lembar “\(sheet)” berisi lebih dari \(limit) baris.",
      "The sheet “\(sheet)” has more than \(limit) rows.")
  }

  private static func tooManyCells(_ sheet: String, _ limit: Int) -> Text {
    Text(
      "Lembar “\(sheet)” berisi lebih dari \(limit) sel.",
      "The sheet “\(sheet)” has more than \(limit) cells.")
  }

  private static func tooManySheets(_ limit: Int) -> Text {
    Text(
      "Buku kerja berisi lebih dari \(limit) lembar.",
      "The workbook has more than \(limit) sheets.")
  }

  private static func tooMuchText(_ part: String) -> Text {
    Text(
      "Bagian “\(part)” berisi teks yang terlalu panjang atau terlalu banyak.",
      "The part “\(part)” holds a text that is too long, or too many texts.")
  }

  private static func noSuchSheet(_ name: String) -> Text {
    Text(
      "Buku kerja tidak memiliki lembar “\(name)”. Periksa nama lembarnya.",
      "The workbook has no sheet “\(name)”. Check the sheet's name.")
  }

  private static func coveredByMerge(_ cell: String, _ range: String) -> Text {
    Text(
      "Sel \(cell) tertutup gabungan sel \(range). Batalkan penggabungan itu, lalu coba lagi.",
      "Cell \(cell) is covered by the merged cells \(range). Unmerge them and try again.")
  }

  private static func partOfArray(_ cell: String) -> Text {
    Text(
      "Sel \(cell) bagian dari rumus larik. Hapus rumus larik itu, lalu coba lagi.",
      "Cell \(cell) belongs to an array formula. Remove that formula and try again.")
  }

  private static func unwritable(_ cell: String) -> Text {
    Text(
      "Isi untuk sel \(cell) tidak dapat ditulis: angkanya tidak sah atau teksnya terlalu panjang. "
        + "Perbaiki isinya, lalu coba lagi.",
      "The value for cell \(cell) cannot be written: the number is invalid or the text too long. "
        + "Correct it and try again.")
  }
}

extension Text {
  /// Joins two wordings language by language.
  fileprivate static func + (left: Text, right: Text) -> Text {
    Text(left.indonesian + right.indonesian, left.english + right.english)
  }
}
