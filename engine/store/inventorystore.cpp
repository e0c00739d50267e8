#include "engine/store/inventorystore.h"

#include "engine/store/holdrows.h"
#include "engine/store/inventoryrows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <array>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::array<std::string_view, 5> action_names{"block", "unblock", "channel", "category",
                                                       "release_at"};
constexpr std::array<std::string_view, 5> block_reasons{"house", "technical", "press", "other",
                                                        "capacity"};

constexpr Statement channel_of_slug{"channel_of_slug", R"(
select channel_no from channel where event_id = $1::int8 and slug = $2::text)"};

constexpr Statement category_of_slug{"category_of_slug", R"(
select c.category_no from price_category c join ticket_type t using (event_id, category_no)
where c.event_id = $1::int8 and c.slug = $2::text and t.ticket_type_no = 0)"};

constexpr Statement slugs_of_channels{"slugs_of_channels", R"(
select channel_no, slug from channel where event_id = $1::int8)"};

constexpr Statement slugs_of_categories{"slugs_of_categories", R"(
select category_no, slug from price_category where event_id = $1::int8)"};

using Slugs = std::unordered_map<std::int16_t, std::string>;

/// One step on its way through one transaction.
class StepRun {
public:
    StepRun(pool::Connection& connection, pqxx::transaction_base& tx, const SeatEditor& editor,
            const InventoryStep& step, InventoryOutcome& out)
        : connection_(connection), tx_(tx), editor_(editor), step_(step), out_(out) {}

    Result<core::Done> run() {
        if (auto known = findTarget(); !known) return known;
        if (auto seats = findSeats(); !seats) return seats;
        lock();
        std::vector<core::SeatNo> todo;
        for (const auto& named : named_) {
            const auto outcome = outcomeOf(named);
            out_.seats.push_back({named.label, outcome});
            if (outcome != SeatOutcome::done) continue;
            todo.push_back(*named.seat);
            remember(named, locked_.at(*named.seat));
        }
        if (!todo.empty()) apply(todo);
        for (auto& undo : undo_) out_.undo.push_back(std::move(undo));
        return core::Done{};
    }

private:
    Result<core::Done> findTarget();
    Result<core::Done> findSeats();
    void lock();
    SeatOutcome outcomeOf(const NamedSeat& named) const;
    void remember(const NamedSeat& named, const LockedSeat& before);
    InventoryStep undoOf(const LockedSeat& before) const;
    void apply(const std::vector<core::SeatNo>& todo);

    pool::Connection& connection_;
    pqxx::transaction_base& tx_;
    const SeatEditor& editor_;
    const InventoryStep& step_;
    InventoryOutcome& out_;

    std::int16_t target_no_ = board::any_channel;
    Slugs slugs_;
    std::vector<NamedSeat> named_;
    std::unordered_map<core::SeatNo, LockedSeat> locked_;
    std::unordered_map<core::SeatNo, board::SeatState> others_;
    std::vector<InventoryStep> undo_;
};

Result<core::Done> StepRun::findTarget() {
    const bool channel = step_.action == InventoryAction::channel;
    if (!channel && step_.action != InventoryAction::category) return core::Done{};
    for (const auto& row :
         store::run(connection_, tx_, channel ? slugs_of_channels : slugs_of_categories,
                    editor_.event.value)) {
        slugs_[integer<std::int16_t>(row[0])] = text(row[1]);
    }
    if (!step_.target) return core::Done{};
    const auto rows = store::run(connection_, tx_, channel ? channel_of_slug : category_of_slug,
                                 editor_.event.value, *step_.target);
    if (rows.empty()) {
        return {ErrorCode::invalid_body,
                channel ? "this event has no channel \"" + *step_.target + "\""
                        : "this event has no category \"" + *step_.target + "\" with a price"};
    }
    target_no_ = integer<std::int16_t>(rows[0][0]);
    return core::Done{};
}

Result<core::Done> StepRun::findSeats() {
    if (!step_.seats.empty()) {
        named_ = seatsOfLabels(connection_, tx_, editor_.event, step_.seats);
        return core::Done{};
    }
    named_ = seatsOfSection(connection_, tx_, editor_.event, step_.section);
    if (!named_.empty()) return core::Done{};
    return {ErrorCode::invalid_body, "this event has no section \"" + step_.section + "\""};
}

void StepRun::lock() {
    std::vector<core::SeatNo> seats;
    for (const auto& named : named_) {
        if (named.seat) seats.push_back(*named.seat);
    }
    // A hold whose time is over keeps nobody from anything.
    const auto freed = expireSeats(connection_, tx_, editor_.event, seats, editor_.engine_id);
    out_.facts.insert(out_.facts.end(), freed.begin(), freed.end());
    locked_ = lockSeats(connection_, tx_, editor_.event, seats);
    std::erase_if(seats, [&](core::SeatNo seat) { return locked_.contains(seat); });
    if (seats.empty()) return;
    for (const auto& fact : seatFacts(connection_, tx_, editor_.event, seats)) {
        others_[fact.seat] = fact.state;
    }
}

