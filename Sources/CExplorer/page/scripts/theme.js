"use strict";

/**
 * Light or dark: as the reader's system is set, or as the reader switches.
 *
 * All style sheets, the picture's own too, ask for `prefers-color-scheme: dark`; the switch rewrites that question in
 * them, so that there is one set of dark colours and paper stays light.
 */
class Theme {
  static QUESTION = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/;

  constructor(onChange) {
    this.chosen = null;
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.rules = [...document.styleSheets].flatMap((sheet) => [sheet, ...sheet.cssRules])
      .filter((rule) => rule.media && Theme.QUESTION.test(rule.media.mediaText))
      .map((rule) => ({ media: rule.media, scheme: rule.media.mediaText.match(Theme.QUESTION)[1] }));
    this.system.addEventListener("change", () => {
      this.apply();
      onChange();
    });
  }

  get isDark() {
    return this.chosen === null ? this.system.matches : this.chosen === "dark";
  }

  /** Chooses `dark`, `light`, or null for the system's setting. */
  choose(scheme) {
    this.chosen = scheme === "dark" || scheme === "light" ? scheme : null;
    this.apply();
  }

  /** Chooses the other one. */
  toggle() {
    const other = this.isDark ? "light" : "dark";
    this.choose(other === (this.system.matches ? "dark" : "light") ? null : other);
  }

  apply() {
    for (const { media, scheme } of this.rules) {
      const isOnScreen = (scheme === "dark") === this.isDark;
      if (scheme === "dark") media.mediaText = isOnScreen ? "screen" : "not all";
      else media.mediaText = isOnScreen ? "all" : "print";
    }
    document.querySelector("meta[name=color-scheme]").content = this.isDark ? "dark" : "light";
  }
}
