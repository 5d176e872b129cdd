"use strict";

/** What the reader sees, in the part of the address behind #, so that a link shows it again. */
class Link {
  /** What the present address says, as texts. */
  static read() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }

  /** Puts it into the address, without a new entry in the history; what is empty is left out. */
  static write(state) {
    const kept = Object.entries(state).filter(([, value]) => value !== null && value !== undefined && value !== "");
    const hash = new URLSearchParams(kept).toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** Copies the address; whether the browser allowed it. */
  static async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      return true;
    } catch {
      return Link.copyByCommand();
    }
  }

  /** The older way, for browsers that keep the clipboard from pages opened as files. */
  static copyByCommand() {
    const field = element("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" }, location.href);
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
