// How hard the pool is pressed, in a word. A plain value.
#pragma once

namespace seatlock::ui::charts {

enum class Level {
    idle,       ///< nothing is known: no engine runs, or it only watches
    calm,       ///< connections are free, nobody waits to speak of
    busy,       ///< most connections work or a queue can be felt
    saturated,  ///< more comes in than the pool can carry
    away,       ///< no connection to the database is open
};

}  // namespace seatlock::ui::charts
