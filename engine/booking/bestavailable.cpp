#include "engine/booking/bestavailable.h"

#include <algorithm>
#include <limits>

namespace seatlock::booking {

using board::Board;
using board::PlanRow;
using board::SeatPlan;
using core::SeatNo;

namespace {

class Search {
public:
    Search(const Board& board, const BestRequest& request, std::uint32_t now_s)
        : board_(board), plan_(board.plan()), request_(request), now_s_(now_s) {}

    BestChoice run() {
        for (const std::int32_t number : plan_.rowsByDistance()) {
            const PlanRow& row = plan_.rows()[number];
            if (row.nearest >= best_cost_) break;  // rows come by distance: none can be better
            if (wanted(row) && board_.freeInRow(number) >= request_.quantity) searchRow(row);
        }
        if (best_count_ > 0) return {BestChoice::Verdict::found, block()};
        return scattered();
    }

private:
    bool wanted(const PlanRow& row) const {
        if (request_.section && row.section != *request_.section) return false;
        if (!request_.category_no || *request_.category_no > 63) return true;
        if (board_.recategorised()) return true;  // the row does not know
        return row.categories >> *request_.category_no & 1;
    }

    bool fits(SeatNo seat) const {
        if (!board_.free(seat, now_s_, request_.channel_no)) return false;
        if (request_.category_no && board_.category(seat) != *request_.category_no) return false;
        return request_.accessible || !(plan_.accessible(seat) || plan_.companion(seat));
    }

    void searchRow(const PlanRow& row) {
        if (plan_.sections()[row.section].general_admission) {
            searchArea(row);
            return;
        }
        const SeatNo end = row.first + row.count;
        SeatNo from = row.first;  // start of the run of neighbours that ends at `seat`
        for (SeatNo seat = row.first; seat < end; ++seat) {
            if (!fits(seat)) {
                from = seat + 1;
                continue;
            }
            if (seat > row.first && !plan_.besideNext(seat - 1)) from = seat;
            if (seat - from + 1 >= request_.quantity) {
                consider(row, seat - request_.quantity + 1);
            }
        }
    }

    void searchArea(const PlanRow& row) {
        std::vector<SeatNo> places;
        for (SeatNo seat = row.first; seat < row.first + row.count; ++seat) {
            if (!fits(seat)) continue;
            places.push_back(seat);
            if (static_cast<int>(places.size()) < request_.quantity) continue;
            best_cost_ = row.nearest;
            best_count_ = request_.quantity;
            area_ = std::move(places);
            return;
        }
    }

    void consider(const PlanRow& row, SeatNo first) {
        float sum = 0;
        bool accessible = false;
        for (SeatNo seat = first; seat < first + request_.quantity; ++seat) {
            sum += plan_.distance(seat);
            accessible = accessible || plan_.accessible(seat);
        }
        if (request_.accessible && !accessible) return;
        const float cost = sum / static_cast<float>(request_.quantity) +
                           orphan_cm * static_cast<float>(orphans(row, first));
        if (cost >= best_cost_) return;
        best_cost_ = cost;
        best_first_ = first;
        best_count_ = request_.quantity;
        area_.clear();
    }

    /// Whether `seat`, beside the block, is free with no free neighbour on its far side.
    int orphans(const PlanRow& row, SeatNo first) const {
        const SeatNo last = first + request_.quantity - 1;
        const auto free = [&](SeatNo seat) {
            return board_.free(seat, now_s_, request_.channel_no);
        };
        int count = 0;
        if (first > row.first && plan_.besideNext(first - 1) && free(first - 1)) {
            const bool more =
                first - 1 > row.first && plan_.besideNext(first - 2) && free(first - 2);
            if (!more) ++count;
        }
        const SeatNo end = row.first + row.count;
        if (last + 1 < end && plan_.besideNext(last) && free(last + 1)) {
            const bool more = last + 2 < end && plan_.besideNext(last + 1) && free(last + 2);
            if (!more) ++count;
        }
        return count;
    }

    std::vector<SeatNo> block() const {
        if (!area_.empty()) return area_;
        std::vector<SeatNo> out;
        for (int i = 0; i < best_count_; ++i) out.push_back(best_first_ + i);
        return out;
    }

    /// No block was found: the nearest free seats one by one, if that will do.
    BestChoice scattered() const {
        std::vector<SeatNo> out;
        bool accessible = !request_.accessible;
        for (const std::int32_t number : plan_.rowsByDistance()) {
            const PlanRow& row = plan_.rows()[number];
            if (!wanted(row) || board_.freeInRow(number) == 0) continue;
            for (SeatNo seat = row.first; seat < row.first + row.count; ++seat) {
                if (!fits(seat)) continue;
                const bool last = static_cast<int>(out.size()) + 1 == request_.quantity;
                if (last && !accessible && !plan_.accessible(seat)) continue;
                accessible = accessible || plan_.accessible(seat);
                out.push_back(seat);
                if (!last) continue;
                if (!request_.together) return {BestChoice::Verdict::found, std::move(out)};
                return {BestChoice::Verdict::no_adjacent_block, {}};
            }
        }
        return {BestChoice::Verdict::too_few, {}};
    }

    const Board& board_;
    const SeatPlan& plan_;
    const BestRequest& request_;
    const std::uint32_t now_s_;
    float best_cost_ = std::numeric_limits<float>::infinity();
    SeatNo best_first_ = 0;
    int best_count_ = 0;
    std::vector<SeatNo> area_;
};

}  // namespace

BestChoice chooseBest(const Board& board, const BestRequest& request, std::uint32_t now_s) {
    if (board.freeCount() < request.quantity) return {};
    return Search(board, request, now_s).run();
}

}  // namespace seatlock::booking
