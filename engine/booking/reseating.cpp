#include "engine/booking/reseating.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>

namespace seatlock::booking {

using board::Board;
using board::PlanRow;
using board::SeatPlan;
using core::SeatNo;

namespace {

/// A better category is given away as if it were this much farther.
constexpr float upgrade_cm = 200;

struct Point {
    float x = 0;
    float y = 0;
};

class Reseater {
public:
    Reseater(const Board& board, const ReseatRequest& request, std::uint32_t now_s)
        : board_(board),
          plan_(board.plan()),
          request_(request),
          now_s_(now_s),
          taken_(request.closed) {
        for (const auto& party : request.parties)
            taken_.insert(party.from.begin(), party.from.end());
    }

    ReseatChoice choose(const ReseatParty& party) {
        const auto block = bestBlock(party);
        if (block.empty() && party.from.size() > 1) return apart(party);
        if (block.empty()) return {std::nullopt};
        taken_.insert(block.begin(), block.end());
        return assign(party, block);
    }

private:
    std::int64_t worth(SeatNo seat) const {
        const auto category = static_cast<std::size_t>(board_.category(seat));
        return category < request_.worths.size() ? request_.worths[category] : 0;
    }

    bool special(SeatNo seat) const { return plan_.accessible(seat) || plan_.companion(seat); }

    bool fits(const ReseatParty& party, SeatNo seat) const {
        return board_.free(seat, now_s_, party.channel_no) && !taken_.contains(seat);
    }

    Point middle(std::span<const SeatNo> seats) const {
        Point sum;
        for (const SeatNo seat : seats) {
            sum.x += plan_.x(seat);
            sum.y += plan_.y(seat);
        }
        const auto count = static_cast<float>(seats.size());
        return {sum.x / count, sum.y / count};
    }

    /// Who is hardest to please first; those who are alike as they sit.
    std::vector<SeatNo> ordered(std::span<const SeatNo> seats) const {
        std::vector<SeatNo> out(seats.begin(), seats.end());
        std::ranges::sort(out, {}, [&](SeatNo seat) {
            return std::tuple(!plan_.accessible(seat), !special(seat), -worth(seat), seat);
        });
        return out;
    }

    /// Each to the one at the same place.
    bool meets(std::span<const SeatNo> from, std::span<const SeatNo> to) const {
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (worth(to[i]) < worth(from[i]) || (special(to[i]) && !special(from[i])))
                return false;
            if (plan_.accessible(from[i]) && !plan_.accessible(to[i])) return false;
        }
        return true;
    }

    /// The part of them that would sit in a better category.
    float upgraded(std::span<const SeatNo> from, std::span<const SeatNo> to) const {
        float count = 0;
        for (std::size_t i = 0; i < from.size(); ++i) count += worth(to[i]) > worth(from[i]);
        return count / static_cast<float>(from.size());
    }

    /// The nearest block of neighbours (in an area: of places) that will do, in the order of
    /// ordered(); empty: there is none.
    std::vector<SeatNo> bestBlock(const ReseatParty& party) const {
        const Point from = middle(party.from);
        const auto needs = ordered(party.from);
        const auto size = party.from.size();
        std::vector<SeatNo> best;
        float best_cost = std::numeric_limits<float>::infinity();
        std::vector<SeatNo> run;
        for (std::size_t number = 0; number < plan_.rows().size(); ++number) {
            const PlanRow& row = plan_.rows()[number];
            if (board_.freeInRow(static_cast<std::int32_t>(number)) <
                static_cast<std::int32_t>(size)) {
                continue;
            }
            const bool area = plan_.sections()[row.section].general_admission;
            run.clear();
            for (SeatNo seat = row.first; seat < row.first + row.count; ++seat) {
                if (!fits(party, seat)) {
                    if (!area) run.clear();
                    continue;
                }
                const bool joined = run.empty() || area || plan_.besideNext(seat - 1);
                if (!joined) run.clear();
                run.push_back(seat);
                if (run.size() < size) continue;
                const std::span block(run.end() - static_cast<std::ptrdiff_t>(size), run.end());
                const Point at = middle(block);
                float cost = std::hypot(at.x - from.x, at.y - from.y);
                if (cost >= best_cost) continue;
                auto seats = ordered(block);
                if (!meets(needs, seats)) continue;
                cost += upgrade_cm * upgraded(needs, seats);
                if (cost >= best_cost) continue;
                best_cost = cost;
                best = std::move(seats);
            }
        }
        return best;
    }

    ReseatChoice apart(const ReseatParty& party) {
        ReseatChoice out;
        for (const SeatNo seat : party.from) {
            const auto one = bestBlock({party.channel_no, {seat}});
            out.push_back(one.empty() ? std::nullopt : std::optional(one.front()));
            taken_.insert(one.begin(), one.end());
        }
        return out;
    }

    ReseatChoice assign(const ReseatParty& party, const std::vector<SeatNo>& block) const {
        const auto from = ordered(party.from);
        ReseatChoice out;
        for (const SeatNo seat : party.from) {
            out.emplace_back(
                block[static_cast<std::size_t>(std::ranges::find(from, seat) - from.begin())]);
        }
        return out;
    }

    const Board& board_;
    const SeatPlan& plan_;
    const ReseatRequest& request_;
    const std::uint32_t now_s_;
    std::set<SeatNo> taken_;
};

}  // namespace

std::vector<ReseatChoice> proposeSeats(const Board& board, const ReseatRequest& request,
                                       std::uint32_t now_s) {
    std::vector<std::size_t> order(request.parties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{},
                             [&](std::size_t index) { return request.parties[index].from.size(); });
    Reseater reseater(board, request, now_s);
    std::vector<ReseatChoice> out(request.parties.size());
    for (const auto index : order) out[index] = reseater.choose(request.parties[index]);
    return out;
}

}  // namespace seatlock::booking
