/* A result as blocks, shown three ways: in the page, as plain text, as rows of a table. A block is { head }, { text, kind },
   { list }, { table: { caption, head, rows } }, { chart } or { node: a part of the page that is shown again }. */
(function () {
  "use strict";
  var tools = window.HandbookTools, make = tools.make;
  var SVG = "http://www.w3.org/2000/svg", WIDTH = 320, LINE = 46, count = 0;

  function table(value) {
    var head = make("tr", {}, value.head.map(function (text) { return make("th", { scope: "col", text: text }); }));
    var rows = value.rows.map(function (row) {
      return make("tr", {}, row.map(function (cell, i) { return make(i ? "td" : "th", i ? { text: cellText(cell) } : { scope: "row", text: cellText(cell) }); }));
    });
    return make("div", { class: "hb-bench__table", tabIndex: 0, role: "group", "aria-label": value.caption }, [
      make("table", { class: "hb-bench__numbers" }, [make("caption", {}, [make("span", { text: value.caption })]), make("thead", {}, [head]), make("tbody", {}, rows)]),
    ]);
  }
  function cellText(cell) { return typeof cell === "number" ? tools.workbench.format(cell, 4) : String(cell); }

  function svg(tag, attributes, text) {
    var element = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function steps(low, high) {
    var raw = (high - low) / 5 || 1, size = Math.pow(10, Math.floor(Math.log(raw) / Math.LN10)), found = [];
    var step = [1, 2, 5, 10].map(function (one) { return one * size; }).filter(function (one) { return one >= raw; })[0];
    for (var at = Math.ceil(low / step - 1e-9) * step; at <= high + step * 1e-9; at += step) found.push(at);
    return found;
  }
  /* Values with their intervals, one below the other: { title, description, low, high, rows: [{ label, value, low, high, text }] }.
     Places are mirrored where the page is read from right to left. */
  function chart(value) {
    var rtl = document.documentElement.dir === "rtl", height = value.rows.length * LINE + 28, number = (count += 1);
    var root = svg("svg", { viewBox: "0 0 " + WIDTH + " " + height, class: "hb-bench__svg", role: "img", "aria-labelledby": "hb-chart-" + number + "-t hb-chart-" + number + "-d" });
    root.appendChild(svg("title", { id: "hb-chart-" + number + "-t" }, value.title));
    root.appendChild(svg("desc", { id: "hb-chart-" + number + "-d" }, value.description));
    function x(amount) {
      var place = 14 + (WIDTH - 28) * (amount - value.low) / (value.high - value.low);
      return Math.round((rtl ? WIDTH - place : place) * 10) / 10;
    }
    steps(value.low, value.high).forEach(function (at) {
      root.appendChild(svg("line", { x1: x(at), x2: x(at), y1: 0, y2: height - 22, class: Math.abs(at) < 1e-9 ? "hb-axis hb-axis--zero" : "hb-axis" }));
      root.appendChild(svg("text", { x: x(at), y: height - 8, "text-anchor": "middle", class: "hb-axis__text" }, tools.workbench.format(at, 3)));
    });
    value.rows.forEach(function (row, i) {
      var y = i * LINE + 32;
      var label = svg("text", { x: rtl ? WIDTH - 2 : 2, y: i * LINE + 15, class: "hb-chart__label", direction: rtl ? "rtl" : "ltr" }, row.label + (row.text ? ": " + row.text : ""));
      root.appendChild(label);
      if (row.bar) root.appendChild(svg("rect", { x: Math.min(x(0), x(row.value)), y: y - 6, width: Math.abs(x(row.value) - x(0)), height: 12, class: "hb-chart__bar" }));
      if (row.low !== undefined && row.low !== null) root.appendChild(svg("line", { x1: x(Math.max(row.low, value.low)), x2: x(Math.min(row.high, value.high)), y1: y, y2: y, class: "hb-chart__range" }));
      if (!row.bar) root.appendChild(svg("circle", { cx: x(row.value), cy: y, r: 5, class: "hb-chart__dot" }));
    });
    return make("figure", { class: "hb-bench__figure" }, [root, make("figcaption", { text: value.title })]);
  }

  function shown(block) {
    if (block.head) return make("h3", { text: block.head });
    if (block.list) return make("ul", {}, block.list.map(function (text) { return make("li", {}, [make("span", { text: text })]); }));
    if (block.table) return table(block.table);
    if (block.chart) return chart(block.chart);
    if (block.node) {
      var copy = block.node.cloneNode(true);
      copy.hidden = false;
      copy.removeAttribute("id");
      copy.removeAttribute("data-when");
      Array.prototype.forEach.call(copy.querySelectorAll("[id]"), function (one) { one.removeAttribute("id"); });
      return copy;
    }
    return make("p", { text: block.text, class: block.kind ? "hb-bench__" + block.kind : "" });
  }
  function lines(node) {
    var copy = make("div", {}, [node.cloneNode(true)]);
    Array.prototype.forEach.call(copy.querySelectorAll(".hb-why"), function (one) { one.remove(); });
    return Array.prototype.map.call(copy.querySelectorAll("p, li, h3, h4"), function (one) {
      return (one.tagName === "LI" ? "- " : "") + one.textContent.replace(/\s+/g, " ").trim();
    });
  }
  function text(blocks) {
    return blocks.map(function (block) {
      if (block.head) return "\r\n" + block.head + "\r\n";
      if (block.list) return block.list.map(function (one) { return "- " + one; }).join("\r\n");
      if (block.table) return [block.table.caption, block.table.head.join(" | ")].concat((block.table.all || block.table.rows).map(function (row) { return row.map(cellText).join(" | "); })).join("\r\n");
      if (block.chart) return "";
      return block.node ? lines(block.node).join("\r\n") : block.text;
    }).filter(Boolean).join("\r\n") + "\r\n";
  }
  function rows(blocks) {
    var found = [];
    blocks.forEach(function (block) {
      if (block.head || block.text) found.push([block.head || block.text]);
      if (block.list) block.list.forEach(function (one) { found.push([one]); });
      if (block.node) lines(block.node).forEach(function (one) { found.push([one.replace(/^- /, "")]); });
      if (block.table) found.push([], [block.table.caption], block.table.head), (block.table.all || block.table.rows).forEach(function (row) { found.push(row); }), found.push([]);
    });
    return found;
  }

  tools.report = {
    show: function (place, blocks) {
      place.appendChild(make("h2", { text: tools.say("sheet-result"), class: "hb-bench__title" }));
      blocks.forEach(function (block) { place.appendChild(shown(block)); });
    },
    text: text, rows: rows,
  };
})();
