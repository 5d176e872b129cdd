"use strict";

/** Says something to the reader for a while; to screen readers alone where it is seen anyway. */
function showMessage(text, { isSeen = true } = {}) {
  const message = byId("message");
  message.textContent = text;
  message.classList.toggle("unseen", !isSeen);
  clearTimeout(showMessage.timer);
  showMessage.timer = setTimeout(() => {
    message.textContent = "";
  }, 4000);
}

/** The page: puts the parts together and keeps what is selected. */
class Explorer {
  constructor(graph, words) {
    const state = Link.read();
    this.language = new Language(state.lang);
    this.isLanguageChosen = state.lang === this.language.code;
    this.theme = new Theme(() => this.renderControls());
    const language = () => this.language;
    this.graph = new Graph(graph, words);
    this.picture = new Picture(document.querySelector("#stage svg"), this.graph);
    this.search = new Search(this.graph, (node) => this.picture.isDrawn(node));
    this.filters = new Filters(this.picture, this.graph);
    this.statements = new Statements(this.graph, language, (node) => this.open(node));
    const makePicker = (label, onPick) => new Picker({ graph: this.graph, search: this.search, language, label, onPick });
    this.finder = makePicker("", (node) => this.open(node));
    byId("search").append(this.finder.element);
    this.filterPanel = new FilterPanel(byId("filter-body"), this.filters, language, () => this.refilter());
    this.path = new PathPanel(byId("path-body"), {
      graph: this.graph, filters: this.filters, statements: this.statements, makePicker, onChange: () => this.repath(),
    });
    this.card = new Card(byId("card"), {
      statements: this.statements, picture: this.picture,
      actions: {
        close: () => this.select(null), show: (node) => this.goTo(node),
        pathFrom: (node) => this.startPath(node, this.path.ends.to), pathTo: (node) => this.startPath(this.path.ends.from, node),
      },
    });
    this.selected = null;
    this.viewport = new Viewport(byId("stage"), this.picture, () => this.saveSoon());
    this.gestures = new Gestures(byId("stage"), this.viewport, this.picture, (item) => this.choose(item));
    this.connectControls();
    this.restore(state);
    window.addEventListener("hashchange", () => this.restore(Link.read()));
  }

