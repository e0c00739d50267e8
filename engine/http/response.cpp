#include "engine/http/response.h"

namespace seatlock::http {

std::string_view Response::bodyView() const {
    if (const auto* text = std::get_if<std::string>(&body)) return *text;
    const auto& shared = std::get<std::shared_ptr<const std::string>>(body);
    return shared ? std::string_view(*shared) : std::string_view();
}

}  // namespace seatlock::http
