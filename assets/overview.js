/**
 * The whole span in a slim strip: cooperation above, conflict below, by period; and in it the brush, a window that can be
 * dragged, widened and moved by keys. Knows only days and counts.
 */
(function (root) {
  "use strict";

  const HEIGHT = 54; // px
  const BAR = 6; // px a period
  const NAMESPACE = "http://www.w3.org/2000/svg";

  function svg(tag, attributes) {
    const made = document.createElementNS(NAMESPACE, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /**
   * @param {HTMLElement} holder
   * @param {(start: number, end: number, done: boolean) => void} moved hears of a new window, in days
   */
  function createOverview(holder, moved) {
    const state = { whole: [0, 1], window: [0, 1], count: null };
    const strip = svg("svg", { height: HEIGHT, width: "100%", "aria-hidden": "true", class: "overview-strip" });
    const brush = document.createElement("div");
    brush.className = "brush";
    const handles = ["start", "end"].map((side) => {
      const handle = document.createElement("button");
      handle.type = "button";
      handle.className = `handle ${side}`;
      handle.setAttribute("role", "slider");
      handle.setAttribute("aria-label", side === "start" ? "First day of the window" : "Last day of the window");
      return handle;
    });
    brush.append(...handles);
    holder.replaceChildren(strip, brush);

    const width = () => holder.clientWidth || 1;
    const toX = (day) => ((day - state.whole[0]) / (state.whole[1] - state.whole[0])) * width();
    const toDay = (x) => state.whole[0] + (x / width()) * (state.whole[1] - state.whole[0]);

    /**
     * Draw counts by period; `count(number)` gives them in about so many periods: first day, days, cooperation, conflict.
     */
    function show(whole, count) {
      Object.assign(state, { whole, count });
      const { packing } = root.EventTimeline;
      const periods = count(Math.max(20, Math.floor(width() / BAR)));
      const most = Math.max(1, ...periods.map((one) => Math.max(one.cooperation, one.conflict)));
      const unit = (HEIGHT / 2 - 9) / Math.sqrt(most);
      const middle = HEIGHT / 2 - 6;
      const bars = periods.flatMap((one) =>
        [["cooperation", -1], ["conflict", 1]].filter(([side]) => one[side]).map(([side, sign]) => {
          const tall = Math.sqrt(one[side]) * unit + 1.5;
          return svg("rect", {
            class: side, x: toX(one.from), width: Math.max(1.5, toX(one.from + one.days) - toX(one.from) - 1.2), y: sign < 0 ? middle - tall : middle + 1, height: tall, rx: 1,
          });
        })
      );
      const ticks = packing.timeTicks(whole[0], whole[1], width()).filter((tick) => toX(tick.day) < width() - 36).map((tick) => {
        const label = svg("text", { x: toX(tick.day) + 3, y: HEIGHT - 3 });
        label.textContent = tick.label;
        return label;
      });
      strip.replaceChildren(svg("line", { x1: 0, x2: width(), y1: middle + 0.5, y2: middle + 0.5, class: "middle" }), ...bars, ...ticks);
      follow(...state.window);
    }

    /** Move the brush to a window. */
    function follow(start, end) {
      state.window = [start, end];
      const left = Math.max(0, toX(start));
      const right = Math.min(width(), toX(end));
      brush.style.left = `${left}px`;
      brush.style.width = `${Math.max(4, right - left)}px`;
      const { packing } = root.EventTimeline;
      [start, end].forEach((day, index) => {
        handles[index].setAttribute("aria-valuemin", Math.floor(state.whole[0]));
        handles[index].setAttribute("aria-valuemax", Math.ceil(state.whole[1]));
        handles[index].setAttribute("aria-valuenow", Math.round(day));
        handles[index].setAttribute("aria-valuetext", packing.dayInWords(day));
      });
    }

    let drag = null;
    holder.addEventListener("pointerdown", (event) => {
      const x = event.clientX - holder.getBoundingClientRect().left;
      const side = event.target.classList.contains("start") ? "start" : event.target.classList.contains("end") ? "end" : "both";
      if (side === "both" && event.target !== brush) {
        const half = (state.window[1] - state.window[0]) / 2;
        moved(toDay(x) - half, toDay(x) + half, false);
      }
      drag = { side, x, window: [...state.window] };
      holder.setPointerCapture(event.pointerId);
      event.preventDefault();
      if (event.target.focus) event.target.focus();
    });
    holder.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const x = event.clientX - holder.getBoundingClientRect().left;
      moved(...dragged(drag, toDay(x) - toDay(drag.x)), false);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      holder.addEventListener(end, () => {
        if (drag) moved(...state.window, true);
        drag = null;
      });
    }

    function dragged({ side, window }, days) {
      if (side === "start") return [Math.min(window[0] + days, window[1] - 4), window[1]];
      if (side === "end") return [window[0], Math.max(window[1] + days, window[0] + 4)];
      return [window[0] + days, window[1] + days];
    }

    handles.forEach((handle, index) => {
      handle.addEventListener("keydown", (event) => {
        const share = { ArrowLeft: -0.05, ArrowDown: -0.05, ArrowRight: 0.05, ArrowUp: 0.05, PageDown: -0.25, PageUp: 0.25 }[event.key];
        if (!share) return;
        event.preventDefault();
        event.stopPropagation();
        const days = share * (state.window[1] - state.window[0]);
        moved(...dragged({ side: index ? "end" : "start", window: state.window }, days), true);
      });
    });
    new ResizeObserver(() => state.count && show(state.whole, state.count)).observe(holder); // before the first answer there is no span

    return { show, follow };
  }

  root.EventTimeline = { ...root.EventTimeline, createOverview };
})(typeof globalThis === "undefined" ? this : globalThis);
