// What a program tells its window at the start. A plain value; the UI thread.
#pragma once

#include "engine/config/options.h"
#include "engine/config/optiontext.h"
#include "engine/engine.h"
#include "ui/host/enginehost.h"

#include <functional>
#include <string>
#include <string_view>

#include <QString>

namespace seatlock::ui {

struct WindowSetup {
    config::Options options;
    host::EngineHost::Mode mode = host::EngineHost::Mode::serving;
    bool welcome = false;       ///< ask first what to do
    std::string settings_path;  ///< where settings are kept; empty: nowhere
    std::string daemon;         ///< seatlockd's path; simulations run it
    /// What an engine with these options does between its schema and its doors (the demo events).
    std::function<Engine::Prepare(const config::Options&)> prepare;
    /// Who set the option of this name when the program started.
    std::function<config::Origin(std::string_view name)> origin;
};

}  // namespace seatlock::ui
