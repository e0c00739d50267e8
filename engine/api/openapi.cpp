#include "engine/api/openapi.h"

namespace seatlock::api {

extern const char openapi_text[];  // generated from resources/api/openapi.json

std::shared_ptr<const std::string> openapiDocument() {
    static const auto document = std::make_shared<const std::string>(openapi_text);
    return document;
}

}  // namespace seatlock::api
