#include "engine/http/request.h"

#include "engine/http/framing.h"

namespace seatlock::http {

std::optional<std::string_view> Request::query(std::string_view name) const {
    for (const QueryParameter& parameter : data_.target.query)
        if (parameter.name == name) return parameter.value;
    return std::nullopt;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const HeaderField& field : data_.fields)
        if (equalsCaseless(field.name, name)) return field.value;
    return std::nullopt;
}

}  // namespace seatlock::http
