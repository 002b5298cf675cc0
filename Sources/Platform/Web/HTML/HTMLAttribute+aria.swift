extension HTMLAttribute {
  /// The `aria-…` attributes in use.
  package enum Aria: Sendable {
    /// `aria-label`.
    case label
    /// `aria-labelledby`.
    case labelledBy
    /// `aria-describedby`.
    case describedBy
    /// `aria-current`.
    case current
    /// `aria-invalid`.
    case invalid
    /// `aria-hidden`.
    case hidden
    /// `aria-live`.
    case live
    /// `aria-sort`.
    case sort
    /// `aria-expanded`.
    case expanded
    /// `aria-valuenow`.
    case valueNow
    /// `aria-valuetext`.
    case valueText
    /// `aria-controls`.
    case controls
    /// `aria-errormessage`.
    case errorMessage

    var attribute: StaticString {
      switch self {
      case .label: "aria-label"
      case .labelledBy: "aria-labelledby"
      case .describedBy: "aria-describedby"
      case .current: "aria-current"
      case .invalid: "aria-invalid"
      case .hidden: "aria-hidden"
      case .live: "aria-live"
      case .sort: "aria-sort"
      case .expanded: "aria-expanded"
      case .valueNow: "aria-valuenow"
      case .valueText: "aria-valuetext"
      case .controls: "aria-controls"
      case .errorMessage: "aria-errormessage"
      }
    }
  }

  /// The `data-…` attributes that our own script reads.
  package enum DataName: Sendable {
    /// `data-autosave`.
    case autosave
    /// `data-counter`.
    case counter
    /// `data-keys`.
    case keys
    /// `data-key`.
    case key
    /// `data-saved`.
    case saved
    /// `data-count`.
    case count
    /// `data-formula`.
    case formula
    /// `data-term`.
    case term
    /// `data-limit`.
    case limit
    /// `data-href`.
    case href
    /// `data-drop`.
    case drop
    /// `data-select`.
    case select
    /// `data-live`.
    case live
    /// `data-resumable`.
    case resumable
    /// `data-confirm`.
    case confirm
    /// `data-download`.
    case download
    /// `data-take`.
    case take
    /// `data-seconds`.
    case seconds
    /// `data-wait`.
    case wait

    var attribute: StaticString {
      switch self {
      case .autosave: "data-autosave"
      case .counter: "data-counter"
      case .keys: "data-keys"
      case .key: "data-key"
      case .saved: "data-saved"
      case .count: "data-count"
      case .formula: "data-formula"
      case .term: "data-term"
      case .limit: "data-limit"
      case .href: "data-href"
      case .drop: "data-drop"
      case .select: "data-select"
      case .live: "data-live"
      case .resumable: "data-resumable"
      case .confirm: "data-confirm"
      case .download: "data-download"
      case .take: "data-take"
      case .seconds: "data-seconds"
      case .wait: "data-wait"
      }
    }
  }
}
