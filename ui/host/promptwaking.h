// A thread that works little and often, as a window's does, asks Linux to be run soon after it
// wakes, though others keep every processor busy.
#pragma once

namespace seatlock::ui::host {

/// For the calling thread: short turns, and soon (the slice of a fair thread: sched_setattr(2),
/// Linux 6.12). Takes nothing away from others over time, needs no right, and does nothing on
/// systems without it.
void askForPromptWaking();

}  // namespace seatlock::ui::host
