/** Where the page lives in the dashboard: answers come from the server's callbacks, the state is the address's query. */
(function (root) {
  "use strict";

  const EXPORTS = [
    ["html", "One HTML file"], ["csv", "CSV table"], ["json", "JSON-LD (schema.org)"], ["ics", "Calendar (iCalendar)"],
    ["parquet", "Parquet"], ["timelinejs.csv", "TimelineJS spreadsheet"],
  ];
  let page = null;
  let questions = 0;

  const set = (id, data) => root.dash_clientside.set_props(id, { data });
  const address = (query) => root.location.pathname + (query ? `?${query}` : "");

  const place = {
    // The number makes each question a new one: Dash answers no question twice.
    ask: (words, drawing, screen) => set("selection", { ...words, version: drawing.version, question: (questions += 1), screen }),
    look: (question) => set("look-request", question),
    around: (question) => set("around-request", question),
    page: (question) => set("page-request", question),
    event: (question) => set("event-request", question),
    context: (question) => set("context-request", question),
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
    askLosses: (words, number) => set("export-question", { words, number }),
  };

  /** Plotly comes in a chunk of its own; the graph is there when both are. */
  function whenReady(action) {
    const graph = document.querySelector("#timeline-graph .js-plotly-plot");
    if (root.Plotly && graph && graph._fullLayout) action();
    else setTimeout(() => whenReady(action), 20);
  }

  // Nobody looks at a hidden page, so it asks for no news; max_intervals -1 lets Dash's clock go on.
  document.addEventListener("visibilitychange", () => {
    root.dash_clientside.set_props("clock", { max_intervals: document.hidden ? 0 : -1 });
  });

  root.dash_clientside = Object.assign({}, root.dash_clientside, {
    eventTimeline: {
      receiveDrawing(drawing) {
        if (!drawing) return root.dash_clientside.no_update;
        whenReady(() => {
          page = page || root.EventTimeline.createPage(place);
          root.EventTimeline.page = page;
          page.receiveDrawing(drawing);
        });
        return drawing.version;
      },
      receiveLosses(told) {
        if (told && page) page.receiveLosses(told.losses, told.number);
      },
      receiveAnswer(answer) {
        if (answer && page && answer.version === page.state.drawing.version) page.receiveAnswer(answer);
      },
      receiveLook: (reply) => page && page.receiveReply("look", reply),
      receiveAround: (reply) => page && page.receiveReply("around", reply),
      receivePage: (reply) => page && page.receiveReply("page", reply),
      receiveContext: (reply) => page && page.receiveReply("context", reply),
      receiveEvent: (reply) => page && page.receiveReply("event", reply),
    },
  });
})(globalThis);
