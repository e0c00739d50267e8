// What a figure counts, and how it is written for people. Pure; any thread.
#pragma once

#include <QString>

namespace seatlock::ui::charts {

enum class Quantity { count, per_second, milliseconds };

/// "12", "20,312 /s", "8.2 ms", "1.50 s"; "–" for what is not finite. In the default locale.
QString valueText(double value, Quantity quantity);
/// "connections" has no sign of its own: empty for a count.
QString unitText(Quantity quantity);
/// "182 MiB", "1.4 GiB".
QString bytesText(double bytes);
/// "240 µs", "8.2 ms", "1.50 s".
QString durationText(double micros);

}  // namespace seatlock::ui::charts
