// libgraphviz keeps its state in globals: contexts in two threads crash each
// other. Every call is therefore in this file, under one lock.
//
// The library is opened by the first rendering: to load it and the six that it
// needs takes a tenth of the time of a question, which draws nothing.

#define _GNU_SOURCE

#include "CGraphviz.h"

#include <dlfcn.h>
#include <glob.h>
#include <graphviz/gvc.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// The messages of the rendering that holds the lock. Graphviz reports each in
// several calls and passes no user data, hence a global that grows.
static char *messages = NULL;
static size_t messages_length = 0;

static int append_message(char *text) {
    size_t length = strlen(text);
    char *grown = realloc(messages, messages_length + length + 1);
    if (grown == NULL) return 0;
    memcpy(grown + messages_length, text, length + 1);
    messages = grown;
    messages_length += length;
    return 0;
}

// The functions of Graphviz that are called here, as its headers declare them.
static struct {
    __typeof__(&agclose) agclose;
    __typeof__(&agmemread) agmemread;
    __typeof__(&agreseterrors) agreseterrors;
    __typeof__(&agseterrf) agseterrf;
    __typeof__(&gvContext) gvContext;
    __typeof__(&gvContextPlugins) gvContextPlugins;
    __typeof__(&gvFreeLayout) gvFreeLayout;
    __typeof__(&gvFreeRenderData) gvFreeRenderData;
    __typeof__(&gvLayout) gvLayout;
    __typeof__(&gvRenderData) gvRenderData;
} gv;

// Opens the library, once; 0 where that fails, dlerror() then says why. Call it under the lock.
static int open_library(void) {
    static int is_open = 0;
    if (is_open) return 1;
    // The name with the version that the program is written for; the one without comes with the headers.
    void *library = dlopen("libgvc.so.6", RTLD_LAZY);
    if (library == NULL) library = dlopen("libgvc.so", RTLD_LAZY);
    if (library == NULL) return 0;
    // What begins with ag is in libcgraph, which libgvc needs and dlsym therefore searches.
#define FIND(name) ((gv.name = (__typeof__(gv.name))dlsym(library, #name)) != NULL)
    is_open = FIND(agclose) && FIND(agmemread) && FIND(agreseterrors) && FIND(agseterrf) && FIND(gvContext)
        && FIND(gvContextPlugins) && FIND(gvFreeLayout) && FIND(gvFreeRenderData) && FIND(gvLayout)
        && FIND(gvRenderData);
#undef FIND
    return is_open;
}

// Lowers the dots per inch until the drawing has at most max_pixels.
static void set_resolution(graph_t *graph, double dpi, double max_pixels, double width, double height) {
    double pixels = (width / 72) * (height / 72) * dpi * dpi;
    GD_drawing(graph)->dpi = pixels > max_pixels ? dpi * sqrt(max_pixels / pixels) : dpi;
}

// A plugin of Graphviz's from the folder beside its library, or NULL.
static gvplugin_library_t *plugin(const char *name) {
    Dl_info library;
    if (dladdr((void *)gv.gvContext, &library) == 0 || library.dli_fname == NULL) return NULL;
    const char *slash = strrchr(library.dli_fname, '/');
    if (slash == NULL) return NULL;
    char text[4096];
    int folder = (int)(slash - library.dli_fname);
    snprintf(text, sizeof text, "%.*s/graphviz/libgvplugin_%s.so*", folder, library.dli_fname, name);
    void *symbol = NULL;
    glob_t found;
    if (glob(text, 0, NULL, &found) == 0) {
        void *handle = dlopen(found.gl_pathv[0], RTLD_NOW);
        snprintf(text, sizeof text, "gvplugin_%s_LTX_library", name);
        if (handle != NULL) symbol = dlsym(handle, text);
        globfree(&found);
    }
    return symbol;
}

// A context for places alone, with one layout plugin and no fonts: it takes a
// quarter of the time of a whole one, most of which goes to the fonts' libraries.
static GVC_t *places_context(const char *engine) {
    static GVC_t *contexts[2];
    // Contexts keep these lists.
    static lt_symlist_t plugins[2][3];
    int index = strcmp(engine, "dot") == 0 ? 0 : 1;
    if (contexts[index] != NULL) return contexts[index];
    lt_symlist_t *list = plugins[index];
    list[0].name = index == 0 ? "gvplugin_dot_layout_LTX_library" : "gvplugin_neato_layout_LTX_library";
    list[0].address = plugin(index == 0 ? "dot_layout" : "neato_layout");
    list[1].name = "gvplugin_core_LTX_library";
    list[1].address = plugin("core");
    if (list[0].address == NULL || list[1].address == NULL) return NULL;
    contexts[index] = gv.gvContextPlugins(list, 0);
    return contexts[index];
}

static enum gx_step render(
    GVC_t *context, const char *dot, const char *engine, const char *format, double dpi, double max_pixels,
    struct gx_picture *picture) {
    graph_t *graph = gv.agmemread(dot);
    if (graph == NULL) return GX_PARSE;
    enum gx_step step = GX_LAYOUT;
    if (gv.gvLayout(context, graph, engine) == 0) {
        picture->width = GD_bb(graph).UR.x - GD_bb(graph).LL.x;
        picture->height = GD_bb(graph).UR.y - GD_bb(graph).LL.y;
        if (strcmp(format, "png") == 0) {
            set_resolution(graph, dpi, max_pixels, picture->width, picture->height);
        }
        char *bytes = NULL;
        unsigned int length = 0;
        step = GX_RENDER;
        if (gv.gvRenderData(context, graph, format, &bytes, &length) == 0 && bytes != NULL) {
            picture->bytes = malloc(length > 0 ? length : 1);
            if (picture->bytes != NULL) {
                memcpy(picture->bytes, bytes, length);
                picture->length = length;
                step = GX_DONE;
            }
            gv.gvFreeRenderData(bytes);
        }
        gv.gvFreeLayout(context, graph);
    }
    gv.agclose(graph);
    return step;
}

// Made once: a context costs some 5 ms and 20 MB. Call it under the lock.
static GVC_t *context_for(const char *engine, const char *format) {
    static GVC_t *context = NULL;
    GVC_t *chosen = strcmp(format, "plain") == 0 ? places_context(engine) : NULL;
    if (chosen != NULL) return chosen;
    if (context == NULL) context = gv.gvContext();
    return context;
}

void gx_prepare(const char *engine, const char *format) {
    pthread_mutex_lock(&lock);
    if (open_library()) context_for(engine, format);
    pthread_mutex_unlock(&lock);
}

void gx_render(
    const char *dot, const char *engine, const char *format, double dpi, double max_pixels,
    struct gx_picture *picture) {
    memset(picture, 0, sizeof *picture);
    pthread_mutex_lock(&lock);
    if (open_library()) {
        gv.agseterrf(append_message);
        GVC_t *chosen = context_for(engine, format);
        picture->step = chosen == NULL ? GX_LAYOUT : render(chosen, dot, engine, format, dpi, max_pixels, picture);
        gv.agreseterrors();
    } else {
        picture->step = GX_LAYOUT;
        char *reason = dlerror();
        append_message("Error: Graphviz cannot be used, install it: ");
        append_message(reason == NULL ? "its library gives no reason" : reason);
    }
    picture->messages = messages;
    messages = NULL;
    messages_length = 0;
    pthread_mutex_unlock(&lock);
}

void gx_release(struct gx_picture *picture) {
    free(picture->bytes);
    free(picture->messages);
    memset(picture, 0, sizeof *picture);
}
