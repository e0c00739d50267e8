#include "tests/support/ledger.h"

#include "engine/core/token.h"
#include "tests/support/testcluster.h"

#include <cstdio>

namespace seatlock::tests {

namespace {

struct Check {
    const char* words;
    const char* sql;  ///< a text of the first offender, or no row
};

std::string firstProblem(const std::string& url, const std::string& prelude,
                         const std::vector<Check>& checks) {
    for (const auto& check : checks) {
        bool failed = false;
        const auto found = sqlValue(url, prelude + check.sql, &failed);
        if (failed) return std::string("cannot check that ") + check.words + ": " + found;
        if (!found.empty()) return std::string("not so: ") + check.words + ": " + found;
    }
    return {};
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

}  // namespace

std::string ledgerProblem(const std::string& url, const std::vector<Booked>& successes) {
    std::string told =
        "create temp table told (event_id int8, hold_id uuid, label text);"
        "create temp table bought (event_id int8, hold_id uuid, code text);"
        "insert into told values ";
    std::string bought;
    for (const auto& success : successes) {
        const auto token = core::HoldToken::parse(success.token);
        if (!token) return "a token cannot be read: " + success.token;
        const auto id = "(" + std::to_string(token->event.value) + ",'" +
                        core::uuidText(token->hold.bytes) + "',";
        for (const auto& seat : success.seats) told += id + quoted(seat) + "),";
        if (!success.order.empty()) bought += id + quoted(success.order) + "),";
    }
    if (told.back() != ',') return {};  // nothing was promised
    told.back() = ';';
    if (!bought.empty()) {
        bought.back() = ';';
        told += "insert into bought values " + bought;
    }
    told +=
        "analyze told; create temp table mine as "
        "select t.event_id, t.hold_id, s.seat_no, t.label from told t "
        "join event e using (event_id) "
        "join seat s on s.chart_id = e.chart_id and s.label = t.label; analyze mine;";
    static const std::vector<Check> checks = {
        {"every seat told is a seat of its event",
         "select (select count(*) from told) || ' told, ' || (select count(*) from mine)"
         " where (select count(*) from told) <> (select count(*) from mine)"},
        {"every hold told is in the books",
         "select m.hold_id::text from mine m where not exists (select from hold h where"
         " h.event_id = m.event_id and h.hold_id = m.hold_id and h.state <> 'v') limit 1"},
        {"every seat told was given to its hold, once",
         "select m.hold_id || ' seat ' || m.label from mine m where 1 <> (select count(*)"
         " from seat_history t where t.event_id = m.event_id and t.seat_no = m.seat_no"
         " and t.hold_id = m.hold_id and t.to_state = 'h') limit 1"},
        {"a seat told to two holds was given back in between",
         "select a.hold_id || ' and ' || b.hold_id || ' seat ' || a.label from mine a"
         " join mine b on b.event_id = a.event_id and b.seat_no = a.seat_no"
         " and b.hold_id <> a.hold_id"
         " join seat_history ta on ta.event_id = a.event_id and ta.seat_no = a.seat_no"
         " and ta.hold_id = a.hold_id and ta.to_state = 'h'"
         " join seat_history tb on tb.event_id = a.event_id and tb.seat_no = a.seat_no"
         " and tb.hold_id = b.hold_id and tb.to_state = 'h' and tb.version > ta.version"
         " join hold h on h.event_id = a.event_id and h.hold_id = a.hold_id"
         " where not exists (select from seat_history r where r.event_id = a.event_id"
         " and r.seat_no = a.seat_no and r.version > ta.version and r.version < tb.version"
         " and r.to_state = 'a') and h.expires_at > tb.at limit 1"},
        {"every order told is in the books and has the seats of its hold",
         "select b.code from bought b where not exists (select from orders o"
         " where o.event_id = b.event_id and o.code = b.code and o.hold_id = b.hold_id)"
         " or exists (select from mine m where m.hold_id = b.hold_id and not exists ("
         " select from order_item i join orders o using (event_id, order_id)"
         " where o.code = b.code and i.seat_no = m.seat_no and i.state = 'a')) limit 1"},
    };
    return firstProblem(url, told, checks);
}

std::string booksProblem(const std::string& url) {
    static const std::vector<Check> checks = {
        {"a seat's history has every version from 1 to its own",
         "select s.seat_no || ' version ' || s.version from event_seat s where s.version <>"
         " (select count(*) from seat_history t where t.event_id = s.event_id"
         " and t.seat_no = s.seat_no) or s.version <> (select coalesce(max(t.version), 0)"
         " from seat_history t where t.event_id = s.event_id and t.seat_no = s.seat_no) limit 1"},
        {"a seat's last history entry is its state",
         "select s.seat_no::text from event_seat s join seat_history t on"
         " t.event_id = s.event_id and t.seat_no = s.seat_no and t.version = s.version"
         " where t.to_state <> s.state or (s.state = 'h' and t.hold_id <> s.hold_id)"
         " or (s.state = 's' and t.order_id <> s.order_id) limit 1"},
        {"each history entry begins where the one before ended",
         "select seat_no || ' version ' || version from (select *, lag(to_state, 1, 'a'::\"char\")"
         " over (partition by event_id, seat_no order by version) as before from seat_history) t"
         " where from_state <> before limit 1"},
        {"a held seat belongs to its active hold and to its time",
         "select s.seat_no::text from event_seat s left join hold h on h.event_id = s.event_id"
         " and h.hold_id = s.hold_id where s.state = 'h' and (h.hold_id is null"
         " or h.state <> 'a' or not s.seat_no = any(h.seats)"
         " or s.hold_expires_at <> h.expires_at) limit 1"},
        {"an active hold in time has all its seats",
         "select h.hold_id::text from hold h where h.state = 'a' and h.expires_at > now()"
         " and cardinality(h.seats) <> (select count(*) from event_seat s where"
         " s.event_id = h.event_id and s.hold_id = h.hold_id and s.state = 'h') limit 1"},
        {"a sold seat has one order item, and the other way round",
         "select coalesce(s.seat_no, i.seat_no)::text from (select * from event_seat"
         " where state = 's') s full join (select * from order_item where state = 'a') i"
         " on i.event_id = s.event_id and i.seat_no = s.seat_no and i.order_id = s.order_id"
         " where s.seat_no is null or i.seat_no is null limit 1"},
        {"a confirmed hold has its order, and the other way round",
         "select coalesce(h.hold_id, o.hold_id)::text from (select * from hold"
         " where state = 'c') h full join orders o on o.event_id = h.event_id"
         " and o.hold_id = h.hold_id where h.hold_id is null or o.hold_id is null"
         " or cardinality(h.seats) <> (select count(*) from order_item i"
         " where i.event_id = o.event_id and i.order_id = o.order_id) limit 1"},
        {"no buyer has more seats than the event allows",
         "select encode(h.buyer_key, 'hex') from hold h join event e using (event_id)"
         " where h.buyer_key is not null and e.seats_per_buyer_max is not null"
         " and (h.state = 'c' or (h.state = 'a' and h.expires_at > now()))"
         " group by h.event_id, h.buyer_key, e.seats_per_buyer_max"
         " having sum(cardinality(h.seats)) > e.seats_per_buyer_max limit 1"},
    };
    return firstProblem(url, {}, checks);
}

bool clean(const std::string& problem) {
    if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
    return problem.empty();
}

}  // namespace seatlock::tests
