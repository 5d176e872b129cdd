"use strict";

/** Writes what the graph says, and what the pages say for it: relations, dates, quotations with their source. */
class Statements {
  /** `onOpen` is called with a node whose name is clicked. */
  constructor(graph, language, onOpen) {
    Object.assign(this, { graph, language, onOpen });
  }

  get texts() {
    return this.language().texts;
  }

  /** A node's name, which opens its card. */
  name(node) {
    return element("button", { type: "button", class: "link", lang: "zh-Hans", dir: "auto", onclick: () => this.onOpen(node) },
      node.name);
  }

  /** A type's colour and name. */
  kind(node) {
    const type = this.graph.type(node.type);
    return element("span", { class: "kind" }, swatch(type.colour), this.language().label(type));
  }

  /** What a relation is called. */
  relation(name) {
    return this.language().label(this.graph.relation(name));
  }

  /** Whether edges are past, and since when and until when; null where nothing says so. */
  dates(edges) {
    const words = new Set();
    for (const edge of edges) {
      if (edge.former) words.add(this.texts.past);
      if (edge.since) words.add(this.texts.since(edge.since));
      if (edge.until) words.add(this.texts.until(edge.until));
      if (edge.firstSeen && !edge.since) words.add(this.texts.seen(edge.firstSeen, edge.lastSeen ?? edge.firstSeen));
    }
    if (!words.size) return null;
    return element("span", { class: "dates" }, [...words].join(this.language().code === "zh" ? "，" : ", "));
  }

  /** The passages that say so, closed but for the beginning of the first. */
  evidence(edges, isOpen = false) {
    const all = edges.flatMap((edge) => edge.evidence);
    const quoted = all.filter((evidence) => evidence.quote);
    if (!quoted.length) return element("p", { class: "source" }, this.texts.gazetteer);
    const summary = element("summary", {},
      element("span", { class: "count" }, this.texts.passages(quoted.length)),
      chinese("q", quoted[0].quote, { class: "start" }));
    return element("details", { class: "evidence", open: isOpen }, summary, quoted.map((evidence) => this.passage(evidence)));
  }

  passage(evidence) {
    return element("figure", {},
      chinese("blockquote", evidence.quote),
      element("figcaption", { class: "source" }, this.source(evidence), " · ", this.texts.rule(evidence.rule)));
  }

  /** The document, the article and the position in it. */
  source({ document: page, article, start, end }) {
    return [
      chinese("span", page, { class: "page" }), article ? [" · ", chinese("span", `《${article}》`)] : [],
      " · ", this.texts.characters(start, end),
    ];
  }

  /** A list that shows its first items, and more when asked. */
  list(items, render, limit = 30, className = "statements") {
    const list = element("ul", { class: className });
    const fill = (from, to) => list.append(...items.slice(from, to).map((item) => element("li", {}, render(item))));
    fill(0, limit);
    if (items.length <= limit) return list;
    const button = element("button", {
      type: "button", class: "more",
      onclick: () => {
        fill(limit, items.length);
        list.children[limit]?.querySelector("button")?.focus();
        button.remove();
      },
    }, this.texts.more(items.length - limit));
    return [list, button];
  }
}
