#pragma once
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>

/* prctl is variadic, which Swift cannot call. */
static inline int genvej_name_thread(const char *name) {
  return prctl(PR_SET_NAME, name, 0, 0, 0);
}
