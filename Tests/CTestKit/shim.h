#pragma once
#include <fcntl.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/un.h>

/* GNU extensions that Swift's Glibc module leaves out of spawn.h and unistd.h. */
extern int pipe2(int ends[2], int flags);

static inline int testkit_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
