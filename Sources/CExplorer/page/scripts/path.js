"use strict";

/** The shortest path between two nodes that the reader chooses: two fields, and the steps with their evidence. */
class PathPanel {
  /** `makePicker` makes a field for a label and what is done with the node picked. */
  constructor(body, { graph, filters, statements, makePicker, onChange }) {
    Object.assign(this, { body, graph, filters, statements, onChange });
    this.ends = { from: null, to: null };
    this.steps = [];
    const pick = (end) => (node) => {
      this.ends[end] = node;
      onChange();
    };
    this.fields = { from: makePicker("", pick("from")), to: makePicker("", pick("to")) };
    this.labels = { from: element("span"), to: element("span") };
    this.swap = element("button", { type: "button", onclick: () => this.set(this.ends.to, this.ends.from) });
    this.reset = element("button", { type: "button", onclick: () => this.set(null, null) });
    this.answer = element("div", { class: "answer", "aria-live": "polite" });
    const row = (end) => element("div", { class: "end" }, this.labels[end], this.fields[end].element);
    body.append(row("from"), row("to"), element("div", { class: "actions" }, this.swap, this.reset), this.answer);
  }

  set(from, to) {
    this.ends = { from, to };
    this.onChange();
  }

  /** Finds the path anew, as the filters are, and says what it is. */
  render() {
    const { texts } = this.statements;
    const { from, to } = this.ends;
    for (const end of ["from", "to"]) {
      this.labels[end].textContent = texts[end];
      this.fields[end].label(`${texts[end]}: ${texts.chooseEntity}`);
      this.fields[end].input.placeholder = texts.chooseEntity;
      this.fields[end].set(this.ends[end]);
    }
    this.swap.textContent = texts.swap;
    this.reset.textContent = texts.clear;
    this.swap.disabled = !from && !to;
    this.reset.disabled = !from && !to;
    const mayUse = (edge, node) => this.filters.allowsEdge(edge) && (node === to || this.filters.allowsNode(node));
    const path = from && to && from !== to ? this.graph.path(from, to, mayUse) : null;
    this.steps = path ?? [];
    if (!from || !to) this.say(texts.pathHint);
    else if (from === to) this.say(texts.samePlace);
    else if (!path) this.say(texts.noPath);
    else this.answer.replaceChildren(element("p", { class: "result" }, texts.pathLength(path.length)), this.list(from));
  }

  say(text) {
    this.answer.replaceChildren(element("p", { class: "note" }, text));
  }

  list(from) {
    let before = from;
    const items = this.steps.map(({ node, edge }) => {
      const isOut = edge.source === before;
      before = node;
      return element("li", {},
        element("div", { class: "hop" }, isOut ? "↓ " : "↑ ", this.statements.relation(edge.type), this.statements.dates([edge])),
        element("div", { class: "line" }, this.statements.name(node), this.statements.kind(node)),
        this.statements.evidence([edge]));
    });
    const start = element("li", {}, element("div", { class: "line" }, this.statements.name(from), this.statements.kind(from)));
    return element("ol", { class: "steps" }, start, items);
  }
}
