import DeclarationsModel
import Kernel
import Web

/// What is wrong in a form, at the field and in the line that it is about.
extension DeclarationText {
  /// A refusal at the field that it is about.
  static func error(_ refusal: DeclarationRefusal, field: String) -> FormError {
    let place =
      switch refusal {
      case .roundExists, .yearIsOutside: "tahun"
      case .witnessMissing, .witnessIsSigner: "saksi_nama"
      default: field
      }
    return FormError(field: place, message: self.refusal(refusal))
  }

  static func nameIsWrong(_ field: String) -> Text {
    switch field {
    case "jabatan":
      Text(
        "Isi jabatan, paling panjang \(Witness.longest) huruf.",
        "Enter the office, at most \(Witness.longest) characters.")
    case "tempat":
      Text(
        "Isi tempat pencanangan, paling panjang \(UnitDeclaration.longestLine) huruf.",
        "Enter where it was held, at most \(UnitDeclaration.longestLine) characters.")
    case "sk":
      Text(
        "Nomor SK paling panjang \(UnitDeclaration.longestLine) huruf.",
        "The decree number has at most \(UnitDeclaration.longestLine) characters.")
    case "alasan":
      Text(
        "Isi alasannya, paling panjang \(Witness.longest) huruf.",
        "Enter the reason, at most \(Witness.longest) characters.")
    case "notula":
      Text(
        "Notula paling panjang \(UnitDeclaration.longestMinutes) huruf.",
        "The minutes have at most \(UnitDeclaration.longestMinutes) characters.")
    default:
      Text(
        "Isi nama, paling panjang \(Witness.longest) huruf.",
        "Enter the name, at most \(Witness.longest) characters.")
    }
  }

  /// `1 orang`, `3 people`.
  static func people(_ count: Int) -> Text {
    Text("\(count) orang", count == 1 ? "1 person" : "\(count) people")
  }

  static let declarationNeedsWitness = Text(
    "Tulis sedikitnya satu saksi sebagai: nama; jabatan.",
    "Write at least one witness as: name; office.")

  /// What each line of a list holds.
  enum ListWords {
    case people
    case indicators

    var first: Text { self == .people ? Text("nama", "name") : Text("indikator", "indicator") }
    var second: Text { self == .people ? Text("jabatan", "office") : Text("target", "target") }
  }

  /// What is wrong in one line, which is named by its number and its first words.
  static func line(_ fault: LineFault, _ words: ListWords) -> Text {
    let problem = problem(fault.kind, words)
    return Text(
      "Baris \(fault.line) (“\(fault.start)”): \(problem.indonesian)",
      "Line \(fault.line) (“\(fault.start)”): \(problem.english)")
  }

  private static func problem(_ kind: LineFault.Kind, _ words: ListWords) -> Text {
    let (first, second) = (words.first, words.second)
    func missing(_ part: Text) -> Text {
      Text(
        "\(part.indonesian) belum ada. Tulis sebagai: \(first.indonesian); \(second.indonesian).",
        "The \(part.english) is missing. Write it as: \(first.english); \(second.english).")
    }
    return switch kind {
    case .firstMissing: missing(first)
    case .secondMissing: missing(second)
    case .notTaken:
      Text(
        "\(first.indonesian) dan \(second.indonesian) masing-masing paling panjang "
          + "\(Witness.longest) huruf, tanpa tanda kendali.",
        "\(first.english) and \(second.english) have at most \(Witness.longest) characters each, "
          + "none of them a control character.")
    case .twice(let line):
      Text(
        "\(first.indonesian) yang sama dengan baris \(line). Tulis sekali saja.",
        "The same \(first.english) as in line \(line). Write it once.")
    }
  }

  /// Said after the first few lines that are wrong.
  static func moreLines(_ count: Int) -> Text {
    Text("\(count) baris lain juga keliru.", "\(count) more lines are wrong.")
  }

  static func tooManyLines(_ count: Int, most: Int) -> Text {
    Text("Ada \(count) baris; paling banyak \(most).", "There are \(count) lines; at most \(most).")
  }
}
