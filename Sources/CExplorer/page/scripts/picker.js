"use strict";

/** A field in which a reader finds and picks a node: a combo box with a list, as screen readers know it. */
class Picker {
  static count = 0;

  /** `onPick` is called with the node. */
  constructor({ graph, search, language, label, onPick }) {
    Object.assign(this, { graph, search, language, onPick });
    Picker.count += 1;
    const id = `picker-${Picker.count}`;
    this.results = [];
    this.active = -1;
    this.list = element("ul", { id, role: "listbox", class: "results", hidden: true });
    this.input = element("input", {
      type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": id, enterkeyhint: "search",
      oninput: () => this.update(), onkeydown: (event) => this.key(event),
      onfocus: () => this.input.select(), onblur: () => this.close(),
    });
    this.element = element("div", { class: "picker" }, this.input, this.list);
    this.label(label);
  }

  /** Says what the field is for. */
  label(text) {
    this.input.placeholder = text;
    this.input.setAttribute("aria-label", text);
    this.list.setAttribute("aria-label", text);
  }

  /** Shows a node as picked; null empties the field. */
  set(node) {
    this.input.value = node?.name ?? "";
  }

  update() {
    const found = this.search.find(this.input.value);
    this.results = found.slice(0, 40);
    this.active = this.results.length ? 0 : -1;
    const texts = this.language().texts;
    this.list.replaceChildren(...this.results.map((node, index) => this.option(node, index)));
    if (!this.results.length) {
      this.list.append(element("li", { class: "nothing", role: "presentation" }, texts.noResult));
    }
    this.open(this.input.value.trim() !== "");
    showMessage(found.length ? texts.results(found.length) : texts.noResult, { isSeen: false });
  }

  option(node, index) {
    const type = this.graph.type(node.type);
    return element("li", {
      id: `${this.list.id}-${index}`, role: "option", "aria-selected": String(index === this.active),
      // Before the field loses its focus and the list goes.
      onmousedown: (event) => event.preventDefault(), onclick: () => this.pick(node),
    }, swatch(type.colour), chinese("span", node.name, { class: "name" }),
    element("span", { class: "kind" }, this.language().label(type)));
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && this.results.length) this.activate((this.active + step + this.results.length) % this.results.length);
    else if (event.key === "Enter" && !this.list.hidden && this.active >= 0) this.pick(this.results[this.active]);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  activate(index) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.children[index];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  pick(node) {
    this.close();
    this.set(node);
    this.onPick(node);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-0`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.open(false);
  }
}
