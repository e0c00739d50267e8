#include "engine/http/router.h"

#include "engine/http/problem.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace seatlock::http {

struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> parameter;
    std::array<std::uint16_t, method_count> routes{};  ///< by method

    Node() { routes.fill(no_route); }
    std::uint16_t route(Method method) const { return routes[static_cast<std::size_t>(method)]; }
    bool hasRoutes() const {
        return std::any_of(routes.begin(), routes.end(),
                           [](std::uint16_t route) { return route != no_route; });
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}

Router::Router(std::vector<Route> routes) : Router() {
    for (Route& route : routes) add(std::move(route));
}

Router::~Router() = default;

std::uint16_t Router::add(Route route) {
    assert(!route.pattern.empty() && route.pattern.front() == '/');
    std::string_view rest = route.pattern;
    Node* node = root_.get();
    [[maybe_unused]] std::size_t parameters = 0;
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the slash
        const std::string_view segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(segment.size());
        if (segment.size() > 2 && segment.front() == '{' && segment.back() == '}') {
            ++parameters;
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
            continue;
        }
        auto found = std::find_if(node->literals.begin(), node->literals.end(),
                                  [&](const auto& known) { return known.first == segment; });
        if (found == node->literals.end()) {
            node->literals.emplace_back(segment, std::make_unique<Node>());
            found = node->literals.end() - 1;
        }
        node = found->second.get();
    }
    assert(parameters <= Parameters::max);
    auto& slot = node->routes[static_cast<std::size_t>(route.method)];
    assert(slot == no_route);
    slot = static_cast<std::uint16_t>(routes_.size());
    routes_.push_back(std::move(route));
    return slot;
}

/// `rest` is empty or starts with a slash.
const Router::Node* Router::find(const Node& node, std::string_view rest,
                                 Parameters& parameters) const {
    if (rest.empty()) return node.hasRoutes() ? &node : nullptr;
    rest.remove_prefix(1);
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    for (const auto& [literal, next] : node.literals) {
        if (literal != segment) continue;
        const std::size_t before = parameters.size_;
        if (const Node* found = find(*next, rest, parameters)) return found;
        parameters.size_ = before;
        break;
    }
    if (!node.parameter || segment.empty()) return nullptr;
    parameters.values_[parameters.size_++] = segment;
    return find(*node.parameter, rest, parameters);
}

std::string Router::allowed(const Node& node) const {
    std::string text;
    for (int i = 0; i < method_count; ++i) {
        const auto method = static_cast<Method>(i);
        const bool has = node.route(method) != no_route || method == Method::options ||
                         (method == Method::head && node.route(Method::get) != no_route);
        if (!has) continue;
        if (!text.empty()) text.append(", ");
        text.append(methodName(method));
    }
    return text;
}

std::string Router::allowedAnywhere() const {
    Node all;
    for (const Route& route : routes_) all.routes[static_cast<std::size_t>(route.method)] = 0;
    return allowed(all);
}

bool Router::takesLargeBody(Method method, std::string_view path) const {
    Parameters parameters;
    if (path.empty() || path.front() != '/') return false;
    const Node* node = find(*root_, path, parameters);
    const auto index = node ? node->route(method) : no_route;
    return index != no_route && routes_[index].large_body;
}

void Router::handle(const Request& request, Responder responder) {
    if (request.path() == "*")  // RFC 9110 section 9.3.7
        return responder.send(Response::empty(204).with("Allow", allowedAnywhere()));
    Parameters parameters;
    const Node* node = find(*root_, request.path(), parameters);
    if (!node)
        return responder.send(problem(404, "not-found", "Not found", "there is no such resource"));
    std::uint16_t index = node->route(request.method());
    if (index == no_route && request.method() == Method::head) index = node->route(Method::get);
    if (index != no_route) {
        responder.setRoute(index);
        return routes_[index].handler(request, parameters, std::move(responder));
    }
    if (request.method() == Method::options)
        return responder.send(Response::empty(204).with("Allow", allowed(*node)));
    Response refusal = problem(405, "method-not-allowed", "Method not allowed",
                               "this resource does not take that method");
    responder.send(std::move(refusal.with("Allow", allowed(*node))));
}

}  // namespace seatlock::http
