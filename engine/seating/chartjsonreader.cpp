#include "engine/seating/chartjson.h"
#include "engine/seating/decorationkinds.h"
#include "engine/seating/outlinejson.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace seatlock::seating {

namespace {

constexpr ObjectId id_max = 2'000'000'000;
constexpr std::int32_t adjacency_max = 1'000'000'000;

class Reader {
public:
    Reader(const JsonNode& file, ImportLog& log) : file_(file), log_(log) {}

    Imported read() {
        if (!isOurs()) return log_.fail();
        countSeats();
        if (log_.hasProblems()) return log_.fail();
        chart_.name = file_.member("name").textOr({});
        const JsonNode size = file_.member("size");
        if (size.isObject()) {
            chart_.width = size.member("width").number();
            chart_.height = size.member("height").number();
        }
        const JsonNode focal = file_.member("focal_point");
        if (!focal.isMissing()) chart_.focal_point = focal.point();
        each("categories", [&](const JsonNode& node) { readCategory(node); });
        each("sections", [&](const JsonNode& node) { readSection(node); });
        each("areas", [&](const JsonNode& node) { readArea(node); });
        each("decorations", [&](const JsonNode& node) { readDecoration(node); });
        const JsonNode background = file_.member("background");
        if (!background.isMissing()) readBackground(background);
        giveIds();
        return log_.finish(std::move(chart_));
    }

private:
    bool isOurs() {
        const JsonNode format = file_.member("format");
        const JsonNode version = file_.member("version");
        if (format.value().toString().toStdString() != chart_format) {
            format.problem("it must be \"" + std::string(chart_format) + "\"");
        } else if (version.integer(1, 1'000'000) > chart_format_version) {
            version.problem("the file was made by a newer Seatlock");
        }
        return !log_.hasProblems();
    }

    void countSeats() {
        std::int64_t seats = 0;
        const QJsonArray sections = file_.member("sections").value().toArray();
        for (const auto& section : sections) {
            const QJsonArray rows = section.toObject().value(QLatin1String("rows")).toArray();
            for (const auto& row : rows) {
                seats += row.toObject().value(QLatin1String("seats")).toArray().size();
            }
        }
        if (log_.acceptsSeats(seats)) log_.expect(seats);
    }

    template <class Body>
    void each(const char* name, Body body) {
        const JsonNode list = file_.member(name);
        if (list.isMissing()) return;
        const qsizetype size = list.size();
        const qsizetype most = log_.limits().chart_sections_max;
        if (size > most) list.problem("there are more than " + std::to_string(most) + " of these");
        for (qsizetype i = 0; i < std::min(size, most) && !log_.cancelled(); ++i) {
            const JsonNode node = list.at(i);
            if (node.isObject()) body(node);
        }
    }

    void readCategory(const JsonNode& node) {
        Category category;
        category.slug = node.member("slug").text();
        category.name = node.member("name").textOr(category.slug);
        category.color = node.member("color").textOr("#888888");
        slugs_.try_emplace(category.slug, static_cast<CategoryNo>(chart_.categories.size()));
        if (chart_.categories.size() < INT16_MAX) {
            chart_.categories.push_back(std::move(category));
        } else {
            node.problem("there are too many categories");
        }
    }

    CategoryNo categoryOf(const JsonNode& node) {
        if (node.isMissing()) return no_category;
        if (node.value().isDouble()) {
            const auto count = static_cast<std::int64_t>(chart_.categories.size());
            return static_cast<CategoryNo>(node.integer(0, count - 1));
        }
        const auto at = slugs_.find(node.text());
        if (at != slugs_.end()) return at->second;
        node.problem("there is no such category in the file's categories");
        return no_category;
    }

    /// 0 when the file gives none: giveIds() finds one.
    ObjectId idOf(const JsonNode& node) {
        const JsonNode id = node.member("id");
        if (id.isMissing()) return 0;
        const auto number = static_cast<ObjectId>(id.integer(1, id_max));
        if (!ids_.insert(number).second) id.problem("another object has this id");
        chart_.next_id = std::max(chart_.next_id, number + 1);
        return number;
    }

    void giveIds() {
        const JsonNode next = file_.member("next_id");
        if (!next.isMissing()) {
            const auto number = static_cast<ObjectId>(next.integer(1, id_max + 1));
            chart_.next_id = std::max(chart_.next_id, number);
        }
        const auto give = [&](auto& objects) {
            for (auto& object : objects) {
                if (object.id == 0) object.id = chart_.takeId();
            }
        };
        give(chart_.sections);
        give(chart_.areas);
        give(chart_.decorations);
    }

