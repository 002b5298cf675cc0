import HTTPTypes
package import Kernel

extension Problem {
  /// The thing does not exist, or the person may not know that it does.
  package static let notFound = Problem(
    status: .notFound, code: "not_found",
    title: Text("Halaman tidak ditemukan", "Page not found"),
    detail: Text(
      "Alamat ini tidak ada, atau Anda tidak berhak membukanya.",
      "This address does not exist, or it is not yours to open."),
    wayOut: Text(
      "Periksa kembali alamatnya, atau mulai dari halaman depan.",
      "Check the address, or start from the front page."))

  /// The person may know of the thing but not do this.
  package static let forbidden = Problem(
    status: .forbidden, code: "forbidden",
    title: Text("Anda tidak berhak melakukan ini", "You may not do this"),
    detail: Text(
      "Peran Anda saat ini tidak mengizinkan tindakan ini. Tidak ada yang berubah.",
      "Your present role does not allow this. Nothing was changed."),
    wayOut: Text(
      "Mintalah kepada PIC instansi Anda bila tindakan ini memang tugas Anda.",
      "Ask the coordinator of your institution if this is your task."))

  /// The form came without its token: it is old, or was not shown by us.
  package static let badToken = Problem(
    status: .forbidden, code: "bad_form_token",
    title: Text("Formulir sudah tidak berlaku", "The form is no longer valid"),
    detail: Text(
      "Demi keamanan, formulir ini ditolak. Tidak ada yang berubah.",
      "The form was refused to keep you safe. Nothing was changed."),
    wayOut: Text(
      "Kembali ke halaman sebelumnya, muat ulang, lalu kirim sekali lagi.",
      "Go back, reload the page and send it once more."))

  /// The answer needs a person; they are sent to sign in and come back.
  ///
  /// - Parameters:
  ///   - path: The sign-in page.
  ///   - back: Where the person wanted to go.
  /// - Returns: A problem that redirects.
  package static func signIn(at path: String, back: String) -> Problem {
    Problem(
      status: .unauthorized, code: "sign_in_needed",
      title: Text("Silakan masuk dahulu", "Please sign in first"),
      detail: Text(
        "Halaman ini hanya untuk orang yang sudah masuk.",
        "This page is for people who are signed in."),
      redirect: path + "?kembali=" + percentEncoded(back))
  }

  /// The body is larger than the form allows.
  ///
  /// - Parameter limitBytes: The most that is taken, in bytes.
  /// - Returns: A problem that names the limit.
  package static func tooLarge(limitBytes: Int) -> Problem {
    let mebibytes = max(1, limitBytes / (1024 * 1024))
    return Problem(
      status: .contentTooLarge, code: "too_large",
      title: Text("Kiriman terlalu besar", "Too large"),
      detail: Text(
        "Yang dikirim lebih besar dari \(mebibytes) MB. Tidak ada yang disimpan.",
        "What was sent is larger than \(mebibytes) MB. Nothing was stored."),
      wayOut: Text(
        "Perkecil berkasnya, lalu kirim sekali lagi.", "Make the file smaller and send it again."))
  }

  /// The body is no form, or not the kind of form that belongs here.
  package static let notAForm = Problem(
    status: .unsupportedMediaType, code: "not_a_form",
    title: Text("Jenis kiriman tidak dikenal", "Unknown kind of body"),
    detail: Text("Yang dikirim bukan formulir.", "What was sent is not a form."))

  /// The request cannot be understood.
  ///
  /// - Parameter detail: What is wrong with it, for a person.
  /// - Returns: A problem with status 400.
  package static func badRequest(_ detail: Text) -> Problem {
    Problem(
      status: .badRequest, code: "bad_request",
      title: Text("Permintaan tidak dapat dibaca", "The request cannot be read"),
      detail: detail,
      wayOut: Text(
        "Muat ulang halaman, lalu coba sekali lagi.", "Reload the page and try once more."))
  }

  /// The address exists, but not for this method.
  ///
  /// - Parameter methods: What it knows, such as `GET, HEAD`.
  /// - Returns: A problem with status 405.
  package static func methodNotAllowed(_ methods: String) -> Problem {
    var problem = Problem(
      status: .methodNotAllowed, code: "method_not_allowed",
      title: Text("Cara ini tidak tersedia", "This method is not available"),
      detail: Text(
        "Alamat ini ada, tetapi tidak menerima permintaan seperti itu.",
        "The address exists but does not take such a request."))
    problem.allowedMethods = methods
    return problem
  }

  /// The thing changed in the meantime, by somebody else or in another window.
  package static let stale = Problem(
    status: .conflict, code: "stale_version",
    title: Text("Sudah ada perubahan lain", "Something else changed"),
    detail: Text(
      "Sudah ada perubahan lain sejak halaman ini dibuka. Perubahan Anda belum disimpan.",
      "Something else changed since this page was opened. Your change was not stored."),
    wayOut: Text(
      "Buka lagi halamannya, lihat perubahannya, lalu kerjakan lagi bila masih perlu.",
      "Open the page again, look at the change, and do yours again if it is still needed."))

  /// What was sent contradicts what is stored.
  package static let conflict = Problem(
    status: .conflict, code: "conflict",
    title: Text("Bertentangan dengan data yang ada", "Contradicts what is stored"),
    detail: Text(
      "Data seperti ini sudah ada, atau masih dipakai di tempat lain. Tidak ada yang berubah.",
      "Such a record exists already, or is still in use elsewhere. Nothing was changed."),
    wayOut: Text(
      "Buka lagi halamannya dan periksa isiannya.",
      "Open the page again and check what you entered."))

  /// Stored bytes are not those that were written: neither shown nor counted, and nothing done.
  package static let altered = {
    var problem = Problem(
      status: .conflict, code: "altered",
      title: Text(
        "Data tersimpan tidak cocok dengan segelnya", "Stored data does not fit its seal"),
      detail: Text(
        "Yang tersimpan bukan lagi yang dahulu ditulis, jadi tidak ditampilkan dan tidak dihitung. "
          + "Permintaan Anda tidak mengubah apa pun.",
        "What is stored is not what was written, so it is neither shown nor counted. Your request "
          + "changed nothing."),
      wayOut: Text(
        "Sampaikan nomor kejadian di bawah kepada pengelola sistem. Ia menemukan barisnya di "
          + "catatan server dan memulihkannya dari cadangan.",
        "Tell the administrator the incident number below. They find the row in the log of the "
          + "server and restore it from a backup."))
    problem.isFinding = true
    return problem
  }()

  /// Too much is going on right now.
  package static let busy = Problem(
    status: .serviceUnavailable, code: "busy",
    title: Text("Sedang sibuk", "Busy"),
    detail: Text(
      "Sistem sedang melayani banyak orang. Permintaan Anda belum dikerjakan.",
      "The system is serving many people. Your request was not carried out."),
    wayOut: Text("Coba lagi beberapa detik lagi.", "Try again in a few seconds."),
    retryAfterSeconds: 2)

  /// Something failed that is not the person's fault; the page adds the incident number.
  package static let broken = Problem(
    status: .internalServerError, code: "broken",
    title: Text("Ada yang tidak beres di sistem", "Something went wrong on our side"),
    detail: Text(
      "Permintaan Anda tidak dapat diselesaikan. Yang sudah tersimpan tetap aman.",
      "Your request could not be completed. What was stored is safe."),
    wayOut: Text(
      "Coba sekali lagi. Bila terulang, sebutkan nomor kejadian di bawah kepada pengelola.",
      "Try once more. If it happens again, quote the incident number to the administrator."))
}
