import Kernel
import SurveysModel

/// The words of who answered.
enum GroupText {
  static let title = Text("Siapa yang menjawab", "Who answered")
  static let purpose = Text(
    "Kelompok ini ada untuk melihat siapa yang dilayani lebih buruk dan siapa yang belum "
      + "terjangkau; tidak seorang pun wajib menjawab pertanyaan tentang dirinya.",
    "These groups are for seeing who is served worse and who was not reached; nobody needs to "
      + "answer a question about themselves.")
  static let hiding = Text(
    "Setiap ciri tampil sendiri dan tidak pernah disilangkan. Kelompok dengan kurang dari lima "
      + "jawaban disembunyikan, dan bila selisihnya akan membocorkan isinya, kelompok terkecil "
      + "berikutnya juga.",
    "Each characteristic stands alone and is never crossed with another. Groups with fewer than "
      + "five answers are hidden, and where the difference would give them away, the smallest "
      + "other group too.")
  static let afterClosing = Text(
    "Indeks tiap kelompok tampil setelah survei ditutup: sebelum itu, selisih dari hari ke hari "
      + "dapat menunjukkan jawaban satu orang.",
    "The index of each group appears once the survey is closed: before, the difference from day to "
      + "day could show what one person answered.")
  static let group = Text("Kelompok", "Group")
  static let share = Text("Bagian", "Share")
  static let plots = Text("Kelompok dalam gambar", "Groups as a picture")
  static let plot = Text("menurut kelompok", "by group")
  static let everybody = Text("semua jawaban", "all answers")

  static func characteristic(_ characteristic: RespondentCharacteristic) -> Text {
    switch characteristic {
    case .age: AnsweringText.age
    case .sex: AnsweringText.sex
    case .education: AnsweringText.education
    case .disability: Text("Disabilitas", "Disability")
    }
  }

  /// Why a group is not shown.
  static func hidden(_ reason: HiddenCell) -> Text {
    switch reason {
    case .tooFew: ResultsText.hiddenCell
    case .protectsAnother:
      Text(
        "disembunyikan: bersama angka keseluruhan akan membuka kelompok lain yang disembunyikan",
        "hidden: with the total it would show another group that is hidden")
    }
  }

  /// How a group is called below its characteristic.
  static func group(_ group: RespondentGroup) -> Text {
    let known: Text? =
      switch group {
      case .age(let age): label(age?.rawValue, AnsweringText.ages)
      case .sex(let sex): label(sex?.rawValue, AnsweringText.sexes)
      case .education(let education): label(education?.rawValue, AnsweringText.educations)
      case .disability(let hasDisability):
        hasDisability.map {
          $0
            ? Text("Penyandang disabilitas", "With a disability")
            : Text("Bukan penyandang disabilitas", "Without a disability")
        }
      }
    return known ?? Text("Tidak menjawab", "Left blank")
  }

  /// How a group is called where it stands alone.
  static func full(_ group: RespondentGroup) -> Text {
    let (about, name) = (characteristic(group.characteristic), self.group(group))
    return Text(
      about.indonesian + ": " + name.indonesian, about.english + ": " + name.english)
  }

  /// What nobody told.
  static func untold(_ characteristics: [RespondentCharacteristic]) -> Text {
    let names = characteristics.map(characteristic)
    return Text(
      "Tidak ada yang mengisi: " + names.map(\.indonesian).joined(separator: ", ") + ".",
      "Nobody told: " + names.map(\.english).joined(separator: ", ") + ".")
  }

  /// The code of a group in exports, the same in every language: `age:18-25`, `sex:blank`.
  static func code(_ group: RespondentGroup) -> String {
    switch group {
    case .age(let age): "age:" + (age?.rawValue ?? "blank")
    case .sex(let sex): "sex:" + (sex?.rawValue ?? "blank")
    case .education(let education): "education:" + (education?.rawValue ?? "blank")
    case .disability(let hasDisability):
      "disability:" + (hasDisability.map { $0 ? "yes" : "no" } ?? "blank")
    }
  }

  static func percent(_ share: Points, in language: Language) -> String {
    share.formatted(decimals: 1, in: language) + "%"
  }

  /// `3,76 (3,62 sampai 3,91)`, and the IKM where there is one.
  static func index(_ part: GroupIndex, in language: Language) -> String {
    ResultsText.withInterval(part.figure, in: language)
      + (part.ikm.map { ", IKM " + ResultsText.cut($0, in: language) } ?? "")
  }

  private static func label(
    _ value: String?, _ options: [(value: String, label: Text)]
  ) -> Text? {
    value.flatMap { value in options.first { $0.value == value }?.label }
  }
}