  connectControls() {
    const on = (id, action) => byId(id).addEventListener("click", action);
    on("zoom-in", () => this.viewport.zoom(1.4));
    on("zoom-out", () => this.viewport.zoom(1 / 1.4));
    on("fit", () => this.viewport.fit());
    on("print", () => window.print());
    on("theme", () => {
      this.theme.toggle();
      this.renderControls();
      this.saveSoon();
    });
    on("language", () => {
      this.language = new Language(this.language.other);
      this.isLanguageChosen = true;
      this.render();
    });
    on("copy-link", async () => {
      this.save();
      const { copied, copyFailed } = this.language.texts;
      showMessage(await Link.copy() ? copied : copyFailed);
    });
    for (const name of ["filters", "path"]) on(`open-${name}`, () => this.openSheet(byId("side").dataset.open === name ? null : name));
    for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => this.openSheet(null));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const isTyping = event.target.matches("input, textarea");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      this.finder.input.focus();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      if (byId("side").dataset.open) this.openSheet(null);
      else this.select(null);
    }
  }

  /** Opens one of the sheets that small screens fold away; null closes both. */
  openSheet(name) {
    if (name) byId("side").dataset.open = name;
    else delete byId("side").dataset.open;
    for (const sheet of ["filters", "path"]) byId(`open-${sheet}`).setAttribute("aria-expanded", String(sheet === name));
  }

  /** What a click or the enter key on an element does. */
  choose(item) {
    this.openSheet(null);
    if (!item) return this.select(null);
    this.select(item.isLine ? item : item.node);
    this.card.focus();
    if (!item.isLine) this.viewport.reveal(this.picture.boxOf(item), false);
  }

  /** Opens a node's card and shows where it is. */
  open(node) {
    this.openSheet(null);
    this.select(node);
    this.card.focus();
    this.goTo(node);
  }

  /** Shows a node in the picture, with its surroundings where these are legible in one view. */
  goTo(node) {
    const visible = (items) => [...items].filter((item) => !item.isHidden);
    const own = this.picture.boxAround(visible(this.picture.showing(node)));
    const all = this.picture.boxAround(visible(this.picture.surroundings(node)));
    if (own) this.viewport.reveal(this.viewport.isLegible(all) ? all : own);
  }

  /** Selects a node, a line of the picture, or nothing. */
  select(selected) {
    const hadFocus = byId("card").contains(document.activeElement);
    this.selected = selected;
    this.renderCard();
    this.mark();
    if (!selected && hadFocus) byId("stage").focus({ preventScroll: true });
    if (selected) showMessage(this.language.texts.shown(byId("card-name").textContent), { isSeen: false });
    this.saveSoon();
  }

  get selectedNode() {
    return this.selected && this.picture.byNode.has(this.selected) ? this.selected : null;
  }

  renderCard() {
    const { selected, selectedNode } = this;
    if (selectedNode) this.card.showNode(selectedNode);
    else if (!selected) this.card.hide();
    else this.card.showLine(selected);
  }

  mark() {
    const { selected, selectedNode } = this;
    const path = this.picture.along(this.path.steps);
    let chosen = [];
    let lit = [...path];
    if (selectedNode) {
      chosen = this.picture.showing(selectedNode);
      lit.push(...this.picture.surroundings(selectedNode));
    } else if (selected) {
      chosen = [selected];
      lit.push(selected, ...[selected.source, selected.target].flatMap((node) => this.picture.showing(node)));
    }
    this.picture.mark(new Set(lit), new Set(chosen), path);
  }

  startPath(from, to) {
    this.openSheet("path");
    this.path.set(from, to);
    const open = !from ? "from" : !to ? "to" : null;
    if (open) this.path.fields[open].input.focus();
  }

  /** After the ends of the path have changed. */
  repath() {
    this.path.render();
    this.mark();
    const box = this.picture.boxAround(this.picture.along(this.path.steps));
    if (box) {
      if (this.selected) this.select(null);
      this.viewport.show(box);
    }
    this.saveSoon();
  }

  /** After the filters have changed. */
  refilter() {
    this.picture.filter(this.filters);
    this.path.render();
    this.mark();
    this.saveSoon();
  }

  render() {
    this.language.apply();
    this.finder.label(this.language.texts.search);
    this.renderControls();
    this.filterPanel.render();
    this.picture.explain(this.language.texts.leftOut);
    this.refilter();
    this.renderCard();
    for (const { group, node } of this.picture.shapes) {
      group.setAttribute("aria-label", `${node.name}, ${this.language.label(this.graph.type(node.type))}`);
    }
  }

  renderControls() {
    const { texts } = this.language;
    byId("theme").textContent = this.theme.isDark ? texts.light : texts.dark;
    byId("language").textContent = texts.otherLanguage;
    byId("language").lang = this.language.other === "zh" ? "zh-Hans" : "en";
  }

  /** Shows what a link says. */
  restore(state) {
    if (state.lang in TEXTS) this.language = new Language(state.lang);
    this.theme.choose(state.theme);
    this.filters.clear();
    for (const name of (state.off ?? "").split(" ")) if (name) this.filters.off.add(name);
    const year = Number(state.year);
    if (state.year && year >= this.filters.firstYear && year <= this.filters.lastYear) this.filters.year = year;
    const node = (id) => this.graph.byId.get(id) ?? null;
    this.path.ends = { from: node(state.from), to: node(state.to) };
    this.selected = node(state.node) ?? this.picture.byGroup.get(byId(state.line ?? "")) ?? null;
    this.render();
    const view = (state.view ?? "").split(" ").map(Number);
    if (view.length === 3 && view.every(Number.isFinite) && view[0] > 0) this.viewport.moveTo(...view);
    else this.viewport.moveTo(1, 0, 0);
  }

  /** The address is written when nothing has moved for a while. */
  saveSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), 200);
  }

  save() {
    clearTimeout(this.saving);
    const { scale, x, y } = this.viewport;
    const isFitting = scale === 1 && x === 0 && y === 0;
    const { selectedNode } = this;
    Link.write({
      node: selectedNode?.id,
      line: selectedNode ? null : this.selected?.group.id,
      from: this.path.ends.from?.id,
      to: this.path.ends.to?.id,
      off: [...this.filters.off].join(" "),
      year: this.filters.year,
      view: isFitting ? null : [scale, x, y].map((number) => Number(number.toPrecision(5))).join(" "),
      theme: this.theme.chosen,
      lang: this.isLanguageChosen ? this.language.code : null,
    });
  }
}

{
  const data = (id) => JSON.parse(byId(id).textContent);
  window.explorer = new Explorer(data("graph"), data("words"));
}
