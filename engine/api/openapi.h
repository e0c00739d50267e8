// The OpenAPI 3.1 description of this API, compiled in from resources/api/openapi.json. Any thread.
#pragma once

#include <memory>
#include <string>

namespace seatlock::api {

std::shared_ptr<const std::string> openapiDocument();

}  // namespace seatlock::api
