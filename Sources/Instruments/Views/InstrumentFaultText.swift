package import InstrumentsModel
package import Kernel

/// Why an instrument is not taken, in words.
package enum InstrumentFaultText {
  /// The sentences for a refusal to load, one for each fault.
  package static func lines(_ refusal: InstrumentLoadRefusal) -> [Text] {
    switch refusal {
    case .unknown(let id, let known):
      [
        Text(
          "Instrumen “\(id)” tidak ada. Yang tersedia: \(known.joined(separator: ", ")).",
          "There is no instrument “\(id)”. Available: \(known.joined(separator: ", ")).")
      ]
    case .ambiguous(let name, let matching):
      [
        Text(
          "“\(name)” dapat berarti \(matching.joined(separator: ", ")). Tulis nomor dan tahunnya.",
          "“\(name)” may mean \(matching.joined(separator: ", ")). Write its number and year.")
      ]
    case .unreadable(let file):
      [Text("Berkas \(file) tidak bisa dibaca.", "The file \(file) cannot be read.")]
    case .notYAML(let file, let line, let problem):
      [
        Text(
          "Berkas \(file), baris \(line): bukan YAML yang sah. Perbaiki tulisan di baris itu, atau "
            + "pilih berkas YAML.",
          "File \(file), line \(line): not valid YAML (\(problem)). Correct that line, or choose "
            + "a YAML file.")
      ]
    case .faulty(let faults): faults.map(sentence)
    }
  }

  /// The name of a refusal for programs.
  package static func code(_ refusal: InstrumentLoadRefusal) -> String {
    switch refusal {
    case .unknown: "instrument_unknown"
    case .ambiguous: "instrument_ambiguous"
    case .unreadable: "instrument_unreadable"
    case .notYAML: "instrument_not_yaml"
    case .faulty: "instrument_faulty"
    }
  }

  /// One fault with its file, line, place and rule.
  package static func sentence(_ located: LocatedFault) -> Text {
    let place = place(located.fault.place)
    let rule = rule(located.fault.rule)
    return Text(
      "Berkas \(located.file), baris \(located.line), \(place.indonesian): \(rule.indonesian).",
      "File \(located.file), line \(located.line), \(place.english): \(rule.english).")
  }

  /// The name of a place.
  package static func place(_ place: InstrumentFault.Place) -> Text {
    switch place {
    case .instrument: Text("instrumen", "instrument")
    case .scale(let key): Text("skala \(key)", "scale \(key)")
    case .node(let code): Text("simpul \(code)", "node \(code)")
    case .question(let code): Text("pertanyaan \(code)", "question \(code)")
    case .soal(let id): Text("soal \(id)", "soal \(id)")
    case .predicate(let key): Text("predikat \(key)", "predicate \(key)")
    case .threshold(let predicate, let key):
      Text("ambang \(predicate):\(key)", "floor \(predicate):\(key)")
    case .precondition(let holder, let key):
      Text(
        "syarat \(holder.rawValue):\(key)", "precondition \(holder.rawValue):\(key)")
    }
  }

  /// What a rule finds, inside a sentence.
  package static func rule(_ rule: InstrumentFault.Rule) -> Text {
    fileRule(rule) ?? treeRule(rule) ?? rowRule(rule)
  }

  private static func fileRule(_ rule: InstrumentFault.Rule) -> Text? {
    switch rule {
    case .missing(let key): Text("isian \"\(key)\" tidak ada", "the entry \"\(key)\" is missing")
    case .wrongShape(let key):
      Text(
        "isian \"\(key)\" berbentuk salah: daftar, peta, atau kosong di tempat nilai",
        "the entry \"\(key)\" has the wrong shape: a list, a map or nothing instead of a value")
    case .notADecimal(let key, let written):
      Text(
        "\"\(key)\" berisi \"\(written)\", bukan bilangan desimal (paling banyak 12 angka di "
          + "belakang titik)",
        "\"\(key)\" holds \"\(written)\", which is not a decimal (at most 12 digits after the "
          + "point)")
    case .notAWholeNumber(let key, let written):
      Text(
        "\"\(key)\" berisi \"\(written)\", bukan bilangan bulat",
        "\"\(key)\" holds \"\(written)\", which is not a whole number")
    case .unknownWord(let key, let written):
      Text("\"\(key)\" tidak mengenal \"\(written)\"", "\"\(key)\" does not know \"\(written)\"")
    case .countDiffers(let key, let stated, let found):
      Text(
        "\"\(key)\" menyebut \(stated), berkas berisi \(found)",
        "\"\(key)\" states \(stated), the file holds \(found)")
    case .criteriaDiffer(let found, let scale):
      Text(
        "kriteria ditulis untuk \(found), skalanya \(scale)",
        "the criteria are written for \(found), the scale is \(scale)")
    case .unknownTarget(let written):
      Text(
        "sasaran ambang \"\(written)\" tidak ada",
        "the floor's target \"\(written)\" does not exist")
    default: nil
    }
  }

  private static func treeRule(_ rule: InstrumentFault.Rule) -> Text? {
    switch rule {
    case .weightsDoNotAddUp(let sum, let weight):
      Text(
        "bobot bagian berjumlah \(sum), bobotnya \(weight)",
        "the weights of the parts add up to \(sum), the weight is \(weight)")
    case .totalDiffers(let sum, let maximum):
      Text(
        "bobot komponen berjumlah \(sum), nilai maksimal \(maximum)",
        "the weights of the components add up to \(sum), the maximum is \(maximum)")
    case .noQuestions: Text("tidak punya pertanyaan", "has no questions")
    case .questionsBesideChildren:
      Text("punya pertanyaan dan bagian sekaligus", "has both questions and parts")
    case .repeatedCode: Text("kode dipakai dua kali", "the code is used twice")
    case .weightNotPositive(let weight):
      Text("bobot \(weight) tidak di atas nol", "the weight \(weight) is not above zero")
    case .ownWeightMisplaced:
      Text(
        "bobot sendiri harus ada pada pertanyaan hasil, dan hanya di sana",
        "a weight of its own belongs to each question of a result, and only there")
    case .tooManyRatios(let count):
      Text(
        "\(count) pertanyaan persen dalam satu rata-rata; paling banyak 2",
        "\(count) percent questions in one mean; at most 2")
    case .ratioBesideIndex:
      Text(
        "pertanyaan persen tidak boleh serata-rata dengan indeks",
        "a percent question may not share a mean with an index")
    case .tooFewOptions:
      Text("skala butuh paling sedikit dua pilihan", "a scale needs two options")
    case .endsMissing:
      Text("pilihan terbaik harus 1 dan terakhir 0", "the best option must be 1 and the last 0")
    case .notFalling(let option):
      Text(
        "nilai \(option) tidak di bawah pilihan sebelumnya",
        "\(option) is not worth less than the option before it")
    case .tooFine(let option, let value):
      Text(
        "nilai \(option) = \(value) punya lebih dari 6 angka desimal",
        "\(option) = \(value) has more than 6 decimals")
    case .unknownScale: Text("skalanya tidak ada", "its scale does not exist")
    case .criteriaIncomplete(let found, let needed):
      Text(
        "ada \(found) kriteria untuk \(needed) pilihan", "\(found) criteria for \(needed) options"
      )
    default: nil
    }
  }

  private static func rowRule(_ rule: InstrumentFault.Rule) -> Text {
    switch rule {
    case .soalOutOfOrder(let expected):
      Text(
        "nomor soal harus urut tanpa lompat; di sini seharusnya \(expected)",
        "the numbers must run without gaps; here \(expected) is due")
    case .repeatedPortalRow(let row):
      Text("baris portal \(row) dipakai dua kali", "portal row \(row) is used twice")
    case .repeatedAnnexRow(let row):
      Text("baris lampiran \(row) dipakai dua kali", "annex row \(row) is used twice")
    case .rowMissing(let layout): Text("\"\(layout)\" tidak ada", "\"\(layout)\" is missing")
    case .zeroValueOutOfRange(let value):
      Text(
        "nilai untuk pembagi nol \(value) di luar 0 sampai 1",
        "the value for a zero denominator, \(value), is outside 0 to 1")
    case .foreignSoal:
      Text(
        "rumusnya menunjuk soal yang bukan miliknya, atau tidak menunjuk apa pun",
        "its formula names a row that is not its own, or none")
    case .floorAboveMaximum(let floor, let maximum):
      Text(
        "ambang \(floor) di atas nilai maksimal \(maximum)",
        "the floor \(floor) is above the maximum \(maximum)")
    case .indexEquivalentDiffers(let floor, let fromIndex):
      Text(
        "ambang \(floor), padahal indeksnya memberi \(fromIndex)",
        "the floor is \(floor), but its index gives \(fromIndex)")
    case .optionEquivalentDiffers(let option, let floor):
      Text(
        "pilihan \(option) tidak setara dengan ambang \(floor)",
        "option \(option) does not equal the floor \(floor)")
    case .sourceMissing:
      Text(
        "sumber aturan (\"source\") tidak ada", "the source of the rule (\"source\") is missing")
    case .unknownPredicate(let key):
      Text(
        "predikat \(key) yang disebut tidak ada",
        "the required predicate \(key) does not exist")
    default: Text("aturan lain dilanggar", "another rule is broken")
    }
  }
}
