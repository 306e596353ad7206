#pragma once
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

/* XDestroyImage is a macro over the image's own functions. */
static inline void genvej_destroy_image(XImage *image) { XDestroyImage(image); }
