#include "engine/store/schemacheck.h"

#include "engine/store/rows.h"

#include <map>
#include <utility>

namespace seatlock::store {

namespace {

struct Found {
    std::string definition;
    bool validated = false;
    bool enforced = false;  ///< its triggers fire and its index is whole
};

// Unique indexes that are no constraints, being partial, are told as if they were.
constexpr const char* read_constraints = R"(
select conrelid::regclass::text, conname, case when contype = 'c' then '' else
        pg_get_constraintdef(c.oid) end,
    convalidated,
    not exists (select from pg_trigger t where t.tgconstraint = c.oid and t.tgenabled = 'D')
        and not exists (select from pg_index i where i.indexrelid = c.conindid
                        and not (i.indisvalid and i.indisunique))
from pg_constraint c
where connamespace = current_schema()::regnamespace and contype in ('p', 'u', 'f', 'c')
union all
select i.indrelid::regclass::text, r.relname, 'UNIQUE ' || coalesce(
        pg_get_expr(i.indpred, i.indrelid), ''), i.indisvalid, i.indisready
from pg_index i join pg_class r on r.oid = i.indexrelid
where r.relnamespace = current_schema()::regnamespace and i.indisunique
    and not exists (select from pg_constraint where conindid = i.indexrelid))";

constexpr const char* read_orphans = R"(
select t.name || ' has rows of event ' || t.event_id || ', which is not there'
from (select distinct 'hold' as name, event_id from hold
      union all select distinct 'seat_history', event_id from seat_history
      union all select distinct 'event_buyer', event_id from event_buyer
      union all select distinct 'idempotency', event_id from idempotency
      union all select distinct 'seat_block', event_id from seat_block
      union all select distinct 'refusal_count', event_id from refusal_count) t
left join event e using (event_id)
where e.event_id is null)";

void broken(InvariantReport& report, std::string what) {
    ++report.violations;
    if (report.examples.size() < audit_examples_max) report.examples.push_back(std::move(what));
}

}  // namespace

InvariantReport checkOrphans(pqxx::transaction_base& tx) {
    InvariantReport report{
        "no-orphans", "Holds, histories and kept replies are of events there are.", 0, {}};
    for (const auto& row : tx.exec(read_orphans)) broken(report, std::string(text(row[0])));
    return report;
}

InvariantReport checkSchema(pqxx::transaction_base& tx) {
    InvariantReport report{"schema-in-force",
                           "Every constraint of the schema is there, validated and enforced.",
                           0,
                           {}};
    std::map<std::pair<std::string, std::string>, Found> found;
    for (const auto& row : tx.exec(read_constraints)) {
        found[{std::string(text(row[0])), std::string(text(row[1]))}] = {
            std::string(text(row[2])), boolean(row[3]), boolean(row[4])};
    }
    for (const auto& wanted : expectedConstraints()) {
        const std::string name =
            std::string(wanted.name) + " of table " + std::string(wanted.table);
        const auto at = found.find({std::string(wanted.table), std::string(wanted.name)});
        if (at == found.end()) {
            broken(report, name + " is missing");
        } else if (!wanted.definition.empty() && at->second.definition != wanted.definition) {
            broken(report, name + " is " + at->second.definition + " instead of " +
                               std::string(wanted.definition));
        } else if (!at->second.validated) {
            broken(report, name + " was never validated");
        } else if (!at->second.enforced) {
            broken(report, name + " is switched off");
        }
    }
    return report;
}

}  // namespace seatlock::store
