import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What was sent: answers, digests, and whether both still stand.
struct SendingPage: HTML {
  let frame: WorksheetFrame
  let record: SubmissionRecord
  let answers: [Int: QuestionAnswer]
  let check: SubmissionCheck
  /// What the sending before said differently; nil where there is none.
  var changes: SubmissionChanges?

  var body: some HTML {
    Page(title: ReturnText.sending(record.number), context: frame.page) {
      frame.breadcrumb(ReturnText.sending(record.number))
      h1 { frame.page(ReturnText.sending(record.number)) }
      outcome
      SummaryList([
        SummaryRow(frame.page(ReturnText.by), record.by.name),
        SummaryRow(frame.page(ReturnText.at), MomentText.full(record.at, in: frame.language)),
        SummaryRow(frame.page(Text("Jawaban", "Answers")), String(record.versions.count)),
        SummaryRow(
          frame.page(Text("SHA-256 jawaban", "SHA-256 of the answers")),
          link: (
            "jawaban-\(record.number).txt",
            WorksheetLink.sentAnswers(frame.id, record.number).path
          )
        ) { code { record.seal.answers } },
        SummaryRow(
          frame.page(Text("Kaitan bukti", "Links of proof")),
          frame.page(
            Text(
              "\(record.seal.proofCount), berkasnya \(record.seal.byteCount) bita",
              "\(record.seal.proofCount), their files have \(record.seal.byteCount) bytes"))),
        SummaryRow(
          frame.page(Text("SHA-256 bukti", "SHA-256 of the proof")),
          link: (
            "bukti-\(record.number).txt", WorksheetLink.sentProof(frame.id, record.number).path
          )
        ) { code { record.seal.proof } },
      ])
      if let changes { ChangesView(changes: changes, frame: frame) }
      repeating
      table
    }
  }

  @HTMLBuilder private var outcome: some HTML {
    if check.isIntact {
      Notice(
        .success,
        frame.page(
          Text(
            "Utuh: yang dikirim masih tersimpan persis seperti saat itu.",
            "Intact: what was sent is kept exactly as it was.")))
    } else {
      Notice(.refusal) {
        p {
          frame.page(
            Text(
              "Berbeda: yang tersimpan tidak lagi sama dengan yang dikirim. Laporkan kepada "
                + "pengelola.",
              "Differs: what is kept is no longer what was sent. Tell the administrator."))
        }
        ul {
          if !check.answersIntact {
            li { frame.page(Text("sidik jari jawaban", "the digest of the answers")) }
          }
          if !check.proofIntact {
            li { frame.page(Text("sidik jari daftar bukti", "the digest of the proof")) }
          }
          for question in check.damaged { li { SoalLink(question: question, frame: frame) } }
        }
      }
    }
    if !check.stands {
      Notice(.info) {
        p {
          frame.page(
            Text(
              "Sesudah pengiriman ini ada yang berubah:", "Since this sending this has changed:"))
        }
        changes(Text("Jawaban", "Answers"), check.changedAnswers)
        changes(WorksheetText.proof, check.changedProof)
      }
    }
  }

  @HTMLBuilder private func changes(_ title: Text, _ questions: [Int]) -> some HTML {
    if !questions.isEmpty {
      p {
        frame.page(title) + ": "
        for (index, question) in questions.enumerated() {
          if index > 0 { ", " }
          SoalLink(question: question, frame: frame)
        }
      }
    }
  }

  private var repeating: some HTML {
    details {
      summary { frame.page(Text("Periksa sendiri", "Check it yourself")) }
      p {
        frame.page(
          Text(
            "Unduh kedua berkas teks di atas, lalu jalankan sha256sum pada keduanya. Hasilnya harus "
              + "sama dengan kedua sidik jari di halaman ini, yang juga tercatat di jurnal saat LKE "
              + "dikirim. Tiap baris jawaban: kode, versi, nilai, catatan, rujukan bukti. Tiap baris "
              + "bukti: soal, nomor bukti, halaman, jenis, SHA-256 berkas atau alamat, ukuran, "
              + "judul, masa berlaku.",
            "Download both text files above and run sha256sum on them. The results have to be the "
              + "two digests on this page, which also stand in the journal entry of the sending. "
              + "Each line of answers: code, version, values, note, reference to proof. Each line "
              + "of proof: question, id, pages, kind, SHA-256 of the file or address, size, title, "
              + "period."))
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(Text("Jawaban yang dikirim", "Answers that were sent")),
      columns: [
        Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
        Column(frame.page(WorksheetText.answer)),
        Column(frame.page(Text("Versi", "Version")), isNumeric: true),
      ]
    ) {
      for question in record.versions.keys.sorted() {
        tr {
          td(.class("soal")) { frame.instrument.soalNumbers(of: question) }
          RowHead { a(.href(frame.path(question))) { frame.text(question) } }
          td(.class("given")) { frame.shown(answers[question]?.content, of: question) }
          NumberCell(String(record.versions[question] ?? 0))
        }
      }
    }
  }
}
