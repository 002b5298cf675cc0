// swift-tools-version: 6.2
// The whole house on one page: which part may see which. See ARCHITECTURE.md.
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

/// A part of the platform: shared by all features, knows none of them.
func platform(
  _ name: String, uses: [Target.Dependency], tests: [Target.Dependency] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: ["Kernel"] + uses, path: "Sources/Platform/\(name)",
      swiftSettings: strict),
    .testTarget(
      name: name + "Tests",
      dependencies: [.init(stringLiteral: name), "Kernel", "TestKit"] + uses + tests,
      path: "Tests/\(name)Tests", exclude: ["__Snapshots__"], swiftSettings: strict),
  ]
}

/// Whether a feature has files of its own, which a target beside it compiles in.
func hasResources(_ feature: String) -> Bool {
  FileManager.default.fileExists(
    atPath: "\(Context.packageDirectory)/Sources/\(feature)/Resources")
}

/// One feature: its pure model, its shell, its tests.
///
/// - Parameters:
///   - name: The folder and the module.
///   - upstream: Every feature to the left that this one may read.
///   - uses: Further libraries that only the shell sees.
/// - Returns: The three targets of the feature.
func feature(
  _ name: String, upstream: [String] = [], uses: [Target.Dependency] = []
) -> [Target] {
  let model = name + "Model"
  let models = upstream.map { Target.Dependency(stringLiteral: $0 + "Model") }
  let shells = upstream.map { Target.Dependency(stringLiteral: $0) }
  let shell: [Target.Dependency] =
    [
      "Kernel", "Storage", "Web", "House", arguments, hummingbird, httpTypes,
      .init(stringLiteral: model),
    ] + models + shells + uses
  return [
    .target(
      name: model, dependencies: ["Kernel"] + models, path: "Sources/\(name)/Model",
      swiftSettings: strict),
    .target(
      name: name, dependencies: shell, path: "Sources/\(name)",
      exclude: ["Model"] + (hasResources(name) ? ["Resources"] : []), swiftSettings: strict),
    .testTarget(
      name: name + "Tests",
      dependencies: shell + [.init(stringLiteral: name), "TestKit", hummingbirdTesting, httpTypes],
      path: "Tests/\(name)Tests", exclude: ["__Snapshots__"], swiftSettings: strict),
  ]
}

/// Files compiled into the program with C's `#embed`, so that the binary runs from any folder.
func files(_ name: String, path: String) -> Target {
  .target(name: name, path: path, sources: ["embed.c"], cSettings: [.unsafeFlags(["-std=gnu23"])])
}

