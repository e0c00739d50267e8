// One page of a list: its members and where the next page begins. Pure; any thread.
#pragma once

#include "engine/core/jsonwriter.h"
#include "engine/http/response.h"

#include <string>
#include <vector>

namespace seatlock::api {

/// `{"member":[…],"next_cursor":…}`, not to be cached. `items`: what was found when one more than
/// `limit` was asked for; that one tells that there is more and is not shown. `render` makes the
/// JSON of an item, `cursor` the text that the page after it is asked for with.
template <class Item, class Render, class Cursor>
http::Response pageReply(const char* member, std::vector<Item> items, int limit, Render render,
                         Cursor cursor) {
    const bool more = items.size() > static_cast<std::size_t>(limit);
    if (more) items.pop_back();
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key(member).beginArray();
    for (const auto& item : items) json.raw(render(item));
    json.endArray().key("next_cursor");
    more ? json.string(cursor(items.back())) : json.null();
    json.endObject();
    return http::Response::json(200, std::move(out)).with("Cache-Control", "no-store");
}

}  // namespace seatlock::api
