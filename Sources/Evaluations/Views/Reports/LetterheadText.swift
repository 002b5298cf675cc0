import EvaluationsModel
import HTTPTypes
import Kernel
import WorksheetsModel

/// The sentences about letterheads and their logos.
enum LetterheadText {
  /// The status of a refusal.
  static func status(_ refusal: LetterheadRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .officeTooLong, .addressTooLong: .unprocessableContent
    case .overtaken: .conflict
    }
  }

  /// Who was faster and when, in words.
  ///
  /// - Parameters:
  ///   - change: The last change; nil when there is none.
  ///   - reader: Who is told; in another window it may have been themselves.
  ///   - way: What to do now.
  /// - Returns: Two sentences: who and when, and the way out.
  static func overtaken(
    by change: LetterheadChange?, for reader: Principal?, then way: Text
  ) -> Text {
    guard let change else {
      return Text(
        "Halaman ini bukan tentang kop yang berlaku. " + way.indonesian,
        "This page is not about the letterhead that stands. " + way.english)
    }
    let moment = Text(
      ReportText.moment(change.at, in: .indonesian), ReportText.moment(change.at, in: .english))
    if change.author.accountID == reader?.accountID {
      return Text(
        "Anda sendiri mengubah kop ini di jendela lain pada \(moment.indonesian). "
          + way.indonesian,
        "You changed this letterhead yourself in another window on \(moment.english). "
          + way.english)
    }
    let name = change.author.name
    return Text(
      "\(name) mengubah kop ini pada \(moment.indonesian), sesudah Anda membukanya. "
        + way.indonesian,
      "\(name) changed this letterhead on \(moment.english), after you opened it. " + way.english)
  }

  /// What may be chosen, below the field of the file.
  static let logoHelp = Text(
    """
    Berkas PNG atau JPEG, paling besar \(kilobytes(LogoPicture.mostBytes)), setiap sisi \(sides) \
    piksel. Latar putih atau transparan tampak paling rapi.
    """,
    """
    A PNG or JPEG file of at most \(kilobytes(LogoPicture.mostBytes)), each side \(sides) pixels. \
    It looks best on white or without a background.
    """)

  /// What is kept of a file.
  static let logoNotes = Text(
    """
    Yang disimpan hanya gambarnya. Catatan di dalam berkas, seperti tempat, kamera, dan pembuat, \
    tidak ikut disimpan.
    """,
    """
    Only the picture is kept. Notes inside the file, such as place, camera and author, are not \
    kept.
    """)

  /// That the forms of the logo leave the words above them unsaved.
  static let logoOnly = Text(
    """
    Tombol ini hanya tentang logo. Tulisan di formulir kop di atas tidak ikut tersimpan: tekan \
    "Simpan kop" lebih dahulu.
    """,
    """
    This button is about the logo only. What you typed in the form above is not stored with it: \
    press "Store the letterhead" first.
    """)

  /// What happens when the logo is taken away.
  static let logoRemoval = Text(
    """
    LHE yang belum ditandatangani tampil tanpa logo; LHE yang sudah ditandatangani tetap memakai \
    logo saat itu.
    """,
    """
    Reports that nobody has signed yet lose the logo; a signed report keeps the logo of that day.
    """)

  /// What a logo is, in one line.
  static func facts(_ logo: LetterheadLogo) -> Text {
    let size = "\(logo.kind.word), \(logo.width) × \(logo.height) "
    let length = ", " + kilobytes(logo.byteCount)
    return Text(size + "piksel" + length, size + "pixels" + length)
  }

  /// Why a file does not become a logo, and what to do instead.
  static func refusal(_ refusal: LogoRefusal) -> Text {
    switch refusal {
    case .missing:
      Text(
        "Belum ada berkas yang dipilih. Pilih berkas PNG atau JPEG, lalu unggah lagi.",
        "No file was chosen. Choose a PNG or JPEG file, then upload it.")
    case .tooLarge(let byteCount):
      Text(
        """
        Berkas ini \(kilobytes(byteCount)); paling besar \(kilobytes(LogoPicture.mostBytes)). \
        Perkecil ukuran gambarnya, misalnya menjadi 600 × 600 piksel, lalu unggah lagi.
        """,
        """
        This file has \(kilobytes(byteCount)); at most \(kilobytes(LogoPicture.mostBytes)) are \
        taken. Make the picture smaller, for example 600 × 600 pixels, then upload it again.
        """)
    case .drawing: drawing
    case .otherKind: otherKind
    case .animated: animated
    case .unreadable: unreadable
    case .inkColours: inkColours
    case .tooSmall(let width, let height):
      Text(
        """
        Gambar ini \(width) × \(height) piksel; setiap sisi harus \(sides) piksel. Pakai gambar \
        yang lebih besar supaya cetakannya tajam.
        """,
        """
        This picture has \(width) × \(height) pixels; each side must have \(sides). Use a larger \
        one, so that it is sharp in print.
        """)
    case .tooManyPixels(let width, let height):
      Text(
        """
        Gambar ini \(width) × \(height) piksel; setiap sisi harus \(sides) piksel. Perkecil, \
        misalnya menjadi 600 × 600 piksel, lalu unggah lagi.
        """,
        """
        This picture has \(width) × \(height) pixels; each side must have \(sides). Make it \
        smaller, for example 600 × 600 pixels, then upload it again.
        """)
    }
  }

  private static let drawing = Text(
    """
    SVG tidak diterima karena dapat memuat program. Buka gambarnya di peramban atau aplikasi \
    gambar, simpan sebagai PNG, lalu unggah lagi.
    """,
    """
    SVG is not taken because it may hold programs. Open the drawing in a browser or a picture \
    program, save it as PNG, then upload it again.
    """)

  private static let otherKind = Text(
    """
    Isi berkas ini bukan PNG atau JPEG, apa pun namanya. Buka di aplikasi gambar, simpan \
    sebagai PNG, lalu unggah lagi.
    """,
    """
    This file is neither PNG nor JPEG, whatever its name says. Open it in a picture program, \
    save it as PNG, then upload it again.
    """)

  private static let animated = Text(
    "Gambar ini bergerak. Simpan satu gambar diamnya sebagai PNG, lalu unggah lagi.",
    "This picture moves. Save one still picture of it as PNG, then upload it again.")

  private static let unreadable = Text(
    """
    Berkas ini rusak atau ditulis dengan cara yang tidak lazim. Buka di aplikasi gambar, \
    simpan ulang sebagai PNG, lalu unggah lagi.
    """,
    """
    This file is damaged or written in an unusual way. Open it in a picture program, save it \
    anew as PNG, then upload it again.
    """)

  private static let inkColours = Text(
    """
    JPEG ini memakai warna cetak (CMYK), yang tampil berbeda di setiap aplikasi. Simpan ulang \
    dengan warna RGB atau sebagai PNG, lalu unggah lagi.
    """,
    """
    This JPEG is in ink colours (CMYK), which each program shows differently. Save it anew in \
    RGB colours or as PNG, then upload it again.
    """)

  private static let sides = "\(LogoPicture.sides.lowerBound)–\(LogoPicture.sides.upperBound)"

  /// Whole kilobytes, never fewer than there are: what is a byte too long says so.
  private static func kilobytes(_ bytes: Int) -> String { "\((bytes + 1_023) / 1_024) kB" }
}
