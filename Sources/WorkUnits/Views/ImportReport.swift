import Kernel
import Web
import WorkUnitsModel

/// The report of an import, row by row.
enum ImportReport {
  /// One row for people: number, outcome, names, reason.
  static func text(_ line: UnitImport.Line, _ language: Language) -> String {
    let row = Text("baris \(line.number)", "row \(line.number)").in(language)
    let names = line.unit.isEmpty ? line.institution : line.institution + " / " + line.unit
    switch line.outcome {
    case .create: return "\(row): \(Text("dibuat", "made").in(language)): \(names)"
    case .unchanged:
      return "\(row): \(Text("sudah ada", "there already").in(language)): \(names)"
    case .refused(let refusal):
      let reason = WorkUnitText.refusal(refusal).in(language)
      return "\(row): \(Text("ditolak", "refused").in(language)): \(names): \(reason)"
    }
  }

  /// One row for programs.
  static func json(_ line: UnitImport.Line) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("line", line.number)
      object.member("institution", line.institution)
      object.member("unit", line.unit)
      switch line.outcome {
      case .create: object.member("outcome", "created")
      case .unchanged: object.member("outcome", "unchanged")
      case .refused(let refusal):
        object.member("outcome", "refused")
        object.member("code", WorkUnitText.code(of: refusal))
        object.member("reason", WorkUnitText.refusal(refusal).english)
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What the whole import came to.
  static func summary(_ plan: UnitImport, isDryRun: Bool) -> Text {
    let (institutions, units) = (plan.institutions.count, plan.units.count)
    let same = plan.count(of: .unchanged)
    if isDryRun {
      return Text(
        "Akan dibuat: \(institutions) instansi, \(units) unit; \(same) baris sudah ada. "
          + "Tidak ada yang disimpan.",
        "Would make \(institutions) institutions and \(units) units; \(same) rows are there "
          + "already. Nothing was stored.")
    }
    return Text(
      "Dibuat: \(institutions) instansi, \(units) unit; \(same) baris sudah ada.",
      "Made \(institutions) institutions and \(units) units; \(same) rows were there already.")
  }
}

extension WorkUnitText {
  /// The wording of an import refusal.
  static func refusal(_ refusal: UnitImportRefusal) -> Text {
    switch refusal {
    case .noRows: ImportText.noRows
    case .columnMissing(let name):
      Text(
        "Kolom “\(name)” tidak ada. Yang wajib: instansi, jenis, unit.",
        "The column “\(name)” is missing. Needed: instansi, jenis, unit.")
    case .columnUnknown(let name):
      Text(
        "Kolom “\(name)” tidak dikenal. Yang dikenal: \(UnitImport.columns.joined(separator: ", ")).",
        "The column “\(name)” is unknown. Known: \(UnitImport.columns.joined(separator: ", ")).")
    case .columnRepeated(let name): ImportText.columnRepeated(name)
    case .tooManyRows(let limit): ImportText.tooManyRows(limit)
    case .cellCount(let found, let needed):
      Text(
        "baris ini berisi \(found) sel, seharusnya \(needed)",
        "the row has \(found) cells instead of \(needed)")
    case .institutionName(let refusal): self.refusal(refusal)
    case .unitName(let refusal): self.refusal(refusal)
    case .kindUnknown(let typed):
      Text(
        "jenis “\(typed)” tidak dikenal; pakai kementerian, lembaga, provinsi, kabupaten atau kota",
        "the kind “\(typed)” is unknown; use kementerian, lembaga, provinsi, kabupaten or kota")
    case .kindDiffers(let known):
      Text(
        "instansi ini sudah tercatat sebagai \(known.rawValue)",
        "this institution is on record as \(known.rawValue)")
    case .dateUnreadable(let typed):
      Text(
        "“\(typed)” bukan tanggal; tulis seperti 2026-01-01",
        "“\(typed)” is no date; write it like 2026-01-01")
    case .zoneUnknown(let typed):
      Text(
        "zona waktu “\(typed)” tidak ada; tulis WIB, WITA, WIT, atau nama seperti Europe/Rome",
        "there is no time zone “\(typed)”; write WIB, WITA, WIT, or a name such as Europe/Rome")
    case .languagesUnreadable(let typed):
      Text(
        "“\(typed)” bukan kode bahasa; tulis seperti id,it tanpa pengulangan",
        "“\(typed)” are no language codes; write them like id,it, none twice")
    case .parentUnknown(let name):
      Text(
        "induk “\(name)” tidak ada di berkas ini maupun di data",
        "the unit above, “\(name)”, is neither in the file nor on record")
    case .repeated(let line):
      Text("unit ini sudah ada di baris \(line)", "the unit stands in row \(line) already")
    case .parentDiffers:
      Text(
        "unit ini tercatat di bawah induk lain", "the unit is on record below another unit")
    case .circle:
      Text("unit ini akan berada di bawah dirinya sendiri", "the unit would stand below itself")
    case .tooDeep(let limit):
      Text("susunan unit paling dalam \(limit) tingkat", "the tree has at most \(limit) levels")
    case .unitIsClosed:
      Text(
        "unit dengan nama ini sudah ditutup; buka lagi dahulu",
        "a unit of this name is closed; open it again first")
    case .parentRefused(let line):
      Text("induknya di baris \(line) ditolak", "the unit above, in row \(line), was refused")
    }
  }

  /// The name of an import refusal for programs.
  static func code(of refusal: UnitImportRefusal) -> String {
    switch refusal {
    case .noRows: "no_rows"
    case .columnMissing: "column_missing"
    case .columnUnknown: "column_unknown"
    case .columnRepeated: "column_repeated"
    case .tooManyRows: "too_many_rows"
    case .cellCount: "cell_count"
    case .institutionName: "institution_name"
    case .unitName: "unit_name"
    case .kindUnknown: "kind_unknown"
    case .kindDiffers: "kind_differs"
    case .dateUnreadable: "date_unreadable"
    case .zoneUnknown: "zone_unknown"
    case .languagesUnreadable: "languages_unreadable"
    case .parentUnknown: "parent_unknown"
    case .repeated: "repeated"
    case .parentDiffers: "parent_differs"
    case .circle: "circle"
    case .tooDeep: "too_deep"
    case .unitIsClosed: "unit_closed"
    case .parentRefused: "parent_refused"
    }
  }
}
