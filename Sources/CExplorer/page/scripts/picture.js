"use strict";

/** The drawn graph: which element shows which nodes, what is lit, hidden or chosen, and where it is. */
class Picture {
  /**
   * Reads the SVG's groups: those of class `node` with the id of the node that they show as `data-id`, those of class
   * `edge` with a relation as second class and their ends as `data-source` and `data-target`.
   */
  constructor(svg, graph) {
    this.svg = svg;
    this.byGroup = new Map();
    this.byNode = new Map(graph.nodes.map((node) => [node, []]));
    this.shapes = this.items(".node[data-id]", (group) => ({ node: graph.drawn(group.dataset.id) }))
      .filter((item) => item.node);
    this.lines = this.items(".edge[data-source][data-target]", (group) => ({
      isLine: true, source: graph.drawn(group.dataset.source), target: graph.drawn(group.dataset.target),
    })).filter((item) => item.source && item.target);
    /** Names without relations, under a heading. */
    this.lists = [...svg.querySelectorAll(".list")];
    /** Boxes with rows below them. */
    this.tables = [...svg.querySelectorAll(".table")].map((group) => this.table(group));
    for (const line of this.lines) this.describe(line);
    for (const item of [...this.shapes, ...this.lines]) this.enter(item);
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    // Not one image to screen readers, but names to walk through.
    svg.setAttribute("role", "group");
    for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  }

  items(selector, describe) {
    return [...this.svg.querySelectorAll(selector)].map((group) => ({ group, box: null, isHidden: false, ...describe(group) }));
  }

  /** A box with rows, and the words that stand there while all of them are left out. */
  table(group) {
    const rows = [...group.children].filter((child) => child.matches(".edge.row, .node.row"));
    const note = rows[0].querySelector("text").cloneNode();
    note.classList.add("left-out", "hidden");
    group.append(note);
    return { rows, note };
  }

  /** Says in all boxes without rows that there are some: `words` of their number. */
  explain(words) {
    for (const { rows, note } of this.tables) note.textContent = words(rows.length);
  }

  enter(item) {
    this.byGroup.set(item.group, item);
    const nodes = item.isLine ? [item.source, item.target, ...item.posts] : [item.node];
    for (const node of new Set(nodes)) this.byNode.get(node).push(item);
  }

  /**
   * Finds the ways that a line stands for, each a list of edges: one edge between its ends, or two by way of a post
   * that has no shape of its own.
   */
  describe(line) {
    const { source, target, group } = line;
    line.relation = group.classList[1];
    line.isFormer = group.classList.contains("former");
    line.ways = Graph.between(source, target).filter((edge) => edge.type === line.relation).map((edge) => [edge]);
    line.posts = [];
    if (!line.ways.length) {
      const holdings = source.edges.filter((edge) => edge.type === line.relation && Boolean(edge.former) === line.isFormer);
      for (const holding of holdings) {
        const post = Graph.beyond(holding, source);
        const seats = Graph.between(post, target);
        if (!seats.length) continue;
        line.posts.push(post);
        line.ways.push([holding, ...seats]);
      }
    }
    line.edges = [...new Set(line.ways.flat())];
  }

  /** The elements that show a node: its shapes, or the lines into which a post is folded. */
  showing(node) {
    const items = this.byNode.get(node);
    const shapes = items.filter((item) => !item.isLine);
    return shapes.length ? shapes : items.filter((item) => item.posts.includes(node));
  }

  /** Whether a shape of the picture is a node's own. */
  isDrawn(node) {
    return this.byNode.get(node).some((item) => !item.isLine);
  }

  /** The drawn element that a part of the picture belongs to, if any. */
  itemAt(target) {
    for (let group = target.closest("g"); group; group = group.parentElement.closest("g")) {
      const item = this.byGroup.get(group);
      if (item) return item;
    }
    return null;
  }

