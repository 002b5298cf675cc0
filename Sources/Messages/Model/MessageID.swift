/// One message to one person.
package enum MessageKind: Sendable {}
