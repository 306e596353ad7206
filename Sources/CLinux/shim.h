#pragma once
#include <malloc.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <time.h>

/* prctl is variadic, which Swift cannot call. */
static inline int genvej_name_thread(const char *name) {
  return prctl(PR_SET_NAME, name, 0, 0, 0);
}

/* Declared by glibc only under _GNU_SOURCE, with which types here would differ from those other modules see. */
extern int sem_clockwait(sem_t *_Nonnull semaphore, clockid_t clock, const struct timespec *_Nonnull until);

static inline int genvej_semaphore_wait(sem_t *_Nonnull semaphore, const struct timespec *_Nullable until) {
  return until ? sem_clockwait(semaphore, CLOCK_MONOTONIC, until) : sem_wait(semaphore);
}

/* Reads a line of /proc/self/maps; 1 for code of a file, which nobody ever writes to. sscanf is variadic. */
static inline int genvej_code_range(const char *_Nonnull line, unsigned long *_Nonnull start,
                                    unsigned long *_Nonnull end) {
  char rights[5];
  char first;
  return sscanf(line, "%lx-%lx %4s %*s %*s %*s %c", start, end, rights, &first) == 4 &&
         strcmp(rights, "r-xp") == 0 && first == '/';
}

/* The Swift runtime's own place to take over its global executor (ABI/Executor.h, Concurrency.h). It is a C variable
   that holds a function of Swift's calling convention: neither can be written in Swift. */
extern void *_Nullable swift_task_enqueueGlobal_hook;

typedef void (*genvej_enqueue)(void *_Nonnull job);

static inline genvej_enqueue _Nullable *_Nonnull genvej_enqueue_slot(void) {
  static genvej_enqueue _Nullable slot;
  return &slot;
}

__attribute__((swiftcall)) static void genvej_enqueue_global(void *_Nonnull job, void *_Nonnull original) {
  (void)original;
  (*genvej_enqueue_slot())(job);
}

static inline void genvej_take_tasks(genvej_enqueue _Nonnull enqueue) {
  *genvej_enqueue_slot() = enqueue;
  swift_task_enqueueGlobal_hook = (void *)genvej_enqueue_global;
}
