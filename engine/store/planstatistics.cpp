#include "engine/store/planstatistics.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

// Fewer rows are all on a page or two, whichever way they are read.
constexpr Statement new_tables{"new_tables", R"(
select s.relname, quote_ident(s.relname)
from pg_stat_user_tables s join pg_class c on c.oid = s.relid
where s.schemaname = current_schema() and s.n_live_tup >= 100
    and s.last_analyze is null and s.last_autoanalyze is null
    and pg_has_role(c.relowner, 'usage')
order by s.relname)"};

}  // namespace

std::vector<std::string> analyzeNewTables(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    std::vector<std::string> names;
    std::string list;
    for (const auto& row : run(connection, tx, new_tables)) {
        names.emplace_back(text(row[0]));
        list += (list.empty() ? "" : ", ") + std::string(text(row[1]));
    }
    if (!names.empty()) tx.exec0("analyze (skip_locked) " + list);
    return names;
}

}  // namespace seatlock::store
