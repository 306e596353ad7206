#pragma once
#include <xdo.h>

/* The enumeration is declared inside the structure, where Swift does not see its names. */
static inline void genvej_require_all(xdo_search_t *search) {
  search->require = SEARCH_ALL;
}
