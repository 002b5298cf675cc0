import AccountsModel
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Declarations

/// Everything that is wrong in a form is said in one answer, with field and line.
@Suite struct FormErrorTests {
  /// The entries of the error summary as a person reads them.
  private static func summary(_ answer: TestAnswer) -> [String] {
    let box = answer.text.firstMatch(of: #/id="kesalahan".*?<\/ul>/#.dotMatchesNewlines())?.0 ?? ""
    return box.matches(of: #/<li><a[^>]*>(.*?)<\/a>/#).map {
      String($0.1).replacing(#/<[^>]+>/#, with: "").replacing("&quot;", with: "\"")
    }
  }

  @Test func `a declaration names every field and line that is wrong at once`() async throws {
    try await withHouse { house in
      let answer = try await house.house.post(
        DeclarationLink.declarations(house.sample.unit.id).path,
        [
          ("tanggal", "2026-11-22"), ("tempat", " "), ("pemimpin", ""), ("jabatan_pemimpin", ""),
          ("sk", String(repeating: "9", count: 201)),
          ("saksi", "Saksi Satu\n\nSaksi Dua; Ombudsman"),
          ("pendukung", "Wali Kota; Wali Kota\n; Bupati\nwali kota; Rektor"), ("notula", "Pagi"),
        ], as: house.head)

      #expect(answer.status == .unprocessableContent)
      #expect(
        Self.summary(answer) == [
          "Tanggal: Tanggal ini belum tiba. Pencanangan dicatat sesudah dilaksanakan.",
          "Tempat: Isi tempat pencanangan, paling panjang 200 huruf.",
          "Dipimpin oleh: Isi nama, paling panjang 200 huruf.",
          "Jabatan pemimpin: Isi jabatan, paling panjang 200 huruf.",
          "Nomor SK: Nomor SK paling panjang 200 huruf.",
          "Saksi: Baris 1 (“Saksi Satu”): jabatan belum ada. Tulis sebagai: nama; jabatan.",
          "Pendukung yang ikut menandatangani: Baris 2 (“; Bupati”): nama belum ada. Tulis "
            + "sebagai: nama; jabatan.",
          "Pendukung yang ikut menandatangani: Baris 3 (“wali kota; Rektor”): nama yang sama "
            + "dengan baris 1. Tulis sekali saja.",
        ])
      // What was typed stays, and nothing is published.
      #expect(answer.text.contains("Saksi Dua; Ombudsman"))
      #expect(try await house.sample.count("unit_declaration") == 0)
    }
  }

  @Test func `a list without anybody and one that is too long are named as such`() async throws {
    try await withHouse { house in
      let most = UnitDeclaration.mostPeople
      let crowd = (0...most).map { "Orang \($0); Warga" }.joined(separator: "\n")
      let answer = try await house.house.post(
        DeclarationLink.declarations(house.sample.unit.id).path,
        [
          ("tanggal", "2026-11-20"), ("tempat", "Aula"), ("pemimpin", "Menteri"),
          ("jabatan_pemimpin", "Menteri"), ("sk", ""), ("saksi", " \n"), ("pendukung", crowd),
          ("notula", ""),
        ], as: house.head)

      #expect(
        Self.summary(answer) == [
          "Saksi: Tulis sedikitnya satu saksi sebagai: nama; jabatan.",
          "Pendukung yang ikut menandatangani: Ada \(most + 1) baris; paling banyak \(most).",
        ])
    }
  }

  @Test func `an agreement names every field, line and the year that is taken at once`()
    async throws
  {
    try await withHouse { house in
      let path = DeclarationLink.agreements(house.sample.unit.id).path
      let form = DeclarationLink.newAgreement(house.sample.unit.id).path
      let free = try await house.house.get(form, as: house.head)
      #expect(free.text.contains(#"value="2026""#))
      #expect(!free.text.contains("Setiap tahun hanya ada satu perjanjian"))
      let fields = [
        ("tahun", "2026"), ("indikator", "Indeks persepsi; 3,60"), ("atasan", "Sekretaris Contoh"),
        ("jabatan_atasan", "Sekretaris"), ("saksi", ""),
      ]
      #expect(try await house.house.post(path, fields, as: house.head).status == .ok)

      let taken = try await house.house.get(form, as: house.head)
      #expect(taken.text.contains("Setiap tahun hanya ada satu perjanjian"))
      #expect(taken.text.contains("Perjanjian kinerja 2026</a>"))
      #expect(!taken.text.contains(#"value="2026""#))
      let answer = try await house.house.post(
        path,
        [
          ("tahun", "2026"), ("indikator", "Indeks\nPengaduan; 100 %\npengaduan; 90 %"),
          ("atasan", ""), ("jabatan_atasan", ""), ("saksi", "Tanpa jabatan;"),
        ], as: house.head)
      #expect(answer.status == .unprocessableContent)
      #expect(
        Self.summary(answer) == [
          "Tahun program: Perjanjian kinerja tahun 2026 sudah ada di unit ini.",
          "Indikator dan target: Baris 1 (“Indeks”): target belum ada. Tulis sebagai: indikator; "
            + "target.",
          "Indikator dan target: Baris 3 (“pengaduan; 90 %”): indikator yang sama dengan baris 2. "
            + "Tulis sekali saja.",
          "Nama atasan: Isi nama, paling panjang 200 huruf.",
          "Jabatan atasan: Isi jabatan, paling panjang 200 huruf.",
          "Saksi: Baris 1 (“Tanpa jabatan;”): jabatan belum ada. Tulis sebagai: nama; jabatan.",
        ])
      #expect(try await house.sample.count("performance_agreement") == 1)
    }
  }

  @Test func `after five lines the rest is counted, in English too`() {
    let typed = (1...8).map { "Orang \($0)" }.joined(separator: "\n")
    var errors: [FormError] = []
    let people = errors.people("saksi", typed, isSet: false)

    #expect(people.isEmpty)
    #expect(errors.count == 6)
    #expect(
      errors.first?.message.english
        == "Line 1 (“Orang 1”): The office is missing. Write it as: name; office.")
    #expect(errors.last?.message.english == "3 more lines are wrong.")
  }

  @Test func `a line may end as Windows ends it, and blank lines count`() {
    var errors: [FormError] = []
    let people = errors.people("saksi", "A; B\r\n\r\nC\r\n  D ;  E  ", isSet: true)

    #expect(people.map(\.name) == ["A", "D"])
    #expect(people.map(\.office) == ["B", "E"])
    #expect(errors.map(\.message.indonesian).first?.hasPrefix("Baris 3 (“C”)") == true)
  }

  @Test func `the head sees name and office of the witness refused together with the password`()
    async throws
  {
    try await withHouse { house in
      let answer = try await house.house.post(
        house.signing, [("pegawai", house.sample.head.id.text), ("sandi", "")], as: house.head)

      #expect(
        Self.summary(answer) == [
          "Kata sandi Anda: Ketik kata sandi Anda.",
          "Nama saksi: Isi nama, paling panjang 200 huruf.",
          "Jabatan saksi: Isi jabatan, paling panjang 200 huruf.",
        ])
    }
  }
}
