#include "ui/host/promptwaking.h"

#include <cstdint>

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace seatlock::ui::host {

namespace {

/// As the kernel has it; neither C library nor its headers go together with <sched.h> here.
struct SchedAttributes {
    std::uint32_t size;
    std::uint32_t policy;
    std::uint64_t flags;
    std::int32_t nice;
    std::uint32_t priority;
    std::uint64_t runtime;
    std::uint64_t deadline;
    std::uint64_t period;
};

constexpr std::uint64_t slice_ns = 500'000;  // the kernel's own is about 3 ms; least 0.1 ms
constexpr std::uint64_t reset_on_fork = 1;   // SCHED_FLAG_RESET_ON_FORK

}  // namespace

void askForPromptWaking() {
    SchedAttributes attributes{};
    attributes.size = sizeof attributes;
    if (::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return;
    if (attributes.policy != SCHED_OTHER) return;
    attributes.runtime = slice_ns;
    attributes.flags = reset_on_fork;  // threads and programs begun here are as others
    ::syscall(SYS_sched_setattr, 0, &attributes, 0);
}

}  // namespace seatlock::ui::host
