import Kernel
import MessagesModel

extension TrainingText {
  /// Tells an assessor with a seat that nothing opens before they have passed; it names no unit.
  static let demandedMessage = MessageKind(
    "calibration_demanded",
    title: FixedText(
      "Kalibrasi diminta sebelum Anda menilai", "Calibration is asked for before you judge"),
    sentence: FixedText(
      "Berkas unit yang Anda nilai tertutup sampai Anda lulus satu kasus latihan.",
      "The dossiers of your units are shut until you have passed one training case."))

  /// How many people with seats lose their doors when a demand is stored.
  static func affected(_ count: Int) -> Text {
    guard count > 0 else {
      return Text(
        "Belum ada di antara mereka yang memegang kursi penilai.",
        "None of them has a seat so far.")
    }
    return Text(
      "\(count) orang memegang kursi penilai, belum lulus, dan menerima pesan tentang ini.",
      count == 1
        ? "1 person has a seat, has not passed, and gets a message about this."
        : "\(count) people have seats, have not passed, and get a message about this.")
  }
}
