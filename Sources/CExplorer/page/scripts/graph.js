"use strict";

/** The graph of the page: nodes with their edges, types and relations. */
class Graph {
  /** Takes a `guanxi-graph/1`, and the names of types and relations and the search keys of its nodes. */
  constructor(graph, words) {
    this.types = new Map(words.entities.map((type) => [type.name, type]));
    this.relations = new Map(words.relations.map((type) => [type.name, type]));
    this.nodes = graph.nodes.map((node, index) => ({ ...node, keys: words.searchKeys[index], edges: [] }));
    this.byId = new Map(this.nodes.map((node) => [node.id, node]));
    this.byDrawnId = new Map(this.nodes.map((node) => [Graph.drawnId(node.id), node]));
    this.edges = [];
    for (const data of graph.edges) {
      const edge = { ...data, source: this.byId.get(data.source), target: this.byId.get(data.target) };
      if (!edge.source || !edge.target) continue;
      this.edges.push(edge);
      edge.source.edges.push(edge);
      if (edge.target !== edge.source) edge.target.edges.push(edge);
    }
  }

  /** An id without spaces and invisible characters, not all of which can stand in an SVG. */
  static drawnId(id) {
    return id.replace(/[\p{C}\s]/gu, "");
  }

  /** The node that an id in the SVG stands for. */
  drawn(id) {
    return this.byDrawnId.get(Graph.drawnId(id));
  }

  type(name) {
    return this.types.get(name) ?? { name, label: name };
  }

  relation(name) {
    return this.relations.get(name) ?? { name, label: name };
  }

  /** The other end of an edge. */
  static beyond(edge, node) {
    return edge.source === node ? edge.target : edge.source;
  }

  /** The edges between two nodes, in either direction. */
  static between(a, b) {
    const fewer = a.edges.length < b.edges.length ? a : b;
    return fewer.edges.filter((edge) => Graph.beyond(edge, fewer) === (fewer === a ? b : a));
  }

  /**
   * The shortest way from one node to another, as its steps `{node, edge}`, by edges that `mayUse` allows, whichever
   * way they point; null where there is none.
   */
  path(from, to, mayUse) {
    const steps = new Map([[from, null]]);
    const queue = [from];
    for (let next = 0; next < queue.length && !steps.has(to); next += 1) {
      for (const edge of queue[next].edges) {
        const node = Graph.beyond(edge, queue[next]);
        if (steps.has(node) || !mayUse(edge, node)) continue;
        steps.set(node, { node, edge });
        queue.push(node);
      }
    }
    if (!steps.has(to)) return null;
    const path = [];
    for (let step = steps.get(to); step; step = steps.get(Graph.beyond(step.edge, step.node))) path.unshift(step);
    return path;
  }

  /** The year in which an edge is known to begin, and that in which it ends; null where no page says it. */
  static years(edge) {
    const year = (date) => (date ? Number.parseInt(date, 10) : null);
    return { first: year(edge.since ?? edge.firstSeen), last: year(edge.until ?? edge.formerSeen) };
  }

  /** Whether nothing says that an edge did not hold in a year. */
  static holdsIn(edge, year) {
    const { first, last } = Graph.years(edge);
    return (first === null || first <= year) && (last === null || year <= last);
  }
}
