import EvaluationsModel
import Kernel

extension SeatText {
  /// What follows from a conflict, one sentence each.
  ///
  /// - Parameters:
  ///   - year: Of the seat.
  ///   - isFilled: Whether the seat goes to somebody else; it stays empty once the result stands.
  ///   - reach: What becomes of the person's other seats on the unit.
  /// - Returns: In the order in which they are shown.
  static func conflictFollows(
    year: Int, isFilled: Bool, reach: ConflictReach
  ) -> [Text] {
    doorsAfter(year, reach) + [
      isFilled
        ? Text(
          "Kursi Anda kosong dan diserahkan kepada orang lain. Koordinator dan tim diberi tahu ada "
            + "kursi kosong.",
          "Your seat is vacant and goes to somebody else. The coordinator and the team are told of "
            + "a vacant seat.")
        : Text(
          "Kursi Anda kosong dan tidak diisi lagi, karena hasil penilaian sudah disetujui.",
          "Your seat is vacant and not filled again, since the result is approved."),
      Text(
        "Selama hasil penilaian belum berlaku, lembar penilaian Anda tidak dihitung lagi dan tidak "
          + "ditampilkan kepada siapa pun.",
        "As long as no result stands, your sheet no longer counts and is shown to nobody."),
      Text(
        "Jurnal mencatat jenis konfliknya, bukan keterangan Anda.",
        "The journal keeps the kind of the conflict, never your words."),
      Text(
        "Pernyataan ini tidak dapat ditarik.", "This declaration cannot be taken back."),
    ]
  }

  /// Which doors of the person to the unit shut, and which one stays open.
  private static func doorsAfter(_ year: Int, _ reach: ConflictReach) -> [Text] {
    let shut = reach.shut.map { String($0) }.joined(separator: ", ")
    let open = reach.open.map { String($0) }.joined(separator: ", ")
    var sentences: [Text] =
      reach.open.isEmpty
      ? [
        Text(
          "Berkas unit ini langsung tertutup bagi Anda dan tidak dibuka lagi untuk tahun \(year).",
          "The dossier of this unit is shut for you at once, and not opened again for \(year).")
      ]
      : [
        Text(
          "Penilaian tahun \(year) langsung tertutup bagi Anda dan tidak dibuka lagi.",
          "The judgement of \(year) is shut for you at once, and not opened again."),
        Text(
          "Berkas unit ini tetap terbuka bagi Anda karena kursi Anda untuk tahun \(open). Bila "
            + "konflik itu menyangkut tahun itu juga, nyatakan di halaman penugasannya.",
          "The dossier of this unit stays open to you by your seat for \(open). If the conflict "
            + "concerns that year too, declare it on the page of that assignment."),
      ]
    if !reach.shut.isEmpty {
      sentences.append(
        Text(
          "Kursi Anda untuk tahun \(shut) di unit ini ikut tertutup: Anda tidak dapat menilai lagi "
            + "dari kursi itu.",
          "Your seat for \(shut) in this unit shuts with it: you cannot judge from it any more."))
    }
    return sentences
  }
}
