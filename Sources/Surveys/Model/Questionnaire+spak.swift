import Kernel

extension Questionnaire {
  /// Perceived freedom from corruption, first wording.
  ///
  /// Source: domain dossier e.1; five items as units ask them since PermenPANRB 90/2021.
  static let spak1 = Questionnaire(
    id: "spak-1", kind: .spak, version: 1,
    title: Text("Bersih dari korupsi", "Free from corruption"),
    source: Text(
      "Survei Persepsi Anti Korupsi, hasil LKE PermenPANRB 90/2021; lima unsur seperti pada "
        + "formulir yang dipasang pengadilan tinggi, dengan kalimat sendiri",
      "Survey of perceived freedom from corruption, results of the LKE of PermenPANRB 90/2021; "
        + "five items as on the form published by high courts, in our own words"),
    items: [
      QuestionnaireItem(
        key: "diskriminasi",
        sentence: Text(
          "Semua orang dilayani sama, tanpa dibeda-bedakan.",
          "Everybody was served alike; nobody was favoured or put back."),
        label: Text("Tanpa diskriminasi", "No discrimination")),
      QuestionnaireItem(
        key: "kecurangan",
        sentence: Text(
          "Tidak ada yang dilayani di luar prosedur, misalnya menyela antrean, dipercepat, atau "
            + "dibebaskan dari syarat.",
          "Nobody was served outside the rules, for example by jumping the queue, being sped up "
            + "or let off a requirement."),
        label: Text("Tanpa kecurangan", "No cheating")),
      QuestionnaireItem(
        key: "gratifikasi",
        sentence: Text(
          "Petugas tidak menerima atau meminta uang, barang, atau fasilitas di luar ketentuan.",
          "No officer took or asked for money, goods or favours beyond the rules."),
        label: Text("Tanpa imbalan", "No gifts")),
      QuestionnaireItem(
        key: "pungli",
        sentence: Text(
          "Tidak ada pungutan liar dengan nama apa pun.",
          "There was no unofficial charge under any name."),
        label: Text("Tanpa pungli", "No illegal charges")),
      QuestionnaireItem(
        key: "calo",
        sentence: Text(
          "Tidak ada calo atau perantara tidak resmi.",
          "There were no brokers or unofficial go-betweens."),
        label: Text("Tanpa calo", "No brokers")),
    ],
    stepNames: agreement)
}
