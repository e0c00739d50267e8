// One table of all routes. Filled before the server starts, then read by every listener thread.
#pragma once

#include "engine/http/handler.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::http {

/// What a route's `{…}` segments matched, in order; views into the request's path.
class Parameters {
public:
    static constexpr std::size_t max = 4;
    std::string_view operator[](std::size_t index) const { return values_[index]; }
    std::size_t size() const { return size_; }

private:
    friend class Router;
    std::array<std::string_view, max> values_{};
    std::size_t size_ = 0;
};

/// Listener thread; the rules of Handler::handle() hold.
using RouteHandler = std::function<void(const Request&, const Parameters&, Responder)>;

struct Route {
    Method method;
    std::string pattern;  ///< for example `/v1/events/{event}/holds`
    RouteHandler handler;
    std::string name;         ///< for metrics, for example `create-hold`
    bool large_body = false;  ///< see Handler::takesLargeBody()
};

/// A tree of path segments; literal segments go before parameters, which never match an empty
/// segment. Answers 404 and 405 (with Allow) as problems, OPTIONS with 204 and Allow, and gives
/// HEAD to the GET route. The route's index reaches ReplyInfo::route.
class Router : public Handler {
public:
    Router();
    explicit Router(std::vector<Route> routes);
    ~Router() override;

    /// Asserts that the pattern starts with '/', has at most Parameters::max parameters and is new
    /// for this method. Returns the route's index.
    std::uint16_t add(Route route);
    const std::vector<Route>& routes() const { return routes_; }

    void handle(const Request& request, Responder responder) override;
    bool takesLargeBody(Method method, std::string_view path) const override;

private:
    struct Node;
    const Node* find(const Node& node, std::string_view rest, Parameters& parameters) const;
    std::string allowed(const Node& node) const;
    std::string allowedAnywhere() const;

    std::vector<Route> routes_;
    std::unique_ptr<Node> root_;
};

}  // namespace seatlock::http
