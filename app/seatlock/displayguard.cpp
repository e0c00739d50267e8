#include "app/seatlock/displayguard.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <QString>

namespace seatlock::app {

namespace {

std::string reason() {
    for (const char* name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string(name) + "=" + value + " cannot be used";
        }
    }
    return "DISPLAY is not set";
}

}  // namespace

QtMessageHandler DisplayGuard::before_ = nullptr;

DisplayGuard::DisplayGuard() {
    before_ = qInstallMessageHandler(&DisplayGuard::take);
}

DisplayGuard::~DisplayGuard() {
    qInstallMessageHandler(before_);
}

void DisplayGuard::take(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type == QtFatalMsg) {
        std::fprintf(stderr,
                     "seatlock: no window can be opened here (%s); to sell without one, run: "
                     "seatlockd serve\n",
                     reason().c_str());
        std::fflush(stderr);
        std::_Exit(exit_code);
    }
    // What the platform says on its way there only repeats it, in words for programmers.
    const bool platform =
        context.category != nullptr && std::string_view(context.category).starts_with("qt.qpa");
    if (!platform && before_ != nullptr) before_(type, context, text);
}

}  // namespace seatlock::app
