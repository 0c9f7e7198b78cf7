/**
 * Draws the timeline: takes what Python says is to be drawn, packs it for the present zoom and width, and keeps window,
 * overview and graph together. The same file serves the dashboard and the exported page. Knows nothing of filters.
 */
(function (root) {
  "use strict";

  const { packing, createLabels } = root.EventTimeline;
  const ROW = 23; // px
  const LANE_HEAD = 25; // px
  const LANE_FOOT = 7; // px
  const LABEL_LEAST = 30; // px: less of a label says nothing
  const SILENT_YEARS = 2; // shorter gaps are no silence
  const SILENCE_LEAST = 86; // px: room for its words
  const DOUBLE_CLICK = 400; // ms between two clicks of a double click
  const SILENCE_WORDS = 140; // px
  const LANE_NAME = 340; // px that the longest lane names take
  const PAPER_HEIGHT = 350; // px of a printed lane: with head and legend it fills a sheet
  const LABEL_MOST = 620; // px
  const CLICK_MOST = 4; // px that the pointer may move in a click
  const CROWD = 14; // px: two that stand side by side do not touch
  const ERA_ROW = 16; // px
  const ERA_NAME_LEAST = 48; // px: less of a name says nothing
  const TICK_PADDING = 7; // px: what a tick is wider than its words, in bold ones too
  const LANES_AT_FIRST = 24;
  const BAND = 46; // px for the counts by period of a lane
  const BAND_ALONE = 130; // px, where one pair has all the room
  const WAIT_FOR_LOOK = 250; // ms
  const LOOK_AHEAD = 160; // px; lanes so near come along, as they move into view where those above them become less high
  const NEARER = 1.5; // zoomed in or out by more than this, a large table is looked at again
  const SVG = "http://www.w3.org/2000/svg";
  const FONT = "12.5px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const YEAR = 365.25; // days
  const YEARS_BEFORE = 0.02; // of some years that are shown: room before the first event
  const YEARS_AFTER = 0.08; // and after the last one, for its label
  const SPAN_SHORTEST = 4; // days: as far in as one can zoom
  const WHEEL_MOST = 20; // px of one turn of the wheel that count
  const WHEEL_FOLD = 200; // px of wheel that zoom by e
  const BEYOND = 0.6; // of the window's width: drawn on either side of it
  const REST = 90; // ms after which a gesture is taken to be over
  const PAINT_APART = 150; // ms at least between two drawings during a gesture
  const SHRUNK = 0.8; // zoomed out by more, labels would meet before the gesture ends
  const GROWN = 1.6; // zoomed in by more, there is room for labels left out
  const STRETCHING = ".barlayer"; // what Plotly draws as long as it lasts
  const PATTERN = { part: "/", about: ".", between: "|" };

  const pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  const widths = new Map();

  /** Width of a label in px, letter by letter: a little more than with kerning, and each letter is measured once. */
  function measure(text) {
    let total = 0;
    for (const letter of text) {
      let width = widths.get(letter);
      if (width === undefined) {
        pen.font = FONT;
        width = pen.measureText(letter).width;
        widths.set(letter, width);
      }
      total += width;
    }
    return total;
  }

  /** A task of its own, so that no single one keeps the page from answering; unlike a timer it comes at once. */
  function nextTask() {
    return new Promise((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        next();
      };
      port2.postMessage(0);
    });
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** The marks of a drawing: an event once for each of its pairs. */
  function marksOf(drawing) {
    return drawing.marks.map(([place, pair, direction]) => {
      const record = drawing.records[place];
      return {
        id: record.id, pair, direction, first_day: record.firstDay, last_day: record.lastDay, form: record.form,
        importance: record.importance, sources: record.sources.length, label: record.title, status: record.status,
        quadrant: record.quadrant, symbol: drawing.symbols[place],
      };
    });
  }

  /**
   * @param {object} parts the elements of the page: timeline, scroll, head, graph, overview, tooltip
   * @param {object} told functions that hear of what happens: select(id, marks), window(start, end, done)
   */
  function createTimeline(parts, told) {
    const state = {
      drawing: null, marks: [], shown: [], lanes: [], laneLimit: LANES_AT_FIRST,
      domain: [0, 1], window: null, width: 0, height: 0, selected: null, theme: "light", eras: [], erasShown: true, related: () => [],
      placed: [], arcs: [], laneBoxes: [], silent: [], packedFor: [], packedScale: 1, // px a day at the last packing
      drawn: null, drawnRows: [-Infinity, Infinity],
      looks: new Map(), context: new Map(), contextName: "", canvases: { bins: [], context: [] }, // of a large table, and behind any
    };
    const layers = Object.fromEntries(["grid", "lanes", "labels", "numbers"].map((name) => [name, element("div", name)]));
    const belowHead = element("div", "below-head"); // of no height: what is placed by hand begins where the graph does
    const arcLayer = document.createElementNS(SVG, "svg");
    arcLayer.setAttribute("class", "arcs");
    arcLayer.setAttribute("aria-hidden", "true");
    arcLayer.append(document.createElementNS(SVG, "path"));
    belowHead.append(...Object.values(layers), arcLayer);
    parts.head.after(belowHead);
    layers.labels.style.font = FONT;
    for (const layer of [layers.labels, layers.numbers]) layer.setAttribute("aria-hidden", "true"); // the list says it in order
    const shownLabels = createLabels(layers.labels);
    const shownNumbers = createLabels(layers.numbers);

    const graphDiv = () => parts.graph.querySelector(".js-plotly-plot") || parts.graph;
    const scale = () => state.width / (state.window[1] - state.window[0]);

    /**
     * Take a drawing (all marks of a table), and an answer (which of them, on which lanes).
     * @param {{selected: string, related: (id: string) => string[], window: ?[number, number]}} view
     */
    function show(drawing, answer, view) {
      if (drawing !== state.drawing) {
        state.drawing = drawing;
        state.marks = marksOf(drawing);
      }
      const ids = new Set(answer.ids);
      const lanes = new Set(answer.lanes.map(([pair]) => pair));
      state.lanes = answer.lanes;
      if (drawing.large) {
        state.looks = new Map();
        view.looks.forEach(takeLook);
      } else {
        state.shown = state.marks.filter((mark) => ids.has(mark.id) && lanes.has(mark.pair));
      }
      const countries = new Set(answer.lanes.flatMap(([pair]) => pair.split("-")));
      state.eras = drawing.eras.filter(
        (era) => era.countries.length === 0 || (answer.lanes.length <= 3 && era.countries.some((code) => countries.has(code)))
      );
      state.span = (drawing.large ? answer.span : spanOf(state.shown)) || [packing.dayOf(2000, 0, 1), packing.dayOf(2026, 0, 1)];
      state.domain = withSlack(state.span);
      state.width = parts.scroll.clientWidth;
      state.window = clampWindow(view.window || (!state.forget && state.window) || wholeWindow());
      state.forget = false;
      if (view.selected !== state.selected) bringIntoWindow(view.selected, Boolean(view.window));
      state.selected = view.selected;
      state.related = view.related;
      draw();
    }

    const withSlack = ([first, last]) => {
      const slack = Math.max(20, (last - first) * 0.015);
      return [first - slack, last + 1 + slack];
    };

    /** The first and the last day of some marks, or null where there are none. */
    function spanOf(marks) {
      if (marks.length === 0) return null;
      let first = Infinity;
      let last = -Infinity;
      for (const mark of marks) {
        first = Math.min(first, mark.first_day);
        last = Math.max(last, mark.last_day === null ? mark.first_day : mark.last_day);
      }
      return [first, last];
    }

    /** Everything, with room for the label of the last event. */
    function wholeWindow([first, last] = state.domain) {
      const room = Math.min(90, state.width * 0.12);
      return [first, last + ((last - first) * room) / Math.max(1, state.width - room)];
    }

    /** A window no wider than everything and no narrower than a few days, that shows some of what there is. */
    function clampWindow([start, end], domain = state.domain) {
      const whole = wholeWindow(domain);
      const span = Math.min(Math.max(end - start, SPAN_SHORTEST), whole[1] - whole[0]);
      const middle = (start + end) / 2;
      const from = Math.min(Math.max(middle - span / 2, whole[0]), whole[1] - span);
      return [from, from + span];
    }

    function setWindow(start, end, how = {}) {
      state.window = clampWindow([start, end]);
      if (!how.light) return settle();
      following = following || requestAnimationFrame(follow);
      return told.window(state.window[0], state.window[1], false);
    }

    /** The window stands where it is to be: draw it, and let it be written down. */
    function settle() {
      clearTimeout(resting);
      if (state.drawn && !painting && wantLook()) followAlone();
      else draw();
      told.window(state.window[0], state.window[1], true);
    }

    // --- a large table: what is seen is asked for ------------------------------------------------------------------------

    /** A window with half of its width on either side, so that a small pan finds everything there. */
    function question([start, end], [from, to], lanes) {
      const aside = (end - start) / 2;
      const first = Math.floor(Math.max(from, start - aside));
      const last = Math.ceil(Math.min(to, end + aside));
      return { first, last, width: Math.max(1, Math.round(((last + 1 - first) * state.width) / (end - start))), lanes };
    }

    function takeLook(reply) {
      const marks = marksOf(reply);
      for (const pair of reply.lanes) {
        const fine = {
          first: reply.first, last: reply.last, binDays: reply.binDays, bins: reply.bins[pair] || [],
          marks: marks.filter((mark) => mark.pair === pair), scale: reply.width / (reply.last + 1 - reply.first),
        };
        const before = state.looks.get(pair)?.coarse;
        const wider = before && before.last - before.first > fine.last - fine.first;
        const coarse = wider ? before : fine;
        const bins = fine.bins.length ? root.EventTimeline.bins.merged(fine, coarse) : []; // where all fit, all stand there
        state.looks.set(pair, { fine, coarse, bins });
      }
      const outside = (mark, look) => mark.last_day !== null && mark.last_day < look.first || mark.first_day > look.last;
      state.shown = [...state.looks.values()].flatMap(({ fine, coarse }) => [
        ...fine.marks,
        ...(coarse === fine ? [] : coarse.marks.filter((mark) => outside(mark, fine))),
      ]);
    }

    /** Take what a question for more brought, and draw it. */
    function showLook(reply) {
      const missing = state.selected && !state.placed.some((one) => one.mark.id === state.selected);
      takeLook(reply);
      draw();
      if (missing) scrollTo(state.selected);
    }

    /** The lanes of which something is seen, or that are nearer to it than so many px. */
    function lanesInView(near = 0) {
      const { scrollTop, clientHeight } = parts.scroll;
      const seen = state.laneBoxes.filter((lane) => lane.top + lane.height > scrollTop - near && lane.top < scrollTop + clientHeight + near);
      return seen.map((lane) => lane.pair);
    }

    /** Whether a lane's newest look does not show what there is to see at the present window and zoom. */
    function isStale(pair) {
      const look = state.looks.get(pair)?.fine;
      if (!look) return true;
      const [start, end] = [Math.max(state.window[0], state.domain[0]), Math.min(state.window[1], state.domain[1])];
      if (Math.floor(start) < look.first || Math.floor(end) > look.last) return true;
      const nearer = scale() / look.scale;
      return nearer < 1 / NEARER || (nearer > NEARER && look.bins.length > 0);
    }

    /** What was drawn follows the window until there is more to draw, or that takes too long. */
    function followAlone() {
      moveAxis();
      moveMarks();
      clearTimeout(patience);
      patience = setTimeout(draw, WAIT_FOR_LOOK);
    }

    /** Ask for what is in view and not yet there; return whether something is asked. */
    function wantLook() {
      if (!state.drawing?.large || !state.window || state.paper) return false;
      const lanes = lanesInView(80).some(isStale) ? lanesInView(LOOK_AHEAD).filter(isStale) : [];
      const own = laneOfSelected();
      const missing = own && state.sought !== state.selected && !state.shown.some((mark) => mark.id === state.selected);
      if (missing) state.sought = state.selected; // asked for once: what is not told is not there
      if (missing && !lanes.includes(own)) lanes.push(own);
      if (lanes.length) told.wantsLook(question(state.window, state.domain, lanes));
      return lanes.length > 0;
    }

    /** The first lane on which the selected event of a large table stands. */
    function laneOfSelected() {
      const codes = state.selectedSet || "";
      return state.laneBoxes.find(({ pair }) => pair.split("-").every((code) => codes.includes(`;${code};`)))?.pair;
    }

    /** Whether zooming to a bin shows more than now. */
    const canZoomTo = (bin) => bin.to - bin.from >= SPAN_SHORTEST && bin.to - bin.from < (state.window[1] - state.window[0]) * 0.9;

    // --- packing -----------------------------------------------------------------------------------------------------

    function rowsPerLane(laneCount) {
      const room = state.paper ? PAPER_HEIGHT : Math.max(340, Math.min(window.innerHeight * 0.68, 760));
      if (laneCount <= 1) return Math.floor((room - LANE_HEAD) / ROW);
      return Math.max(4, Math.min(10, Math.floor(room / Math.min(laneCount, 3) / ROW)));
    }

    /** Widest label in px: more where one pair has all the room, and for what matters most. */
    function labelRoom(laneCount, importance) {
      const most = laneCount <= 1 ? 330 : 240;
      return Math.min(importance >= 4 ? most * 1.3 : most, Math.max(120, state.width * 0.42));
    }

    function pack() {
      const lanes = state.lanes.slice(0, state.laneLimit);
      const rowCount = rowsPerLane(lanes.length);
      const view = { start: state.domain[0], end: wholeWindow()[1], scale: scale() };
      view.limit = (view.end - view.start) * view.scale;
      const byLane = new Map(lanes.map(([pair]) => [pair, []]));
      const band = state.drawing.large ? (lanes.length <= 1 ? BAND_ALONE : BAND) : 0;
      for (const mark of state.shown) if (byLane.has(mark.pair)) byLane.get(mark.pair).push(mark);
      state.packedScale = scale();
      state.silent = lanes.length === 1 && !state.drawing.large ? packing.silentYears(state.shown, SILENT_YEARS) : [];
      state.placed = [];
      state.laneBoxes = [];
      let top = 0;
      for (const [pair, count] of lanes) {
        const marks = byLane.get(pair);
        const labels = marks.map((mark) => labelOf(mark, labelRoom(lanes.length, mark.importance)));
        const boxes = marks.map((mark, index) => packing.measureMark(mark, labels[index].width, view));
        const bins = state.looks.get(pair)?.bins || [];
        const counted = bins.length ? band : 0;
        const packed = packing.closeGaps(packing.packLane(marks, boxes, Math.max(3, rowCount - Math.ceil(counted / ROW))));
        const height = LANE_HEAD + packed.rows * ROW + counted + LANE_FOOT;
        state.laneBoxes.push({ pair, count, top, height, bins, band: { top: LANE_HEAD + packed.rows * ROW, height: counted } });
        place(marks, boxes, labels, packed, top + LANE_HEAD);
        top += height;
      }
      state.height = Math.max(top, 120);
    }

    function labelOf(mark, room) {
      const arrow = mark.direction ? mark.direction.split("→")[0] + "→ " : "";
      const text = packing.shorten(mark.label, room - (arrow ? measure(arrow) : 0), measure);
      return { arrow, text, whole: mark.label, width: measure(arrow + text) + 4 };
    }

    function place(marks, boxes, labels, packed, top) {
      spread(boxes, labels, packed);
      const made = marks.map((mark, index) => ({
        mark, box: boxes[index], label: labels[index], labelled: packed.labelled[index], others: [],
        y: top + (packed.row[index] + 0.5) * ROW,
      }));
      packed.host.forEach((host, index) => {
        if (host >= 0) made[host].others.push(made[index].mark);
      });
      packed.host.forEach((host, index) => {
        if (host < 0) state.placed.push(made[index]);
      });
    }

    /** Give shortened labels the room that is left free beside them. */
    function spread(boxes, labels, packed) {
      const order = packed.row.map((_, index) => index).filter((index) => packed.row[index] >= 0);
      order.sort((a, b) => packed.row[a] - packed.row[b] || boxes[a].left - boxes[b].left);
      order.forEach((index, at) => {
        const label = labels[index];
        if (!packed.labelled[index] || boxes[index].flipped || label.text === label.whole) return;
        const next = order[at + 1];
        const follows = next !== undefined && packed.row[next] === packed.row[index];
        const nextBox = follows && boxes[next];
        const free = follows ? (packed.labelled[next] ? Math.min(nextBox.left, nextBox.labelLeft) : nextBox.left) : Infinity;
        const room = Math.min(LABEL_MOST, free - boxes[index].labelLeft - packing.GAP - 4);
        if (room <= label.width) return;
        label.text = packing.shorten(label.whole, room - measure(label.arrow), measure);
        label.width = measure(label.arrow + label.text) + 4;
        boxes[index].labelRight = boxes[index].labelLeft + label.width;
      });
    }

    // --- drawing -----------------------------------------------------------------------------------------------------

    const toTime = (px) => (state.domain[0] + px / state.packedScale) * packing.DAY;

    /** From a packed place to px from the left edge of the window, also while the zoom is no longer that of the packing. */
    const inWindow = (px) => (state.domain[0] + px / state.packedScale - state.window[0]) * scale();

    function inReach(one) {
      const [top, bottom] = state.drawnRows;
      if (one.y <= top || one.y >= bottom) return false;
      const left = Math.min(one.box.left, one.box.labelLeft);
      const right = Math.max(one.box.right, one.box.labelRight);
      return inWindow(right) > -BEYOND * state.width && inWindow(left) < (1 + BEYOND) * state.width;
    }

    function draw() {
      clearTimeout(patience);
      if (!state.drawing || !root.Plotly || state.width === 0) return;
      const now = [state.shown, state.lanes, state.laneLimit, state.width, state.paper, scale().toPrecision(9)];
      if (now.some((value, place) => value !== state.packedFor[place])) pack();
      state.packedFor = now;
      wantLook(); // the server works while what is there already is painted
      paint();
    }

    let patience = 0; // for a look, before what is there already is drawn anew
    let painting = false;
    let paintAgain = false;

    /** Hand the marks to Plotly, one call at a time: a call while it still works would be lost. */
    async function paint() {
      if (state.paper) return paintOnce(); // a printer waits for no task
      paintAgain = true;
      if (painting) return undefined;
      painting = true;
      while (paintAgain) {
        paintAgain = false;
        await nextTask(); // packing, drawing and the browser's own share are three short tasks
        await paintOnce();
      }
      painting = false;
      wantLook();
      return undefined;
    }

    async function paintOnce() {
      const { scrollTop } = parts.scroll;
      const seen = window.innerHeight; // before the first drawing the lanes themselves have no height
      state.drawnRows = state.paper ? [-Infinity, Infinity] : [scrollTop - seen * 0.4, scrollTop + seen * 1.2];
      const near = state.placed.filter(inReach);
      state.arcs = arcEnds();
      const gd = graphDiv();
      state.drawn = { near, window: state.window, at: performance.now(), moved: null };
      drawLanes();
      moveAxis();
      const drawing = root.Plotly.react(gd, traces(near), layout(), { staticPlot: true, responsive: false });
      undoMoves(gd);
      showWords(near);
      await drawing;
      parts.scroll.classList.add("drawn");
    }

    function traces(near) {
      const made = Object.keys(state.drawing.quadrants).flatMap((quadrant, place) => {
        const own = near.filter((one) => one.mark.quadrant === quadrant);
        const { color: colour } = state.drawing.templates[state.theme].data.scatter[place].marker;
        return [bars(own.filter((one) => one.box.bar), colour), points(own.filter((one) => one.others.length === 0), colour)];
      });
      return [...made, strikes(near), crowds(near), ring(near)];
    }

    function bars(own, colour) {
      const certain = (one) => one.mark.form === "span" || one.mark.form === "ongoing";
      return {
        type: "bar", orientation: "h", hoverinfo: "skip", showlegend: false,
        base: own.map((one) => toTime(one.box.left)),
        x: own.map((one) => toTime(one.box.right) - toTime(one.box.left)),
        y: own.map((one) => one.y), width: own.map(() => ROW - 5),
        marker: {
          cornerradius: 4, color: colour,
          opacity: own.map((one) => (one.mark.status === "disputed" ? 0.16 : certain(one) ? 0.3 : 0.34)),
          line: { width: own.map((one) => (certain(one) ? 1.2 : 0)) },
          pattern: {
            shape: own.map((one) => PATTERN[one.mark.form] || ""), size: 5, solidity: 0.35, fillmode: "replace",
          },
        },
      };
    }

    function points(own, colour) {
      return {
        type: "scatter", mode: "markers", hoverinfo: "skip", cliponaxis: true,
        x: own.map((one) => toTime(one.box.icon)), y: own.map((one) => one.y),
        marker: {
          symbol: own.map((one) => one.mark.symbol), color: colour,
          size: own.map((one) => (one.mark.importance >= 4 ? 13 : one.mark.importance <= 1 ? 9 : 11)),
          opacity: own.map((one) => (one.mark.status === "planned" || one.mark.status === "cancelled" ? 0.75 : 1)),
          line: { width: 1.6, color: colour },
        },
        customdata: own.map((one) => one.mark.id),
      };
    }

    /** A cross over what was cancelled, a dash over what is only planned, an arrow at the end of what goes on. */
    function strikes(near) {
      const struck = near.filter((one) => one.others.length === 0 && (one.mark.status === "cancelled" || one.mark.status === "planned"));
      const lasting = near.filter((one) => one.mark.form === "ongoing");
      return {
        type: "scatter", mode: "markers", hoverinfo: "skip",
        x: [...struck.map((one) => toTime(one.box.icon)), ...lasting.map((one) => toTime(Math.max(one.box.right, one.box.icon + 12) - 6))],
        y: [...struck, ...lasting].map((one) => one.y),
        marker: {
          symbol: [...struck.map((one) => (one.mark.status === "cancelled" ? "x-thin-open" : "line-ew-open")), ...lasting.map(() => "triangle-right")],
          size: 9, color: colours().ink, line: { width: 1.6, color: colours().ink },
        },
      };
    }

    /** A circle in place of the symbol, where several marks share one; how many, its number says. */
    function crowds(near) {
      const own = near.filter((one) => one.others.length > 0);
      return {
        type: "scatter", mode: "markers", hoverinfo: "skip",
        x: own.map((one) => toTime(one.box.icon)), y: own.map((one) => one.y),
        marker: { symbol: "circle", size: CROWD, color: colours().paper, line: { width: 1.2, color: colours().muted } },
      };
    }

    /** The labels of marks, the numbers of crowds and the arcs, where they stand in the window now. */
    function showWords(near) {
      drawArcs();
      shownLabels.show(near.flatMap((one) => (one.labelled ? labelOfMark(one) : [])));
      shownNumbers.show(near.filter((one) => one.others.length > 0).map(numberOfCrowd));
    }

    function numberOfCrowd(one) {
      const { id, pair } = one.mark;
      return { key: `${pair} ${id}`, className: "", text: String(one.others.length + 1), x: inWindow(one.box.icon), y: one.y, anchor: "middle" };
    }

    function labelOfMark(one) {
      const { at, text } = labelInWindow(one);
      if (!text) return [];
      const { id, pair, status } = one.mark;
      const className = `label ${status}${id === state.selected ? " selected" : ""}`;
      return [{ key: `${pair} ${id}`, className, text: one.label.arrow + text, x: at, y: one.y, anchor: one.box.flipped ? "end" : "start" }];
    }

    /**
     * Where a label stands and what is left of it at the edge of the window: shortened at an edge that would cut it, kept at
     * the left edge while its bar is under it, gone when its mark is.
     */
    function labelInWindow(one) {
      const { box, label } = one;
      const icon = inWindow(box.icon);
      const left = icon + box.labelLeft - box.icon;
      const right = left + label.width;
      const at = box.flipped ? right : left;
      if (right < 0 || left > state.width) return { at, text: label.text };
      if (box.flipped) return { at, text: left < 0 ? fitted(label, right - 6) : label.text };
      if (icon < 0) return box.bar ? { at: 6, text: fitted(label, inWindow(box.right) - 14) } : { at, text: "" };
      return { at, text: right > state.width ? fitted(label, state.width - left - 6) : label.text };
    }

    function fitted(label, width) {
      const room = width - (label.arrow ? measure(label.arrow) : 0);
      return room < LABEL_LEAST ? "" : packing.shorten(label.whole, room, measure);
    }

    function ring(near) {
      const own = near.filter((one) => one.mark.id === state.selected || one.others.some((mark) => mark.id === state.selected));
      return {
        type: "scatter", mode: "markers", hoverinfo: "skip",
        x: own.map((one) => toTime(one.box.icon)), y: own.map((one) => one.y),
        marker: { symbol: "circle-open", size: 21, color: colours().accent, line: { width: 2.5, color: colours().accent } },
      };
    }

    /** The two ends of each arc: the selected event, and lane by lane what it follows and what follows it. */
    function arcEnds() {
      const ids = new Set(state.selected ? state.related(state.selected) : []);
      if (ids.size === 0) return [];
      return state.placed.filter((one) => one.mark.id === state.selected).flatMap((own) =>
        state.placed.filter((one) => one.mark.pair === own.mark.pair && ids.has(one.mark.id)).map((other) => [own, other])
      );
    }

    /** Quiet arcs that run level between two rows, where no label stands, and upright behind the labels that they cross. */
    function drawArcs() {
      const ends = state.arcs.map((pair) => pair.map(({ box, y }) => ({ x: inWindow(box.icon), y })));
      const ways = ends.map(([own, other]) => packing.arcBetween(own, other, ROW / 2).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`));
      arcLayer.firstChild.setAttribute("d", ways.map((points) => `M${points.join("L")}`).join(""));
      layers.labels.classList.toggle("crossed", ways.length > 0);
    }

    const colours = () => state.drawing.palettes[state.theme];

    function layout() {
      return {
        template: state.drawing.templates[state.theme],
        width: state.width, height: state.height, margin: { l: 0, r: 0, t: 0, b: 0 },
        paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
        xaxis: { type: "date", range: state.window.map((day) => day * packing.DAY), visible: false, fixedrange: true },
        yaxis: { range: [state.height, 0], fixedrange: true, visible: false },
        barmode: "overlay", hovermode: false, dragmode: false, showlegend: false,
      };
    }

    function drawLanes() {
      for (const layer of [...Object.values(layers), arcLayer]) layer.style.height = `${state.height}px`;
      for (const layer of [layers.labels, layers.numbers, arcLayer]) layer.style.width = `${state.width}px`; // paper is wider than its drawing
      layers.lanes.replaceChildren(...state.laneBoxes.map(laneElement));
      for (const kind of Object.keys(state.canvases)) {
        state.canvases[kind] = state.laneBoxes.flatMap((lane, place) => {
          const canvas = layers.lanes.children[place].querySelector(`canvas.${kind}`);
          return canvas ? [{ lane, canvas }] : [];
        });
      }
      state.binColours = binColours();
      const left = state.lanes.length - state.laneBoxes.length;
      if (left > 0) {
        const more = element("button", "quiet more-lanes", `Show ${Math.min(left, LANES_AT_FIRST)} more of ${left} pairs`);
        more.type = "button";
        more.addEventListener("click", () => {
          state.laneLimit += LANES_AT_FIRST;
          draw();
        });
        layers.lanes.append(more);
      }
    }

    /** In the story of one pair, years without any event are said to be so. */
    function moveSilences() {
      for (const old of layers.lanes.querySelectorAll(".silence")) old.remove();
      layers.lanes.append(...state.silent.flatMap((silence) => silenceElement(silence, state.laneBoxes[0])));
    }

    function silenceElement({ from, to, words }, lane) {
      const [left, right] = [from, to].map((day) => (day - state.window[0]) * scale());
      const [start, end] = [Math.max(0, left), Math.min(state.width, right)];
      if (end - start < SILENCE_LEAST) return [];
      const made = element("div", "silence", end - SILENCE_WORDS > LANE_NAME ? words : ""); // in the head row, beside the name
      made.title = words;
      Object.assign(made.style, { left: `${start}px`, width: `${end - start}px`, top: `${lane.top}px`, height: `${lane.height}px` });
      return [made];
    }

    function laneElement(lane) {
      const made = element("div", "lane");
      made.style.top = `${lane.top}px`;
      made.style.height = `${lane.height}px`;
      const name = element("div", "lane-name", state.drawing.laneNames[lane.pair] || lane.pair);
      name.append(element("span", "lane-codes", lane.pair.replace("-", " · ")), element("span", "lane-count", lane.count.toLocaleString("en")));
      made.append(name);
      const months = state.context.get(lane.pair);
      if (months?.length) {
        made.append(element("canvas", "context"));
        name.append(element("span", "lane-context", `behind: ${state.contextName}, machine-coded, by month`));
      }
      if (lane.band.height) {
        const canvas = element("canvas", "bins");
        Object.assign(canvas.style, { top: `${lane.band.top}px`, height: `${lane.band.height}px` });
        made.append(canvas);
      }
      return made;
    }

    function binColours() {
      const style = getComputedStyle(document.documentElement);
      const colour = (name) => style.getPropertyValue(name).trim();
      return { cooperation: colour("--material-cooperation"), conflict: colour("--material-conflict"), line: colour("--line"), muted: colour("--muted") };
    }

    /** The counts by period of the lanes in view, on one scale. */
    function drawBins() {
      const { bins } = root.EventTimeline;
      const { scrollTop, clientHeight } = parts.scroll;
      const isNear = ({ lane }) => state.paper || (lane.top + lane.height > scrollTop && lane.top < scrollTop + clientHeight);
      for (const { lane, canvas } of state.canvases.context.filter(isNear)) {
        bins.drawContext(canvas, state.context.get(lane.pair), { window: state.window, colours: state.binColours });
      }
      if (!state.canvases.bins.length) return;
      const near = state.canvases.bins.filter(isNear);
      const most = bins.mostPerDay(near.map(({ lane }) => lane.bins), state.window);
      for (const { lane, canvas } of near) bins.drawBins(canvas, lane.bins, { window: state.window, most, colours: state.binColours });
    }

    // --- axis, eras, overview: plain elements, moved at every frame ----------------------------------------------------

    function moveAxis() {
      const [start, end] = state.window;
      const x = (day) => ((day - start) / (end - start)) * state.width;
      const ticks = packing.timeTicks(start, end, state.width);
      parts.head.style.width = `${state.width}px`;
      const marks = ticks.map((tick) => {
        const fits = x(tick.day) + measure(tick.label) + TICK_PADDING <= state.width;
        const made = element("span", tick.major ? "tick major" : "tick", fits ? tick.label : "");
        made.style.left = `${x(tick.day)}px`;
        return made;
      });
      parts.head.replaceChildren(eraRows(x), ...marks);
      moveSilences();
      layers.grid.replaceChildren(
        ...ticks.map((tick) => {
          const line = element("div", tick.major ? "line major" : "line");
          line.style.left = `${x(tick.day)}px`;
          return line;
        })
      );
      drawBins();
    }

    function eraRows(x) {
      const holder = element("div", "eras");
      const eras = state.erasShown ? state.eras : [];
      const end = (era) => (era.lastDay === null ? wholeWindow()[1] : era.lastDay + 1);
      const all = packing.packStretches(eras.map((era) => ({ left: era.firstDay, right: end(era) })));
      const seen = eras.map((era) => Math.min(state.width, x(end(era))) - Math.max(0, x(era.firstDay)) >= 2);
      const packed = packing.closeGaps({ row: all.row.map((row, index) => (seen[index] ? row : -1)) });
      holder.style.height = `${packed.rows * ERA_ROW}px`;
      const lefts = eras.map((era) => Math.max(-2, x(era.firstDay)));
      eras.forEach((era, index) => {
        if (!seen[index]) return;
        const width = Math.min(state.width + 2, x(end(era))) - lefts[index];
        const inRow = lefts.filter((left, other) => packed.row[other] === packed.row[index] && left > lefts[index]);
        const room = Math.min(state.width, ...inRow) - lefts[index] - 2; // a name may go beyond the end of its band
        const band = element("div", "era");
        if (room >= ERA_NAME_LEAST) band.append(element("span", "", era.title));
        band.title = `${era.title}: ${era.words}`;
        Object.assign(band.style, { left: `${lefts[index]}px`, width: `${width - 1}px`, top: `${packed.row[index] * ERA_ROW}px` });
        band.style.setProperty("--room", `${room}px`);
        holder.append(band);
      });
      return holder;
    }

    // --- between two drawings: what Plotly drew is moved, not drawn ----------------------------------------------------

    let following = 0;
    /** After the window has moved: everything follows at once, and is drawn anew when the gesture rests or has gone far. */
    function follow() {
      following = 0;
      moveAxis();
      if (!state.drawn || painting) return;
      moveMarks();
      if (hasGoneFar()) draw();
    }

    function hasGoneFar() {
      if (performance.now() - state.drawn.at < PAINT_APART) return false;
      const [start, end] = state.drawn.window;
      const zoomed = (end - start) / (state.window[1] - state.window[0]);
      const panned = Math.max(start - state.window[0], state.window[1] - end) / (end - start);
      return zoomed < SHRUNK || zoomed > GROWN || panned > BEYOND - 0.2;
    }

    /** Plotly's layers of bars and lines are stretched; its symbols keep their shape and go each to its place. */
    function moveMarks() {
      const [start, end] = state.drawn.window;
      const zoomed = (end - start) / (state.window[1] - state.window[0]);
      const shift = (start - state.window[0]) * scale();
      const moved = (state.drawn.moved = state.drawn.moved || partsOfGraph());
      const stretched = `translate(${shift},0) scale(${zoomed},1)`;
      for (const layer of moved.stretching) layer.setAttribute("transform", stretched);
      for (const { node, x, y } of moved.symbols) node.setAttribute("transform", `translate(${x * zoomed + shift},${y})`);
      showWords(state.drawn.near);
    }

    /** What Plotly drew: layers to stretch, and symbols with the place in px that it gave them. */
    function partsOfGraph() {
      const gd = graphDiv();
      const place = (node) => node.getAttribute("transform").match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
      return {
        stretching: [...gd.querySelectorAll(STRETCHING)],
        symbols: [...gd.querySelectorAll(".scatterlayer .points > path")].map((node) => {
          const [x, y] = place(node);
          return { node, x, y };
        }),
      };
    }

    /** Plotly sets each symbol's place, but knows nothing of its layers having been stretched. */
    function undoMoves(gd) {
      for (const layer of gd.querySelectorAll(STRETCHING)) layer.removeAttribute("transform");
    }

    // --- gestures ----------------------------------------------------------------------------------------------------

    let waiting = 0;
    function soon(action) {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(action);
    }

    let resting = 0;
    /** A gesture that tells no end of its own, as the wheel, is over when it rests. */
    function settleSoon() {
      clearTimeout(resting);
      resting = setTimeout(settle, REST);
    }

    /** Zoom at a share of the width: without one, where the selected event is, if that is in the window. */
    function zoom(factor, at = placeOfSelected(), how = {}) {
      const [start, end] = state.window;
      const point = start + (end - start) * at;
      setWindow(point - (point - start) * factor, point + (end - point) * factor, how);
    }

    function placeOfSelected() {
      const day = state.shown.find((mark) => mark.id === state.selected)?.first_day;
      const share = (day - state.window[0]) / (state.window[1] - state.window[0]);
      return share >= 0 && share <= 1 ? share : 0.5;
    }

    function pan(share) {
      const span = state.window[1] - state.window[0];
      setWindow(state.window[0] + span * share, state.window[1] + span * share);
    }

    /** Show a number of years around the selected event, or what is in the middle, or up to the last event; never beyond the events. */
    function showYears(years) {
      const span = years * YEAR;
      const chosen = state.shown.find((mark) => mark.id === state.selected);
      const newest = state.shown.reduce((day, mark) => Math.max(day, mark.first_day), -Infinity); // one "in 2026" leaves the rest of the year empty
      const end = state.drawing.large || newest === -Infinity ? state.span[1] : newest;
      const middle = chosen ? chosen.first_day : isWhole() ? end : (state.window[0] + state.window[1]) / 2;
      const [first, last] = [state.span[0] - span * YEARS_BEFORE, end + 1 + span * YEARS_AFTER];
      const start = Math.max(first, Math.min(middle - span / 2, last - span));
      setWindow(start, start + span);
    }

    function reset() {
      setWindow(...wholeWindow());
    }

    const isWhole = () => {
      const whole = wholeWindow();
      return !state.window || (state.window[1] - state.window[0]) / (whole[1] - whole[0]) > 0.995;
    };

    // --- pointing ----------------------------------------------------------------------------------------------------

    /** What is under the pointer: the mark whose symbol, bar or label it touches. */
    function under(event) {
      const frame = graphDiv().getBoundingClientRect();
      const x = (state.window[0] + (event.clientX - frame.left) / scale() - state.domain[0]) * state.packedScale;
      const y = event.clientY - frame.top;
      let best = null;
      for (const one of state.placed) {
        if (Math.abs(one.y - y) > ROW / 2) continue;
        const [left, right] = one.labelled
          ? [Math.min(one.box.left, one.box.labelLeft), Math.max(one.box.right, one.box.labelRight)]
          : [one.box.left, one.box.right];
        if (x >= left - 3 && x <= right + 3 && (!best || Math.abs(one.box.icon - x) < Math.abs(best.box.icon - x))) best = one;
      }
      return best;
    }

    /** The bin of a large table under the pointer, with its pair, or null. */
    function binUnder(event) {
      if (!state.drawing?.large) return null;
      const frame = graphDiv().getBoundingClientRect();
      const y = event.clientY - frame.top;
      const lane = state.laneBoxes.find(({ top, band }) => band.height && y >= top + band.top && y < top + band.top + band.height);
      const day = state.window[0] + (event.clientX - frame.left) / scale();
      const bin = lane && root.EventTimeline.bins.binAt(lane.bins, day);
      return bin ? { ...bin, pair: lane.pair } : null;
    }

    let pressed = null;
    let lastClick = 0;
    const onGraph = (event) => parts.graph.contains(event.target);
    parts.scroll.addEventListener("pointerdown", (event) => {
      const starts = onGraph(event) && event.isPrimary && event.button === 0 && state.window;
      pressed = starts ? { x: event.clientX, y: event.clientY, window: state.window, dragged: false } : null;
      parts.tooltip.hidden = true;
    }, true);
    document.addEventListener("pointermove", (event) => {
      if (!pressed || !event.isPrimary) return;
      const [across, down] = [event.clientX - pressed.x, event.clientY - pressed.y];
      if (!pressed.dragged && Math.hypot(across, down) <= CLICK_MOST) return;
      if (!pressed.dragged) parts.scroll.setPointerCapture(event.pointerId);
      pressed.dragged = true;
      parts.scroll.classList.add("dragging");
      setWindow(...pressed.window.map((day) => day - across / scale()), { light: true });
    }, true);
    document.addEventListener("pointerup", (event) => {
      const { dragged } = pressed || { dragged: true };
      if (pressed && dragged) settle();
      release();
      if (dragged) return;
      const one = under(event);
      const bin = one ? null : binUnder(event);
      if (one) told.select(one.mark.id, [one.mark, ...one.others]);
      else if (bin) told.bin(bin);
      else if (event.timeStamp - lastClick < DOUBLE_CLICK) reset();
      lastClick = one || bin ? 0 : event.timeStamp;
    }, true);
    document.addEventListener("pointercancel", () => {
      if (pressed && pressed.dragged) settle();
      release();
    }, true);

    function release() {
      pressed = null;
      parts.scroll.classList.remove("dragging");
    }

    parts.scroll.addEventListener("pointermove", (event) => {
      if (pressed || event.pointerType === "touch" || !state.drawing || !onGraph(event)) return;
      const one = under(event);
      const bin = one ? null : binUnder(event);
      parts.scroll.classList.toggle("pointing", Boolean(one || bin));
      if (one) told.hover(one, event);
      else if (bin) told.hoverBin(bin, event);
      else parts.tooltip.hidden = true;
    }, true);
    parts.scroll.addEventListener("scroll", () => {
      const { scrollTop, clientHeight } = parts.scroll;
      const [top, bottom] = state.drawnRows;
      const ahead = clientHeight * 0.15; // before the reader comes to what is not drawn
      if ((scrollTop - ahead < top && top > 0) || (scrollTop + clientHeight + ahead > bottom && bottom < state.height)) soon(paint);
      else if (state.drawing?.large) soon(() => {
        drawBins();
        wantLook();
      });
    });
    parts.scroll.addEventListener("pointerleave", () => (parts.tooltip.hidden = true));
    parts.scroll.addEventListener("wheel", (event) => {
      if (!state.drawing || !state.window) return;
      if (event.shiftKey && !event.ctrlKey) {
        parts.scroll.scrollTop += event.deltaY || event.deltaX;
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const days = event.deltaX / scale();
        setWindow(state.window[0] + days, state.window[1] + days, { light: true });
        settleSoon();
      } else if (onGraph(event)) {
        const turned = Math.max(-WHEEL_MOST, Math.min(WHEEL_MOST, event.deltaY));
        const at = (event.clientX - parts.scroll.getBoundingClientRect().left) / state.width;
        zoom(Math.exp(turned / WHEEL_FOLD), at, { light: true });
        settleSoon();
      } else return;
      event.stopPropagation();
      event.preventDefault();
    }, { capture: true, passive: false });

    let pinch = null;
    const apart = (touches) => Math.abs(touches[0].clientX - touches[1].clientX) + 1;
    parts.scroll.addEventListener("touchstart", (event) => {
      if (event.touches.length !== 2) return;
      event.stopPropagation();
      const frame = parts.scroll.getBoundingClientRect();
      const middle = (event.touches[0].clientX + event.touches[1].clientX) / 2 - frame.left;
      release();
      pinch = { apart: apart(event.touches), window: [...state.window], at: middle / state.width };
    }, { capture: true, passive: true });
    parts.scroll.addEventListener("touchmove", (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      event.stopPropagation();
      const factor = pinch.apart / apart(event.touches);
      const [start, end] = pinch.window;
      const point = start + (end - start) * pinch.at;
      setWindow(point - (point - start) * factor, point + (end - point) * factor, { light: true });
    }, { capture: true, passive: false });
    for (const end of ["touchend", "touchcancel"]) {
      parts.scroll.addEventListener(end, () => {
        if (pinch) settle();
        pinch = null;
      }, true);
    }

    new ResizeObserver(() => {
      const width = parts.scroll.clientWidth;
      if (!state.drawing || width === 0 || width === state.width) return;
      const whole = isWhole();
      state.width = width;
      state.window = whole ? wholeWindow() : clampWindow(state.window);
      soon(draw);
    }).observe(parts.scroll);

    /** For paper: everything of the window at a width that fits the sheet, and back afterwards. */
    function fitToPaper(width) {
      state.paper = Boolean(width);
      state.width = width || parts.scroll.clientWidth;
      state.window = clampWindow(state.window);
      draw();
    }

    // --- what the page asks of it --------------------------------------------------------------------------------------

    /** Mark an event as selected and bring it into view. */
    function select(id, record) {
      state.selected = id;
      state.selectedSet = record?.countrySet;
      state.sought = "";
      bringIntoWindow(id, false, record);
      draw();
      scrollTo(id);
      told.window(state.window[0], state.window[1], true);
    }

    function bringIntoWindow(id, keep = false, record = null) {
      const mark = !keep && state.shown.find((one) => one.id === id);
      if (!mark && !record) return;
      const [start, end] = state.window;
      const day = (mark ? mark.first_day : record.firstDay) + 0.5;
      const span = end - start;
      if (day < start + span * 0.03 || day > end - span * 0.08) state.window = clampWindow([day - span / 2, day + span / 2]);
    }

    function scrollTo(id) {
      const one = state.placed.find((each) => each.mark.id === id || each.others.some((mark) => mark.id === id));
      if (!one) return;
      const top = parts.scroll.scrollTop;
      const head = parts.head.offsetHeight;
      if (one.y < top + 10) parts.scroll.scrollTop = Math.max(0, one.y - 60);
      else if (one.y > top + parts.scroll.clientHeight - head - 20) parts.scroll.scrollTop = one.y - parts.scroll.clientHeight + head + 60;
    }

    return {
      show, showLook, canZoomTo, select, setWindow, fitToPaper, zoom, pan, showYears, reset, isWhole,
      window: () => state.window,
      whole: wholeWindow,
      domain: () => state.domain,
      forgetWindow: () => (state.forget = true),
      /** The window that the next answer is shown in, or null for everything. */
      keptWindow: () => (state.forget || isWhole() ? null : state.window),
      placed: () => state.placed,
      shown: () => state.shown,
      lanes: () => state.laneBoxes,
      setTheme(theme) {
        state.theme = theme;
        draw();
      },
      hasEras: () => state.eras.length > 0,
      setEras(shown) {
        state.erasShown = shown;
        if (state.window) moveAxis();
      },
      redraw: draw,
      setContext(context, name) {
        if (context.size === 0 && state.context.size === 0) return;
        Object.assign(state, { context, contextName: name });
        draw();
      },
      isSettled: () => !painting && !paintAgain,
    };
  }

  root.EventTimeline = { ...root.EventTimeline, createTimeline };
})(typeof globalThis === "undefined" ? this : globalThis);