    void readSection(const JsonNode& node) {
        Section section;
        section.id = idOf(node);
        section.name = node.member("name").text();
        section.prefix = node.member("prefix").textOr({});
        const JsonNode block = node.member("block");
        if (!block.isMissing()) {
            section.block = readBlockShape(block);
            section.block->category = categoryOf(node.member("block_category"));
        }
        const JsonNode rows = node.member("rows");
        const qsizetype size = rows.size();
        section.rows.reserve(static_cast<std::size_t>(size));
        for (qsizetype i = 0; i < size && !log_.cancelled(); ++i) {
            const JsonNode row = rows.at(i);
            if (row.isObject()) section.rows.push_back(readRow(row));
        }
        chart_.sections.push_back(std::move(section));
    }

    Row readRow(const JsonNode& node) {
        Row row;
        row.label = node.member("label").text();
        const JsonNode table = node.member("table");
        if (!table.isMissing() && table.isObject()) {
            row.table = Table{readOutline(table.member("outline")),
                              table.member("sold_whole").flagOr(false),
                              table.member("is_box").flagOr(false)};
        }
        const JsonNode seats = node.member("seats");
        const qsizetype size = seats.size();
        row.seats.reserve(static_cast<std::size_t>(size));
        std::int32_t next = 0;
        for (qsizetype i = 0; i < size && log_.goOn(++done_); ++i) {
            const JsonNode seat = seats.at(i);
            if (seat.isObject()) row.seats.push_back(readSeat(seat, next));
        }
        return row;
    }

    Seat readSeat(const JsonNode& node, std::int32_t& next) {
        Seat seat;
        seat.number = node.member("number").text();
        seat.label = node.member("label").textOr({});
        seat.x = node.member("x").number();
        seat.y = node.member("y").number();
        const JsonNode adjacency = node.member("adjacency");
        seat.adjacency = adjacency.isMissing()
                             ? next
                             : static_cast<std::int32_t>(adjacency.integer(0, adjacency_max));
        next = seat.adjacency + 1;
        seat.category = categoryOf(node.member("category"));
        seat.accessible = node.member("accessible").flagOr(false);
        seat.companion = node.member("companion").flagOr(false);
        seat.obstructed = node.member("obstructed").flagOr(false);
        return seat;
    }

    void readArea(const JsonNode& node) {
        Area area;
        area.id = idOf(node);
        area.name = node.member("name").text();
        area.outline = readOutline(node.member("outline"));
        const auto most = log_.limits().seats_per_event_max;
        area.capacity = static_cast<std::int32_t>(node.member("capacity").integer(0, most));
        area.category = categoryOf(node.member("category"));
        chart_.areas.push_back(std::move(area));
    }

    void readDecoration(const JsonNode& node) {
        Decoration each;
        each.id = idOf(node);
        each.kind = readName<DecorationKind>(node.member("kind"), decoration_kinds);
        each.outline = readOutline(node.member("outline"));
        each.text = node.member("text").textOr({});
        each.fill = node.member("fill").textOr({});
        each.stroke = node.member("stroke").textOr({});
        each.stroke_width = node.member("stroke_width").numberOr(each.stroke_width);
        each.text_height = node.member("text_height").numberOr(each.text_height);
        each.text_color = node.member("text_color").textOr({});
        chart_.decorations.push_back(std::move(each));
    }

    void readBackground(const JsonNode& node) {
        if (!node.isObject()) return;
        Background background;
        const JsonNode image = node.member("image");
        if (!image.isMissing()) {
            const auto bytes = QByteArray::fromBase64Encoding(
                image.value().toString().toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
            if (!image.value().isString() || !bytes) {
                image.problem("it must be a picture in base64");
            } else {
                background.image = std::make_shared<const std::string>(
                    bytes.decoded.constData(), static_cast<std::size_t>(bytes.decoded.size()));
            }
        }
        background.position = node.member("position").point();
        background.scale = node.member("scale").numberOr(background.scale);
        background.opacity = node.member("opacity").numberOr(background.opacity);
        background.visible = node.member("visible").flagOr(true);
        chart_.background = std::move(background);
    }

    const JsonNode& file_;
    ImportLog& log_;
    Chart chart_;
    std::unordered_map<std::string, CategoryNo> slugs_;
    std::unordered_set<ObjectId> ids_;
    std::int64_t done_ = 0;
};

}  // namespace

Imported chartFromJson(std::string_view bytes, const ImportOptions& options) {
    ImportLog log(options);
    const auto object = parseJson(withoutMark(bytes), log);
    if (!object) return log.fail();
    const JsonNode file(*object, log);
    return Reader(file, log).read();
}

Imported chartFromJson(const QJsonObject& file, const ImportOptions& options) {
    ImportLog log(options);
    const JsonNode node(file, log);
    return Reader(node, log).read();
}

}  // namespace seatlock::seating
