/**
 * Where the page lives in an exported file: answers are worked out here, the state is the address's hash, also on file://.
 * The file holds the other scripts and plotly.js compressed; what the events say stands in it once, in the plain list.
 */
(function (root) {
  "use strict";

  let page = null;
  let chosen = ""; // the selection that the file was made of

  const place = {
    ask: (words, drawing) => page.receiveAnswer(root.EventTimeline.selection.answer(words, drawing)),
    readQuery: () => decodeURI(root.location.hash.slice(1)) || chosen,
    writeQuery: (query, push) => {
      if (query === root.location.hash.slice(1)) return;
      try {
        root.history[push ? "pushState" : "replaceState"](null, "", "#" + query);
      } catch {
        // Inside some frames the history is closed to us; the page works without an address.
      }
    },
    shareUrl: (query) => root.location.href.split("#")[0] + "#" + query,
    exports: [["print", "Print or save as PDF"]],
    download: () => root.print(),
  };

  /** Text that was compressed with gzip and written in base 64. */
  async function unpack(id) {
    const packed = document.getElementById(id).textContent.trim();
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function run(source) {
    const script = document.createElement("script");
    script.textContent = source;
    document.head.append(script);
  }

  function loaded(url, integrity) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: url, integrity, crossOrigin: "anonymous", onload: resolve, onerror: () => reject(new Error(url)) });
      document.head.append(script);
    });
  }

  /** A drawing whose records say again what the plain list and the vocabulary say; see `packed_drawing` in `html_file.py`. */
  function withWords(drawing) {
    const items = document.querySelectorAll("#plain-list li");
    const records = drawing.records.map((record, place) =>
      "title" in record ? record : { ...record, ...wordsOf(items[place], record, drawing), ...labelsOf(record, drawing) }
    );
    return { ...drawing, records };
  }

  function wordsOf(item, record, drawing) {
    const when = item.querySelector("time");
    const links = [...item.querySelectorAll("a, cite")];
    return {
      title: item.querySelector("b").textContent,
      summary: item.querySelector("span").textContent,
      dateWords: when.textContent,
      machineDate: when.getAttribute("datetime"),
      sources: record.sources.map((place, at) => sourceOf(links[at], drawing.sources[place])),
    };
  }

  /** The link's words are publisher and title, or the publisher alone. */
  function sourceOf(link, details) {
    return { ...details, title: link.textContent.slice(`${details.publisher}: `.length), url: link.getAttribute("href") || "" };
  }

  function labelsOf(record, drawing) {
    const { label, quadrant } = drawing.types[record.type];
    return { typeLabel: label, quadrant, quadrantLabel: drawing.quadrants[quadrant], statusWords: drawing.statuses[record.status] };
  }

  async function start() {
    const holder = document.getElementById("packed-plotly");
    const plotly = holder.dataset.url ? loaded(holder.dataset.url, holder.dataset.integrity) : unpack("packed-plotly").then(run);
    const [packed] = await Promise.all([unpack("packed-drawing").then(JSON.parse), unpack("packed-scripts").then(run), plotly]);
    const drawing = withWords(packed);
    document.documentElement.classList.add("interactive");
    chosen = drawing.chosen;
    page = root.EventTimeline.createPage(place);
    root.EventTimeline.page = page;
    page.receiveDrawing(drawing);
    root.addEventListener("hashchange", page.comeBack);
  }

  start().catch((error) => {
    const notice = document.getElementById("notice");
    notice.hidden = false;
    notice.textContent = `The interactive timeline could not start (${error.message}). The list of events below is complete.`;
  });
})(globalThis);
