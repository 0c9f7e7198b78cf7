/**
 * The words beside the marks: elements of our own above the lanes and under Plotly's marks. Plotly would measure and set each
 * text anew at every drawing; here a label that stays is only moved. Knows only words and pixels.
 */
(function (root) {
  "use strict";

  const HEIGHT = 17; // px, as in dashboard.css
  const SHIFT = { start: "", middle: " translateX(-50%)", end: " translateX(-100%)" };

  /**
   * @typedef {object} Label
   * @property {string} key the same for the same label in the next drawing
   * @property {string} text
   * @property {number} x px from the left edge of the window: of the label's start, middle or end, as `anchor` says
   * @property {number} y px: its middle
   * @property {string} anchor "start", "middle" or "end"
   * @property {string} className
   */

  /**
   * @param {HTMLElement} layer
   * @returns {{show: (labels: Label[]) => void}}
   */
  function createLabels(layer) {
    let shown = new Map();

    /** Show these labels and no others: elements that stay are kept, and touched only where they differ. */
    function show(labels) {
      const next = new Map();
      const added = [];
      for (const label of labels) {
        const one = shown.get(label.key) || make(added);
        shown.delete(label.key);
        update(one, label);
        next.set(label.key, one);
      }
      for (const one of shown.values()) one.node.remove();
      if (added.length) layer.append(...added);
      shown = next;
    }

    function make(added) {
      const node = document.createElement("span");
      added.push(node);
      return { node, text: null, className: null, transform: null };
    }

    function update(one, { text, className, x, y, anchor }) {
      const transform = `translate(${x.toFixed(1)}px, ${(y - HEIGHT / 2).toFixed(1)}px)${SHIFT[anchor]}`;
      if (one.text !== text) one.node.textContent = one.text = text;
      if (one.className !== className) one.node.className = one.className = className;
      if (one.transform !== transform) one.node.style.transform = one.transform = transform;
    }

    return { show };
  }

  root.EventTimeline = { ...root.EventTimeline, createLabels };
})(typeof globalThis === "undefined" ? this : globalThis);
