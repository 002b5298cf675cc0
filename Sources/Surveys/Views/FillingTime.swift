import Kernel
import SurveysModel

/// How long a form takes, told the same way on the form, on the poster and in the invitation.
enum FillingTime {
  /// What one question takes, read and answered.
  ///
  /// - Unit: seconds.
  static let secondsPerItem = 4

  /// The whole minutes that so many questions take, rounded up; never none.
  static func minutes(items: Int) -> Int { max(1, (items * secondsPerItem + 59) / 60) }

  /// The minutes of the form of a round.
  static func minutes(of plan: SurveyRound.Plan) -> Int {
    minutes(
      items: plan.questionnaireIDs.reduce(0) { $0 + (Questionnaires.find($1)?.items.count ?? 0) })
  }

  /// A number of minutes as a word; digits from eleven on.
  static func word(_ minutes: Int) -> Text {
    (1...words.count).contains(minutes)
      ? words[minutes - 1] : Text(String(minutes), String(minutes))
  }

  /// `Kira-kira dua menit`, as a sentence begins.
  static func opening(_ minutes: Int) -> Text {
    let word = word(minutes)
    return Text(
      "Kira-kira \(word.indonesian) menit",
      minutes == 1 ? "About a minute" : "About \(word.english) minutes")
  }

  private static let words = [
    Text("satu", "one"), Text("dua", "two"), Text("tiga", "three"), Text("empat", "four"),
    Text("lima", "five"), Text("enam", "six"), Text("tujuh", "seven"), Text("delapan", "eight"),
    Text("sembilan", "nine"), Text("sepuluh", "ten"),
  ]
}
