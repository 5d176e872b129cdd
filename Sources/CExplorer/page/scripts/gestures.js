"use strict";

/** Turns wheel, pointers and keys on the stage into movements of the viewport and choices of elements. */
class Gestures {
  /** `choose` is called with the element that a reader picks, or null for the ground. */
  constructor(stage, viewport, picture, choose) {
    this.stage = stage;
    this.viewport = viewport;
    this.picture = picture;
    this.choose = choose;
    this.pointers = new Map();
    this.hasMoved = false;
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => this.up(event));
    stage.addEventListener("click", (event) => this.click(event));
    stage.addEventListener("dblclick", (event) => viewport.zoom(1.8, event.clientX, event.clientY));
    stage.addEventListener("keydown", (event) => this.key(event));
    stage.addEventListener("dragstart", (event) => event.preventDefault());
    this.makeFocusable();
  }

  wheel(event) {
    event.preventDefault();
    const pixels = event.deltaY * [1, 16, 400][event.deltaMode];
    // A pinch on a touchpad arrives as a wheel with the control key, in small steps.
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    this.viewport.zoom(Math.exp(-Math.max(-300, Math.min(300, pixels)) * speed), event.clientX, event.clientY);
  }

  down(event) {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (this.pointers.size === 0) this.hasMoved = false;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
  }

  move(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) return;
    if (!this.hasMoved) {
      // A finger is never quite still.
      const slack = event.pointerType === "mouse" ? 3 : 8;
      if (Math.hypot(event.clientX - pointer.startX, event.clientY - pointer.startY) < slack) return;
      this.hasMoved = true;
      this.stage.classList.add("dragging");
    }
    if (!this.stage.hasPointerCapture(event.pointerId)) this.stage.setPointerCapture(event.pointerId);
    const before = this.grip();
    [pointer.x, pointer.y] = [event.clientX, event.clientY];
    const after = this.grip();
    if (before.spread && after.spread) this.viewport.zoom(after.spread / before.spread, before.x, before.y);
    this.viewport.pan(after.x - before.x, after.y - before.y);
  }

  /** The middle of the pointers, and how far apart two of them are. */
  grip() {
    const points = [...this.pointers.values()].slice(0, 2);
    const [a, b = a] = points;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size === 0) this.stage.classList.remove("dragging");
  }

  click(event) {
    // Links inside the picture lead to the card, not away from the page.
    event.preventDefault();
    if (this.hasMoved) return;
    this.choose(this.picture.itemNear(event.clientX, event.clientY));
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const arrow = arrows[event.key];
    const shape = this.picture.byGroup.get(event.target);
    if (arrow && shape) this.focus(this.picture.next(shape, ...arrow));
    else if (arrow) this.viewport.pan(-80 * arrow[0], -80 * arrow[1]);
    else if (event.key === "+" || event.key === "=") this.viewport.zoom(1.25);
    else if (event.key === "-" || event.key === "_") this.viewport.zoom(0.8);
    else if (event.key === "0") this.viewport.fit();
    else if ((event.key === "Enter" || event.key === " ") && shape) this.choose(shape);
    else return;
    event.preventDefault();
  }

  /** One name of the picture can be reached by the tab key; from there the arrow keys lead to all others. */
  makeFocusable() {
    for (const { group } of this.picture.shapes) {
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "-1");
    }
    this.stage.addEventListener("focusin", (event) => {
      const shape = this.picture.byGroup.get(event.target);
      if (!shape) return;
      this.setTabStop(shape);
      if (event.target.matches(":focus-visible")) this.viewport.reveal(this.picture.boxOf(shape));
    });
    if (this.picture.shapes.length) this.setTabStop(this.picture.shapes[0]);
  }

  setTabStop(shape) {
    this.tabStop?.group.setAttribute("tabindex", "-1");
    this.tabStop = shape;
    shape.group.setAttribute("tabindex", "0");
  }

  /** Gives a shape the keyboard's focus. */
  focus(shape) {
    shape?.group.focus({ preventScroll: true });
  }
}
