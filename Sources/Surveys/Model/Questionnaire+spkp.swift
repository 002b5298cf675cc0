import Kernel

extension Questionnaire {
  /// Perceived quality of the service, first wording.
  ///
  /// Source: domain dossier e.1; eight items as units ask them since PermenPANRB 90/2021.
  static let spkp1 = Questionnaire(
    id: "spkp-1", kind: .spkp, version: 1,
    title: Text("Mutu pelayanan", "Quality of the service"),
    source: Text(
      "Survei Persepsi Kualitas Pelayanan, hasil LKE PermenPANRB 90/2021; delapan unsur "
        + "seperti pada formulir yang dipasang pengadilan tinggi, dengan kalimat sendiri",
      "Survey of perceived service quality, results of the LKE of PermenPANRB 90/2021; eight "
        + "items as on the form published by high courts, in our own words"),
    items: [
      QuestionnaireItem(
        key: "informasi",
        sentence: Text(
          "Informasi tentang layanan ini mudah saya temukan, di tempat maupun secara daring.",
          "I could easily find information about this service, on site and online."),
        label: Text("Informasi", "Information")),
      QuestionnaireItem(
        key: "persyaratan",
        sentence: Text(
          "Syarat yang diminta sama dengan yang diumumkan.",
          "What I had to bring was what had been announced."),
        label: Text("Persyaratan", "Requirements")),
      QuestionnaireItem(
        key: "prosedur",
        sentence: Text(
          "Langkah-langkah layanannya mudah diikuti.",
          "The steps of the service were easy to follow."),
        label: Text("Prosedur", "Procedure")),
      QuestionnaireItem(
        key: "waktu",
        sentence: Text(
          "Layanan selesai dalam waktu yang dijanjikan.",
          "The service was finished within the promised time."),
        label: Text("Waktu", "Time")),
      QuestionnaireItem(
        key: "biaya",
        sentence: Text(
          "Yang saya bayar sama dengan tarif resmi, atau gratis bila memang gratis.",
          "I paid the official fee, or nothing where the service is free."),
        label: Text("Biaya", "Fee")),
      QuestionnaireItem(
        key: "sarana",
        sentence: Text(
          "Tempat layanan atau aplikasinya nyaman dan mudah digunakan.",
          "The place or the online system was comfortable and easy to use."),
        label: Text("Sarana", "Facilities")),
      QuestionnaireItem(
        key: "tanggap",
        sentence: Text(
          "Petugas atau aplikasinya cepat menanggapi saya.",
          "The officers or the online system answered me quickly."),
        label: Text("Ketanggapan", "Response")),
      QuestionnaireItem(
        key: "pengaduan",
        sentence: Text(
          "Tempat bertanya dan mengadu mudah dihubungi.",
          "It was easy to reach somebody for questions and complaints."),
        label: Text("Konsultasi dan pengaduan", "Help and complaints")),
    ],
    stepNames: agreement)
}
