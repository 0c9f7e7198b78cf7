/**
 * Counts by period, where a lane has more events than can be drawn one by one: cooperation above a middle line, conflict below.
 * Heights tell events per day by their square root, on one scale for all lanes and all widths of a bin. Draws on a canvas a lane,
 * which is quick enough to follow every frame of a gesture.
 */
(function (root) {
  "use strict";

  const MONTH = 28; // days: bins as wide as this are named by their months

  /**
   * @typedef {object} Bin
   * @property {number} from first day since 1970-01-01
   * @property {number} to the day after the last one
   * @property {number} events
   * @property {number} cooperation events of it
   * @property {number} conflict events of it
   *
   * @typedef {{first: number, last: number, binDays: number, bins: number[][]}} Look what the server told of a lane:
   *   bins as number, events, cooperation, conflict
   */

  function binsOf(look) {
    return look.bins.map(([number, events, cooperation, conflict]) => ({
      from: number * look.binDays, to: (number + 1) * look.binDays, events, cooperation, conflict,
    }));
  }

  /**
   * The bins of a lane: those of the newest look, and around it those of a coarser one, so that no place is blank.
   * @param {?Look} fine
   * @param {?Look} coarse
   * @returns {Bin[]}
   */
  function merged(fine, coarse) {
    if (!fine) return coarse ? binsOf(coarse) : [];
    if (!coarse || coarse === fine) return binsOf(fine);
    const around = binsOf(coarse).filter((bin) => bin.to <= fine.first || bin.from > fine.last);
    return [...around, ...binsOf(fine)].sort((a, b) => a.from - b.from);
  }

  /** The most events per day on one side of a bin that a window shows. */
  function mostPerDay(lists, [start, end]) {
    let most = 0;
    for (const bins of lists) {
      for (const bin of bins) {
        if (bin.to > start && bin.from < end) most = Math.max(most, Math.max(bin.cooperation, bin.conflict) / (bin.to - bin.from));
      }
    }
    return most;
  }

  /** The bin that holds a day, or null. */
  function binAt(bins, day) {
    return bins.find((bin) => day >= bin.from && day < bin.to) || null;
  }

  /** The period of a bin in words: "March 2014", "12–18 March 2014", "2003–2007". */
  function periodWords(bin) {
    const { packing } = root.EventTimeline;
    if (bin.to - bin.from === 1) return packing.dayInWords(bin.from);
    const [first, last] = [packing.dayInWords(bin.from).split(" "), packing.dayInWords(bin.to - 1).split(" ")];
    if (bin.to - bin.from >= MONTH * 10) return first[2] === last[2] ? first[2] : `${first[2]}–${last[2]}`;
    if (first[2] !== last[2]) return `${first.join(" ")} – ${last.join(" ")}`;
    return first[1] === last[1] ? `${first[0]}–${last.join(" ")}` : `${first[0]} ${first[1]} – ${last.join(" ")}`;
  }

  /** Make a canvas as large as it is shown, and return its pen. */
  function cleared(canvas) {
    const ratio = root.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return { pen, width, height };
  }

  /**
   * Draw a lane's bins.
   * @param {HTMLCanvasElement} canvas
   * @param {Bin[]} bins
   * @param {{window: [number, number], most: number, colours: {cooperation: string, conflict: string, line: string}}} view
   */
  function drawBins(canvas, bins, view) {
    const { pen, width, height } = cleared(canvas);
    const [start, end] = view.window;
    const scale = width / (end - start);
    const middle = Math.round(height / 2);
    const unit = (middle - 3) / Math.sqrt(view.most || 1);
    const tall = (events, days) => (events ? Math.max(1.5, Math.sqrt(events / days) * unit) : 0);
    pen.fillStyle = view.colours.line;
    pen.fillRect(0, middle, width, 1);
    for (const bin of bins) {
      if (bin.to < start || bin.from > end) continue;
      const left = Math.round((bin.from - start) * scale);
      const wide = Math.max(1, Math.round((bin.to - start) * scale) - left - 1);
      const up = tall(bin.cooperation, bin.to - bin.from);
      const down = tall(bin.conflict, bin.to - bin.from);
      pen.fillStyle = view.colours.cooperation;
      pen.fillRect(left, middle - up, wide, up);
      pen.fillStyle = view.colours.conflict;
      pen.fillRect(left, middle + 1, wide, down);
    }
  }

  const SCORES = 6; // of the scale from -10 to 10 as months use it: beyond this a colour is at its fullest

  /**
   * Draw a lane's months of a machine-coded table: height by the square root of the events, colour by the mean score.
   * @param {HTMLCanvasElement} canvas
   * @param {[number, number, ?number][]} months first day, events, mean score from -10 (conflict) to 10 (cooperation)
   * @param {{window: [number, number], colours: {cooperation: string, conflict: string, muted: string}}} view
   */
  function drawContext(canvas, months, { window, colours }) {
    const { pen, width, height } = cleared(canvas);
    const [start, end] = window;
    const scale = width / (end - start);
    const most = Math.max(1, ...months.map(([, events]) => events));
    for (const [day, events, score] of months) {
      const left = (day - start) * scale;
      const wide = Math.max(1, 30.4 * scale);
      if (left + wide < 0 || left > width) continue;
      const tall = Math.sqrt(events / most) * (height - 4);
      pen.globalAlpha = score === null ? 0.2 : 0.2 + 0.6 * Math.min(1, Math.abs(score) / SCORES);
      pen.fillStyle = score === null ? colours.muted : score < 0 ? colours.conflict : colours.cooperation;
      pen.fillRect(left, height - tall, wide, tall);
    }
    pen.globalAlpha = 1;
  }

  const bins = { merged, mostPerDay, binAt, periodWords, drawBins, drawContext };
  root.EventTimeline = { ...root.EventTimeline, bins };
  if (typeof module !== "undefined") module.exports = bins;
})(typeof globalThis === "undefined" ? this : globalThis);
