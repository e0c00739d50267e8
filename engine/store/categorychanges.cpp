#include "engine/store/categorychanges.h"

#include "engine/store/chartrows.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace seatlock::store {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement category_slugs{"category_slugs", R"(
select slug from price_category where event_id = $1::int8 order by category_no)"};

constexpr Statement upsert_category{"upsert_category", R"(
insert into price_category (event_id, category_no, slug, name, color)
values ($1::int8, $2::int2, $3::text, $4::text, $5::text)
on conflict (event_id, category_no) do update set name = excluded.name, color = excluded.color)"};

constexpr Statement category_sold{"category_sold", R"(
select exists (select from order_item where event_id = $1::int8 and category_no = $2::int2))"};

constexpr Statement delete_types{"delete_types", R"(
delete from ticket_type where event_id = $1::int8 and category_no = $2::int2)"};

constexpr Statement type_slugs{"type_slugs", R"(
select slug, ticket_type_no from ticket_type
where event_id = $1::int8 and category_no = $2::int2)"};

constexpr Statement upsert_type{"upsert_type", R"(
insert into ticket_type (event_id, category_no, ticket_type_no, slug, name, price_minor)
values ($1::int8, $2::int2, $3::int2, $4::text, $5::text, $6::int8)
on conflict (event_id, category_no, ticket_type_no) do update set name = excluded.name,
    price_minor = excluded.price_minor)"};

// Seats are locked before it is looked whether one was touched: a claim needs their locks.
constexpr Statement lock_seats{"lock_seats", R"(
select seat_no, category_no from event_seat where event_id = $1::int8 order by seat_no
for update)"};

constexpr Statement still_untouched{"still_untouched", R"(
select not exists (select from seat_history where event_id = $1::int8))"};

constexpr Statement delete_inventory{"delete_inventory", R"(
delete from event_seat where event_id = $1::int8)"};

constexpr Statement delete_all_types{"delete_all_types", R"(
delete from ticket_type where event_id = $1::int8)"};

constexpr Statement delete_categories{"delete_categories", R"(
delete from price_category where event_id = $1::int8)"};

constexpr Statement grow_layout{"grow_layout", R"(
update event set layout = layout + 1 where event_id = $1::int8)"};

using Slugs = std::vector<std::string>;

int indexOf(const std::vector<CategoryDraft>& categories, const std::string& slug) {
    const auto at = std::ranges::find(categories, slug, &CategoryDraft::slug);
    return at == categories.end() ? -1 : static_cast<int>(at - categories.begin());
}

/// Whether each category that is there stays where it is.
bool keepsNumbers(const Slugs& before, const EventDraft& wanted) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (indexOf(wanted.categories, before[i]) != static_cast<int>(i)) return false;
    }
    return true;
}

Result<Done> changeTypes(pool::Connection& connection, pqxx::transaction_base& tx,
                         core::EventId event, int category_no, const CategoryDraft& wanted) {
    std::map<std::string, int> numbers;
    int next = 0;
    const bool sold = boolean(run(connection, tx, category_sold, event.value, category_no)[0][0]);
    if (sold) {
        for (const auto& row : run(connection, tx, type_slugs, event.value, category_no)) {
            const auto number = integer<int>(row[1]);
            numbers[std::string(text(row[0]))] = number;
            next = std::max(next, number + 1);
        }
    } else {
        run(connection, tx, delete_types, event.value, category_no);
    }
    for (const auto& type : wanted.ticket_types) {
        const auto at = numbers.find(type.slug);
        const int number = at == numbers.end() ? next++ : at->second;
        if (at != numbers.end()) numbers.erase(at);
        run(connection, tx, upsert_type, event.value, category_no, number, type.slug, type.name,
            type.price_minor);
    }
    if (numbers.empty()) return Done{};
    return {ErrorCode::in_use, "tickets of category \"" + wanted.slug +
                                   "\" were sold, so its ticket type \"" + numbers.begin()->first +
                                   "\" stays"};
}

/// Categories go or change places: everything is written anew, with the categories that the seats
/// have now.
Result<Done> rewrite(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                     const Slugs& before, const EventDraft& wanted) {
    const auto rows = run(connection, tx, lock_seats, event.value);
    if (!boolean(run(connection, tx, still_untouched, event.value)[0][0])) {
        return {ErrorCode::in_use, "seats are being held, sold or blocked; categories stay"};
    }
    std::vector<std::int16_t> categories;
    categories.reserve(rows.size());
    for (const auto& row : rows) {
        const auto& slug = before[integer<std::size_t>(row[1])];
        const int now = indexOf(wanted.categories, slug);
        if (now < 0) {
            return {ErrorCode::invalid_body,
                    "there are seats of category \"" + slug + "\"; move them first"};
        }
        categories.push_back(static_cast<std::int16_t>(now));
    }
    run(connection, tx, delete_inventory, event.value);
    run(connection, tx, delete_all_types, event.value);
    run(connection, tx, delete_categories, event.value);
    writePrices(tx, event, wanted);
    writeInventory(tx, event, categories);
    run(connection, tx, grow_layout, event.value);
    return Done{};
}

}  // namespace

Result<Done> changeCategories(pool::Connection& connection, pqxx::transaction_base& tx,
                              const LockedEvent& event, const EventDraft& wanted) {
    Slugs before;
    for (const auto& row : run(connection, tx, category_slugs, event.id.value)) {
        before.emplace_back(text(row[0]));
    }
    if (event.untouched && !keepsNumbers(before, wanted)) {
        return rewrite(connection, tx, event.id, before, wanted);
    }
    for (const auto& slug : before) {
        if (indexOf(wanted.categories, slug) >= 0) continue;
        return {ErrorCode::in_use,
                "seats of it were held, sold or blocked already, so the "
                "category \"" +
                    slug + "\" stays"};
    }
    int next = static_cast<int>(before.size());
    for (const auto& category : wanted.categories) {
        const auto at = std::ranges::find(before, category.slug);
        const int number = at == before.end() ? next++ : static_cast<int>(at - before.begin());
        run(connection, tx, upsert_category, event.id.value, number, category.slug, category.name,
            category.color);
        if (auto done = changeTypes(connection, tx, event.id, number, category); !done) {
            return done;
        }
    }
    return Done{};
}

}  // namespace seatlock::store
