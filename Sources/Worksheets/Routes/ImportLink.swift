package import Kernel
package import WorksheetsModel

/// Every path of import and export.
package enum WorkbookLink: Sendable {
  /// Where a file is chosen, and where it is sent.
  case importing(ID<Worksheet>)
  /// Takes what the person approved.
  case approval(ID<Worksheet>)
  /// What can be taken away.
  case exporting(ID<Worksheet>)
  /// A fresh workbook in the portal layout.
  case freshWorkbook(ID<Worksheet>)
  /// The JSON of the national contract.
  case contract(ID<Worksheet>)
  /// A row for each soal.
  case table(ID<Worksheet>)
  /// Takes a person's own workbook and gives it back with the answers in it.
  case ownWorkbook(ID<Worksheet>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .importing(let id): "/lke/\(id)/impor"
    case .approval(let id): "/lke/\(id)/impor/persetujuan"
    case .exporting(let id): "/lke/\(id)/ekspor"
    case .freshWorkbook(let id): "/lke/\(id)/ekspor/lke.xlsx"
    case .contract(let id): "/lke/\(id)/ekspor/jawaban.json"
    case .table(let id): "/lke/\(id)/ekspor/jawaban.csv"
    case .ownWorkbook(let id): "/lke/\(id)/ekspor/buku-kerja"
    }
  }
}
