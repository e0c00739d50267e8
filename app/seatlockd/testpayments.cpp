#include "app/seatlockd/testpayments.h"

#include "engine/board/demoevents.h"
#include "engine/engine.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace seatlock::app {

using booking::TestProvider;
using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::int64_t after_ms_max = 3'600'000;
constexpr std::size_t steps_max = 10;

std::optional<TestProvider::Step> parseStep(std::string_view text) {
    TestProvider::Step step;
    const auto at = text.find('@');
    const auto what = text.substr(0, at);
    step.paid = what == "paid";
    if (!step.paid && what != "failed") return std::nullopt;
    if (at == std::string_view::npos) return step;
    const auto number = text.substr(at + 1);
    const auto [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), step.after_ms);
    const bool whole = failure == std::errc{} && end == number.data() + number.size();
    if (!whole || step.after_ms < 0 || step.after_ms > after_ms_max) return std::nullopt;
    return step;
}

}  // namespace

Result<std::vector<TestProvider::Step>> parseTestPayments(const std::string& text,
                                                          const config::Options& options) {
    if (!options.demo && options.demo_plain.empty()) {
        return {ErrorCode::configuration,
                "--test-payments takes no money: it goes with --demo or --demo-plain only"};
    }
    std::vector<TestProvider::Step> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto comma = std::min(text.find(',', from), text.size());
        const auto step = parseStep(std::string_view(text).substr(from, comma - from));
        if (!step || out.size() == steps_max) {
            return {ErrorCode::configuration,
                    "--test-payments takes up to 10 of \"paid\", \"failed\", \"paid@2000\" (after "
                    "so many ms), with commas between them, not \"" +
                        text + "\""};
        }
        out.push_back(*step);
        from = comma + 1;
    }
    return out;
}

Result<Done> allowTestPayments(Engine& engine, std::vector<TestProvider::Step> steps) {
    for (const auto& event : engine.directory().all()) {
        const auto slug = event->info()->slug;
        if (board::isDemoEvent(slug)) continue;
        return {ErrorCode::configuration,
                "--test-payments takes no money, and this database sells " + slug +
                    ", which is no demo event: leave it out, or name another database"};
    }
    engine.booking().testProvider().setHabit(std::move(steps));
    engine.booking().allowTestPayments();
    return Done{};
}

}  // namespace seatlock::app
