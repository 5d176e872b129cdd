"use strict";

/** What the reader leaves out: types, relations, present or past, and all years but one. */
class Filters {
  constructor(picture, graph) {
    this.graph = graph;
    this.types = Filters.counted(picture.shapes.map((shape) => shape.node.type), [...graph.types.keys()]);
    this.relations = Filters.counted(picture.lines.map((line) => line.relation), [...graph.relations.keys()]);
    this.hasFormer = picture.lines.some((line) => line.isFormer);
    const years = picture.lines.flatMap((line) => line.edges)
      .flatMap((edge) => Object.values(Graph.years(edge))).filter((year) => year !== null);
    this.firstYear = years.length ? Math.min(...years) : null;
    this.lastYear = years.length ? Math.max(...years) : null;
    this.clear();
  }

  /** What there is, with how often, in the schema's order. */
  static counted(names, order) {
    const counts = new Map();
    for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    return new Map([...counts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
  }

  clear() {
    this.off = new Set();
    this.year = null;
  }

  allowsNode(node) {
    return !this.off.has(node.type);
  }

  allowsEdge(edge) {
    return !this.off.has(edge.type) && !this.off.has(edge.former ? "former" : "current")
      && (this.year === null || Graph.holdsIn(edge, this.year));
  }

  /** Whether one of the ways that a line stands for is left. */
  allowsLine(line) {
    if (this.off.has(line.relation) || this.off.has(line.isFormer ? "former" : "current")) return false;
    if (this.year === null || !line.ways.length) return true;
    return line.ways.some((way) => way.every((edge) => Graph.holdsIn(edge, this.year)));
  }
}

/** The controls of the filters, which are the legend too. */
class FilterPanel {
  constructor(body, filters, language, onChange) {
    Object.assign(this, { body, filters, language, onChange });
  }

  render() {
    const { filters } = this;
    const { texts } = this.language();
    const types = [...filters.types].map(([name, count]) => {
      const type = filters.graph.type(name);
      return this.box(name, this.language().label(type), count, swatch(type.colour));
    });
    const relations = [...filters.relations].map(([name, count]) =>
      this.box(name, this.language().label(filters.graph.relation(name)), count));
    this.body.replaceChildren(
      this.group(texts.types, types),
      relations.length ? this.group(texts.relations, relations) : "",
      filters.hasFormer ? this.group(texts.times, [this.box("current", texts.current), this.box("former", texts.former)]) : "",
      filters.firstYear === null ? "" : this.yearGroup());
  }

  group(title, content) {
    return element("fieldset", {}, element("legend", {}, title), element("div", { class: "choices" }, content));
  }

  box(name, label, count, patch) {
    const { off } = this.filters;
    const input = element("input", {
      type: "checkbox", name, checked: !off.has(name),
      onchange: () => {
        if (input.checked) off.delete(name);
        else off.add(name);
        this.onChange();
      },
    });
    return element("label", { class: "choice" }, input, patch, element("span", { class: "name" }, label),
      count !== undefined && element("span", { class: "count" }, String(count)));
  }

  yearGroup() {
    const { filters } = this;
    const { texts } = this.language();
    const year = filters.year ?? filters.lastYear;
    const output = element("output", { class: "year" }, filters.year === null ? texts.allYears : texts.asOf(year));
    const change = () => {
      filters.year = toggle.checked ? Number(slider.value) : null;
      slider.disabled = !toggle.checked;
      output.textContent = toggle.checked ? texts.asOf(filters.year) : texts.allYears;
      this.onChange();
    };
    const toggle = element("input", { type: "checkbox", name: "use-year", checked: filters.year !== null, onchange: change });
    const slider = element("input", {
      type: "range", name: "year", min: String(filters.firstYear), max: String(filters.lastYear), value: String(year),
      disabled: filters.year === null, "aria-label": texts.useYear, oninput: change,
    });
    return element("fieldset", {},
      element("legend", { class: "unseen" }, texts.useYear),
      element("label", { class: "choice" }, toggle, element("span", { class: "name" }, texts.useYear), output),
      slider,
      element("div", { class: "ends", "aria-hidden": "true" }, element("span", {}, String(filters.firstYear)),
        element("span", {}, String(filters.lastYear))),
      element("p", { class: "note" }, texts.yearHint));
  }
}
