// What a dialog asks the window to start: an engine here, or watching another's sale. A plain
// value.
#pragma once

#include "engine/config/options.h"
#include "ui/host/enginehost.h"

#include <QMetaType>

namespace seatlock::ui::dialogs {

struct StartRequest {
    config::Options options;
    host::EngineHost::Mode mode = host::EngineHost::Mode::serving;
};

}  // namespace seatlock::ui::dialogs

Q_DECLARE_METATYPE(seatlock::ui::dialogs::StartRequest)
