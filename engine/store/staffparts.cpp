#include "engine/store/staffparts.h"

namespace seatlock::store {

std::vector<std::string> listOf(std::string_view joined) {
    std::vector<std::string> out;
    while (!joined.empty()) {
        const auto comma = joined.find(',');
        out.emplace_back(joined.substr(0, comma));
        joined = comma == std::string_view::npos ? std::string_view() : joined.substr(comma + 1);
    }
    return out;
}

std::vector<staff::Role> rolesOf(std::string_view joined) {
    std::vector<staff::Role> out;
    for (const auto& name : listOf(joined)) {
        if (const auto role = staff::parseRole(name)) out.push_back(*role);
    }
    return out;
}

std::vector<staff::Permission> scopesOf(std::string_view joined) {
    std::vector<staff::Permission> out;
    for (const auto& name : listOf(joined)) {
        if (const auto scope = staff::parsePermission(name)) out.push_back(*scope);
    }
    return out;
}

std::string roleList(const std::vector<staff::Role>& roles) {
    std::string out = "{";
    for (const auto role : roles) {
        if (out.size() > 1) out += ',';
        out += staff::roleName(role);
    }
    return out + "}";
}

std::string scopeList(const std::vector<staff::Permission>& scopes) {
    std::string out = "{";
    for (const auto scope : scopes) {
        if (out.size() > 1) out += ',';
        out += staff::permissionName(scope);
    }
    return out + "}";
}

}  // namespace seatlock::store
