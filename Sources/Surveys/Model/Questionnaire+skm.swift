import Kernel

extension Questionnaire {
  /// Public satisfaction, first wording.
  ///
  /// The regulation fixes the nine elements and the steps 1 to 4; steps for six are absent.
  ///
  /// Source: PermenPANRB 14/2017; domain dossier e.2.
  static let skm1 = Questionnaire(
    id: "skm-1", kind: .skm, version: 1,
    title: Text("Kepuasan masyarakat", "Public satisfaction"),
    source: Text(
      "Survei Kepuasan Masyarakat, sembilan unsur PermenPANRB 14/2017, dengan kalimat sendiri",
      "Survey of public satisfaction, nine elements of PermenPANRB 14/2017, in our own words"),
    items: [
      skmItem(
        "persyaratan", Text("Persyaratan", "Requirements"),
        Text(
          "Bagaimana kesesuaian syarat layanan dengan jenis layanannya?",
          "How well do the requirements fit the kind of service?")),
      skmItem(
        "prosedur", Text("Prosedur", "Procedure"),
        Text("Bagaimana kemudahan prosedurnya?", "How easy is the procedure?")),
      skmItem(
        "waktu", Text("Waktu penyelesaian", "Time taken"),
        Text("Bagaimana kecepatan pelayanannya?", "How fast is the service?")),
      skmItem(
        "biaya", Text("Biaya", "Fee"),
        Text("Bagaimana kewajaran biaya atau tarifnya?", "How fair is the fee?")),
      skmItem(
        "produk", Text("Hasil layanan", "Result"),
        Text(
          "Bagaimana kesesuaian hasil layanan dengan yang dijanjikan?",
          "How well does the result match what was promised?")),
      skmItem(
        "kompetensi", Text("Kecakapan petugas", "Competence"),
        Text("Bagaimana kecakapan petugas dalam melayani?", "How capable are the officers?")),
      skmItem(
        "perilaku", Text("Sikap petugas", "Manners"),
        Text(
          "Bagaimana kesopanan dan keramahan petugas?", "How polite and friendly are the officers?")
      ),
      skmItem(
        "pengaduan", Text("Penanganan pengaduan", "Complaints"),
        Text(
          "Bagaimana penanganan pengaduan, saran, dan masukan?",
          "How well are complaints and suggestions handled?")),
      skmItem(
        "sarana", Text("Sarana dan prasarana", "Facilities"),
        Text("Bagaimana mutu sarana dan prasarananya?", "How good are the facilities?")),
    ],
    stepNames: [
      4: [
        Text("Tidak baik", "Bad"), Text("Kurang baik", "Not so good"), Text("Baik", "Good"),
        Text("Sangat baik", "Very good"),
      ]
    ])

  private static func skmItem(_ key: String, _ label: Text, _ sentence: Text) -> QuestionnaireItem {
    QuestionnaireItem(key: key, sentence: sentence, label: label)
  }
}
