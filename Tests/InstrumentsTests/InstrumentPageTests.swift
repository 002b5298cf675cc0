import Hummingbird
import HummingbirdTesting
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Web

/// The public pages, through the router.
@Suite struct InstrumentPageTests {
  private static let id = "permenpanrb-90-2021"

  @Test(arguments: [
    "/instrumen", "/instrumen/\(id)", "/instrumen/\(id)?isi=terbaik",
    "/instrumen/\(id)?s1=Ya&s88=4&s89=9", "/instrumen/\(id)/nilai/total",
    "/instrumen/\(id)/nilai/A.I.1?s1=Ya", "/instrumen/\(id)/nilai/pengawasan",
    "/instrumen/\(id)/nilai/B.I.a?s125=3%2C6", "/instrumen/\(id)/nilai/total?buka=semua",
    "/instrumen/\(id)/beda/permenpanrb-52-2014", "/instrumen/permenpanrb-52-2014",
    "/instrumen/permenpanrb-10-2019",
  ])
  func `every page is open to visitors`(path: String) async throws {
    let answer = try await get(path)

    #expect(answer.status == .ok)
    #expect(answer.text.components(of: "<h1") == 1)
  }

  @Test(arguments: [
    "/instrumen/tiada", "/instrumen/\(id)/nilai/Z.9", "/instrumen/\(id)/beda/tiada",
    "/instrumen/permenpanrb-52-2014/nilai/total",
  ])
  func `what does not exist is not found`(path: String) async throws {
    #expect(try await get(path).status == .notFound)
  }

  @Test func `the best answers clear every floor`() async throws {
    let text = try await get("/instrumen/\(Self.id)?isi=terbaik").text

    #expect(text.contains(">100,00</a> dari 100,00"))
    #expect(text.contains("WBK: semua 12 ambang tercapai"))
    #expect(text.contains("WBBM: semua 12 ambang tercapai"))
    #expect(text.contains("Semua soal dijawab."))
  }

  @Test func `a blank form earns nothing and says so`() async throws {
    let text = try await get("/instrumen/\(Self.id)").text

    #expect(text.contains(">0,00</a> dari 100,00"))
    #expect(text.contains("127 dari 127 soal belum dijawab dan bernilai 0."))
  }

  @Test func `odd answers are named and count as unanswered`() async throws {
    let text = try await get(
      "/instrumen/\(Self.id)?s1=Mungkin&s88=-3&s89=2.5&s125=87%2C65&s999=A&s2=%3Cscript%3E"
    ).text

    #expect(text.contains("«Mungkin» bukan pilihan Ya/Tidak"))
    #expect(text.contains("«-3» bukan bilangan bulat"))
    #expect(text.contains("«2.5» bukan bilangan bulat"))
    #expect(text.contains("«87,65» di luar 0 sampai 4"))
    #expect(text.contains("«&lt;script&gt;»"))
    #expect(!text.contains("<script>"))
  }

  @Test func `editions that do not score say why and show their floors`() async throws {
    let text = try await get("/instrumen/permenpanrb-10-2019").text

    #expect(text.contains("belum lengkap, jadi tidak menghitung nilai"))
    #expect(text.contains("dari ingatan"))
    #expect(text.contains("tipe tidak diketahui"))
    #expect(!text.contains("<form method=\"get\" action=\"/instrumen"))
  }

  @Test func `preconditions stand beside the floors with their sources and doubts`() async throws {
    let current = try await get("/instrumen/\(Self.id)").text
    let earlier = try await get("/instrumen/permenpanrb-10-2019", language: "en").text

    #expect(current.contains("Syarat bagi instansi"))
    #expect(current.contains("&gt; 70 (predikat BB)"))
    #expect(current.contains("PortalRB, siklus 2024 (salinan publik)"))
    let start = try #require(earlier.firstRange(of: "id=\"syarat\""))
    let shown = earlier[start.upperBound...]
    #expect(shown.contains("Asked of the work unit"))
    #expect(shown.contains("≥ WDP (qualified) <span class=\"tag"))
    #expect(shown.contains("recalled"))
    #expect(shown.contains("Inspectorate of Yogyakarta city, 2020"))
    #expect(shown.contains("<td>–</td><td>already WBK"))
  }

  @Test func `the explanation opens down to the answer`() async throws {
    let text = try await get(
      "/instrumen/\(Self.id)/nilai/A.I.1.i?s1=Ya&s2=B&buka=semua"
    ).text

    expectSnapshot(text.formattedMain, named: "explanation-page.html")
  }

  @Test func `the list and the differences read well in English too`() async throws {
    let list = try await get("/instrumen", language: "en").text
    let differences = try await get(
      "/instrumen/permenpanrb-10-2019/beda/permenpanrb-52-2014", language: "en"
    ).text

    expectSnapshot(list.formattedMain, named: "instrument-list.en.html")
    expectSnapshot(differences.formattedMain, named: "instrument-difference.en.html")
  }

  private func get(_ path: String, language: String = "id") async throws -> TestAnswer {
    try await withStorage(.sqlite) { storage in
      let house = TestHouse([instruments], storage: storage)
      return try await house.get(path, headers: [.cookie: "zona_bahasa=\(language)"])
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }

  /// The content of the page, one element a line.
  fileprivate var formattedMain: String {
    guard let start = firstRange(of: "<main"), let end = firstRange(of: "</main>") else {
      return self
    }
    return String(self[start.lowerBound..<end.upperBound]).replacing("><", with: ">\n<")
  }
}
