// The one script of Zona. Every page works without it; it saves typing and waiting.
"use strict";

(() => {
  const language = document.documentElement.lang === "en" ? "en" : "id";
  const words = {
    id: {
      saving: "Menyimpan…",
      saved: (time) => `Tersimpan ${time}`,
      offline: "Belum tersimpan: sambungan terputus. Isian Anda tetap di halaman ini dan dikirim lagi begitu tersambung.",
      signIn: "Belum tersimpan: sesi Anda berakhir. Masuk lagi di tab lain, lalu kembali ke sini dan simpan.",
      failed: (reason) => `Belum tersimpan: ${reason}`,
      unsaved: "× belum tersimpan",
      busy: "sistem sedang sibuk, dicoba lagi",
      left: (count) => `${count.toLocaleString("id-ID")} karakter tersisa`,
      incomplete: "–",
      contradiction: "pembilang ada, penyebut nol",
      sending: (name, share) => `${name}: ${share}%`,
      sent: (name) => `${name}: tersimpan`,
      interrupted: "unggahan terputus terlalu lama; kirim sekali lagi",
      waiting: (name, share) => `${name}: ${share}%, sambungan terputus, dicoba lagi…`,
      slow: (name, share) => `${name}: ${share}%, belum ada jawaban, masih ditunggu…`,
      broken: "sambungan terputus. Yang sudah terkirim tersimpan; tekan Unggah untuk melanjutkan",
    },
    en: {
      saving: "Saving…",
      saved: (time) => `Saved ${time}`,
      offline: "Not saved: the connection is gone. What you typed stays on this page and is sent again once you are connected.",
      signIn: "Not saved: your session has ended. Sign in again in another tab, then come back and save.",
      failed: (reason) => `Not saved: ${reason}`,
      unsaved: "× not saved",
      busy: "the system is busy, trying again",
      left: (count) => `${count.toLocaleString("en-GB")} characters left`,
      incomplete: "–",
      contradiction: "a numerator over zero",
      sending: (name, share) => `${name}: ${share}%`,
      sent: (name) => `${name}: stored`,
      interrupted: "the upload was broken off for too long; send it once more",
      waiting: (name, share) => `${name}: ${share}%, the connection is gone, trying again…`,
      slow: (name, share) => `${name}: ${share}%, no answer yet, still waiting…`,
      broken: "the connection is gone. What was sent is kept; press Upload to go on",
    },
  }[language];

  const clock = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${two(now.getHours())}${language === "en" ? ":" : "."}${two(now.getMinutes())}`;
  };

  // Parts marked data-live are taken anew from the page at an address; the latest answer counts.
  let turns = 0;
  const renew = async (place, address) => {
    const turn = ++turns;
    const response = await fetch(address, { credentials: "same-origin" });
    if (!response.ok || turn !== turns) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of place.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh) continue;
      part.replaceWith(fresh);
      labelTables(fresh);
    }
    return true;
  };

  // Whoever signed in again in another tab has a new session: the forms of this page get its token,
  // and nothing else changes. False as long as there is no session of the same person.
  const renewTokens = async () => {
    const response = await fetch(location.href, { credentials: "same-origin" });
    if (!response.ok || response.redirected) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const person = (place) => place.querySelector(".person")?.textContent;
    const token = page.querySelector("[name=_token]")?.value;
    if (!token || person(page) !== person(document)) return false;
    for (const field of document.querySelectorAll("[name=_token]")) field.value = token;
    return true;
  };

  // Forms marked data-autosave save themselves a moment after the last change.
  class Autosave {
    constructor(form) {
      this.form = form;
      this.timer = 0;
      this.delay = 800;
      this.isSending = false;
      this.isDirty = false;
      this.isEnded = false;
      this.line = form.querySelector("[data-saved]") || this.addLine();
      form.addEventListener("input", () => this.changed(900));
      form.addEventListener("change", () => this.changed(150));
      form.addEventListener("submit", (event) => this.leave(event));
      window.addEventListener("online", () => { if (this.isDirty) this.changed(0); });
      window.addEventListener("beforeunload", (event) => {
        if (this.isDirty) event.preventDefault();
      });
    }

    addLine() {
      const line = document.createElement("p");
      line.className = "saved";
      line.setAttribute("data-saved", "");
      this.form.append(line);
      return line;
    }

    say(text, kind) {
      this.line.setAttribute("role", "status");
      this.line.textContent = text;
      this.line.className = `saved saved-${kind}`;
    }

    // What is on its way carries the version that the form has too: it goes first. After the end of
    // the session a save by script tries whether there is one again; else the page stays.
    leave(event) {
      clearTimeout(this.timer);
      this.timer = 0;
      this.isDirty = false;
      if (!this.isSending && !this.isEnded) return;
      event.preventDefault();
      this.waiting = { button: event.submitter };
      this.send();
    }

    changed(wait) {
      this.isDirty = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    async send() {
      this.timer = 0;
      if (this.isSending) return;
      this.isSending = true;
      this.isDirty = false;
      this.say(words.saving, "waiting");
      try {
        let response = await this.post();
        if (response.status === 403 && await renewTokens()) response = await this.post();
        await this.take(response);
      } catch {
        this.isDirty = true;
        this.say(words.offline, "bad");
        this.retry();
      } finally {
        this.isSending = false;
        if (this.waiting) {
          const { button } = this.waiting;
          this.waiting = null;
          delete this.form.dataset.sent;
          if (!this.isEnded) {
            this.form.requestSubmit(button);
            return;
          }
        }
        if (this.isDirty && !this.timer) this.changed(0);
      }
    }

    post() {
      return fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { "X-Zona-Simpan": "1", Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
    }

    async take(response) {
      const isJSON = (response.headers.get("content-type") || "").includes("json");
      const answer = isJSON ? await response.json() : {};
      this.isEnded = response.status === 401 || answer.code === "bad_form_token";
      if (response.type === "opaqueredirect" || response.ok) {
        this.delay = 800;
        this.apply(answer);
        this.mark([]);
        this.say(answer.saved || words.saved(clock()), "good");
        renew(document, location.pathname).catch(() => {});
      } else if (this.isEnded) {
        this.isDirty = true;
        this.timer = -1;
        this.say(words.signIn, "bad");
      } else if (response.status === 503) {
        this.isDirty = true;
        this.say(words.failed(words.busy), "bad");
        this.retry();
      } else {
        this.timer = -1;
        this.say(words.failed(answer.message || String(response.status)), "bad");
        this.mark(answer.fields_refused || []);
        if (answer.path) this.link(answer);
      }
    }

    // What the server knows better now: hidden versions, totals elsewhere on the page.
    apply(answer) {
      for (const [name, value] of Object.entries(answer.fields || {})) {
        const field = this.form.elements.namedItem(name);
        if (field && "value" in field) field.value = value;
      }
      for (const [id, text] of Object.entries(answer.texts || {})) {
        const element = document.getElementById(id);
        if (element) element.textContent = text;
      }
    }

    // What is wrong stands at its field, as after sending the form without script.
    mark(refused) {
      for (const note of this.form.querySelectorAll("[data-said]")) note.remove();
      for (const field of this.form.querySelectorAll("[data-refused]")) {
        field.classList.remove("field-wrong");
        field.removeAttribute("data-refused");
        for (const control of field.querySelectorAll("[aria-invalid]")) {
          control.removeAttribute("aria-invalid");
          const kept = (control.getAttribute("aria-describedby") || "").split(" ")
            .filter((id) => id !== "" && !id.endsWith("-error"));
          if (kept.length > 0) control.setAttribute("aria-describedby", kept.join(" "));
          else control.removeAttribute("aria-describedby");
        }
      }
      const asked = this.form.querySelector("[data-confirm]");
      if (asked && !asked.querySelector("input").checked) {
        asked.hidden = !refused.some((entry) => asked.querySelector(`[name="${entry.name}"]`));
      }
      for (const entry of refused) this.markField(entry);
      const state = document.getElementById("keadaan");
      if (state && refused.length > 0) {
        state.textContent = words.unsaved;
        state.className = "tag tag-bad";
      }
    }

    markField({ name, message }) {
      const control = this.form.querySelector(`[name="${name}"]`);
      const frame = control && control.closest(".field, .radio-group, [data-confirm]");
      if (!frame) return;
      frame.classList.add("field-wrong");
      frame.setAttribute("data-refused", "");
      const note = document.createElement("p");
      note.className = "field-error";
      note.id = `f-${name}-error`;
      note.setAttribute("data-said", "");
      note.textContent = `× ${message}`;
      const old = document.getElementById(note.id);
      if (old) old.remove();
      const legend = frame.querySelector("legend");
      if (legend) legend.after(note);
      else control.before(note);
      control.setAttribute("aria-invalid", "true");
      const described = control.getAttribute("aria-describedby") || "";
      if (!described.split(" ").includes(note.id)) {
        control.setAttribute("aria-describedby", `${described} ${note.id}`.trim());
      }
    }

    link(answer) {
      const anchor = document.createElement("a");
      anchor.href = answer.path;
      anchor.textContent = answer.way_out || answer.path;
      this.line.append(" ", anchor);
    }

    retry() {
      this.delay = Math.min(this.delay * 2, 30000);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), this.delay);
    }
  }

  // Counts show their percentage while they are typed; the server computes the real one.
  const whole = (text) => /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : NaN;

  const formulas = {
    "ratio-0": (above, below) => below === 0 ? (above === 0 ? 0 : NaN) : Math.min(1, above / below),
    "ratio-1": (above, below) => below === 0 ? (above === 0 ? 1 : NaN) : Math.min(1, above / below),
    reduction: (before, now) =>
      before === 0 ? (now === 0 ? 1 : 0) : Math.max(0, (before - now) / before),
  };

  const showFormula = (group) => {
    const formula = formulas[group.dataset.formula];
    const sums = group.dataset.term.split("/").map((names) =>
      names.split(" ").map((name) => {
        const field = group.querySelector(`[data-count="${name}"]`);
        return field ? whole(field.value) : NaN;
      }).reduce((sum, count) => sum + count, 0));
    const result = group.querySelector("output");
    if (!formula || !result) return;
    if (sums.some(Number.isNaN)) {
      result.textContent = words.incomplete;
      return;
    }
    const share = formula(sums[0], sums[1]);
    result.textContent = Number.isNaN(share)
      ? words.contradiction
      : (share * 100).toLocaleString(language === "en" ? "en-GB" : "id-ID",
        { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + "%";
  };

  const showCounter = (area) => {
    // Several fields of one page may have the same name: each has its line right after it.
    const line = area.nextElementSibling;
    if (!line || !line.matches("[data-counter]")) return;
    const left = Number(area.dataset.limit) - area.value.length;
    line.textContent = words.left(left);
    line.classList.toggle("counter-full", left <= 0);
  };

  // j and k go to the next and previous question, digits choose an option, never while something is being typed.
  const isTyping = (target) =>
    target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      && !/^(radio|checkbox|button|submit)$/.test(target.type);

  // Values that a button offers go into the fields of its form, which then saves itself.
  const takeOver = (event) => {
    const button = event.currentTarget;
    event.preventDefault();
    for (const [name, value] of new URLSearchParams(button.dataset.take)) {
      const field = button.form.elements.namedItem(name);
      if (!field) continue;
      field.value = value;
      const element = field instanceof RadioNodeList ? [...field].find((entry) => entry.checked) : field;
      if (!element) continue;
      element.focus();
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }
    // The next key is meant for the page, not for the field that was filled.
    if (isTyping(document.activeElement)) document.activeElement.blur();
  };

  // The seconds in which a page is in the foreground go along with its form, up to a limit.
  const countSeconds = (field) => {
    setInterval(() => {
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      field.value = String(Math.min(Number(field.dataset.seconds), Number(field.value) + 1));
    }, 1000);
  };

  // The list of keys stands at the foot of the page: opened by key it comes into view with the
  // focus, and closed by key it gives the focus back to where it came from.
  let beforeHelp = null;
  const showHelp = (help) => {
    help.open = !help.open;
    if (help.open) {
      beforeHelp = document.activeElement;
      help.querySelector("summary").focus({ preventScroll: true });
      help.scrollIntoView({ block: "nearest" });
    } else if (beforeHelp && help.contains(document.activeElement)) {
      if (beforeHelp === document.body) document.activeElement.blur();
      else beforeHelp.focus();
    }
  };

  const followKey = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.tagName === "TEXTAREA") {
      const send = event.target.form && event.target.form.querySelector("[data-keys] button");
      if (send) send.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const help = document.getElementById("pintasan");
    if (event.key === "?" && help) showHelp(help);
    if (/^[1-9]$/.test(event.key)) {
      const options = document.querySelectorAll("form[data-autosave] .radio-group input[type=radio]");
      const option = options[Number(event.key) - 1];
      if (option) { option.focus(); option.click(); }
      return;
    }
    const link = document.querySelector(`[data-keys] [data-key="${CSS.escape(event.key)}"]`);
    if (link) { link.click(); return; }
    // Where time is measured somebody judges by keyboard: letters choose an option there.
    if (!/^[a-z]$/i.test(event.key) || !document.querySelector("[data-seconds]")) return;
    const letter = event.key.toLowerCase();
    const options = [...document.querySelectorAll("form[data-autosave] .radio-group input[type=radio]")];
    const meant = options.find((option) => option.value.toLowerCase().startsWith(letter));
    if (meant) { meant.focus(); meant.click(); }
  };

  const enableDrop = (zone) => {
    const field = zone.querySelector("input[type=file]");
    const hint = zone.querySelector(".file-hint");
    if (hint) hint.hidden = false;
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("file-drop-over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("file-drop-over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("file-drop-over");
      if (event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
    });
  };

  // A second press on a button does not send the form twice.
  const sendOnce = (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  };

  // Gives a file that was fetched to the person, under the name that the server gave it.
  const handOver = async (response) => {
    const name = (response.headers.get("content-disposition") || "").match(/filename="([^"]+)"/);
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(await response.blob());
    anchor.download = name ? name[1] : "";
    document.body.append(anchor);
    anchor.click();
    setTimeout(() => {
      URL.revokeObjectURL(anchor.href);
      anchor.remove();
    }, 60000);
  };

  // A form marked data-download is answered with a file; then the page at that address shows what
  // was given out. A refusal, or a break before the first byte, is shown as without this script.
  const download = async (event) => {
    const form = event.target;
    if (!form.dataset.download || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    let response = null;
    try {
      response = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
      });
    } catch {
      // Sent once more below; the server does nothing twice.
    }
    if (!response || !response.ok || response.redirected) {
      form.submit();
      return;
    }
    try {
      await handOver(response);
    } finally {
      setTimeout(() => location.assign(form.dataset.download), 500);
    }
  };

  // A link marked data-wait leads to a file that takes seconds to make: it says so meanwhile. What
  // is no file, such as a refusal, is shown as without this script.
  const waitFor = async (event) => {
    const link = event.target.closest ? event.target.closest("a[data-wait]") : null;
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey ||
        event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy")) return;
    const label = link.textContent;
    const state = link.parentElement.querySelector("[role=status]");
    link.setAttribute("aria-busy", "true");
    link.textContent = link.dataset.wait;
    if (state) state.textContent = link.dataset.wait;
    try {
      const response = await fetch(link.href, { credentials: "same-origin" });
      if (!response.ok || response.redirected || !response.headers.get("content-disposition")) {
        location.assign(link.href);
        return;
      }
      await handOver(response);
    } catch {
      location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
      link.textContent = label;
      if (state) state.textContent = "";
    }
  };

  // A form that only asks shows its answer while somebody chooses; the address follows.
  const answerLive = (place) => {
    const form = place.querySelector("form");
    let timer = 0;
    const ask = async () => {
      const fields = [...new FormData(form)].filter(([, value]) => value !== "");
      const address = form.action + "?" + new URLSearchParams(fields);
      if (await renew(place, address)) history.replaceState(null, "", address);
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => { ask().catch(() => {}); }, 250);
    });
  };

  // Files of a form marked data-resumable go in pieces, so that a broken line costs one piece.
  // Without this script the form sends them itself.
  const pieceLength = 2 * 1024 * 1024;
  const patience = [1, 2, 4, 8, 15, 30];

  // A sum of content for knowing a file again, no proof of anything: FNV-1a, two of 32 bits.
  const emptySum = [0x811c9dc5, 0x9747b28c];
  const addToSum = ([first, second], bytes) => {
    for (const byte of bytes) {
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second ^ byte, 0x5bd1e995);
    }
    return [first, second];
  };

  // Waits; less when the line comes back.
  const pause = (milliseconds) => new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener("online", done, { once: true });
  });

  class ResumableUpload {
    constructor(form) {
      this.form = form;
      this.files = form.querySelector("input[type=file]");
      this.list = document.createElement("ul");
      this.list.className = "upload-list";
      this.list.setAttribute("role", "status");
      form.append(this.list);
      form.addEventListener("submit", (event) => {
        if (this.files.files.length === 0) return;
        event.preventDefault();
        if (!this.isSending) this.sendAll();
      });
    }

    line(text) {
      const line = document.createElement("li");
      line.textContent = text;
      this.list.append(line);
      return line;
    }

    async sendAll() {
      this.isSending = true;
      this.list.replaceChildren();
      const taken = new Set();
      let isPlain = true;
      for (const file of [...this.files.files]) {
        const line = this.line(words.sending(file.name, 0));
        try {
          const known = await this.send(file, (share, say = words.sending) => {
            line.textContent = say(file.name, share);
          });
          taken.add(file);
          line.textContent = words.sent(file.name);
          if (known) {
            isPlain = false;
            this.sayKnown(line, file, known);
          }
        } catch (problem) {
          isPlain = false;
          line.textContent = `${file.name}: ${problem.isRefusal ? problem.message : words.broken}`;
          line.className = "upload-refused";
        }
      }
      this.forget(taken);
      this.isSending = false;
      if (isPlain) location.assign(`${location.pathname}?selesai=diunggah`);
      else renew(document, location.pathname + location.search).catch(() => {});
    }

    // Only what was not taken stays chosen, so that sending again does not send the rest twice.
    forget(taken) {
      const left = new DataTransfer();
      for (const file of this.files.files) if (!taken.has(file)) left.items.add(file);
      this.files.files = left.files;
    }

    // Content that the vault has already: nothing new is recorded, the way leads to what is there.
    sayKnown(line, file, known) {
      const proof = document.createElement("a");
      proof.href = known.path;
      proof.textContent = known.title;
      line.textContent = `${file.name} ${known.message} `;
      line.className = "upload-known";
      line.append(proof);
    }

    get token() { return this.form.querySelector("[name=_token]").value; }

    // Remembers where a file was going, so that it goes on after the page was closed. The file is
    // known again by its content: phones give a picked file another time with each choice.
    key(file) { return `zona:${this.form.dataset.resumable}:${file.name}:${file.size}`; }

    remember(file, state) { localStorage.setItem(this.key(file), JSON.stringify(state)); }

    // Where the same content was going, how far it is there, and the sum of what was sent; else null.
    async remembered(file) {
      let state = null;
      try { state = JSON.parse(localStorage.getItem(this.key(file))); } catch { return null; }
      if (typeof state?.path !== "string" || !(state.end <= file.size)) return null;
      const found = { end: 0, sum: emptySum };
      await this.sumUp(file, found, state.end);
      if (found.sum.join() !== String(state.sum)) return null;
      const offset = await this.offset(state.path);
      return offset === null ? null : { ...found, path: state.path, offset };
    }

    // Adds the bytes up to an end to the sum of a state.
    async sumUp(file, state, end) {
      while (state.end < end) {
        const next = Math.min(end, state.end + pieceLength);
        const bytes = new Uint8Array(await file.slice(state.end, next).arrayBuffer());
        state.sum = addToSum(state.sum, bytes);
        state.end = next;
      }
    }

    async send(file, progress) {
      let state = await this.remembered(file);
      if (state === null) {
        state = { path: await this.begin(file), end: 0, sum: emptySum, offset: 0 };
        this.remember(file, state);
      }
      let tries = 0;
      let isDone = false;
      let known = null;
      const share = () => Math.floor((state.offset * 100) / file.size);
      progress(share());
      while (!isDone) {
        const late = setTimeout(() => progress(share(), words.slow), 15000);
        try {
          // The sum reaches as far as the server can have come, also when the answer is lost.
          const end = Math.min(file.size, state.offset + pieceLength);
          await this.sumUp(file, state, end);
          this.remember(file, state);
          const response = await fetch(state.path, {
            method: "PATCH",
            body: file.slice(state.offset, end),
            headers: {
              "X-Zona-Simpan": "1", "X-Zona-Token": this.token,
              "Upload-Offset": String(state.offset),
            },
            credentials: "same-origin",
          });
          if (response.status === 409) {
            const reached = await this.offset(state.path);
            if (reached === null) throw this.refusal(file, words.interrupted);
            state.offset = reached;
          } else if (response.ok) {
            state.offset = Number(response.headers.get("Upload-Offset"));
            isDone = response.headers.get("Location") !== null;
            if (isDone && response.status === 200) known = await response.json();
            tries = 0;
            progress(share());
          } else if (response.status < 500) {
            const { message } = await response.json();
            throw this.refusal(file, message, [401, 403, 429].includes(response.status));
          } else {
            throw new Error("busy");
          }
        } catch (problem) {
          if (problem.isRefusal || tries === patience.length) throw problem;
          clearTimeout(late);
          progress(share(), words.waiting);
          await pause(patience[tries] * 1000);
          tries += 1;
          state.offset = (await this.offset(state.path).catch(() => null)) ?? state.offset;
        } finally {
          clearTimeout(late);
        }
      }
      localStorage.removeItem(this.key(file));
      return known;
    }

    // A session that ended takes nothing of the upload away: after signing in it goes on.
    refusal(file, message, isKept = false) {
      if (!isKept) localStorage.removeItem(this.key(file));
      const problem = new Error(message);
      problem.isRefusal = true;
      return problem;
    }

    async begin(file) {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(this.form)) {
        if (typeof value === "string") fields.append(name, value);
      }
      fields.append("nama", file.name);
      fields.append("ukuran", String(file.size));
      const response = await fetch(this.form.dataset.resumable, {
        method: "POST",
        body: fields,
        headers: { "X-Zona-Simpan": "1" },
        credentials: "same-origin",
      });
      if (response.status !== 201) throw this.refusal(file, (await response.json()).message);
      return response.headers.get("Location");
    }

    // How far an upload is; null when it is gone. Any other answer says nothing about it.
    async offset(path) {
      const response = await fetch(path, { method: "HEAD", headers: { "X-Zona-Simpan": "1" }, credentials: "same-origin" });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error("busy");
      return Number(response.headers.get("Upload-Offset"));
    }
  }

  for (const form of document.querySelectorAll("form[data-resumable]")) new ResumableUpload(form);
  // On narrow screens a table is stacked: each cell says which column it is of.
  const labelCells = (table) => {
    const heads = [...table.querySelectorAll("thead th")].map((head) =>
      (head.querySelector(".sort") || head).firstChild?.textContent.trim() || "");
    const rows = [...table.querySelectorAll("tbody tr")];
    if (heads.length < 3 || rows.some((row) => row.cells.length !== heads.length)) return;
    for (const row of rows) {
      [...row.cells].forEach((cell, index) => {
        if (cell.tagName === "TD" && cell.textContent.trim() !== "") cell.dataset.label = heads[index];
      });
    }
    table.dataset.stacked = "";
  };

  const labelTables = (place) => {
    for (const table of place.querySelectorAll(".data-table")) {
      if (!table.closest(".area, .paths, .improvements, .paper-table")) labelCells(table);
    }
  };

  labelTables(document);
  for (const place of document.querySelectorAll(".try")) answerLive(place);
  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
  for (const group of document.querySelectorAll("[data-formula]")) {
    group.addEventListener("input", () => showFormula(group));
  }
  for (const area of document.querySelectorAll("textarea[data-limit]")) {
    area.addEventListener("input", () => showCounter(area));
    showCounter(area);
  }
  for (const zone of document.querySelectorAll("[data-drop]")) enableDrop(zone);
  for (const button of document.querySelectorAll("button[data-take]")) button.addEventListener("click", takeOver);
  for (const field of document.querySelectorAll("input[data-seconds]")) countSeconds(field);
  if (document.querySelector("[data-keys]")) document.addEventListener("keydown", followKey);
  const keyHelp = document.getElementById("pintasan");
  if (keyHelp) keyHelp.hidden = false;
  document.addEventListener("submit", sendOnce);
  document.addEventListener("submit", download);
  document.addEventListener("click", waitFor);
  const errors = document.getElementById("kesalahan");
  if (errors) errors.focus();
})();