  /** The element under a point of the window, or the nearest line within a finger's breadth of error. */
  itemNear(x, y) {
    const item = this.itemAtPoint(x, y);
    if (item) return item;
    for (const reach of [2, 4, 7]) {
      for (let turn = 0; turn < 8; turn += 1) {
        const angle = turn * Math.PI / 4;
        const near = this.itemAtPoint(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
        if (near?.isLine) return near;
      }
    }
    return null;
  }

  itemAtPoint(x, y) {
    const target = document.elementFromPoint(x, y);
    return target && this.svg.contains(target) ? this.itemAt(target) : null;
  }

  /** The elements that show a node, its lines, and its neighbours; those behind a post that is folded into a line too. */
  surroundings(node) {
    const lines = this.byNode.get(node).filter((item) => item.isLine);
    const beside = node.edges.map((edge) => Graph.beyond(edge, node));
    const behind = beside.filter((other) => other.role !== undefined && !this.isDrawn(other))
      .flatMap((post) => post.edges.map((edge) => Graph.beyond(edge, post)));
    return new Set([...lines, ...[node, ...beside, ...behind].flatMap((other) => this.showing(other))]);
  }

  /** The elements that show a path. */
  along(path) {
    const edges = new Set(path.map((step) => step.edge));
    const nodes = new Set(path.flatMap(({ edge }) => [edge.source, edge.target]));
    const lines = this.lines.filter((line) => line.ways.some((way) => way.every((edge) => edges.has(edge)))
      // A path may end at a post: half of the line's way.
      || line.posts.some((post) => nodes.has(post) && line.edges.some((edge) => edges.has(edge))));
    return new Set([...[...nodes].flatMap((node) => this.showing(node)).filter((item) => !item.isLine), ...lines]);
  }

  /** Dims everything but `lit`, and marks the elements chosen and those of a path; nothing is dimmed without `lit`. */
  mark(lit, chosen, path) {
    this.svg.classList.toggle("dimmed", lit.size > 0);
    // A row of a table is a shape within a line, and no lighter than that.
    const rows = new Set([...lit].map((item) => this.byGroup.get(item.group.parentElement.closest(".edge"))));
    for (const [group, item] of this.byGroup) {
      group.classList.toggle("lit", lit.has(item) || rows.has(item));
      group.classList.toggle("chosen", chosen.has(item));
      group.classList.toggle("on-path", path.has(item));
    }
    for (const list of this.lists) list.classList.toggle("lit", list.querySelector(".lit") !== null);
  }

  /** Hides what the filters leave out. */
  filter(filters) {
    for (const shape of this.shapes) shape.isHidden = !filters.allowsNode(shape.node);
    const hidden = (node) => this.showing(node).every((item) => item.isHidden);
    for (const line of this.lines) {
      line.isHidden = !filters.allowsLine(line) || [line.source, line.target].some(hidden);
    }
    if (filters.year !== null) this.hideBeyondYear();
    for (const [group, item] of this.byGroup) group.classList.toggle("hidden", item.isHidden);
    for (const list of this.lists) list.classList.toggle("hidden", list.querySelector(".node:not(.hidden)") === null);
    for (const { rows, note } of this.tables) {
      const isEmpty = rows.every((row) => row.matches(".hidden") || row.querySelector(".node:not(.hidden)") === null);
      note.classList.toggle("hidden", !isEmpty);
    }
  }

  /** A name all of whose relations are of other years has no place in the picture of this one. */
  hideBeyondYear() {
    for (const shape of this.shapes) {
      const lines = this.byNode.get(shape.node).filter((item) => item.isLine);
      if (lines.length && lines.every((line) => line.isHidden)) shape.isHidden = true;
    }
  }

  /** Where an element is, in the units of the SVG's view box; measured once. */
  boxOf(item) {
    if (!item.box) {
      const { x, y, width, height } = item.group.getBBox();
      const matrix = this.svg.getScreenCTM().inverse().multiply(item.group.getScreenCTM());
      const corners = [[x, y], [x + width, y + height]].map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix));
      const [left, right] = [corners[0].x, corners[1].x].sort((a, b) => a - b);
      const [top, bottom] = [corners[0].y, corners[1].y].sort((a, b) => a - b);
      item.box = { left, top, right, bottom };
    }
    return item.box;
  }

  /** The box around several elements; null for none. */
  boxAround(items) {
    const boxes = [...items].map((item) => this.boxOf(item));
    if (!boxes.length) return null;
    return {
      left: Math.min(...boxes.map((box) => box.left)), top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }

  /** The visible shape that is next to another in a direction, `dx` and `dy` being -1, 0 or 1; null for none. */
  next(shape, dx, dy) {
    const middle = (item) => {
      const box = this.boxOf(item);
      return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    };
    const [x, y] = middle(shape);
    let best = null;
    let least = Infinity;
    for (const other of this.shapes) {
      if (other === shape || other.isHidden) continue;
      const [a, b] = middle(other);
      const ahead = (a - x) * dx + (b - y) * dy;
      const aside = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
      const distance = ahead + 2 * aside;
      if (ahead > 1 && distance < least) [best, least] = [other, distance];
    }
    return best;
  }
}
