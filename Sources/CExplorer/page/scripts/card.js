"use strict";

/** The card of what is selected: a node, or a line of the picture. */
class Card {
  /** `actions` has `open`, `close`, `show`, `pathFrom` and `pathTo`. */
  constructor(aside, { statements, picture, actions }) {
    Object.assign(this, { aside, statements, picture, actions });
  }

  get texts() {
    return this.statements.texts;
  }

  hide() {
    this.aside.hidden = true;
    this.aside.replaceChildren();
  }

  fill(head, ...body) {
    const close = element("button", {
      type: "button", class: "close", "aria-label": this.texts.close, onclick: () => this.actions.close(),
    }, "×");
    this.aside.replaceChildren(element("div", { class: "sheet-head" }, head, close), element("div", { class: "card-body" }, body));
    this.aside.hidden = false;
    this.aside.scrollTop = 0;
    this.aside.querySelector(".card-body").scrollTop = 0;
  }

  heading(kind, name) {
    return element("div", {}, kind, chinese("h2", name, { id: "card-name", tabindex: "-1" }));
  }

  /** Shows a node. */
  showNode(node) {
    const { texts } = this;
    const isShown = this.picture.showing(node).length > 0;
    const button = (text, action) => element("button", { type: "button", onclick: () => action(node) }, text);
    this.fill(
      this.heading(this.statements.kind(node), node.name),
      this.facts(node),
      element("div", { class: "actions" },
        isShown && button(texts.show, this.actions.show),
        button(texts.pathFrom, this.actions.pathFrom),
        button(texts.pathTo, this.actions.pathTo)),
      this.relations(node),
      this.mentions(node));
  }

  facts(node) {
    const { texts } = this;
    const facts = element("dl", { class: "facts" });
    const add = (label, value) => value && facts.append(element("dt", {}, label), element("dd", {}, value));
    add(texts.aliases, node.aliases.length > 0 && chinese("span", node.aliases.join("、")));
    add(texts.role, node.role && chinese("span", node.role));
    add(texts.level, node.level && (texts.levels[node.level] ?? node.level));
    add(texts.code, node.code);
    const notes = [node.inferred && texts.inferred, !this.picture.isDrawn(node) && texts.notDrawn].filter(Boolean);
    return [facts, notes.map((note) => element("p", { class: "note" }, note))];
  }

  /** A node's relations, grouped by what they are and where they point. */
  relations(node) {
    const groups = new Map();
    for (const edge of node.edges) {
      const isOut = edge.source === node;
      const key = `${edge.type} ${isOut}`;
      if (!groups.has(key)) groups.set(key, { type: edge.type, isOut, edges: [] });
      groups.get(key).edges.push(edge);
    }
    if (!groups.size) return element("p", { class: "note" }, this.texts.noRelations);
    const order = [...this.statements.graph.relations.keys()];
    return [...groups.values()]
      .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || b.isOut - a.isOut)
      .map(({ type, isOut, edges }) => element("section", { class: "group" },
        element("h3", {}, !isOut && "← ", this.statements.relation(type), isOut && " →",
          edges.length > 1 && element("span", { class: "count" }, String(edges.length))),
        this.statements.list(Card.sorted(edges), (edge) => this.statement(edge, node))));
  }

  /** The present before the past, the later before the earlier. */
  static sorted(edges) {
    const date = (edge) => edge.since ?? edge.firstSeen ?? "";
    return [...edges].sort((a, b) => Boolean(a.former) - Boolean(b.former) || date(b).localeCompare(date(a)));
  }

  /** One relation: the other end, where that is a post what lies beyond it, dates and evidence. */
  statement(edge, node) {
    const other = Graph.beyond(edge, node);
    // A post says little without its holder or its place.
    const beyond = other.role === undefined ? [] : other.edges.filter((next) => next.type !== edge.type);
    return [
      element("div", { class: "line" }, this.statements.name(other), other.role === undefined && this.statements.kind(other),
        this.statements.dates([edge])),
      beyond.slice(0, 12).map((next) => element("div", { class: "line beyond" },
        next.source === other ? "→ " : "← ", this.statements.name(Graph.beyond(next, other)),
        this.statements.dates([next]))),
      this.statements.evidence([edge]),
    ];
  }

  mentions(node) {
    if (!node.mentions.length) return null;
    return element("details", { class: "mentions" },
      element("summary", {}, this.texts.mentions(node.mentions.length)),
      this.statements.list(node.mentions, (mention) => this.statements.source(mention), 30, "source"));
  }

  /** Shows a line: who is related to what, by which post, and why. */
  showLine(line) {
    const { source, target, posts } = line;
    const kind = element("span", { class: "kind" }, this.texts.relation);
    this.fill(
      this.heading(kind, `${source.name} → ${target.name}`),
      element("p", { class: "line" }, this.statements.name(source), element("span", { class: "relation" },
        this.statements.relation(line.relation)), this.statements.name(target)),
      posts.length
        ? posts.map((post) => this.linePost(post, Graph.between(source, post)))
        : [this.statements.dates(line.edges), this.statements.evidence(line.edges, true)]);
  }

  linePost(post, holdings) {
    return element("section", { class: "group" },
      element("div", { class: "line" }, this.statements.name(post), this.statements.dates(holdings)),
      this.statements.evidence(holdings, true));
  }

  /** Moves the keyboard's focus into the card. */
  focus() {
    byId("card-name")?.focus({ preventScroll: true });
  }
}
