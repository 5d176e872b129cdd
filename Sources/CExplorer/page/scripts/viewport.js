"use strict";

/**
 * Which part of the picture the stage shows: the SVG element as a whole is moved and scaled, nothing in it, so that
 * the browser lays out and paints nothing anew while it moves.
 *
 * At scale 1 and no shift the whole picture fits the stage, which the SVG's view box sees to, also when the window's
 * size changes and on paper.
 */
class Viewport {
  constructor(stage, picture, onChange) {
    this.stage = stage;
    this.picture = picture;
    this.onChange = onChange;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.frame = 0;
    this.animation = 0;
    this.measure();
    new ResizeObserver(() => this.measure()).observe(stage);
  }

  /** Measures the stage; never while the picture moves. */
  measure() {
    const box = this.picture.svg.viewBox.baseVal;
    const stage = this.stage.getBoundingClientRect();
    this.stageBox = stage;
    this.unit = Math.min(stage.width / box.width, stage.height / box.height) || 1;
    this.left = (stage.width - box.width * this.unit) / 2 - box.x * this.unit;
    this.top = (stage.height - box.height * this.unit) / 2 - box.y * this.unit;
    // As far as to letters of 48 points, however large the picture.
    this.maxScale = Math.max(8, 4 / this.unit);
    this.minScale = 0.5;
    this.draw();
  }

  /** The picture's point under a point of the window. */
  pointAt(clientX, clientY) {
    return [(clientX - this.stageBox.left - this.left) / this.unit, (clientY - this.stageBox.top - this.top) / this.unit];
  }

  /** Moves the picture by pixels. */
  pan(dx, dy) {
    this.moveTo(this.scale, this.x + dx / this.unit, this.y + dy / this.unit);
  }

  /** Scales by a factor; what is under the point of the window stays there. */
  zoom(factor, clientX, clientY) {
    const [x, y] = clientX === undefined ? this.pointAt(...this.freeMiddle()) : this.pointAt(clientX, clientY);
    const scale = Math.min(this.maxScale, Math.max(this.minScale, this.scale * factor));
    const change = scale / this.scale;
    this.moveTo(scale, x - (x - this.x) * change, y - (y - this.y) * change);
  }

  /** The part of the stage that no sheet covers, in pixels of the window. */
  freeBox() {
    const free = { left: this.stageBox.left, top: this.stageBox.top, right: this.stageBox.right, bottom: this.stageBox.bottom };
    for (const sheet of document.querySelectorAll(".sheet")) {
      const box = sheet.getBoundingClientRect();
      if (!box.width || box.right <= free.left || box.left >= free.right || box.top >= free.bottom) continue;
      if (box.width > this.stageBox.width * 0.8) free.bottom = Math.min(free.bottom, box.top);
      else free.right = Math.min(free.right, box.left);
    }
    return free;
  }

  /** The middle of that part. */
  freeMiddle() {
    const free = this.freeBox();
    return [(free.left + free.right) / 2, (free.top + free.bottom) / 2];
  }

  /** The pixels for each point of the picture at which a box fills the free part. */
  fitting(box) {
    const free = this.freeBox();
    const margin = 28;
    const width = Math.max(free.right - free.left - 2 * margin, 40);
    const height = Math.max(free.bottom - free.top - 2 * margin, 40);
    return Math.min(width / (box.right - box.left || 1), height / (box.bottom - box.top || 1));
  }

  /** Whether a box can be shown whole with letters large enough to read. */
  isLegible(box) {
    return this.fitting(box) >= 0.75;
  }

  /** Brings a box of the picture into the free part, no larger than `most` pixels for each of its points. */
  show(box, most = 1.4) {
    const pixels = Math.min(this.fitting(box), most);
    const scale = Math.min(this.maxScale, Math.max(this.minScale, pixels / this.unit));
    const [x, y] = this.pointAt(...this.freeMiddle());
    this.glideTo(scale, x - scale * (box.left + box.right) / 2, y - scale * (box.top + box.bottom) / 2);
  }

  /** Brings a box into view unless it is there already, and legible where the scale may change. */
  reveal(box, mayZoom = true) {
    const free = this.freeBox();
    const [left, top] = this.pointAt(free.left, free.top);
    const [right, bottom] = this.pointAt(free.right, free.bottom);
    const isInside = this.scale * box.left + this.x >= left && this.scale * box.right + this.x <= right
      && this.scale * box.top + this.y >= top && this.scale * box.bottom + this.y <= bottom;
    const pixels = this.scale * this.unit;
    if (isInside && (!mayZoom || pixels >= Math.min(0.6, this.fitting(box)))) return;
    this.show(box, mayZoom ? Math.max(0.9, pixels) : pixels);
  }

  /** Shows everything. */
  fit() {
    this.glideTo(1, 0, 0);
  }

  /** Moves there at once. */
  moveTo(scale, x, y) {
    cancelAnimationFrame(this.animation);
    this.place(scale, x, y);
  }

  /** Moves there in a quarter of a second, or at once where the reader wants no motion. */
  glideTo(scale, x, y) {
    cancelAnimationFrame(this.animation);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.place(scale, x, y);
    const from = [this.scale, this.x, this.y];
    const start = performance.now();
    const step = (now) => {
      const share = Math.min(1, Math.max(0, now - start) / 250);
      const eased = 1 - (1 - share) ** 3;
      this.place(...[scale, x, y].map((goal, index) => from[index] + (goal - from[index]) * eased));
      if (share < 1) this.animation = requestAnimationFrame(step);
    };
    this.animation = requestAnimationFrame(step);
  }

  place(scale, x, y) {
    [this.scale, this.x, this.y] = [scale, x, y];
    this.frame ||= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { scale, unit } = this;
    const left = this.left * (1 - scale) + unit * this.x;
    const top = this.top * (1 - scale) + unit * this.y;
    // In three dimensions, since that gives the SVG a layer of its own.
    this.picture.svg.style.transform = `translate3d(${left}px, ${top}px, 0) scale(${scale})`;
    this.stage.classList.add("moving");
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.stage.classList.remove("moving"), 150);
    this.onChange();
  }
}
