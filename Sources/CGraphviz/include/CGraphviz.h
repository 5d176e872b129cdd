#ifndef GUANXI_CGRAPHVIZ_H
#define GUANXI_CGRAPHVIZ_H

#include <stddef.h>

/// The step of a rendering at which Graphviz gave up.
enum gx_step {
    GX_DONE = 0,
    GX_PARSE = 1,
    GX_LAYOUT = 2,
    GX_RENDER = 3,
};

/// What one rendering gave. Release it with gx_release.
struct gx_picture {
    /// The picture, or NULL where the step is not GX_DONE.
    char *bytes;
    size_t length;
    /// The size of the drawing in points.
    double width;
    double height;
    /// What Graphviz said, one message a line, or NULL.
    char *messages;
    enum gx_step step;
};

/// Lays out and renders a drawing. Safe from any thread: one at a time runs.
///
/// A picture of more than `max_pixels` at `dpi` dots per inch gets fewer dots
/// per inch; formats that have no pixels ignore both. The format `plain` is
/// for places alone: texts are not measured.
void gx_render(
    const char *dot, const char *engine, const char *format, double dpi, double max_pixels,
    struct gx_picture *picture);

/// Loads what gx_render needs for an engine and a format, which takes some milliseconds.
void gx_prepare(const char *engine, const char *format);

/// Frees what gx_render put into the picture.
void gx_release(struct gx_picture *picture);

#endif
