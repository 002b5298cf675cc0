// One question at a time, with a draft on the person's own phone. Without it the page is one form.
(() => {
  const key = 'zona:' + location.pathname
  const store = action => { try { return action(localStorage) } catch { return null } }
  const form = document.getElementById('survei')
  const isKiosk = !!form && 'kiosk' in form.dataset
  // Drafts of all surveys whose time is over go; a shared device has none.
  store(s => {
    for (const name of Object.keys(s)) {
      if (name.startsWith('zona:/') && (isKiosk || !(JSON.parse(s[name]).until > Date.now()))) s.removeItem(name)
    }
  })
  if (document.getElementById('selesai')) { store(s => s.removeItem(key)); return }
  if (!form) return
  const say = form.dataset
  const steps = [...form.querySelectorAll('fieldset')]
  const end = form.querySelector('.end')
  const send = end.querySelector('button')
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text })

  // Gone once it was sent, a day after the last answer, and when the survey ends.
  const isAnswer = field => field.name && field.type !== 'hidden'
  const save = () => {
    if (isKiosk) return
    const draft = [...new FormData(form)].filter(([name]) => name !== 't' && name !== 'r')
    const until = Math.min(Date.now() + 864e5, form.dataset.until || Infinity)
    store(s => s.setItem(key, JSON.stringify({ until, draft })))
  }
  const trouble = document.getElementById('masalah')
  if (!isKiosk && !trouble) {
    const kept = JSON.parse(store(s => s.getItem(key)) || '{}')
    for (const [name, value] of kept.draft || []) {
      for (const field of form.querySelectorAll('[name="' + CSS.escape(name) + '"]')) {
        if (!isAnswer(field) || !value) continue
        form.elements.r.value = '1'
        if (field.type === 'radio') field.checked = field.value === value || field.checked
        else field.value = value
      }
    }
  }
  form.addEventListener('input', save)

  const back = make('button', say.back)
  const next = make('button', say.next)
  back.type = next.type = 'button'
  next.className = 'go'
  end.prepend(back)
  end.append(next)
  const bar = make('progress', '')
  const words = make('p', '')
  words.setAttribute('aria-live', 'polite')
  bar.max = steps.length
  form.prepend(words, bar)
  const warning = make('p', say.choose)
  warning.className = 'why'
  warning.setAttribute('role', 'alert')

  const promise = document.querySelector('header p:last-child')

  let at = 0
  let still = 0
  const isOpen = step => step.classList.contains('must') && !step.querySelector(':checked')
  const show = (index, focus) => {
    at = Math.max(0, Math.min(steps.length - 1, index))
    steps.forEach((step, place) => { step.hidden = place !== at })
    const isLast = at === steps.length - 1
    back.hidden = at === 0
    promise.hidden = at > 0
    next.hidden = isLast
    send.hidden = !isLast
    bar.value = at + 1
    bar.setAttribute('aria-label', say.progress)
    words.textContent = say.step.replace('{step}', at + 1).replace('{steps}', steps.length)
    warning.remove()
    if (!focus) return
    const legend = steps[at].querySelector('legend')
    legend.tabIndex = -1
    legend.focus({ preventScroll: true })
    scrollTo(0, 0)
  }
  const forward = () => {
    if (isOpen(steps[at])) {
      steps[at].querySelector('legend').after(warning)
      return
    }
    show(at + 1, true)
  }
  back.addEventListener('click', () => show(at - 1, true))
  next.addEventListener('click', forward)
  // A tap on an answer goes on by itself; arrow keys only choose.
  form.addEventListener('click', event => {
    const isTap = event.target.type === 'radio' && event.detail === 0 && event.isTrusted === false
    const isPointer = event.target.type === 'radio' && event.pointerType
    // The second half of a double tap would answer a question that nobody has read.
    if (isPointer && Date.now() < still) return event.preventDefault()
    if ((isTap || isPointer) && at < steps.length - 1) {
      still = Date.now() + 500
      setTimeout(forward, 200)
    }
  })
  for (const link of document.querySelectorAll('.bad a')) {
    link.addEventListener('click', event => {
      event.preventDefault()
      const place = steps.findIndex(step => '#' + step.id === link.hash)
      if (place >= 0) show(place, true)
    })
  }
  form.addEventListener('submit', event => {
    // Enter goes on, as the button does.
    if (at < steps.length - 1) {
      event.preventDefault()
      forward()
      return
    }
    const place = steps.findIndex(isOpen)
    if (place >= 0) {
      event.preventDefault()
      show(place, true)
      steps[place].querySelector('legend').after(warning)
      return
    }
    send.disabled = true
  })
  addEventListener('pageshow', () => { send.disabled = false })

  const faulty = steps.findIndex(step => step.classList.contains('bad'))
  const open = steps.findIndex(isOpen)
  const start = trouble ? (open < 0 ? steps.length - 1 : open) : form.elements.r.value ? (open < 0 ? steps.length - 1 : open) : 0
  show(faulty < 0 ? start : faulty, false)

  // A kiosk that somebody left goes back to its start.
  if (isKiosk) {
    let timer
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => location.replace(location.pathname), 60000) }
    for (const kind of ['input', 'click', 'keydown']) addEventListener(kind, wait)
    addEventListener('pageshow', event => { form.reset(); wait(); if (event.persisted) location.reload() })
  }
})()
