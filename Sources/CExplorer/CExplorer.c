// The page's files, one entry each: add one here and call it in page/explorer.html.
#include "CExplorer.h"

// #embed is C23; the toolchain's clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char explorer_html[] = {
#embed "page/explorer.html"
};
static const unsigned char theme_css[] = {
#embed "page/styles/theme.css"
};
static const unsigned char layout_css[] = {
#embed "page/styles/layout.css"
};
static const unsigned char controls_css[] = {
#embed "page/styles/controls.css"
};
static const unsigned char card_css[] = {
#embed "page/styles/card.css"
};
static const unsigned char picture_css[] = {
#embed "page/styles/picture.css"
};
static const unsigned char print_css[] = {
#embed "page/styles/print.css"
};
static const unsigned char texts_js[] = {
#embed "page/scripts/texts.js"
};
static const unsigned char dom_js[] = {
#embed "page/scripts/dom.js"
};
static const unsigned char graph_js[] = {
#embed "page/scripts/graph.js"
};
static const unsigned char search_js[] = {
#embed "page/scripts/search.js"
};
static const unsigned char picture_js[] = {
#embed "page/scripts/picture.js"
};
static const unsigned char viewport_js[] = {
#embed "page/scripts/viewport.js"
};
static const unsigned char gestures_js[] = {
#embed "page/scripts/gestures.js"
};
static const unsigned char picker_js[] = {
#embed "page/scripts/picker.js"
};
static const unsigned char statements_js[] = {
#embed "page/scripts/statements.js"
};
static const unsigned char card_js[] = {
#embed "page/scripts/card.js"
};
static const unsigned char filters_js[] = {
#embed "page/scripts/filters.js"
};
static const unsigned char path_js[] = {
#embed "page/scripts/path.js"
};
static const unsigned char link_js[] = {
#embed "page/scripts/link.js"
};
static const unsigned char theme_js[] = {
#embed "page/scripts/theme.js"
};
static const unsigned char explorer_js[] = {
#embed "page/scripts/explorer.js"
};

static const struct explorer_file files[] = {
    {"explorer.html", explorer_html, sizeof explorer_html},
    {"styles/theme.css", theme_css, sizeof theme_css},
    {"styles/layout.css", layout_css, sizeof layout_css},
    {"styles/controls.css", controls_css, sizeof controls_css},
    {"styles/card.css", card_css, sizeof card_css},
    {"styles/picture.css", picture_css, sizeof picture_css},
    {"styles/print.css", print_css, sizeof print_css},
    {"scripts/texts.js", texts_js, sizeof texts_js},
    {"scripts/dom.js", dom_js, sizeof dom_js},
    {"scripts/graph.js", graph_js, sizeof graph_js},
    {"scripts/search.js", search_js, sizeof search_js},
    {"scripts/picture.js", picture_js, sizeof picture_js},
    {"scripts/viewport.js", viewport_js, sizeof viewport_js},
    {"scripts/gestures.js", gestures_js, sizeof gestures_js},
    {"scripts/picker.js", picker_js, sizeof picker_js},
    {"scripts/statements.js", statements_js, sizeof statements_js},
    {"scripts/card.js", card_js, sizeof card_js},
    {"scripts/filters.js", filters_js, sizeof filters_js},
    {"scripts/path.js", path_js, sizeof path_js},
    {"scripts/link.js", link_js, sizeof link_js},
    {"scripts/theme.js", theme_js, sizeof theme_js},
    {"scripts/explorer.js", explorer_js, sizeof explorer_js},
};

size_t explorer_file_count(void) { return sizeof files / sizeof files[0]; }

struct explorer_file explorer_file_at(size_t index) { return files[index]; }
