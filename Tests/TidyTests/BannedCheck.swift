import Foundation

/// Text that does not belong in a Swift file, with what to write instead.
enum BannedCheck {
  /// The part of a file that a rule reads.
  enum Reading { case code, statements, comments, everything }

  /// One rule.
  struct Ban: Sendable {
    /// A regular expression.
    let pattern: String
    /// What to write instead, and why.
    let instead: String
    /// Where to look.
    var reading = Reading.code
    /// Beginnings of the paths that the rule holds for.
    var within = ["Sources/"]
    /// Parts of paths where the rule does not hold.
    var except: [String] = []
  }

  /// All rules.
  static let all: [Ban] =
    [
      Ban(
        pattern: #"\bDate\(\)|\bDate\.now\b"#,
        instead: "pass an Instant: only the clock of the house reads the time",
        except: ["Sources/App/", "Sources/Platform/House/", "Sources/TestKit/"]),
      Ban(
        pattern: #"\btry!"#, instead: "try and throw: a failure must be seen",
        within: ["Sources/", "Tests/"]),
      Ban(
        pattern: #"(?<![\w.])print\("#, instead: "the logger, or a command's output",
        except: ["/Commands/", "Sources/App/"]),
      Ban(
        pattern: #"\bfatalError\("#,
        instead: "a typed error, or preconditionFailure with a sentence for what cannot be"),
      Ban(
        pattern: #"\bTask\.detached\b"#, instead: "a service of the service group",
        within: ["Sources/", "Tests/"]),
      Ban(
        pattern: #"\bTask\s*\{"#, instead: "structured tasks; long work is a service",
        except: ["Sources/App/", "Sources/Platform/", "Sources/TestKit/"]),
      Ban(
        pattern: #"@unchecked\b|nonisolated\(unsafe\)"#,
        instead: "values, actors or Mutex; only Storage may, with a proof in a comment",
        except: ["Sources/Platform/Storage/"]),
      Ban(
        pattern: #"\b(Double|Float|CGFloat)\b"#, instead: "Points or Fraction: scores are exact",
        within: ["/Model/", "Sources/Kernel/"]),
      Ban(
        pattern: #"\bcatch\s*\{\s*\}"#, instead: "handle the failure, or say why it may pass",
        reading: .everything, within: ["Sources/", "Tests/"], except: ["Tests/TidyTests/"]),
      Ban(
        pattern: #"\b(?:struct|class|enum|actor|protocol)\s+\w*(Manager|Helpers?|Utils?|Impl)\b"#,
        instead: "a noun of the programme: these names say nothing"),
      Ban(
        pattern: #"\bXCTest\b|\bXCTSkip\b"#, instead: "Swift Testing", within: ["Tests/"]),
      Ban(
        pattern: #"\.disabled\((?!\))"#, instead: "mend the test or delete it", within: ["Tests/"]),
      Ban(
        pattern: #"\bTODO\b(?!\s*\(?#\d)|\bFIXME\b|\bXXX\b"#,
        instead: "do it now, or an issue with its number", reading: .comments,
        within: ["Sources/", "Tests/"]),
    ] + sql

  /// SQL that only one engine understands, or that says less than it should.
  static let sql: [Ban] = [
    sql(#"\bSELECT\s+\*"#, "the columns by name: a new column must not change a result"),
    sql(#"\bILIKE\b"#, "lower(name) LIKE lower($1): ILIKE is PostgreSQL only"),
    sql(#"\bINSERT\s+OR\s+(REPLACE|IGNORE)\b"#, "ON CONFLICT: the other is SQLite only"),
    sql(#"\bMERGE\s+INTO\b"#, "ON CONFLICT: SQLite has no MERGE"),
    sql(#"\b(GREATEST|LEAST)\s*\("#, "CASE WHEN a > b THEN a ELSE b END"),
    sql(#"\b(group_concat|string_agg)\b"#, "join the text in Swift"),
    sql(#"\b(json_each|json_extract|jsonb)\b"#, "rows and columns, or Swift"),
    sql(#"\bFOR\s+UPDATE\b"#, "a version column and a short transaction"),
    sql(#"\bAUTOINCREMENT\b|\bBIGSERIAL\b"#, "an id made by us"),
    sql(#"\bCREATE\s+TRIGGER\b"#, "one transaction in Swift: no logic in the database"),
  ]

  private static func sql(_ pattern: String, _ instead: String) -> Ban {
    Ban(
      pattern: pattern, instead: instead, reading: .statements,
      // Benchmarks speak to each engine in its own words.
      except: ["Sources/Platform/Storage/", "Sources/App/Bench/"])
  }

  /// Finds what the rules ban in one file.
  static func check(_ file: TreeFile, bans: [Ban] = all) -> [Finding] {
    let source = file.source
    let relevant = bans.filter { ban in
      ban.within.contains {
        file.path.hasPrefix($0) || ($0.hasPrefix("/") && file.path.contains($0))
      }
        && !ban.except.contains { file.path.contains($0) }
    }
    return relevant.flatMap { ban in
      let text =
        switch ban.reading {
        case .code: source.code
        case .statements: source.statements
        case .comments: source.comments
        case .everything: file.text
        }
      return matches(of: ban.pattern, in: text).map { line, match in
        Finding(path: file.path, line: line, message: "'\(match)' is banned; write \(ban.instead)")
      }
    }
  }

  /// The places where a pattern occurs: the line from 1 and the text.
  static func matches(of pattern: String, in text: String) -> [(line: Int, match: String)] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = text as NSString
    let found = expression.matches(in: text, range: NSRange(location: 0, length: whole.length))
    return found.map { result in
      let before = whole.substring(to: result.range.location)
      return (before.count(where: { $0 == "\n" }) + 1, whole.substring(with: result.range))
    }
  }
}
