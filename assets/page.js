/**
 * The page around the timeline: filters, details, list, walking, address. The same in the dashboard and in the exported file;
 * what differs is only where answers come from and where the state is written (`createPage`'s `place`). Everything that a
 * table holds reaches the page as text, never as markup.
 */
(function (root) {
  "use strict";

  const PAGE_ROWS = 100;
  const STEP_MILLISECONDS = 3000;
  const DATES = ["from", "to"];
  const READING_MILLISECONDS = 70; // a letter: some 170 words a minute, for a reader in no hurry
  const KEYS_REST = 400; // milliseconds; browsers take a letter that comes within a second as the next one of the same word
  const LOCAL = /^(127\.|localhost$|\[::1\]|$)/.test(root.location?.hostname ?? "");
  const HERE_ONLY = LOCAL ? "opens on this computer only: to send the view, export an HTML file." : "";

  /** Make an element: attributes by name, `on...` as listeners, children as elements or text. */
  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name === "className") made.className = value;
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  const button = (text, click, attributes = {}) => make("button", { type: "button", onclick: click, ...attributes }, text);

  /** A link, where the address is one of the web; otherwise its text. */
  function link(url, text) {
    if (!/^https?:\/\//i.test(url || "")) return make("span", {}, text);
    return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
  }

  /**
   * A table that is too large to be sent whole (`drawing.large`) comes in pieces: an answer brings the first look, and `place.put(kind,
   * question)` sends for what a window shows ("look"), for the counts around the timeline ("around"), for rows of the list ("page") and
   * for an "event"; what it brings comes to `receiveReply`.
   *
   * @param {object} place where the page lives: `ask(words, drawing, screen)` sends for an answer, `readQuery()`, `writeQuery(query, push)`,
   *   `shareUrl(query)`, `exports` (formats offered), `download(format, words)` (returns what to say), and, where
   *   a server answers, `put(kind, question)`
   */
  function createPage(place) {
    const tools = root.EventTimeline;
    const byId = (id) => document.getElementById(id);
    const parts = {
      notice: byId("notice"), filters: byId("filters"), sentence: byId("sentence"), toolbar: byId("toolbar"),
      overview: byId("overview"), timeline: byId("timeline"), head: byId("timeline-head"), scroll: byId("timeline-scroll"),
      graph: byId("timeline-graph"), tooltip: byId("tooltip"), legend: byId("legend"), details: byId("details"),
      list: byId("list-of-events"), problems: byId("problems"), announcer: byId("announcer"), theme: byId("theme-button"),
      exports: byId("export-menu"),
    };
    const losing = { losses: null, format: "" }; // what formats lose of the selection, and the one that is to say so
    const state = {
      drawing: null, answer: null, trouble: "", words: {}, event: "", view: "", theme: "", themeChosen: "", eras: true,
      sort: { key: "date", down: false }, context: new Map(), contextShown: false, rows: PAGE_ROWS, playing: 0, typesOpen: false, moreFilters: root.innerWidth > 860, complaints: [],
    };
    let byEvent = new Map();
    let followers = new Map();
    let lookedFor = {}; // the newest question for a look
    let glimpses = new Map(); // of a large table: as much of an event as its mark needs
    const slow = (is) => parts.timeline.classList.toggle("asking", is);
    const KINDS = place.put ? ["look", "around", "page", "event", "context", "losses"] : [];
    const asked = Object.fromEntries(KINDS.map((kind) => [
      kind, tools.createAsker((question) => place.put(kind, question), kind === "losses" ? undefined : slow),
    ]));
    const isLarge = () => Boolean(state.drawing?.large);

    const timeline = tools.createTimeline(parts, {
      select: (id, marks) => (marks.length > 1 ? showCrowd(marks) : choose(id)),
      hover: showTooltip,
      window: windowMoved,
      bin: openBin,
      hoverBin: showBinTooltip,
      wantsLook: askLook,
    });
    const overview = tools.createOverview(parts.overview, (start, end, done) => timeline.setWindow(start, end, { light: !done }));

    // --- what comes in -------------------------------------------------------------------------------------------------

    /** Take a new table; the reader's filters, window and event stay. */
    function receiveDrawing(drawing) {
      const first = state.drawing === null;
      state.drawing = drawing;
      byEvent = new Map(drawing.records.map((record) => [record.id, record]));
      for (const asker of Object.values(asked)) asker.forget();
      followers = new Map();
      for (const record of drawing.records) {
        for (const other of record.related) followers.set(other, [...(followers.get(other) || []), record.id]);
      }
      if (first) {
        readAddress();
        buildToolbar();
        buildExports();
        applyTheme();
        buildLegend();
      }
      showNotice();
      showProblems();
      ask();
    }

    function receiveAnswer(answer) {
      if (!state.drawing) return;
      const { facets, key, periods, periodDays } = state.answer || {};
      const counted = Boolean(answer.facets);
      state.refused = Object.fromEntries(DATES.filter((key) => state.words[key] && !answer.words[key]).map((key) => [key, state.words[key]]));
      state.words = answer.words;
      state.answer = counted ? answer : { ...answer, facets, key, periods, periodDays }; // these stand until the new ones come
      state.asking = false;
      if (isLarge()) Object.assign(state.drawing.laneNames, answer.laneNames);
      if (counted) showFilters();
      parts.sentence.replaceChildren(answer.sentence, ...problemLink());
      showComplaints();
      if (state.event && answer.ids && !answer.ids.includes(state.event)) state.event = "";
      const view = { selected: state.event, related: relatedTo, window: state.view && readView(state.view) };
      state.view = "";
      if (isLarge()) return showLarge(view, counted);
      timeline.show(state.drawing, answer, view);
      const records = selected();
      const [days, quadrants] = [records.map((record) => record.firstDay), records.map((record) => record.quadrant)];
      overview.show(timeline.whole(), (number) => tools.packing.countByPeriod(days, quadrants, ...timeline.whole(), number));
      showAround();
      return undefined;
    }

    /** What stands around the timeline, once that is drawn. */
    function showAround() {
      overview.follow(...timeline.window());
      windowWords();
      Object.assign(byId("eras-button"), erasOffer());
      parts.timeline.classList.toggle("empty", countSelected() === 0);
      showDetails();
      showList();
      showContext();
      askLosses();
      writeAddress(false);
    }

    const countSelected = () => (isLarge() ? state.answer.count : selected().length);

    // --- a large table, piece by piece ---------------------------------------------------------------------------------

    /** A new selection: its picture comes with the answer, and what stands around it is asked for then. */
    function showLarge(view, counted) {
      const { answer } = state;
      for (const asker of [asked.look, asked.around, asked.page]) asker.forget();
      glimpses = new Map();
      if (answer.look) know(answer.look);
      timeline.show(state.drawing, answer, { ...view, looks: answer.look ? [answer.look] : [] });
      if (counted) showCounted();
      else asked.around.ask({ words: state.words, version: state.drawing.version }, (reply) => {
        if (state.answer !== answer) return;
        Object.assign(answer, reply);
        showFilters();
        showCounted();
      });
      if (state.event && !byEvent.has(state.event)) find({ id: state.event }, { quiet: true, stay: true });
    }

    function showCounted() {
      const { periods, periodDays } = state.answer;
      const counted = periods.map(([from, cooperation, conflict]) => ({ from, days: periodDays, cooperation, conflict }));
      overview.show(timeline.whole(), () => counted);
      showAround();
    }

    /** The timeline wants to see more of some lanes, or nearer. */
    function askLook(plan) {
      if (!state.answer || !isLarge() || isUnderWay(plan)) return;
      const { answer } = state;
      lookedFor = { ...plan, selected: state.event };
      asked.look.ask({ words: state.words, selected: state.event, version: state.drawing.version, ...plan }, (reply) => {
        if (state.answer !== answer) return;
        know(reply);
        timeline.showLook(reply);
      });
    }

    /** Whether the newest question asks for all of that. */
    function isUnderWay(plan) {
      if (asked.look.isIdle() || lookedFor.selected !== state.event) return false;
      return ["first", "last", "width"].every((key) => plan[key] === lookedFor[key]) && plan.lanes.every((lane) => lookedFor.lanes.includes(lane));
    }

    function know(look) {
      for (const record of look.records) glimpses.set(record.id, record);
    }

    function receiveReply(kind, reply) {
      if (reply) asked[kind].answered(reply);
    }

    /** What keeps answers from coming, in words; "" when they come. */
    function receiveTrouble(trouble) {
      if (trouble === state.trouble) return;
      state.trouble = trouble;
      showNotice();
    }

    /** Ask for an event and choose it; `nothing` hears when there is none. */
    function find(question, how = {}, nothing = () => {}) {
      asked.event.ask({ words: state.words, version: state.drawing.version, ...question }, (reply) => {
        if (!reply.record) return nothing();
        byEvent.set(reply.record.id, reply.record);
        if (how.stay && state.event !== reply.record.id) return undefined;
        if (how.stay) timeline.select(reply.record.id, reply.record);
        if (how.stay) return showDetails();
        return choose(reply.record.id, how);
      });
    }

    /** The events of one period of a pair, as a list to choose from. */
    function openBin(bin) {
      state.event = "";
      state.bin = { ...bin, records: [], next: 0, done: false };
      timeline.select("");
      showBin();
      moreOfBin();
    }

    function moreOfBin() {
      const { bin } = state;
      const question = { pair: bin.pair, first: bin.from, last: bin.to - 1, start: bin.next };
      asked.page.ask({ words: state.words, version: state.drawing.version, ...question }, (reply) => {
        if (state.bin !== bin) return;
        for (const record of reply.records) byEvent.set(record.id, record);
        bin.records.push(...reply.records);
        bin.next = reply.next;
        bin.done = reply.records.length === 0;
        showBin();
      });
    }

    function showBin() {
      const { bin } = state;
      const left = bin.done ? 0 : bin.events - bin.records.length;
      parts.details.classList.add("open");
      parts.details.replaceChildren(...[
        make("div", { className: "details-head" }, make("h2", {}, binCount(bin)),
          button("×", close, { "aria-label": "Close the details", className: "quiet close" })),
        make("p", { className: "when" }, `${state.drawing.laneNames[bin.pair]} · ${tools.bins.periodWords(bin)}`),
        make("p", { className: "muted" }, `${bin.cooperation.toLocaleString("en")} of cooperation, ${bin.conflict.toLocaleString("en")} of conflict`),
        timeline.canZoomTo(bin) ? button("Zoom in", () => timeline.setWindow(bin.from, bin.to), { className: "quiet" }) : null,
        make("ul", { className: "event-links" }, bin.records.map((record) => make("li", {}, eventLink(record.id)))),
        left > 0 && bin.records.length ? button(`Show ${Math.min(left, PAGE_ROWS)} more of ${left.toLocaleString("en")}`, moreOfBin, { className: "quiet" }) : null,
      ].filter(Boolean));
    }

    const binCount = (bin) => `${bin.events.toLocaleString("en")} events`;

    function showBinTooltip(bin, event) {
      placeTooltip(event, make("p", { className: "when" }, tools.bins.periodWords(bin)), make("p", {}, make("b", {}, binCount(bin))),
        make("p", { className: "muted" }, `${bin.cooperation.toLocaleString("en")} of cooperation, ${bin.conflict.toLocaleString("en")} of conflict`),
        make("p", { className: "muted" }, "Click to list them"));
    }

    function problemLink() {
      const { rows } = state.drawing.problemCounts;
      if (!rows) return [];
      const words = rows === 1 ? "1 row cannot be shown" : `${rows} rows cannot be shown`;
      return [make("a", { href: "#problems", className: "problem-link", onclick: (event) => {
        event.preventDefault();
        parts.problems.querySelector("details").open = true;
        parts.problems.scrollIntoView();
      } }, words)];
    }

    const selected = () => {
      const ids = new Set(state.answer.ids);
      return state.drawing.records.filter((record) => ids.has(record.id));
    };

    const relatedTo = (id) => [...(byEvent.get(id)?.related || []), ...(followers.get(id) || [])];

    function ask() {
      state.asking = true;
      place.ask(state.words, state.drawing, isLarge() ? screen() : undefined);
    }

    /** What a large table is to be seen on: where it was never seen before, all around it is asked for at once. */
    const screen = () => ({
      width: parts.scroll.clientWidth, window: (state.view && readView(state.view)) || timeline.keptWindow(), selected: state.event,
      whole: !state.answer?.facets,
    });

    // --- address -------------------------------------------------------------------------------------------------------

    function readAddress() {
      const { words, rest } = tools.selection.readAddress(place.readQuery());
      state.words = words;
      state.typed = false;
      state.event = rest.event || "";
      state.view = rest.view || "";
      state.themeChosen = ["light", "dark"].includes(rest.theme) ? rest.theme : "";
      state.eras = rest.eras !== "off";
      timeline.setEras(state.eras);
      state.complaints = [];
      if (state.event && !isLarge() && !byEvent.has(state.event)) {
        state.complaints.push(`There is no event "${state.event}" in this table.`);
        state.event = "";
      }
      if (rest.view && !readView(rest.view)) state.complaints.push(`view: "${rest.view}" is not a window such as 2019-01-01..2024-06-30.`);
      if (rest.theme && !state.themeChosen) state.complaints.push(`theme: "${rest.theme}" is neither light nor dark.`);
      const known = ["event", "view", "theme", "eras"];
      for (const key of Object.keys(rest)) if (!known.includes(key)) state.complaints.push(`"${key}" means nothing here.`);
    }

    function readView(text) {
      const days = text.split("..").map((day) => tools.selection.daysOf(day));
      return days.length === 2 && days[0] && days[1] && days[0][0] < days[1][1] ? [days[0][0], days[1][1] + 1] : null;
    }

    /** A window ends where its last day does. */
    const lastDayOf = (end) => Math.ceil(end) - 1;

    function viewText() {
      if (timeline.isWhole()) return "";
      const [start, end] = timeline.window();
      return [Math.floor(start), lastDayOf(end)].map((day) => new Date(day * 86400000).toISOString().slice(0, 10)).join("..");
    }

    function query(event = state.event) {
      return tools.selection.writeAddress(state.words, {
        view: viewText(), event, theme: state.themeChosen, eras: state.eras ? "" : "off",
      });
    }

    function writeAddress(push) {
      place.writeQuery(query(), push);
    }

    function comeBack() {
      if (!state.drawing) return;
      readAddress();
      if (!state.view) timeline.forgetWindow();
      buildToolbar();
      applyTheme();
      ask();
    }

    // --- filters -------------------------------------------------------------------------------------------------------

    function change(words, push = true) {
      state.words = Object.fromEntries(Object.entries({ ...state.words, ...words }).filter(([, value]) => value));
      state.complaints = [];
      state.typed = true;
      timeline.forgetWindow();
      if (push) writeAddress(true);
      ask();
    }

    const list = (key) => (state.words[key] || "").split(",").filter(Boolean);

    function showFilters() {
      const focus = document.activeElement?.id;
      const caret = document.activeElement?.selectionStart;
      parts.filters.replaceChildren(countryFilters(),
        make("details", { className: "more-filters", open: state.moreFilters, ontoggle: (event) => (state.moreFilters = event.target.open) },
          make("summary", {}, "More filters"), otherFilters(), typeFilters()));
      const again = focus && byId(focus);
      if (again && parts.filters.contains(again)) {
        again.focus({ preventScroll: true });
        if (caret !== null && caret !== undefined && again.setSelectionRange) again.setSelectionRange(caret, caret);
      }
    }

    function countryFilters() {
      const chosen = list("countries");
      const { countries, partners } = state.answer.facets;
      const pickers = chosen.map((code, index) => countryPicker(index, code, index === 0 ? countries : withOwn(partners, code)));
      if (chosen.length < 1) pickers.push(countryPicker(0, "", countries));
      if (pickers.length < 2) pickers.push(countryPicker(1, "", chosen.length ? partners : countries, chosen.length === 0));
      else if (chosen.length >= 2 && partners.length) pickers.push(countryPicker(chosen.length, "", partners));
      return make("div", { className: "filter-row countries" }, pickers, matchPicker(chosen));
    }

    /** A chosen partner stays in its own list, whatever the others leave over. */
    function withOwn(partners, code) {
      return partners.some(([each]) => each === code) ? partners : [[code, null], ...partners];
    }

    function countryPicker(index, code, counts, disabled = false) {
      const name = (each) => state.drawing.countryNames[each] || each;
      const blank = index === 0 ? "Any country" : index === 1 ? "Any partner" : "Add a country";
      const options = counts.map(([each, count]) =>
        make("option", { value: each, selected: each === code }, count === null ? name(each) : `${name(each)} (${count.toLocaleString("en")})`)
      );
      if (code && !counts.some(([each]) => each === code)) options.unshift(make("option", { value: code, selected: true }, name(code)));
      return make("label", { className: "field" },
        make("span", {}, index === 0 ? "Country" : index === 1 ? "with" : "and"),
        make("select", {
          id: `country-${index}`, disabled,
          ...whenSettled((value) => {
            const chosen = list("countries");
            chosen[index] = value;
            const kept = [...new Set(index === 0 && !value ? [] : chosen.filter(Boolean))];
            change({ countries: kept.join(","), match: kept.length < 2 ? "" : state.words.match });
          }),
        }, make("option", { value: "" }, blank), options)
      );
    }

    /**
     * Handlers of a picker that hear a choice made with the pointer at once, and one typed or stepped to with keys when the keys rest:
     * a change draws the pickers anew, and a browser forgets what was typed so far ("North K" would go on as "K").
     */
    function whenSettled(choose) {
      let waiting = null;
      let byKey = false;
      const settle = (event) => {
        if (waiting === null) return;
        clearTimeout(waiting);
        waiting = null;
        choose(event.target.value);
      };
      return {
        onpointerdown: () => (byKey = false),
        onkeydown: (event) => {
          byKey = true;
          if (event.key === "Enter") settle(event);
        },
        onchange: (event) => {
          clearTimeout(waiting);
          waiting = setTimeout(() => settle(event), KEYS_REST);
          if (!byKey) settle(event);
        },
        onblur: settle,
      };
    }

    const MATCH_WORDS = { all: "all of them", any: "any of them", only: "only them" };

    function matchPicker(chosen) {
      if (chosen.length < 2) return null;
      const current = state.words.match || "all";
      return make("label", { className: "field" }, make("span", {}, "involving"),
        make("select", { id: "match", onchange: (event) => change({ match: event.target.value === "all" ? "" : event.target.value }) },
          Object.entries(MATCH_WORDS).map(([value, text]) => make("option", { value, selected: value === current }, text))
        ));
    }

    function otherFilters() {
      const { statuses } = state.answer.facets;
      const current = state.words.status || "";
      const known = Object.keys(state.drawing.statuses).filter((name) => statuses[name] || current === name);
      return make("div", { className: "filter-row" },
        dateField("from", "From", "1948"), dateField("to", "To", "2024-06"),
        make("label", { className: "field grow" }, make("span", {}, "Text"),
          make("input", { id: "filter-text", type: "search", value: state.words.text || "", placeholder: "treaty, Pyongyang …", oninput: textTyped })),
        make("label", { className: "field" }, make("span", {}, "Status"),
          make("select", { id: "filter-status", onchange: (event) => change({ status: event.target.value }) },
            make("option", { value: "" }, "Any"),
            current.includes(",") ? make("option", { value: current, selected: true }, current.replace(/,/g, ", ")) : null,
            known.map((name) => make("option", { value: name, selected: name === current }, `${capital(name)} (${(statuses[name] || 0).toLocaleString("en")})`)))),
        button("Reset", () => change(Object.fromEntries(tools.selection.KEYS.map((key) => [key, ""]))),
          { className: "quiet reset", disabled: Object.keys(state.words).length === 0, id: "filter-reset" })
      );
    }

    const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

    function dateField(key, label, example) {
      const field = make("input", {
        id: `filter-${key}`, type: "text", value: state.words[key] || state.refused[key] || "", placeholder: example, size: 10, autocomplete: "off",
        "aria-invalid": state.refused[key] ? "true" : false,
        onchange: (event) => change({ [key]: event.target.value.trim() }),
      });
      return make("label", { className: "field date" }, make("span", {}, label), field);
    }

    let typing = 0;
    function textTyped(event) {
      clearTimeout(typing);
      const text = event.target.value;
      typing = setTimeout(() => {
        change({ text: text.trim() }, !state.words.text);
      }, 200);
    }

    function typeFilters() {
      const counts = state.answer.facets.types;
      const chosen = new Set(list("types"));
      const groups = Object.entries(state.drawing.quadrants).map(([quadrant, label]) => {
        const types = Object.entries(state.drawing.types).filter(([, kind]) => kind.quadrant === quadrant).map(([name]) => name);
        const present = types.filter((name) => counts[name] || chosen.has(name));
        return { quadrant, label, present, total: present.reduce((sum, name) => sum + (counts[name] || 0), 0) };
      });
      const open = state.typesOpen || undefined;
      return make("div", { className: "type-filters" },
        make("div", { className: "chips" },
          groups.map((group) => chip(group.label, group.total, group.quadrant, group.present.length > 0 && group.present.every((name) => chosen.has(name)),
            () => toggleTypes(group.present), `group-${group.quadrant}`)),
          button(open ? "Fewer" : "All types", () => {
            state.typesOpen = !state.typesOpen;
            showFilters();
          }, { className: "quiet", id: "types-more", "aria-expanded": String(Boolean(open)) })),
        open ? make("div", { className: "chips all-types" }, groups.flatMap((group) => group.present.map((name) =>
          chip(state.drawing.types[name].label, counts[name] || 0, group.quadrant, chosen.has(name), () => toggleTypes([name]), `type-${name}`)))) : null
      );
    }

    function chip(label, count, quadrant, pressed, click, id) {
      return make("button", { type: "button", id, className: `chip ${quadrant}`, "aria-pressed": String(pressed), onclick: click, disabled: !count && !pressed },
        symbol(quadrant), label, make("span", { className: "count" }, count.toLocaleString("en")));
    }

    function toggleTypes(names) {
      const chosen = new Set(list("types"));
      const all = names.every((name) => chosen.has(name));
      for (const name of names) all ? chosen.delete(name) : chosen.add(name);
      change({ types: Object.keys(state.drawing.types).filter((name) => chosen.has(name)).join(",") });
    }

    // --- details -------------------------------------------------------------------------------------------------------

    /** Select an event and show its details. */
    function choose(id, how = {}) {
      if (id && isLarge() && !byEvent.has(id)) return find({ id }, how, () => say(`There is no event "${id}" in this table.`));
      state.event = id;
      state.bin = null;
      writeAddress(!how.quiet); // before the window moves, which rewrites the newest address
      timeline.select(id, byEvent.get(id));
      showDetails();
      markListRow();
      if (id) {
        const record = byEvent.get(id);
        announce(`${record.when}. ${record.title}`);
      }
      return undefined;
    }

    function close() {
      stop();
      state.bin = null;
      choose("");
      parts.scroll.focus({ preventScroll: true });
    }

    function showDetails() {
      const record = byEvent.get(state.event);
      parts.details.classList.toggle("open", Boolean(record));
      parts.details.replaceChildren(...(record ? eventDetails(record) : overviewDetails()));
      parts.details.scrollTop = 0;
    }

    function overviewDetails() {
      const records = isLarge() ? state.answer.key : selected();
      for (const record of isLarge() ? records : []) byEvent.set(record.id, record);
      if (!isLarge() && state.drawing.records.length === 0) {
        return [make("h2", {}, "The table is empty"), make("p", {}, `Add a row to ${state.drawing.name} and save it: it appears here within two seconds.`)];
      }
      if (records.length === 0) {
        return [make("h2", {}, "Nothing fits these filters"), make("p", {}, "Widen them, or start again."),
          button("Reset the filters", () => byId("filter-reset")?.click(), { className: "primary" })];
      }
      const key = [...records].sort((a, b) => b.importance - a.importance || b.sources.length - a.sources.length).slice(0, 8)
        .sort((a, b) => a.firstDay - b.firstDay);
      return [make("h2", {}, "Where to begin"), make("p", { className: "muted" }, "Select a mark, or walk with the arrow keys."),
        make("ul", { className: "event-links" }, key.map((one) => make("li", {}, eventLink(one.id))))];
    }

    function eventLink(id) {
      const record = byEvent.get(id) || glimpses.get(id);
      if (!record) return make("span", { className: "muted" }, id);
      return button([symbol(record.quadrant), make("span", {}, make("span", { className: "when" }, record.dateWords || record.when), record.title)],
        () => choose(id), { className: "event-link" });
    }

    function eventDetails(record) {
      return [
        make("div", { className: "details-head" },
          make("span", { className: `chip still ${record.quadrant}` }, symbol(record.quadrant), record.typeLabel),
          make("span", { className: "walk" },
            button("‹", () => walk(-1), { "aria-label": "Previous event", className: "quiet", disabled: neighbour(-1) === null }),
            button("›", () => walk(1), { "aria-label": "Next event", className: "quiet", disabled: neighbour(1) === null }),
            button("×", close, { "aria-label": "Close the details", className: "quiet close" }))),
        make("h2", {}, record.title),
        make("p", { className: "when" }, make("time", { datetime: record.machineDate }, record.when), record.place ? ` · ${record.place}` : ""),
        make("p", { className: "who" }, record.who),
        statusLine(record),
        record.summary ? make("p", { className: "summary" }, record.summary) : null,
        ...record.extra.map(([name, value]) => make("p", { className: "extra" }, make("b", {}, `${name}: `), value)),
        ...sourceList(record), ...relatedLists(record), shareRow(record),
      ].filter(Boolean);
    }

    function statusLine(record) {
      if (record.status === "confirmed" && record.deniedBy.length === 0) return null;
      const denied = record.deniedBy.length ? ` Denied by ${joinWords(record.deniedBy)}.` : "";
      return make("p", { className: `status ${record.status}` }, make("b", {}, capital(record.status)), `: ${record.statusWords.toLowerCase()}.${denied}`);
    }

    const joinWords = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`);

    function sourceList(record) {
      const publishers = new Set(record.sources.map((source) => source.publisher)).size;
      return [
        make("h3", {}, publishers === 1 ? "Source" : "Sources", publishers === 1 ? make("span", { className: "badge" }, "single source") : null),
        make("ul", { className: "sources" }, record.sources.map((source) => make("li", {},
          link(source.url, source.title ? `${source.publisher}: ${source.title}` : source.publisher),
          make("span", { className: "muted" }, [source.published, source.language, source.affiliation].filter(Boolean).map((text) => ` · ${text}`).join("")),
          source.archive ? make("span", {}, " · ", link(source.archive, "archived copy")) : null))),
      ];
    }

    function relatedLists(record) {
      const lists = [["Follows from", record.related], ["Followed by", followers.get(record.id) || []]];
      return lists.filter(([, ids]) => ids.length).flatMap(([title, ids]) => [
        make("h3", {}, title),
        make("ul", { className: "event-links" }, [...ids].sort((a, b) => (byEvent.get(a)?.firstDay || 0) - (byEvent.get(b)?.firstDay || 0))
          .map((id) => make("li", {}, eventLink(id)))),
      ]);
    }

    function shareRow(record) {
      return make("div", { className: "share" },
        button("Copy link", () => copy(place.shareUrl(query(record.id)), HERE_ONLY ? `Link copied. It ${HERE_ONLY}` : "Link copied."), { className: "quiet" }),
        make("details", { className: "cite", ontoggle: (event) => event.target.open && event.target.scrollIntoView({ block: "nearest" }) }, make("summary", {}, "Cite"),
          HERE_ONLY ? make("p", { className: "muted" }, `The address in it ${HERE_ONLY}`) : null,
          Object.entries(tools.citations(record, place.shareUrl(`event=${encodeURIComponent(record.id)}`))).map(([format, text]) =>
            make("div", {}, make("h4", {}, format, " ", button("Copy", () => copy(text, `${format} copied.`), { className: "quiet" })), make("pre", {}, text)))));
    }

    async function copy(text, done) {
      try {
        await navigator.clipboard.writeText(text);
        say(done);
      } catch {
        say("The browser did not allow copying; here it is: " + text);
      }
    }

    /** Several events under one mark: let the reader choose. */
    function showCrowd(marks) {
      parts.details.classList.add("open");
      parts.details.replaceChildren(
        make("div", { className: "details-head" }, make("h2", {}, `${marks.length} events here`),
          button("×", close, { "aria-label": "Close the details", className: "quiet close" })),
        make("ul", { className: "event-links" }, [...marks].sort((a, b) => a.first_day - b.first_day).map((mark) => make("li", {}, eventLink(mark.id))))
      );
    }

    function showTooltip(one, event) {
      const record = byEvent.get(one.mark.id) || glimpses.get(one.mark.id);
      if (!record) return;
      placeTooltip(event, make("p", { className: "when" }, record.when, record.status === "confirmed" ? "" : ` · ${record.status}`),
        make("p", {}, make("b", {}, record.title)), make("p", { className: "muted" }, record.who),
        one.others.length ? make("p", { className: "muted" }, `and ${one.others.length} more here`) : null);
    }

    function placeTooltip(event, ...words) {
      parts.tooltip.replaceChildren(...words.filter(Boolean));
      parts.tooltip.hidden = false;
      const box = parts.tooltip.getBoundingClientRect();
      parts.tooltip.style.left = `${Math.max(8, Math.min(event.clientX + 14, window.innerWidth - box.width - 8))}px`;
      parts.tooltip.style.top = `${event.clientY + 18 + box.height > window.innerHeight ? event.clientY - box.height - 12 : event.clientY + 18}px`;
    }

    // --- walking -------------------------------------------------------------------------------------------------------

    function neighbour(step) {
      if (isLarge()) return ""; // the server knows
      const records = selected();
      const at = records.findIndex((record) => record.id === state.event);
      if (at < 0) return records.length ? (step > 0 ? nearestInWindow(records) : records[records.length - 1].id) : null;
      const next = records[at + step];
      return next ? next.id : null;
    }

    function nearestInWindow(records) {
      const [start] = timeline.window();
      return (records.find((record) => record.firstDay >= start) || records[0]).id;
    }

    function walk(step) {
      if (isLarge()) return walkFar(step);
      const next = neighbour(step);
      if (next) choose(next, { quiet: true });
      return Boolean(next);
    }

    /** Ask for the next event of a large table; playing ends with the last one. */
    function walkFar(step) {
      const record = byEvent.get(state.event);
      const from = record ? { at: [record.firstDay, record.lastDay, record.id], step } : { from: Math.floor(timeline.window()[0]) };
      find(from, { quiet: true }, stop);
      return true;
    }

    function goTo(end) {
      if (isLarge()) return find({ end }, { quiet: true });
      const records = selected();
      return records.length && choose(records[end > 0 ? records.length - 1 : 0].id, { quiet: true });
    }

    function play() {
      if (state.playing) return stop();
      state.playing = setInterval(() => walk(1) || stop(), STEP_MILLISECONDS);
      if (!walk(1)) goTo(-1);
      buildToolbar();
      return undefined;
    }

    function stop() {
      clearInterval(state.playing);
      if (state.playing) {
        state.playing = 0;
        buildToolbar();
      }
    }

    const KEYS = {
      ArrowRight: () => walk(1), ArrowLeft: () => walk(-1), Home: () => goTo(-1), End: () => goTo(1),
      Enter: () => (state.event ? focusDetails() : walk(1)), Escape: close,
      "+": () => timeline.zoom(0.6), "=": () => timeline.zoom(0.6), "-": () => timeline.zoom(1 / 0.6), 0: () => timeline.reset(),
      p: play,
    };

    function focusDetails() {
      parts.details.setAttribute("tabindex", "-1");
      parts.details.focus();
    }

    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && openMenu()) return closeMenu();
      if (!state.answer || event.ctrlKey || event.metaKey || event.altKey) return;
      const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === "Escape" && !inField && (state.event || state.playing)) return close();
      const onTimeline = event.target === parts.scroll || event.target === document.body || parts.details.contains(event.target);
      const action = KEYS[event.key];
      if (!action || inField || !onTimeline || (event.key === "Enter" && event.target !== parts.scroll)) return undefined;
      event.preventDefault();
      return action();
    });

    // --- toolbar, legend, list, problems -------------------------------------------------------------------------------

    function buildToolbar() {
      const focus = document.activeElement?.id;
      parts.toolbar.replaceChildren(
        make("span", { className: "group" },
          [1, 5, 10].map((years) => button(years === 1 ? "1 year" : `${years} years`, () => timeline.showYears(years), { className: "quiet", id: `zoom-${years}` })),
          button("All", () => timeline.reset(), { className: "quiet", id: "zoom-all" })),
        make("span", { className: "group" },
          button("−", () => timeline.zoom(1 / 0.6), { className: "quiet", "aria-label": "Zoom out", id: "zoom-out" }),
          button("+", () => timeline.zoom(0.6), { className: "quiet", "aria-label": "Zoom in", id: "zoom-in" })),
        make("span", { className: "window-words", id: "window-words" }),
        make("span", { className: "group end" },
          state.drawing?.context ? button("Context", toggleContext, {
            className: "quiet", "aria-pressed": String(state.contextShown), id: "context-button",
            title: `Behind the events: how many ${state.drawing.context} has a month, coded by a machine, and how cooperative they are on average`,
          }) : null,
          button("Eras", toggleEras, { className: "quiet", "aria-pressed": String(state.eras), id: "eras-button", ...erasOffer() }),
          button(state.playing ? "Pause" : "Play", play, { className: "quiet", "aria-pressed": String(Boolean(state.playing)), id: "play-button" }))
      );
      if (focus && byId(focus) && parts.toolbar.contains(byId(focus))) byId(focus).focus();
      windowWords();
    }

    /** Eras are shown where they concern the few pairs on screen: a button that would do nothing says so. */
    function erasOffer() {
      return timeline.hasEras()
        ? { disabled: false, title: "Leaders' terms, wars and talks above the events" }
        : { disabled: true, title: "Eras are shown for one to three pairs: choose a country and a partner" };
    }

    function toggleEras() {
      state.eras = !state.eras;
      byId("eras-button").setAttribute("aria-pressed", String(state.eras));
      timeline.setEras(state.eras);
      writeAddress(false);
    }

    function toggleContext() {
      state.contextShown = !state.contextShown;
      byId("context-button").setAttribute("aria-pressed", String(state.contextShown));
      showContext();
    }

    /** Show what a machine-coded table counts on the lanes that are drawn; ask for those not yet known. */
    function showContext() {
      if (!state.drawing.context) return;
      timeline.setContext(state.contextShown ? state.context : new Map(), state.drawing.context);
      const unknown = timeline.lanes().map((lane) => lane.pair).filter((pair) => !state.context.has(pair));
      if (!state.contextShown || unknown.length === 0) return;
      asked.context.ask({ lanes: unknown }, (reply) => {
        for (const [pair, months] of Object.entries(reply.lanes)) state.context.set(pair, months);
        showContext();
      });
    }

    function windowMoved(start, end, done) {
      overview.follow(start, end);
      windowWords();
      if (done && state.answer) writeAddress(false);
    }

    function windowWords() {
      const words = byId("window-words");
      if (!words || !state.answer || !timeline.window()) return;
      const [start, end] = timeline.window();
      const [first, last] = timeline.domain();
      words.textContent = `${tools.packing.dayInWords(Math.max(start, first))} – ${tools.packing.dayInWords(lastDayOf(Math.min(end, last)))}`;
    }

    const SHAPES = {
      "verbal-cooperation": "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z", "material-cooperation": "M3 3h10v10h-10z",
      "verbal-conflict": "M8 2l6.5 11.5h-13z", "material-conflict": "M8 1l7 7l-7 7l-7-7z",
    };

    const INNER = { dotted: "M7 8h2", planned: "M3 8h10", cancelled: "M4 4l8 8M12 4l-8 8" };

    /** The symbol of a quadrant, as a small picture. */
    function symbol(quadrant, className = "") {
      const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      picture.setAttribute("viewBox", "0 0 16 16");
      picture.setAttribute("class", `symbol ${quadrant} ${className}`);
      picture.setAttribute("aria-hidden", "true");
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", SHAPES[quadrant]);
      picture.append(path);
      if (INNER[className]) {
        const inner = document.createElementNS("http://www.w3.org/2000/svg", "path");
        inner.setAttribute("d", INNER[className]);
        inner.setAttribute("class", "inner");
        picture.append(inner);
      }
      return picture;
    }

    function buildLegend() {
      const sample = (className, words) => make("span", { className: "sample" }, make("span", { className: `swatch ${className}` }), words);
      const shape = (className, words) => make("span", { className: "sample" }, symbol("verbal-cooperation", className), words);
      parts.legend.replaceChildren(
        make("div", {}, Object.entries(state.drawing.quadrants).map(([quadrant, label]) => make("span", { className: "sample" }, symbol(quadrant), label))),
        make("div", {}, shape("", "a certain day"), sample("span", "lasting"), sample("ongoing", "still going on"), sample("part", "some day in this time"),
          sample("about", "about this time"), sample("between", "one of these days"), shape("dotted", "reported, unconfirmed"), shape("open", "disputed or denied"),
          shape("planned", "planned"), shape("cancelled", "cancelled"),
          make("span", { className: "sample" }, make("span", { className: "muted" }, "RUS→"), "who acts"),
          make("span", { className: "sample" }, make("span", { className: "crowd" }, "3"), "several in one place"),
          isLarge() ? sample("counted", "how many in a period: cooperation up, conflict down") : null),
        make("p", { className: "muted keys" }, "Arrow keys walk, + and − zoom, 0 shows all, Shift and wheel scroll the lanes.")
      );
    }

    const COLUMNS = [
      ["date", "Date", (a, b) => a.firstDay - b.firstDay || (a.lastDay ?? 1e9) - (b.lastDay ?? 1e9)],
      ["title", "Event", (a, b) => a.title.localeCompare(b.title)],
      ["who", "Who", (a, b) => a.who.localeCompare(b.who)],
      ["type", "Type", (a, b) => a.typeLabel.localeCompare(b.typeLabel)],
      ["status", "Status", (a, b) => a.status.localeCompare(b.status)],
      ["sources", "Sources", (a, b) => a.sources.length - b.sources.length],
    ];

    function showList() {
      if (isLarge()) return showPages();
      const records = [...selected()];
      const compare = COLUMNS.find(([key]) => key === state.sort.key)[2];
      records.sort((a, b) => (state.sort.down ? -1 : 1) * compare(a, b));
      const shown = records.slice(0, state.rows);
      return layList(shown, records.length - shown.length, () => {
        state.rows += PAGE_ROWS;
        showList();
      });
    }

    function layList(shown, rest, more) {
      parts.list.replaceChildren(...[
        make("h2", {}, "The same events as a list"),
        shown.length === 0 ? make("p", { className: "muted" }, "No events to list.") : make("div", { className: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table of events" }, make("table", {},
          make("thead", {}, make("tr", {}, COLUMNS.map(columnHead))),
          make("tbody", {}, shown.map(listRow)))),
        rest > 0 ? button(`Show ${Math.min(rest, PAGE_ROWS)} more of ${rest.toLocaleString("en")}`, more, { className: "quiet" }) : null,
      ].filter(Boolean));
    }

    /** The list of a large table, page by page; a page that is under way leaves the last one standing. */
    function showPages(rows = []) {
      const { answer, sort } = state;
      if (answer.count === 0) return layList([], 0);
      const question = { words: state.words, sort: sort.key, down: sort.down, start: rows.length, version: state.drawing.version };
      return asked.page.ask(question, (reply) => {
        if (state.answer !== answer || state.sort !== sort) return;
        for (const record of reply.records) byEvent.set(record.id, record);
        const all = [...rows, ...reply.records];
        layList(all, answer.count - all.length, () => showPages(all));
      });
    }

    function columnHead([key, label]) {
      const current = state.sort.key === key;
      return make("th", { scope: "col", "aria-sort": current ? (state.sort.down ? "descending" : "ascending") : "none" },
        button(label + (current ? (state.sort.down ? " ↓" : " ↑") : ""), () => {
          state.sort = { key, down: current && !state.sort.down };
          showList();
        }, { className: "sort" }));
    }

    function listRow(record) {
      return make("tr", { "data-id": record.id, className: record.id === state.event ? "current" : "" },
        make("td", { className: "when" }, make("time", { datetime: record.machineDate }, record.dateWords)),
        make("td", {}, button(record.title, () => {
          choose(record.id);
          parts.timeline.scrollIntoView({ block: "nearest" });
        }, { className: "title-link" })),
        make("td", {}, record.who), make("td", { className: "type" }, symbol(record.quadrant), " ", record.typeLabel),
        make("td", {}, record.status === "confirmed" ? "" : record.status), make("td", { className: "number" }, String(record.sources.length), make("span", { className: "unit" }, record.sources.length === 1 ? " source" : " sources")));
    }

    function markListRow() {
      for (const row of parts.list.querySelectorAll("tr[data-id]")) row.classList.toggle("current", row.dataset.id === state.event);
    }

    function showProblems() {
      const { problems, problemCounts, assumptions } = state.drawing;
      parts.problems.hidden = problems.length + assumptions.length === 0;
      const open = Boolean(parts.problems.querySelector("details[open]"));
      parts.problems.replaceChildren(make("details", { open },
        make("summary", {}, make("b", {}, problems.length ? "Problems in the table: " : "How the table was read"), problemsCounted(problemCounts)),
        assumptions.length ? make("div", { className: "assumed" }, make("h3", {}, "Assumed of the file"), make("ul", {}, assumptions.map((text) => make("li", {}, text)))) : null,
        problemRows("error", "Rows that cannot be shown"), problemRows("warning", "Things to look at"),
        problemCounts.left ? make("p", { className: "muted" }, `${problemCounts.left} more are not listed here: python run.py check names them all.`) : null));
    }

    function problemsCounted({ rows, warnings }) {
      return [rows ? `${rows} row${rows > 1 ? "s" : ""} cannot be shown` : "", warnings ? `${warnings} thing${warnings > 1 ? "s" : ""} to look at` : ""].filter(Boolean).join(", ");
    }

    /** The rows with problems of one level, each row once with all that is said of it. */
    function problemRows(level, title) {
      const rows = new Map();
      for (const one of state.drawing.problems) {
        const place = `${one.file} ${one.line}`;
        if (one.level === level) rows.set(place, [...(rows.get(place) || []), one]);
      }
      if (!rows.size) return null;
      return [make("h3", {}, title), make("ul", { className: "problem-rows" }, [...rows.values()].map((told) => make("li", { className: level },
        make("p", { className: "place" }, problemPlace(told[0])), problemCells(told), told.map(problemSaid))))].flat();
    }

    function problemPlace({ file, line, event }) {
      const words = `${file} line ${line}`;
      if (!byEvent.has(event)) return make("b", {}, words);
      return [make("b", {}, `${words}: `), button(byEvent.get(event).title, () => showEventOf(event), { className: "title-link" })];
    }

    /** Select an event although the filters may leave it out. */
    function showEventOf(id) {
      if (!state.answer.ids.includes(id)) change(Object.fromEntries(tools.selection.KEYS.map((key) => [key, ""])));
      choose(id);
      parts.timeline.scrollIntoView({ block: "nearest" });
    }

    function problemCells(told) {
      const cells = state.drawing.problemCells[`${told[0].file} ${told[0].line}`];
      const wrong = new Set(told.map((one) => one.column));
      return cells ? make("dl", { className: "row-cells" }, cells.map(([column, cell]) => make("div", { className: wrong.has(column) ? "wrong" : "" },
        make("dt", {}, column), make("dd", {}, cell)))) : null;
    }

    function problemSaid(one) {
      return make("p", { className: "said" }, one.column ? make("b", {}, `${one.column}: `) : null, `${one.reason} `, make("span", { className: "hint" }, one.hint),
        one.fixes.map((fix) => [" ", button(`Copy ${fix}`, () => copy(fix, `${fix} copied: paste it into ${one.column} in line ${one.line}.`), { className: "quiet fix" })]).flat());
    }

    function showNotice() {
      const said = [state.trouble, state.drawing.notice, state.left].filter(Boolean).join(" ");
      parts.notice.hidden = !said;
      parts.notice.textContent = said;
    }

    function showComplaints() {
      const all = [...state.complaints, ...(state.answer.complaints || [])];
      state.left = all.length ? `Wrong in the ${state.typed ? "filters" : "address"}: ${all.join(" ")}` : "";
      showNotice();
    }

    // --- theme, exports, announcements ---------------------------------------------------------------------------------

    const darkPreferred = root.matchMedia ? root.matchMedia("(prefers-color-scheme: dark)") : { matches: false };
    if (darkPreferred.addEventListener) darkPreferred.addEventListener("change", () => state.drawing && applyTheme());

    function applyTheme() {
      state.theme = state.themeChosen || (darkPreferred.matches ? "dark" : "light");
      document.documentElement.dataset.theme = state.theme;
      parts.theme.textContent = state.theme === "dark" ? "Light" : "Dark";
      timeline.setTheme(state.theme);
    }

    parts.theme.addEventListener("click", () => {
      state.themeChosen = state.theme === "dark" ? "light" : "dark";
      applyTheme();
      writeAddress(false);
    });

    function buildExports() {
      if (!place.exports.length) return;
      parts.exports.replaceChildren(make("details", { className: "export" }, make("summary", {}, "Export"),
        make("ul", {}, place.exports.map(([format, words]) => make("li", {},
          button(words, () => startDownload(format), { className: "quiet", "aria-describedby": `losses-${format}` }),
          make("p", { className: "losses", id: `losses-${format}` }))))));
      parts.exports.firstChild.addEventListener("toggle", askLosses);
    }

    const MENUS = ".header-tools details";
    /** In the page's header one thing is open at a time. */
    document.addEventListener("toggle", ({ target }) => {
      if (!target.open || !target.matches(MENUS)) return;
      for (const other of document.querySelectorAll(MENUS)) if (other !== target) other.open = false;
    }, true);

    const openMenu = () => parts.exports.querySelector("details[open]");

    function closeMenu() {
      const menu = openMenu();
      menu.open = false;
      menu.querySelector("summary").focus();
    }

    /** A press beside the menu closes it, and opens nothing that lies beneath. */
    document.addEventListener("pointerdown", (event) => {
      if (!openMenu() || openMenu().contains(event.target)) return;
      openMenu().open = false;
      event.stopPropagation();
    }, true);

    /** Ask what each format cannot hold of the selection, while the menu is open. */
    function askLosses() {
      if (!asked.losses || !parts.exports.querySelector("details[open]")) return;
      const { words } = state;
      Object.assign(losing, { losses: null, format: "" });
      asked.losses.ask({ words }, ({ losses }) => {
        if (state.words !== words) return;
        losing.losses = losses;
        for (const [format] of place.exports) byId(`losses-${format}`).textContent = shortLosses(losses[format] || []);
        if (losing.format) sayLosses(losing.format);
      });
    }

    /** What stands before the colon of each sentence: the consequences are said with the download. */
    const shortLosses = (sentences) => capital(sentences.map((each) => each.replace(/(:.*)?\.$/, "")).join("; "));

    function startDownload(format) {
      parts.exports.firstChild.open = false;
      const said = place.download(format, state.words);
      if (said) say(said);
      losing.format = format;
      if (losing.losses) sayLosses(format);
    }

    function sayLosses(format) {
      losing.format = "";
      const label = place.exports.find(([each]) => each === format)[1];
      if (losing.losses[format]?.length) say([`${label}: the file is being made.`, ...losing.losses[format]]);
    }

    function announce(text) {
      parts.announcer.textContent = text;
    }

    let saying = 0;
    /** Say something, in one sentence or several, to the reader for as long as it takes to read, and to the screen reader. */
    function say(words) {
      const sentences = [words].flat();
      announce(sentences.join(" "));
      document.querySelector(".toast")?.remove();
      const toast = make("div", { className: "toast" }, sentences.map((each) => make("p", {}, each)));
      if (sentences.length > 1) toast.append(button("Close", () => toast.remove(), { className: "quiet" }));
      document.body.append(toast);
      clearTimeout(saying);
      saying = setTimeout(() => toast.remove(), Math.max(5000, sentences.join(" ").length * READING_MILLISECONDS));
    }

    const PAPER = 1000; // px: an A4 sheet on its side, margins taken off
    root.addEventListener("beforeprint", () => {
      if (!state.answer) return;
      state.screen = { rows: state.rows, theme: state.theme };
      state.rows = Infinity;
      if (!isLarge()) showList();
      const ids = new Set(state.answer.ids || []);
      for (const item of document.querySelectorAll(".plain-events li")) item.hidden = !ids.has(item.id.slice("event-".length));
      document.documentElement.dataset.theme = "light";
      timeline.fitToPaper(PAPER); // first: on the screen a drawing waits for a frame, and no frame comes before the print
      timeline.setTheme("light");
    });
    root.addEventListener("afterprint", () => {
      if (!state.screen) return;
      state.rows = state.screen.rows;
      if (!isLarge()) showList();
      applyTheme();
      timeline.fitToPaper(0);
    });

    /** Whether the timeline shows what was asked for. */
    const isPainted = () => !state.asking && timeline.isSettled() && (!asked.look || asked.look.isIdle());

    /** Whether all that was asked is told and drawn, around the timeline too. */
    const isSettled = () => isPainted() && (!asked.around || asked.around.isIdle());

    root.addEventListener("popstate", comeBack);
    return { receiveDrawing, receiveAnswer, receiveReply, receiveTrouble, choose, change, say, isPainted, isSettled, state, timeline, comeBack };
  }

  /** How to cite an event: plain, BibTeX, CSL-JSON. */
  function citations(record, url) {
    const today = new Date().toISOString().slice(0, 10);
    const key = record.id.replace(/[^a-z0-9]+/gi, "");
    const bib = (text) => String(text).replace(/[{}\\]/g, "");
    const sources = record.sources.map((one) => [one.publisher, one.title, one.published, one.url].filter(Boolean).join(", ")).join("; ");
    const issued = record.machineDate.split("-").map(Number);
    return {
      Plain: `“${record.title}” (${record.dateWords}). Event timeline of diplomatic relations, event ${record.id}. ${url} (accessed ${today}). Sources: ${sources}.`,
      BibTeX: `@misc{${key},\n  title = {${bib(record.title)}},\n  year = {${issued[0]}},\n  howpublished = {Event timeline of diplomatic relations},\n  note = {Event of ${bib(record.dateWords)}; sources: ${bib(sources)}},\n  url = {${bib(url)}},\n  urldate = {${today}}\n}`,
      "CSL-JSON": JSON.stringify([{ id: record.id, type: "entry", title: record.title, "container-title": "Event timeline of diplomatic relations", "event-date": { "date-parts": [issued] }, URL: url, note: sources, accessed: { "date-parts": [today.split("-").map(Number)] } }], null, 2),
    };
  }

  root.EventTimeline = { ...root.EventTimeline, createPage, citations, make };
})(typeof globalThis === "undefined" ? this : globalThis);
