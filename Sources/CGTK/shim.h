#pragma once
#include <gtk/gtk.h>
#include <gdk/gdkx.h>
#include <glib-unix.h>

/* G_CALLBACK and the GDK_IS_… casts are macros, which Swift does not see. */
static inline gulong genvej_connect(gpointer instance, const char *signal, void (*handler)(gpointer, gpointer),
                                    gpointer data) {
  return g_signal_connect_data(instance, signal, G_CALLBACK(handler), data, NULL, (GConnectFlags)0);
}

static inline gulong genvej_connect_key(gpointer instance, gboolean (*handler)(gpointer, GdkEventKey *, gpointer),
                                        gpointer data) {
  return g_signal_connect_data(instance, "key-press-event", G_CALLBACK(handler), data, NULL, (GConnectFlags)0);
}

static inline gulong genvej_connect_delete(gpointer instance, gboolean (*handler)(gpointer, GdkEvent *, gpointer),
                                           gpointer data) {
  return g_signal_connect_data(instance, "delete-event", G_CALLBACK(handler), data, NULL, (GConnectFlags)0);
}

/* The server's time now, so that the window manager lets the window have the focus; GDK_IS_X11_WINDOW is a macro. */
static inline guint32 genvej_server_time(GdkWindow *window) {
  return GDK_IS_X11_WINDOW(window) ? gdk_x11_get_server_time(window) : GDK_CURRENT_TIME;
}

/* g_object_set is variadic. */
static inline void genvej_set_int(gpointer object, const char *name, int value) {
  g_object_set(object, name, value, NULL);
}

/* The GDK_X11_DISPLAY cast is a macro. */
static inline GdkWindow *genvej_foreign_window(GdkDisplay *display, unsigned long id) {
  return GDK_IS_X11_DISPLAY(display) ? gdk_x11_window_foreign_new_for_display(display, id) : NULL;
}

/* Deprecated without a successor in GTK 3: the X id of the window with the focus, 0 where there is none. */
static inline unsigned long genvej_active_window(void) {
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GdkWindow *window = gdk_screen_get_active_window(gdk_screen_get_default());
  G_GNUC_END_IGNORE_DEPRECATIONS
  unsigned long id = window && GDK_IS_X11_WINDOW(window) ? gdk_x11_window_get_xid(window) : 0;
  if (window) g_object_unref(window);
  return id;
}

/* GDK_IS_X11_WINDOW is a macro. */
static inline void genvej_set_user_time(GdkWindow *window, guint32 time) {
  if (GDK_IS_X11_WINDOW(window)) gdk_x11_window_set_user_time(window, time);
}
