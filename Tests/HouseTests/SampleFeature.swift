import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

/// A small feature that uses everything the house offers.
let sampleFeature = Feature(
  name: "Samples",
  routes: { _, table in
    table.get("/contoh", .everyone) { _, context in
      htmlResponse(
        Page(title: Text("Contoh", "Sample"), context: context.page()) {
          h1 { context.language == .indonesian ? "Contoh" : "Sample" }
          Form(action: "/contoh", context: context.page()) { Field("Nama", name: "nama") }
        })
    }
    table.post("/contoh", .everyone, limit: 1024) { _, context in
      redirect(to: "/contoh?nama=" + percentEncoded(context.form?["nama"] ?? ""))
    }
    table.get("/milik/:id", .policy("read")) { _, context in
      guard context.principal?.holds(.unitStaff, for: .workUnit("u1")) == true else {
        throw Problem.notFound
      }
      let id = try context.parameter("id")
      return htmlResponse(h1 { "Milik " + id })
    }
    table.post("/milik/:id", .policy("answer")) { _, context in
      guard context.principal?.holds(.unitStaff, for: .workUnit("u1")) == true else {
        throw Problem.forbidden
      }
      return redirect(to: "/milik/1")
    }
    table.get("/tugas", .signedIn) { _, context in
      htmlResponse(Page(title: Text("Tugas", "Tasks"), context: context.page()) { h1 { "T" } })
    }
    table.get("/gagal/:apa", .everyone) { _, context in
      switch try context.parameter("apa") {
      case "konflik": throw StorageError.conflict(constraint: "account.email")
      case "usang": throw StorageError.staleVersion
      case "sibuk": throw StorageError.busy
      case "rusak": throw StorageError.corrupted("answer 7 <rahasia>")
      case "tiada": throw StorageError.notFound
      default: throw StorageError.broken("SELECT rahasia FROM account")
      }
    }
    table.api(.get, "/api/v1/contoh", .signedIn) { _, _ in
      bytesResponse(Array("{}".utf8), type: "application/json")
    }
  },
  navigation: [NavigationItem(label: Text("Tugas saya", "My tasks"), path: "/tugas")])

/// Staff of the unit that the sample feature serves.
let staff = Principal(
  accountID: "a1", name: "Sari", grants: [Grant(.unitStaff, for: .workUnit("u1"))])

/// Somebody with an account and nothing else.
let nobody = Principal(accountID: "a2", name: "Tamu <b>", grants: [])
