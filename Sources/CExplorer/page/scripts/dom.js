"use strict";

/**
 * Makes an element. Names and quotations reach the page as text nodes alone, so that no name is ever read as markup.
 *
 * `attributes` may hold `onclick` and other handlers as functions, `true` for an attribute without value; `false`
 * and undefined leave it out. `children` are elements, texts, or lists of them; null and false are left out.
 */
function element(tag, attributes = {}, ...children) {
  const result = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (typeof value === "function") result.addEventListener(name.slice(2), value);
    else result.setAttribute(name, value === true ? "" : value);
  }
  result.append(...children.flat(Infinity).filter((child) => child !== null && child !== false && child !== undefined));
  return result;
}

/** The element with an id. */
function byId(id) {
  return document.getElementById(id);
}

/** Text of the pages: Chinese whatever the language of the controls, and of its own direction. */
function chinese(tag, text, attributes = {}) {
  return element(tag, { lang: "zh-Hans", dir: "auto", ...attributes }, text);
}

/** The patch of colour that stands for a type. */
function swatch(colour) {
  const patch = element("span", { class: "swatch", "aria-hidden": "true" });
  if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) patch.style.backgroundColor = colour;
  return patch;
}
