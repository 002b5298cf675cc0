import Kernel
import SurveysModel

/// Every sentence of the answering pages by its name in a language file (decision 0174).
enum AnsweringWords {
  /// What the words of the pages go by where a questionnaire has its id.
  static let subject = "halaman-1"
  /// The key of the name that the language gives itself.
  static let nameKey = "name"

  /// All of them, in the order they are met.
  static let keys: [WordingKey] =
    [WordingKey(key: nameKey, source: Text("Bahasa Indonesia", "English"))]
    + sentences.map { WordingKey(key: $0.0, source: $0.1) }
    + options("age", AnsweringText.ages) + options("sex", AnsweringText.sexes)
    + options("education", AnsweringText.educations) + options("yesNo", AnsweringText.yesNo)

  private static func options(
    _ name: String, _ list: [(value: String, label: Text)]
  ) -> [WordingKey] {
    list.map { WordingKey(key: name + "." + $0.value, source: $0.label) }
  }

  private static let sentences: [(String, Text)] = [
    ("languages", AnsweringText.languages), ("promise", AnsweringText.promise),
    ("promiseMinutes", AnsweringText.promiseMinutes),
    ("service", AnsweringText.service), ("chooseOne", AnsweringText.chooseOne),
    ("profile", AnsweringText.profile), ("profileHint", AnsweringText.profileHint),
    ("notTold", AnsweringText.notTold), ("age", AnsweringText.age), ("sex", AnsweringText.sex),
    ("education", AnsweringText.education), ("disability", AnsweringText.disability),
    ("comment", AnsweringText.comment), ("commentHint", AnsweringText.commentHint),
    ("back", AnsweringText.back), ("next", AnsweringText.next), ("step", AnsweringText.step),
    ("progress", AnsweringText.progress), ("send", AnsweringText.send),
    ("troubleTitle", AnsweringText.troubleTitle), ("busy", AnsweringText.busy),
    ("oneMissing", AnsweringText.oneMissing), ("itemsMissing", AnsweringText.itemsMissing),
    ("outOfScale", AnsweringText.outOfScale), ("extraItems", AnsweringText.extraItems),
    ("unknownService", AnsweringText.unknownService),
    ("commentTooLong", AnsweringText.commentTooLong),
    ("formIsStale", AnsweringText.formIsStale), ("formIsForeign", AnsweringText.formIsForeign),
    ("kioskWaits", AnsweringText.kioskWaits), ("sendAgain", AnsweringText.sendAgain),
    ("thanks", AnsweringText.thanks), ("counted", AnsweringText.counted),
    ("receiptIs", AnsweringText.receiptIs), ("receiptMeans", AnsweringText.receiptMeans),
    ("kioskReturns", AnsweringText.kioskReturns), ("checkReceipt", AnsweringText.checkReceipt),
    ("receiptField", AnsweringText.receiptField), ("look", AnsweringText.look),
    ("receiptKnown", AnsweringText.receiptKnown),
    ("receiptUnknown", AnsweringText.receiptUnknown),
    ("receiptUnreadable", AnsweringText.receiptUnreadable),
    ("linkInvalid", AnsweringText.linkInvalid), ("askForLink", AnsweringText.askForLink),
    ("codeIsOld", AnsweringText.codeIsOld), ("scanAgain", AnsweringText.scanAgain),
    ("kioskFull", AnsweringText.kioskFull), ("kioskFullWhy", AnsweringText.kioskFullWhy),
    ("toStart", AnsweringText.toStart), ("kioskClosed", AnsweringText.kioskClosed),
    ("askStaff", AnsweringText.askStaff), ("kioskElsewhere", AnsweringText.kioskElsewhere),
    ("kioskElsewhereWhy", AnsweringText.kioskElsewhereWhy),
    ("notYetOpen", AnsweringText.notYetOpen), ("opensAt", AnsweringText.opensAt),
    ("over", AnsweringText.over), ("overThanks", AnsweringText.overThanks),
    ("notCounted", AnsweringText.notCounted), ("nothingStored", AnsweringText.nothingStored),
  ]
}
