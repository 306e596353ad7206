#pragma once
#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

/* Nothing is added: Swift calls everything it needs of sd-bus, sd-daemon and sd-journal as it stands, because the
   variadic functions all have a counterpart that takes its arguments one by one. */