func system(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

let parts: [[Target]] = [
  [
    .target(name: "Kernel", path: "Sources/Kernel", swiftSettings: strict),
    .testTarget(
      name: "KernelTests", dependencies: ["Kernel", "TestKit"], path: "Tests/KernelTests",
      swiftSettings: strict),
    system("CPostgres", "libpq", "libpq-dev"),
    system("CSodium", "libsodium", "libsodium-dev"),
    system("CZip", "libzip", "libzip-dev"),
    system("CQRencode", "libqrencode", "libqrencode-dev"),
    system("CXML2", "libxml-2.0", "libxml2-dev"),
    system("CCurl", "libcurl", "libcurl4-openssl-dev"),
    .target(name: "CReference", path: "Sources/C/CReference"),
    files("InstrumentFiles", path: "Sources/Instruments/Resources"),
    files("WebFiles", path: "Sources/Platform/Web/Resources"),
  ],
  platform("Cryptography", uses: ["CSodium", crypto]),
  platform("Storage", uses: ["Cryptography", grdb, sqlite, "CPostgres", logging]),
  platform("Programs", uses: [subprocess]),
  platform("Documents", uses: ["CZip"], tests: ["CXML2"]),
  platform("QRCodes", uses: ["CQRencode"]),
  [
    .target(
      name: "Web",
      dependencies: [
        "Kernel", "Cryptography", "WebFiles", hummingbird, httpTypes, nio, nioHTTP1, logging,
        crypto,
      ],
      path: "Sources/Platform/Web", exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Kernel", "Cryptography", "Web", "TestKit", hummingbird, hummingbirdTesting, httpTypes,
      ],
      path: "Tests/WebTests", exclude: ["__Snapshots__"], swiftSettings: strict),
  ],
  platform(
    "House",
    uses: [
      "Storage", "Web", "Cryptography", arguments, hummingbird, hummingbirdCore, httpTypes,
      lifecycle, logging, nio, nioPosix,
    ]),
  feature("Accounts", uses: ["Cryptography", "Documents", "QRCodes"]),
  feature("Messages", upstream: ["Accounts"], uses: ["CCurl", "Cryptography", logging]),
  feature(
    "Instruments", upstream: ["Accounts"],
    uses: ["InstrumentFiles", "CReference", "Documents", "Cryptography", logging, yams]),
  feature(
    "WorkUnits", upstream: ["Accounts", "Instruments"], uses: ["Documents", "Cryptography"]),
  feature(
    "Declarations", upstream: ["Accounts", "Instruments", "WorkUnits"],
    uses: ["Documents", "Cryptography", "QRCodes", "Programs"]),
  feature(
    "Evidence", upstream: ["Accounts", "Instruments", "WorkUnits"],
    uses: ["Cryptography", "Programs", nio]),
  feature(
    "Surveys", upstream: ["Accounts", "Instruments", "WorkUnits", "Evidence"],
    uses: [logging, "Documents", "Cryptography", "QRCodes", nio]),
  feature(
    "Worksheets",
    upstream: ["Accounts", "Messages", "Instruments", "WorkUnits", "Evidence", "Surveys"],
    uses: [logging, "Documents", "Cryptography"]),
  feature(
    "Plans",
    upstream: ["Accounts", "Instruments", "WorkUnits", "Evidence", "Surveys", "Worksheets"],
    uses: ["Cryptography", "Documents"]),
  feature(
    "Evaluations",
    upstream: [
      "Accounts", "Messages", "Instruments", "WorkUnits", "Declarations", "Evidence", "Surveys",
      "Worksheets",
    ],
    uses: ["Cryptography", "Documents", "Programs", "QRCodes", nio]),
  [
    .target(
      name: "TestKit",
      dependencies: [
        "Kernel", "Storage", "Web", "House", hummingbird, hummingbirdTesting, httpTypes, logging,
        nio,
      ],
      path: "Sources/TestKit", swiftSettings: strict),
    .executableTarget(
      name: "zona",
      dependencies: [
        "Kernel", "Storage", "Web", "House", "Documents", "Cryptography",
        "Accounts", "AccountsModel", "Instruments", "InstrumentsModel",
        "WorkUnits", "WorkUnitsModel", "Declarations", "DeclarationsModel",
        "Evidence", "EvidenceModel", "Surveys", "SurveysModel", "Worksheets", "WorksheetsModel",
        "Plans", "PlansModel", "Messages", "MessagesModel", "Evaluations", "EvaluationsModel",
        arguments, hummingbird, logging, lifecycle, signals, nio, nioPosix,
      ],
      path: "Sources/App", swiftSettings: strict),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "Kernel", "Storage", "Web", "House", "Documents", "Cryptography",
        "Accounts", "AccountsModel", "Instruments", "InstrumentsModel",
        "WorkUnits", "WorkUnitsModel", "Declarations", "DeclarationsModel",
        "Evidence", "EvidenceModel", "Surveys", "SurveysModel", "Worksheets", "WorksheetsModel",
        "Plans", "PlansModel", "Messages", "MessagesModel", "Evaluations", "EvaluationsModel",
        "TestKit", "zona", arguments, httpTypes, hummingbird, hummingbirdTesting, logging,
      ],
      path: "Tests/AppTests", exclude: ["__Snapshots__"], swiftSettings: strict),
    .testTarget(
      name: "TidyTests", dependencies: ["Kernel"], path: "Tests/TidyTests", swiftSettings: strict),
  ],
]

let package = Package(
  name: "zona",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "zona", targets: ["zona"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: parts.flatMap { $0 },
  swiftLanguageModes: [.v6]
)
