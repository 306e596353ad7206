#pragma once
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/Xatom.h>
#include <X11/XKBlib.h>
#include <X11/keysym.h>
#include <X11/extensions/XInput.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xfixes.h>
#include <X11/extensions/XRes.h>
#include <xkbcommon/xkbcommon.h>

/* XISetMask is a macro over a byte array. */
static inline void genvej_set_mask(unsigned char *mask, int event) {
  XISetMask(mask, event);
}

/* XkbBuildCoreState is a macro. */
static inline unsigned int genvej_core_state(unsigned int mods, unsigned int group) {
  return XkbBuildCoreState(mods, group);
}

/* The class of an input class structure sits in a C union that Swift does not see through. */
static inline int genvej_device_key_is_down(XDeviceState *state, int keycode) {
  XInputClass *data = state->data;
  for (int i = 0; i < state->num_classes; i++) {
    if (data->class == KeyClass) {
      return (((XKeyState *)data)->keys[keycode / 8] >> (keycode % 8)) & 1;
    }
    data = (XInputClass *)((char *)data + data->length);
  }
  return 0;
}

/* XDestroyImage is a macro over a function that the image itself names. */
static inline void genvej_destroy_image(XImage *image) { XDestroyImage(image); }
