import Documents
import Kernel
import Testing

@Suite struct CarriedTableTests {
  @Test func `what a form carries comes back the same, formulas and breaks included`() throws {
    let rows = [
      ["Kegiatan", "Target"], ["=1+1", "-6,1754"], ["Antrean \"daring\"", "a;b,c\nd"], ["x", ""],
    ]

    #expect(try CarriedTable.rows(of: CarriedTable.text(of: rows)) == rows)
  }

  @Test func `a row without words keeps its number`() throws {
    let rows = [["nama", "berat"], ["", ""], [], ["Salak", "3"]]

    let carried = try CarriedTable.rows(of: CarriedTable.text(of: rows))

    #expect(carried == [["nama", "berat"], [" "], [" "], ["Salak", "3"]])
  }

  @Test func `nothing carries nothing`() throws {
    #expect(CarriedTable.text(of: []).isEmpty)
    #expect(try CarriedTable.rows(of: "").isEmpty)
  }

  @Test func `whatever the reading of a file throws has its sentence, a fault of ours has none`() {
    #expect(TableFile.sentence(TableRefusal.empty) == TableRefusal.empty.text)
    #expect(
      TableFile.sentence(DocumentRefusal.encrypted) == DocumentRefusal.encrypted.text)
    let broken = Array("a,\"b".utf8)
    do throws(CSVRefusal) {
      _ = try CSV.parse(broken)
      Issue.record("an open quote was taken")
    } catch {
      #expect(TableFile.sentence(error) == error.text)
    }
    #expect(TableFile.sentence(CancellationError()) == nil)
  }
}
