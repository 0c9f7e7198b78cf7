/** The form that adds an event: laid out here, judged and written by the server. The address and the selection are the page's. */
(function (root) {
  "use strict";

  const PAUSE_MILLISECONDS = 250;
  const PATIENCE_MILLISECONDS = 8000;
  const FIELDS = [
    { name: "date", label: "Date", hint: "As precisely as it is known: 2024-06-19, 2023-09, settembre 2023", needed: true },
    { name: "countries", label: "Countries", hint: "Two or more; who acts comes first", needed: true, kind: "chips" },
    { name: "type", label: "Type", needed: true, kind: "types" },
    { name: "title", label: "Title", hint: "At most 80 characters, neutral, present tense", needed: true, long: 80 },
    { name: "sources", label: "Sources", hint: "Known sources or web addresses", needed: true, kind: "chips" },
    { name: "summary", label: "Summary", hint: "One to four sentences in your own words", kind: "text" },
    { name: "place", label: "Place" },
    { name: "status", label: "Status", kind: "statuses" },
    { name: "denied_by", label: "Denied by", hint: "The countries that deny it", kind: "chips" },
    { name: "importance", label: "Importance, 1 to 5", kind: "importance" },
    { name: "related", label: "Follows from", hint: "Earlier events: type part of an id or of a title", kind: "chips" },
    { name: "notes", label: "Notes", hint: "For the next curator; not shown", kind: "text" },
  ];
  const chosen = { countries: [], sources: [], denied_by: [], related: [] };
  let choices = null;
  let asked = 0;
  let pause = 0;

  const make = (...parts) => root.EventTimeline.make(...parts);
  const form = () => document.getElementById("add-event");
  const field = (name) => form().querySelector(`[name="${name}"]`);
  const said = (name) => form().querySelector(`[data-said="${name}"]`);
  const set = (id, data) => root.dash_clientside.set_props(id, { data });

  function build(offered) {
    if (!offered || choices) return;
    choices = offered;
    form().querySelector(".add-event-panel").replaceChildren(make("form", { novalidate: true, onsubmit: send, oninput: judgeSoon },
      FIELDS.map(fieldPart),
      make("div", { className: "add-event-end" },
        make("button", { type: "submit", className: "primary" }, `Add to ${choices.file}`),
        make("p", { role: "status", "data-said": "" }))));
    form().addEventListener("keydown", (event) => event.key === "Escape" && close(event));
    form().addEventListener("toggle", () => form().open && field("date").focus());
  }

  function fieldPart(one) {
    const id = `add-event-${one.name}`;
    const describedBy = `${id}-said`;
    return make("div", { className: `add-field ${one.kind || ""}` },
      make("label", { for: id }, one.label, one.needed ? make("span", { className: "muted" }, " (needed)") : null),
      one.kind === "chips" ? make("ul", { "data-chips": one.name, "aria-label": `${one.label}: chosen` }) : null,
      control(one, { id, name: one.name, "aria-describedby": describedBy, "aria-required": one.needed ? "true" : false }),
      make("p", { id: describedBy, className: "said", "data-said": one.name, "data-hint": one.hint || "", "aria-live": "polite" }, one.hint || ""));
  }

  function control(one, attributes) {
    const option = ([value, label]) => make("option", { value }, label);
    if (one.kind === "text") return make("textarea", { ...attributes, rows: 2 });
    if (one.kind === "types") {
      return make("select", { ...attributes, onchange: judgeSoon }, option(["", "Choose …"]),
        choices.types.map(([label, kinds]) => make("optgroup", { label }, kinds.map(option))));
    }
    if (one.kind === "statuses") {
      return make("select", attributes, option(["", "confirmed"]), choices.statuses.slice(1).map((name) => option([name, name])));
    }
    if (one.kind === "importance") return make("select", attributes, ["", 1, 2, 3, 4, 5].map((value) => option([value, value || "3"])));
    if (one.kind === "chips") {
      const offer = (event) => event.target.nextElementSibling.replaceChildren(...offeredFor(one.name).map(option));
      return [make("input", { ...attributes, type: "text", autocomplete: "off", list: `${attributes.id}-list`, onfocus: offer, onkeydown: keyInChips, onchange: takeChip }),
        make("datalist", { id: `${attributes.id}-list` })];
    }
    return make("input", { ...attributes, type: "text", autocomplete: "off", maxlength: one.long ? 200 : false });
  }

  /** What a field offers: known sources, the events of the table as it is now, or countries. */
  function offeredFor(name) {
    if (name === "sources") return choices.sources;
    if (name !== "related") return choices.countries.map((country) => [country, ""]);
    const { drawing } = root.EventTimeline.page.state;
    return [...drawing.records].reverse().map((record) => [record.id, `${record.dateWords}: ${record.title}`]);
  }

  // --- several in one field

  function keyInChips(event) {
    const name = event.target.name;
    if (event.key === "Enter" && event.target.value.trim()) {
      event.preventDefault();
      takeChip(event);
    }
    if (event.key === "Backspace" && event.target.value === "" && chosen[name].length) {
      chosen[name].pop();
      showChips(name);
      judgeSoon();
    }
  }

  function takeChip(event) {
    const name = event.target.name;
    chosen[name].push(...event.target.value.split(";").map((text) => text.trim()).filter((text) => text && !chosen[name].includes(text)));
    event.target.value = "";
    showChips(name);
    judgeSoon();
  }

  function showChips(name) {
    form().querySelector(`[data-chips="${name}"]`).replaceChildren(...chosen[name].map((text, place) =>
      make("li", {}, make("button", {
        type: "button", className: "chip", "aria-label": `Remove ${text}`,
        onclick: () => {
          chosen[name].splice(place, 1);
          showChips(name);
          judgeSoon();
          field(name).focus();
        },
      }, text, " ×"))));
  }

  // --- asking and being told

  function cells() {
    return Object.fromEntries(FIELDS.map(({ name }) => {
      const text = field(name).value.trim();
      return [name, chosen[name] ? [...chosen[name], text].filter(Boolean).join("; ") : text];
    }));
  }

  function judgeSoon() {
    clearTimeout(pause);
    pause = setTimeout(() => set("add-event-draft", { cells: cells(), asked: ++asked }), PAUSE_MILLISECONDS);
  }

  function send(event) {
    event.preventDefault();
    clearTimeout(pause);
    said("").textContent = "Adding …";
    set("add-event-request", { cells: cells(), asked: ++asked });
  }

  function receiveJudgement(judgement) {
    if (judgement && judgement.asked === asked) showSaid(judgement.words, judgement.problems);
  }

  function showSaid(words, problems) {
    for (const { name } of FIELDS) {
      const wrong = problems[name] || [];
      const line = said(name);
      const isWrong = wrong.some((one) => one.level === "error");
      line.classList.toggle("error", isWrong);
      line.classList.toggle("warning", wrong.length > 0 && !isWrong);
      line.textContent = wrong.map(inWords).join(" ") || words[name] || line.dataset.hint;
      field(name).setAttribute("aria-invalid", String(isWrong));
    }
    const others = Object.entries(problems).filter(([name]) => !FIELDS.some((one) => one.name === name)).flatMap(([, list]) => list);
    if (others.length) said("").textContent = others.map(inWords).join(" ");
  }

  const inWords = ({ level, text }) => (level === "error" ? text : `Look again: ${text}`);

  function receiveResult(result) {
    if (!result || result.asked !== asked) return;
    said("").textContent = result.said;
    showSaid({}, result.problems);
    if (result.id) {
      clear();
      root.EventTimeline.page.say([result.said, ...Object.values(result.problems).flat().map(inWords)]);
      showEvent(result.id, Date.now() + PATIENCE_MILLISECONDS);
    } else {
      form().querySelector('[aria-invalid="true"]')?.focus();
    }
  }

  function clear() {
    form().querySelector("form").reset();
    for (const name of Object.keys(chosen)) {
      chosen[name] = [];
      showChips(name);
    }
  }

  /** Select the new event as soon as it is drawn; filters that would hide it are reset. */
  function showEvent(id, until, isReset = false) {
    const page = root.EventTimeline.page;
    const { drawing, answer } = page ? page.state : {};
    const drawn = drawing && answer && answer.version === drawing.version && drawing.records.some((record) => record.id === id);
    if (drawn && answer.ids.includes(id)) {
      page.choose(id);
      close();
      return;
    }
    if (drawn && !isReset) document.getElementById("filter-reset")?.click();
    if (Date.now() < until) setTimeout(() => showEvent(id, until, isReset || Boolean(drawn)), 50);
  }

  function close(event) {
    if (event) event.stopPropagation();
    form().open = false;
    form().querySelector("summary").focus();
  }

  root.dash_clientside = Object.assign({}, root.dash_clientside, { addEvent: { build, receiveJudgement, receiveResult } });
})(globalThis);
