#include "engine/seating/chartjson.h"
#include "engine/seating/decorationkinds.h"
#include "engine/seating/outlinejson.h"

#include <algorithm>

#include <QByteArray>

namespace seatlock::seating {

namespace {

constexpr std::size_t bytes_a_seat = 80;

class Writer {
public:
    Writer(const Chart& chart, std::string& out) : chart_(chart), json_(out) {
        for (const auto& each : chart.categories) {
            const auto same = std::ranges::count(chart.categories, each.slug, &Category::slug);
            by_slug_ = by_slug_ && same == 1 && !each.slug.empty();
        }
    }

    void write() {
        json_.beginObject().field("format", chart_format).field("version", chart_format_version);
        json_.field("name", chart_.name);
        json_.key("size").beginObject().field("width", chart_.width);
        json_.field("height", chart_.height).endObject();
        if (chart_.focal_point) {
            json_.key("focal_point");
            seating::write(json_, *chart_.focal_point);
        }
        list("categories", chart_.categories);
        list("sections", chart_.sections);
        list("areas", chart_.areas);
        list("decorations", chart_.decorations);
        if (chart_.background) background(*chart_.background);
        json_.field("next_id", chart_.next_id).endObject();
    }

private:
    template <class Items>
    void list(const char* name, const Items& items) {
        json_.key(name).beginArray();
        for (const auto& each : items) one(each);
        json_.endArray();
    }

    void text(const char* name, const std::string& value) {
        if (!value.empty()) json_.field(name, value);
    }

    void flag(const char* name, bool value) {
        if (value) json_.field(name, true);
    }

    /// By slug, which reads well; by index while slugs are not yet unique.
    void category(CategoryNo number) {
        if (!chart_.isCategory(number)) return;
        if (by_slug_) {
            json_.field("category", chart_.categories[static_cast<std::size_t>(number)].slug);
        } else {
            json_.field("category", static_cast<int>(number));
        }
    }

    void one(const Category& each) {
        json_.beginObject().field("slug", each.slug).field("name", each.name);
        json_.field("color", each.color).endObject();
    }

    void one(const Section& section) {
        json_.beginObject().field("id", section.id).field("name", section.name);
        text("prefix", section.prefix);
        if (section.block) {
            json_.key("block");
            seating::write(json_, *section.block);
            if (chart_.isCategory(section.block->category)) {
                json_.key("block_category").number(std::int64_t{section.block->category});
            }
        }
        list("rows", section.rows);
        json_.endObject();
    }

    void one(const Row& row) {
        json_.beginObject().field("label", row.label);
        if (row.table) {
            json_.key("table").beginObject().key("outline");
            seating::write(json_, row.table->outline);
            flag("sold_whole", row.table->sold_whole);
            flag("is_box", row.table->is_box);
            json_.endObject();
        }
        json_.key("seats").beginArray();
        std::int32_t next = 0;
        for (const auto& seat : row.seats) {
            json_.beginObject().field("number", seat.number);
            text("label", seat.label);
            json_.field("x", seat.x).field("y", seat.y);
            if (seat.adjacency != next) json_.field("adjacency", seat.adjacency);
            next = seat.adjacency + 1;
            category(seat.category);
            flag("accessible", seat.accessible);
            flag("companion", seat.companion);
            flag("obstructed", seat.obstructed);
            json_.endObject();
        }
        json_.endArray().endObject();
    }

    void one(const Area& area) {
        json_.beginObject().field("id", area.id).field("name", area.name).key("outline");
        seating::write(json_, area.outline);
        json_.field("capacity", area.capacity);
        category(area.category);
        json_.endObject();
    }

    void one(const Decoration& each) {
        json_.beginObject().field("id", each.id).field("kind", nameOf(each.kind, decoration_kinds));
        json_.key("outline");
        seating::write(json_, each.outline);
        text("text", each.text);
        text("fill", each.fill);
        text("stroke", each.stroke);
        json_.field("stroke_width", each.stroke_width).field("text_height", each.text_height);
        text("text_color", each.text_color);
        json_.endObject();
    }

    void background(const Background& background) {
        json_.key("background").beginObject();
        if (background.image) {
            const auto base64 = QByteArray::fromRawData(background.image->data(),
                                                        qsizetype(background.image->size()))
                                    .toBase64();
            json_.field("image", std::string_view(base64.constData(), std::size_t(base64.size())));
        }
        json_.key("position");
        seating::write(json_, background.position);
        json_.field("scale", background.scale).field("opacity", background.opacity);
        json_.field("visible", background.visible).endObject();
    }

    const Chart& chart_;
    core::JsonWriter json_;
    bool by_slug_ = true;
};

}  // namespace

std::string toJson(const Chart& chart) {
    std::string out;
    out.reserve(static_cast<std::size_t>(seatCount(chart)) * bytes_a_seat);
    Writer(chart, out).write();
    return out;
}

}  // namespace seatlock::seating
