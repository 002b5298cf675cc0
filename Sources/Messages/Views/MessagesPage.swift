import Kernel
import MessagesModel
import Web

/// The messages of one person, the newest first.
struct MessagesPage: HTML {
  let messages: [Message]
  let hasOlder: Bool
  let isNewest: Bool
  let unread: Int
  let page: PageContext

  var body: some HTML {
    Page(title: MessageText.messages, context: page) {
      h1 { page(MessageText.messages) }
      p(.class("lead")) { page(MessageText.lead) }
      if messages.isEmpty, isNewest {
        EmptyState(page(MessageText.empty), advice: page(MessageText.emptyAdvice))
      } else {
        if unread > 0, isNewest { readAll }
        ul(.class("task-list")) {
          for message in messages { MessageItem(message: message, page: page) }
        }
        steps
      }
      p { a(.href(MessageLink.mail.path)) { page(MessageText.letters) } }
    }
  }

  @HTMLBuilder private var readAll: some HTML {
    if let newest = messages.first {
      Form(action: MessageLink.readAll.path, context: page, classes: "actions") {
        span { page(MessageText.unread(unread)) }
        input(.type("hidden"), .name("sampai"), .value(newest.id.text))
        Button(page(MessageText.markAllRead), .quiet)
      }
    }
  }

  @HTMLBuilder private var steps: some HTML {
    if hasOlder || !isNewest {
      nav(.class("pager"), .aria(.label, page(Text("Halaman", "Pages")))) {
        if !isNewest {
          a(.href(MessageLink.list.path), .rel("first")) {
            page(Text("← Yang terbaru", "← The newest"))
          }
        }
        if hasOlder, let last = messages.last {
          a(.href(MessageLink.older(last.id).path), .rel("next")) {
            page(Text("Yang lebih lama →", "Older →"))
          }
        }
      }
    }
  }
}

/// One message with what can be done about it.
private struct MessageItem: HTML {
  let message: Message
  let page: PageContext

  private var isNew: Bool { message.readAt == nil }

  var body: some HTML {
    li(.class("task")) {
      div(.class("task-text")) {
        title
        p { page(message.wording.sentence) }
        p(.class("task-hint")) { MessageText.moment(message.postedAt, in: page.language) }
        if isNew { actions }
      }
      if isNew { Tag(page(MessageText.new), .active) }
    }
  }

  @HTMLBuilder private var title: some HTML {
    if let path = message.path, !isNew {
      a(.href(path.text)) { page(message.wording.title) }
    } else {
      strong { page(message.wording.title) }
    }
  }

  private var actions: some HTML {
    div(.class("actions")) {
      if message.path != nil {
        Form(action: MessageLink.open(message.id).path, context: page) {
          Button(page(MessageText.open), .primary, named(MessageText.open))
        }
      }
      Form(action: MessageLink.read(message.id).path, context: page) {
        Button(page(MessageText.markRead), .quiet, named(MessageText.markRead))
      }
    }
  }

  /// The name of a button for those who hear it without the message around it.
  private func named(_ verb: Text) -> HTMLAttribute {
    .aria(.label, page(verb) + ": " + page(message.wording.title))
  }
}

/// The part of "Yang perlu Anda kerjakan".
struct MessageTasks: HTML {
  let unread: Int
  let page: PageContext

  var body: some HTML {
    section(.class("tasks")) {
      h2 { page(MessageText.messages) }
      TaskList([
        TaskItem(
          page(MessageText.readThem(unread)), path: MessageLink.list.path,
          tag: Tag(page(MessageText.new), .active))
      ])
    }
  }
}
