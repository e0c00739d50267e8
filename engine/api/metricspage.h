// GET /metrics: everything that is counted, as Prometheus text. Any thread.
#pragma once

#include "engine/api/routestats.h"
#include "engine/api/services.h"
#include "engine/http/serverstats.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::api {

/// `route_names` by index of the route table.
std::string renderMetrics(const Services& services, const RouteStats& routes,
                          const std::vector<std::string_view>& route_names,
                          const http::ServerStats& server);

}  // namespace seatlock::api
