"use strict";

// What the page says, in the reader's language. The picture's own words are data and stay as they are.
const TEXTS = {
  zh: {
    search: "搜索名称、别名或拼音",
    noResult: "没有找到",
    results: (count) => `${count} 个结果`,
    filter: "筛选",
    path: "路径",
    link: "复制链接",
    copyLink: "复制当前所见的链接",
    print: "打印",
    dark: "深色",
    light: "浅色",
    otherLanguage: "English",
    close: "关闭",
    pathHeading: "两者之间",
    from: "从",
    to: "到",
    chooseEntity: "输入名称",
    swap: "对调",
    clear: "清除",
    pathLength: (count) => `最短路径，${count} 步`,
    noPath: "在未筛去的关系中，两者之间没有路径",
    samePlace: "起点与终点相同",
    pathHint: "选两个名称，看它们怎样相连",
    filterHeading: "筛选与图例",
    types: "类型",
    relations: "关系",
    current: "现任与现状",
    former: "原任",
    times: "时间",
    allYears: "不限年份",
    asOf: (year) => `${year} 年`,
    useYear: "只看某一年",
    yearHint: "没有日期的关系一直显示",
    all: "全图",
    picture: "关系图",
    keys: "方向键平移，加号减号缩放，0 显示全图。Tab 进入图中名称：方向键移到旁边的名称，回车打开卡片。斜杠搜索。",
    zoom: "缩放",
    zoomIn: "放大",
    zoomOut: "缩小",
    fit: "显示全图",
    aliases: "又作",
    level: "级别",
    code: "代码",
    role: "职务名",
    inferred: "页面未提及，据地名录补",
    notDrawn: "图中未单独画出",
    leftOut: (count) => `已筛去 ${count} 项`,
    show: "在图中显示",
    pathFrom: "设为起点",
    pathTo: "设为终点",
    noRelations: "页面未述其职务或关系",
    more: (count) => `再显示 ${count} 项`,
    mentions: (count) => `提及 ${count} 处`,
    passages: (count) => `${count} 处依据`,
    gazetteer: "据地名录",
    characters: (start, end) => `第 ${start + 1}–${end} 字`,
    rule: (name) => `规则 ${name}`,
    past: "原",
    since: (date) => `自 ${date}`,
    until: (date) => `至 ${date}`,
    seen: (first, last) => (first === last ? `见于 ${first}` : `见于 ${first} 至 ${last}`),
    relation: "关系",
    copied: "链接已复制",
    copyFailed: "浏览器不许复制：请从地址栏复制",
    shown: (name) => `已选中 ${name}`,
    levels: {
      country: "国家", province: "省级", prefecture: "地级", county: "县级", township: "乡级", village: "村级",
    },
  },
  en: {
    search: "Search name, alias or pinyin",
    noResult: "Nothing found",
    results: (count) => `${count} results`,
    filter: "Filter",
    path: "Path",
    link: "Copy link",
    copyLink: "Copy a link to what you see",
    print: "Print",
    dark: "Dark",
    light: "Light",
    otherLanguage: "中文",
    close: "Close",
    pathHeading: "Between two",
    from: "From",
    to: "To",
    chooseEntity: "Type a name",
    swap: "Swap",
    clear: "Clear",
    pathLength: (count) => `Shortest path, ${count} ${count === 1 ? "step" : "steps"}`,
    noPath: "No path between the two by the relations that are not filtered out",
    samePlace: "Both ends are the same",
    pathHint: "Choose two names to see how they are connected",
    filterHeading: "Filter and legend",
    types: "Types",
    relations: "Relations",
    current: "Present",
    former: "Former",
    times: "Time",
    allYears: "Any year",
    asOf: (year) => `In ${year}`,
    useYear: "One year only",
    yearHint: "Relations without a date are always shown",
    all: "All",
    picture: "Graph",
    keys: "Arrow keys pan, plus and minus zoom, 0 shows everything. Tab goes to the names in the picture: "
      + "arrow keys move to the next name, Enter opens its card. Slash searches.",
    zoom: "Zoom",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Show everything",
    aliases: "Also",
    level: "Level",
    code: "Code",
    role: "Role",
    inferred: "Named on no page; known from the gazetteer",
    notDrawn: "Not drawn as a shape of its own",
    leftOut: (count) => `${count} left out`,
    show: "Show in picture",
    pathFrom: "Path from here",
    pathTo: "Path to here",
    noRelations: "The pages name no post or relation",
    more: (count) => `Show ${count} more`,
    mentions: (count) => `Named ${count} ${count === 1 ? "time" : "times"}`,
    passages: (count) => `${count} ${count === 1 ? "passage" : "passages"}`,
    gazetteer: "From the gazetteer",
    characters: (start, end) => `characters ${start + 1}–${end}`,
    rule: (name) => `rule ${name}`,
    past: "former",
    since: (date) => `since ${date}`,
    until: (date) => `until ${date}`,
    seen: (first, last) => (first === last ? `seen ${first}` : `seen ${first} to ${last}`),
    relation: "Relation",
    copied: "Link copied",
    copyFailed: "The browser does not allow copying: take the link from the address bar",
    shown: (name) => `${name} is selected`,
    levels: {
      country: "country", province: "province", prefecture: "prefecture", county: "county", township: "township",
      village: "village",
    },
  },
};

/** The reader's language, and what the page says in it. */
class Language {
  constructor(code) {
    this.code = code in TEXTS ? code : Language.preferred();
  }

  /** Chinese or English, whichever the browser names first. */
  static preferred() {
    const first = navigator.languages.map((code) => code.slice(0, 2)).find((code) => code in TEXTS);
    return first ?? "en";
  }

  get other() {
    return this.code === "zh" ? "en" : "zh";
  }

  get texts() {
    return TEXTS[this.code];
  }

  /** What a type or relation of the schema is called: its Chinese label, or its name cut into words. */
  label(type) {
    if (this.code === "zh") return type.label;
    return type.name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(/ [A-Z]/g, (letter) => letter.toLowerCase());
  }

  /** Writes everything in the page that has a fixed text. */
  apply() {
    document.documentElement.lang = this.code === "zh" ? "zh-Hans" : "en";
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = this.texts[element.dataset.text];
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.texts[element.dataset.label]);
    }
    for (const element of document.querySelectorAll("[data-title]")) {
      element.title = this.texts[element.dataset.title];
    }
  }
}
