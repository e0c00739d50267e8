// What sales took, and two such series beside each other. One thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace seatlock::tests {

class SaleTimes {
public:
    static constexpr std::size_t parts = 4;
    static constexpr std::array<const char*, parts> names{"whole sale", "hold", "order", "tickets"};

    /// In milliseconds.
    void add(double hold, double order, double tickets) {
        const std::array<double, parts> all{hold + order + tickets, hold, order, tickets};
        for (std::size_t i = 0; i < parts; ++i) took_[i].push_back(all[i]);
    }
    void fail(int status) { ++failed_[status]; }

    std::size_t count() const { return took_[0].size(); }
    const std::map<int, int>& failed() const { return failed_; }
    /// The one below which this share is; 0 without any.
    double at(std::size_t part, double share) const {
        auto sorted = took_[part];
        if (sorted.empty()) return 0;
        std::ranges::sort(sorted);
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }

private:
    std::array<std::vector<double>, parts> took_;
    std::map<int, int> failed_;
};

/// A table of both, and how many times as long the second took.
inline std::string comparison(const SaleTimes& idle, const SaleTimes& rushed) {
    static constexpr std::array<std::pair<const char*, double>, 4> shares{
        {{"p50", 0.5}, {"p95", 0.95}, {"p99", 0.99}, {"max", 1.0}}};
    std::string out = "ms            ";
    char text[128];
    for (const auto& [name, share] : shares) {
        std::snprintf(text, sizeof text, "| %s idle    rush  ratio ", name);
        out += text;
    }
    for (std::size_t part = 0; part < SaleTimes::parts; ++part) {
        std::snprintf(text, sizeof text, "\n%-14s", SaleTimes::names[part]);
        out += text;
        for (const auto& [name, share] : shares) {
            const double alone = idle.at(part, share);
            const double with = rushed.at(part, share);
            std::snprintf(text, sizeof text, "|%9.2f %7.2f %6.2f ", alone, with,
                          alone > 0 ? with / alone : 0.0);
            out += text;
        }
    }
    std::snprintf(text, sizeof text, "\nsales: %zu idle, %zu in the rush", idle.count(),
                  rushed.count());
    out += text;
    for (const auto* times : {&idle, &rushed}) {
        for (const auto& [status, count] : times->failed()) {
            out += "; " + std::to_string(count) + " failed with " + std::to_string(status);
        }
    }
    return out + "\n";
}

}  // namespace seatlock::tests
