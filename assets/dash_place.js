/** Where the page lives in the dashboard: answers come from the server's callbacks, the state is the address's query. */
(function (root) {
  "use strict";

  const EXPORTS = [
    ["html", "One HTML file"], ["csv", "CSV table"], ["json", "JSON-LD (schema.org)"], ["ics", "Calendar (iCalendar)"],
    ["parquet", "Parquet"], ["timelinejs.csv", "TimelineJS spreadsheet"],
  ];
  const SILENCE_RESTS = 1000; // ms between two tries to reach the server
  const SILENT = "The program that serves this page does not answer. Start it again: what was asked is asked until it does.";
  const FAILED = "The program that serves this page could not answer; what it prints says why. What is shown may be out of date.";
  let page = null;
  const questions = {}; // how many of each kind were put

  const set = (id, data) => root.dash_clientside.set_props(id, { data });
  const address = (query) => root.location.pathname + (query ? `?${query}` : "");
  const rest = () => new Promise((done) => setTimeout(done, SILENCE_RESTS));

  /** Ask the server, again while it is silent, until it answers or is asked something newer of the same kind. */
  async function told(kind, path, request) {
    const newest = (questions[kind] = (questions[kind] || 0) + 1);
    const { requests_pathname_prefix: prefix } = JSON.parse(document.getElementById("_dash-config").textContent);
    while (newest === questions[kind]) {
      const response = await fetch(prefix + path, request).catch(() => null); // null: nobody is there
      page?.receiveTrouble(response === null ? SILENT : response.ok ? "" : FAILED);
      if (response === null) await rest();
      else return response.ok && newest === questions[kind] ? response.json() : null;
    }
    return null;
  }

  const put = (kind, question) =>
    told(kind, `ask/${kind}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });

  const place = {
    async ask(words, drawing, screen) {
      const answer = await put("answer", { ...words, version: drawing.version, screen });
      if (answer && answer.version === page.state.drawing.version) page.receiveAnswer(answer);
    },
    put: (kind, question) => put(kind, question).then((reply) => page.receiveReply(kind, reply)),
    readQuery: () => root.location.search,
    writeQuery: (query, push) => {
      if (address(query) !== root.location.pathname + root.location.search) {
        root.history[push ? "pushState" : "replaceState"](null, "", address(query));
      }
    },
    shareUrl: (query) => root.location.origin + address(query),
    exports: EXPORTS,
    download(format, words) {
      set("download-request", { format, words, asked: Date.now() });
      return "The file is being made.";
    },
  };

  /** Plotly comes in a chunk of its own; the graph is there when both are. */
  function whenReady(action) {
    const graph = document.querySelector("#timeline-graph .js-plotly-plot");
    if (root.Plotly && graph && graph._fullLayout) action();
    else setTimeout(() => whenReady(action), 20);
  }

  function show(drawing) {
    page = page || root.EventTimeline.createPage(place);
    root.EventTimeline.page = page;
    page.receiveDrawing(drawing);
  }

  // Nobody looks at a hidden page, so it asks for no news; max_intervals -1 lets Dash's clock go on.
  document.addEventListener("visibilitychange", () => {
    root.dash_clientside.set_props("clock", { max_intervals: document.hidden ? 0 : -1 });
  });

  root.dash_clientside = Object.assign({}, root.dash_clientside, {
    eventTimeline: {
      receiveVersion(version) {
        if (!version) return root.dash_clientside.no_update;
        told("drawing", `drawing?version=${encodeURIComponent(version)}`).then((drawing) => drawing && whenReady(() => show(drawing)));
        return version;
      },
    },
  });
})(globalThis);