SeatOutcome StepRun::outcomeOf(const NamedSeat& named) const {
    if (!named.seat) return SeatOutcome::unknown;
    const auto at = locked_.find(*named.seat);
    if (at == locked_.end()) {
        const auto other = others_.find(*named.seat);
        if (other == others_.end()) return SeatOutcome::unknown;
        return other->second == board::SeatState::sold ? SeatOutcome::sold : SeatOutcome::held;
    }
    const LockedSeat& seat = at->second;
    const auto when = [](bool change) {
        return change ? SeatOutcome::done : SeatOutcome::unchanged;
    };
    switch (step_.action) {
        case InventoryAction::block:
            return when(!seat.blocked);
        case InventoryAction::unblock:
            return when(seat.blocked);
        case InventoryAction::channel:
            return when(seat.channel_no != target_no_);
        case InventoryAction::category:
            return when(seat.category_no != target_no_);
        case InventoryAction::release_at:
            return when(seat.blocked && seat.release_at != step_.release_at);
    }
    return SeatOutcome::unchanged;
}

InventoryStep StepRun::undoOf(const LockedSeat& before) const {
    InventoryStep undo;
    undo.action = step_.action;
    switch (step_.action) {
        case InventoryAction::block:
            undo.action = InventoryAction::unblock;
            break;
        case InventoryAction::unblock:
            undo.action = InventoryAction::block;
            undo.reason = before.reason;
            undo.note = before.note;
            undo.release_at = before.release_at;
            break;
        case InventoryAction::channel:
            if (before.channel_no != board::any_channel) undo.target = slugs_.at(before.channel_no);
            break;
        case InventoryAction::category:
            undo.target = slugs_.at(before.category_no);
            break;
        case InventoryAction::release_at:
            undo.release_at = before.release_at;
            break;
    }
    return undo;
}

/// Seats that were alike before share a step of the undoing.
void StepRun::remember(const NamedSeat& named, const LockedSeat& before) {
    auto undo = undoOf(before);
    const auto same = std::ranges::find_if(undo_, [&](const InventoryStep& step) {
        return step.reason == undo.reason && step.note == undo.note && step.target == undo.target &&
               step.release_at == undo.release_at;
    });
    if (same != undo_.end()) {
        same->seats.push_back(named.label);
        return;
    }
    undo.seats.push_back(named.label);
    undo_.push_back(std::move(undo));
}

void StepRun::apply(const std::vector<core::SeatNo>& todo) {
    std::vector<board::SeatFact> changed;
    switch (step_.action) {
        case InventoryAction::block: {
            LockedSeat block;
            block.reason = step_.reason;
            block.note = step_.note;
            block.release_at = step_.release_at;
            changed = blockSeats(connection_, tx_, editor_, todo, block);
            break;
        }
        case InventoryAction::unblock:
            changed = unblockSeats(connection_, tx_, editor_, todo);
            break;
        case InventoryAction::channel:
            changed = assignSeats(connection_, tx_, editor_, todo, target_no_,
                                  step_.target.value_or("all channels"));
            break;
        case InventoryAction::category:
            changed = categoriseSeats(connection_, tx_, editor_, todo, target_no_, *step_.target);
            break;
        case InventoryAction::release_at:
            setReleaseTime(connection_, tx_, editor_.event, todo, step_.release_at);
            return;
    }
    // They were locked, so nobody can have come between.
    if (changed.size() != todo.size()) throw std::logic_error("a locked seat was changed");
    out_.facts.insert(out_.facts.end(), changed.begin(), changed.end());
}

}  // namespace

std::string_view actionName(InventoryAction action) {
    return action_names[static_cast<std::size_t>(action)];
}

std::optional<InventoryAction> parseAction(std::string_view name) {
    const auto at = std::ranges::find(action_names, name);
    if (at == action_names.end()) return std::nullopt;
    return static_cast<InventoryAction>(at - action_names.begin());
}

bool isBlockReason(std::string_view reason) {
    return std::ranges::find(block_reasons, reason) != block_reasons.end();
}

std::string_view outcomeName(SeatOutcome outcome) {
    static constexpr std::string_view names[] = {"done", "unchanged", "held", "sold", "unknown"};
    return names[static_cast<std::size_t>(outcome)];
}

Result<InventoryOutcome> changeInventory(
    pool::Connection& connection, const InventoryChange& change,
    const std::function<std::string(const InventoryOutcome&)>& render) {
    pqxx::work tx(connection.native());
    InventoryOutcome out;
    if (change.key) {
        auto replay = earlierReply(connection, tx, change.event, *change.key);
        if (!replay) return replay.error();
        out.replay = std::move(replay).value();
        if (out.replay) return out;
    }
    holdChart(connection, tx, change.event);
    const SeatEditor editor{change.event, change.engine_id, change.actor};
    for (const auto& step : change.steps) {
        StepRun run(connection, tx, editor, step, out);
        if (auto done = run.run(); !done) return done.error();
    }
    std::ranges::reverse(out.undo);
    if (change.key) {
        const auto kept = keepReply(connection, tx, change.event, {*change.key, render(out), 200});
        if (!kept) return kept.error();
    }
    tx.commit();
    return out;
}

}  // namespace seatlock::store
