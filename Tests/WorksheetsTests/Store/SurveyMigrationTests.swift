import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct SurveyMigrationTests {
  @Test(arguments: TestStorage.engines)
  func `answers from before surveys stand as they were`(engine: Engine) async throws {
    let before = Storage.sampleMigrations.filter { $0.feature != "Worksheets" || $0.number < 2 }
    try await TestStorage.withDatabase(engine) { configuration in
      let old = try await Storage.open(
        configuration, migrations: before, logger: TestStorage.logger)
      let house = try await old.makeHouse()
      let digest = [UInt8](repeating: 7, count: 32)
      try await old.write { transaction in
        for table in ["worksheet_answer", "worksheet_answer_version"] as [SQL] {
          try transaction.execute(
            "INSERT INTO " + table + """
               (unit_id, worksheet_id, layer, question_code, version, answer_values, note,
              evidence, origin, origin_detail, author_id, author_name, at_ms, digest)
              VALUES (\(house.unit.id), \(house.worksheet.id), 'unit', 'A.I.1.i.a', 1, 'Ya',
                'Catatan', 'Lemari 3', 'carried_over', 2025, 'staff', 'Anggota Pokja', 1,
                \(digest))
              """)
        }
      }
      await old.close()

      let new = try await Storage.open(
        configuration, migrations: Storage.sampleMigrations, logger: TestStorage.logger)
      let rows = try await new.read { transaction in
        try ["worksheet_answer", "worksheet_answer_version"].map { table in
          try transaction.query("SELECT * FROM " + (table as SQL)).map {
            try [
              $0.text("unit_id"), $0.text("question_code"), $0.text("answer_values"),
              $0.text("note"), $0.text("evidence"), $0.text("origin"),
              String($0.int("origin_detail")), $0.text("author_name"), String($0.int("at_ms")),
              $0.optionalText("survey_round_id") ?? "none",
              String($0.blob("digest") == digest),
            ]
          }
        }
      }
      await new.close()
      let row = [
        house.unit.id.text, "A.I.1.i.a", "Ya", "Catatan", "Lemari 3", "carried_over", "2025",
        "Anggota Pokja", "1", "none", "true",
      ]
      #expect(rows == [[row], [row]])
    }
  }
}
