/// x
package enum Placeholder: Sendable {}
