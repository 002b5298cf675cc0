import Documents
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import WorkUnits

@Suite struct RosterImportRouteTests {
  private let header = "nip;nama;jabatan;bagian;bergabung;keluar\r\n"
  private let good = "198001012005011001;Budi;Analis;Mutu;2026-01-05;\r\n"
  private let bad = "198013012005011002;Ani;Analis;Mutu;2026-01-05;\r\n"

  private func upload(
    _ text: String, _ units: WorkUnitsHouse, as principal: Principal? = nil
  ) async throws -> TestAnswer {
    try await units.house.upload(
      RosterLink.importing(units.country.agency.id).path,
      files: [("berkas", "pegawai.csv", Array(text.utf8))],
      as: principal ?? units.coordinator)
  }

  @Test func `a checked list is stored when it is approved, not before`() async throws {
    try await withWorkUnits { units in
      let checked = try await upload(header + good, units)
      #expect(checked.status == .ok)
      #expect(checked.text.contains("Simpan 1 pegawai"))
      #expect(try await units.count("employee") == 0)

      let text = ImportForm([["nip", "nama", "jabatan", "bergabung"]]).text
      #expect(text == "nip,nama,jabatan,bergabung\r\n")
      let stored = try await units.house.post(
        RosterLink.approval(units.country.agency.id).path,
        [("isi", header + good), ("simpan", "ya")], as: units.coordinator)
      #expect(
        stored.location
          == ImportDone(added: 1, changed: 0, unchanged: 0)
          .on(RosterLink.roster(units.country.agency.id).path))
      let done = try await units.house.get(try #require(stored.location), as: units.coordinator)
      #expect(done.text.contains("Impor tersimpan: 1 ditambahkan, 0 diubah, 0 sudah sama."))
      #expect(try await units.count("employee") == 1)
    }
  }

  @Test func `a changed row shows what is on record and what will be`() async throws {
    try await withWorkUnits { units in
      let approval = RosterLink.approval(units.country.agency.id).path
      _ = try await units.house.post(
        approval, [("isi", header + good), ("simpan", "ya")], as: units.coordinator)
      let changed = good.replacing("Analis;Mutu", with: "Kepala;")

      let checked = try await upload(header + changed, units)

      #expect(checked.text.contains("jabatan: Analis → Kepala"))
      #expect(checked.text.contains("bagian: Mutu → –"))
      #expect(!checked.text.contains("nama: Budi"))
      let stored = try await units.house.post(
        approval, [("isi", header + changed), ("simpan", "ya")], as: units.coordinator)
      #expect(stored.location?.hasSuffix("baru=0&berubah=1&sama=0") == true)
    }
  }

  @Test func `a faulty row is corrected or left out`() async throws {
    try await withWorkUnits { units in
      let approval = RosterLink.approval(units.country.agency.id).path
      let checked = try await upload(header + good + bad, units)
      #expect(checked.text.contains("Baris 3"))
      #expect(checked.text.contains("bukan tanggal lahir"))
      #expect(checked.text.contains("sel-3-0"))

      let isi = ("isi", header + good + bad)
      let again = try await units.house.post(approval, [isi], as: units.coordinator)
      #expect(again.status == .unprocessableContent)
      #expect(try await units.count("employee") == 0)
      let cell = ("sel-3-0", "198012012005012002")
      let checkedAgain = try await units.house.post(
        approval, [isi, cell], as: units.coordinator)
      #expect(checkedAgain.status == .ok)
      #expect(checkedAgain.text.contains("Belum ada yang disimpan"))
      #expect(checkedAgain.text.contains("Simpan 2 pegawai"))
      #expect(try await units.count("employee") == 0)
      let corrected = try await units.house.post(
        approval, [isi, cell, ("simpan", "ya")], as: units.coordinator)
      #expect(corrected.status == .seeOther)
      #expect(try await units.count("employee") == 2)
    }
    try await withWorkUnits { units in
      let fields = [("isi", header + good + bad), ("lewati-3", "ya")]
      let path = RosterLink.approval(units.country.agency.id).path
      let checked = try await units.house.post(path, fields, as: units.coordinator)
      #expect(checked.status == .ok)
      #expect(checked.text.contains("Simpan 1 pegawai"))
      #expect(try await units.count("employee") == 0)
      let skipped = try await units.house.post(
        path, fields + [("simpan", "ya")], as: units.coordinator)
      #expect(skipped.status == .seeOther)
      #expect(try await units.count("employee") == 1)
    }
  }

  @Test(
    arguments: [
      ("", "baris"), ("nip;nama\r\n1;2\r\n", "jabatan"), ("PK\u{3}\u{4}rusak", ""),
      ("nip;nama;jabatan;bergabung;gaji\r\n1;2;3;4;5\r\n", "gaji"),
    ])
  func `a file that is no list is refused with a sentence`(
    text: String, sentence: String
  ) async throws {
    try await withWorkUnits { units in
      let answer = try await upload(text, units)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("notice-refusal"))
      #expect(answer.text.contains(sentence))
    }
  }

  @Test func `a list for an instansi names units and is exported in both forms`() async throws {
    try await withWorkUnits { units in
      let ministry = units.country.ministry.id
      let text = "nip,nama,jabatan,bergabung,unit\r\n198001012005011001,Budi,Analis,2026-01-05,"
      let unknown = try await units.house.post(
        RosterLink.institutionApproval(ministry).path,
        [("isi", text + "Balai Sertifikasi\r\n"), ("simpan", "ya")], as: units.coordinator)
      #expect(unknown.status == .unprocessableContent)
      #expect(unknown.text.contains("tidak ada di instansi ini"))
      let stored = try await units.house.post(
        RosterLink.institutionApproval(ministry).path,
        [("isi", text + "Stasiun Asahan\r\n"), ("simpan", "ya")], as: units.coordinator)
      #expect(stored.status == .seeOther)

      let csv = try await units.house.get(
        RosterLink.institutionCSV(ministry).path, as: units.coordinator)
      #expect(csv.text.contains("198001012005011001;Budi;Analis;;2026-01-05;;Stasiun Asahan"))
      let book = try await units.house.get(
        RosterLink.workbook(units.country.station.id).path, as: units.stationStaff)
      #expect(try RosterFile.rows(of: book.bytes)[1].first == "198001012005011001")
      let list = try await units.house.get(
        RosterLink.institutionRoster(ministry).path + "?cari=budi", as: units.coordinator)
      #expect(list.text.contains("Stasiun Asahan"))
      let head = try await units.house.get(
        RosterLink.institutionRoster(ministry).path, as: units.agencyHead)
      #expect(head.status == .notFound)
    }
  }

  @Test func `staff imports nothing`() async throws {
    try await withWorkUnits { units in
      let path = RosterLink.importing(units.country.station.id).path
      let answer = try await units.house.upload(
        path, files: [("berkas", "a.csv", Array((header + good).utf8))], as: units.stationStaff)
      #expect(answer.status == .forbidden)
    }
  }
}
