import Kernel
import QRCodes
import SurveysModel
import Web

/// Where people answer: counters with a changing QR, and tablets.
struct PlacesPage: HTML {
  let frame: SurveyFrame
  let counters: [SurveyCounter]
  let kiosks: [SurveyKiosk]
  /// Those that wait for their device, with the code for it.
  var waiting: [WaitingKiosk] = []
  var form: PlaceForm
  var errors: [FormError]

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: OrganiserText.places, context: page) {
      frame.breadcrumb(OrganiserText.places)
      h1 { page(OrganiserText.places) + ": " + frame.plan.title }
      ErrorSummary(errors, page: page)
      section {
        h2 { page(Text("Loket", "Counters")) }
        p {
          page(
            Text(
              "Layar di loket menampilkan kode QR yang berganti setiap sepuluh menit, sehingga "
                + "foto kodenya tidak dapat dibagikan.",
              "The screen at a counter shows a QR that changes every ten minutes, so that a "
                + "picture of it cannot be passed around."))
        }
        counterTable
        if isLive {
          adding(
            "loket", OrganiserLink.counters(frame.round.id), OrganiserText.addCounter,
            name: Text("Nama, misalnya Loket 3", "Name, such as Counter 3"))
        }
      }
      section {
        h2 { page(Text("Kios", "Kiosks")) }
        waiting.map { KioskWay(waiting: $0, frame: frame) }
        kioskTable
        if isLive {
          p { page(PlaceText.kiosks) }
          adding(
            "kios", OrganiserLink.kiosks(frame.round.id), OrganiserText.openKiosk,
            name: Text(
              "Nama, misalnya Tablet ruang tunggu", "Name, such as Tablet in the waiting room"))
        }
      }
    }
  }

  private var isLive: Bool { frame.stage == .announced || frame.stage == .open }

  @HTMLBuilder private var counterTable: some HTML {
    if !counters.isEmpty {
      DataTable(
        caption: page(Text("Loket survei ini", "Counters of this survey")),
        columns: [
          Column(page(Text("Loket", "Counter"))), Column(page(Text("Layanan", "Service"))),
          Column(page(Text("Tindakan", "What to do"))),
        ]
      ) { counters.map(row) }
    }
  }

  private func row(_ counter: SurveyCounter) -> some HTML {
    tr {
      RowHead {
        a(.href(OrganiserLink.poster(frame.round.id, counter.id).path)) { counter.name }
      }
      td { name(of: counter.service) }
      td {
        ButtonLink(
          page(Text("Hapus", "Remove")),
          to: OrganiserLink.counterRemoval(frame.round.id, counter.id).path, .quiet)
      }
    }
  }

  @HTMLBuilder private var kioskTable: some HTML {
    if !kiosks.isEmpty {
      DataTable(
        caption: page(Text("Kios yang terbuka", "Open kiosks")),
        columns: [
          Column(page(Text("Kios", "Kiosk"))), Column(page(Text("Layanan", "Service"))),
          Column(page(Text("Perangkat", "Device"))),
          Column(page(Text("Tertutup sendiri", "Closes by itself"))),
          Column(page(Text("Tindakan", "What to do"))),
        ]
      ) { kiosks.map(row) }
    }
  }

  private func row(_ kiosk: SurveyKiosk) -> some HTML {
    tr {
      RowHead { kiosk.name }
      td { name(of: kiosk.service) }
      td { page(device(of: kiosk)) }
      td { frame.zone.words(kiosk.expiresAt, in: page.language) }
      td {
        if isLive {
          ButtonLink(
            page(Text("Kode baru", "New code")),
            to: OrganiserLink.kioskCode(frame.round.id, kiosk.id).path, .quiet)
          " "
        }
        ButtonLink(
          page(Text("Tutup", "Close")),
          to: OrganiserLink.kioskClosing(frame.round.id, kiosk.id).path, .quiet)
      }
    }
  }

  private func device(of kiosk: SurveyKiosk) -> Text {
    switch kiosk.device {
    case .tied(let moment):
      Text(
        "terpasang sejak \(frame.zone.words(moment, in: .indonesian))",
        "tied since \(frame.zone.words(moment, in: .english))")
    case .awaited(let end) where frame.now < end:
      Text("menunggu perangkat", "waits for a device")
    case .awaited, .missing:
      Text("belum ada; buat kode baru", "none; make a new code")
    }
  }

  private func name(of service: Int?) -> String {
    frame.plan.services.first { $0.number == service }?.name
      ?? page(Text("dipilih yang menjawab", "chosen by who answers"))
  }

  private func adding(
    _ field: String, _ link: OrganiserLink, _ verb: Text, name: Text
  ) -> some HTML {
    // What was typed belongs to the form that is wrong, not to its neighbour.
    let typed = errors.contains { $0.field == field } ? form : nil
    return Form(action: link.path, context: page) {
      Field(
        page(name), name: field, value: typed?.name ?? "",
        error: errors.message(for: field, page))
      SelectField(
        page(Text("Layanan", "Service")), name: PlaceForm.service(of: field),
        options: [("", page(Text("dipilih yang menjawab", "chosen by who answers")))]
          + frame.plan.services.map { (String($0.number), $0.name) },
        chosen: typed?.service.map { String($0) } ?? "")
      div(.class("actions")) { Button(page(verb)) }
    }
  }
}
