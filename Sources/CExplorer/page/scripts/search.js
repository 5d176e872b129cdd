"use strict";

/** Finds nodes by name, alias, role and pinyin. */
class Search {
  constructor(graph, isDrawn) {
    this.entries = graph.nodes.map((node) => ({
      node,
      name: Search.folded(node.name),
      others: [...node.aliases, node.role ?? ""].map(Search.folded).filter(Boolean),
      keys: node.keys,
      isDrawn: isDrawn(node),
    }));
  }

  /** Lower case without spaces, tone marks and other accents; ü is v, as in the keys. */
  static folded(text) {
    return text.replace(/[üǖǘǚǜ]/gi, "v").normalize("NFKD").replace(/[\p{Mn}\s'’·]/gu, "").toLowerCase();
  }

  /** The nodes that fit, the best first. */
  find(text) {
    const wanted = Search.folded(text);
    if (!wanted) return [];
    return this.entries
      .map((entry) => ({ entry, rank: Search.rank(entry, wanted) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank
        || b.entry.isDrawn - a.entry.isDrawn
        || a.entry.name.length - b.entry.name.length
        || b.entry.node.edges.length - a.entry.node.edges.length)
      .map(({ entry }) => entry.node);
  }

  /** How well an entry fits: 0 is best. */
  static rank(entry, wanted) {
    const fits = (texts) => Math.min(...texts.map((text) => {
      if (text === wanted) return 0;
      if (text.startsWith(wanted)) return 1;
      return text.includes(wanted) ? 2 : Infinity;
    }), Infinity);
    return Math.min(fits([entry.name]), fits(entry.others) + 0.5, fits(entry.keys) + 0.7);
  }
}
