#include "ui/designer/chartclip.h"

#include "engine/seating/changes.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/naming.h"

#include <algorithm>

#include <QByteArray>
#include <QMimeData>
#include <QString>

namespace seatlock::ui::designer {

namespace {

using seating::Chart;
using seating::Section;
using seating::Selection;

const QString chart_type = QStringLiteral("application/x-seatlock-chart");
const QString partial_type = QStringLiteral("application/x-seatlock-partial-sections");

/// Index in `chart` of each of the clip's categories.
std::vector<seating::CategoryNo> adopted(Chart& chart, const Chart& clip) {
    std::vector<seating::CategoryNo> out;
    for (const auto& category : clip.categories) {
        auto at = std::ranges::find(chart.categories, category.slug, &seating::Category::slug);
        if (at == chart.categories.end()) {
            chart.categories.push_back(category);
            at = chart.categories.end() - 1;
        }
        out.push_back(static_cast<seating::CategoryNo>(at - chart.categories.begin()));
    }
    return out;
}

void takeRows(Chart& chart, Section& section, std::vector<seating::Row> rows,
              Selection& selection) {
    const auto number = static_cast<std::int32_t>(&section - chart.sections.data());
    section.block.reset();
    for (auto& row : rows) {
        row.label = seating::freeRowLabel(section, row.label);
        for (std::size_t i = 0; i < row.seats.size(); ++i) {
            selection.seats.push_back({number, static_cast<std::int32_t>(section.rows.size()),
                                       static_cast<std::int32_t>(i)});
        }
        section.rows.push_back(std::move(row));
    }
}

void takeSection(Chart& chart, Section section, Selection& selection) {
    section.id = chart.takeId();
    section.name = seating::freeName(chart, section.name);
    seating::settlePrefix(chart, section);
    chart.sections.push_back(std::move(section));
    const auto whole = seating::selectSection(chart, chart.sections.back().id);
    selection.seats.insert(selection.seats.end(), whole.seats.begin(), whole.seats.end());
}

}  // namespace

ChartClip clip(const Chart& chart, const Selection& selection) {
    ChartClip out;
    out.chart.name = chart.name;
    out.chart.width = chart.width;
    out.chart.height = chart.height;
    out.chart.categories = chart.categories;
    out.chart.next_id = chart.next_id;
    seating::SeatRef last{-1, -1, -1};
    for (const seating::SeatRef ref : selection.seats) {
        const auto& from = chart.sections[static_cast<std::size_t>(ref.section)];
        const auto& row = from.rows[static_cast<std::size_t>(ref.row)];
        if (ref.section != last.section) {
            auto& section = out.chart.sections.emplace_back();
            section.id = from.id;
            section.name = from.name;
            section.prefix = from.prefix;
            if (seating::hasWholeSection(chart, selection, ref.section)) {
                section.block = from.block;
            } else {
                out.partial.push_back(from.id);
            }
        }
        auto& rows = out.chart.sections.back().rows;
        if (ref.section != last.section || ref.row != last.row) {
            rows.push_back({row.label, {}, {}});
            if (seating::hasWholeRow(chart, selection, ref)) rows.back().table = row.table;
        }
        rows.back().seats.push_back(row.seats[static_cast<std::size_t>(ref.seat)]);
        last = ref;
    }
    for (const seating::ObjectId id : selection.objects) {
        if (const auto* area = seating::findArea(chart, id)) out.chart.areas.push_back(*area);
        if (const auto* each = seating::findDecoration(chart, id)) {
            out.chart.decorations.push_back(*each);
        }
    }
    return out;
}

Selection paste(Chart& chart, const ChartClip& clip, double dx, double dy) {
    const auto categories = adopted(chart, clip.chart);
    const auto categoryOf = [&](seating::CategoryNo number) {
        return clip.chart.isCategory(number) ? categories[static_cast<std::size_t>(number)]
                                             : seating::no_category;
    };
    Selection out;
    for (Section section : clip.chart.sections) {
        for (auto& row : section.rows) {
            for (auto& seat : row.seats) {
                seat.category = categoryOf(seat.category);
                seat.label.clear();
            }
        }
        if (section.block) section.block->category = categoryOf(section.block->category);
        const bool part = std::ranges::find(clip.partial, section.id) != clip.partial.end();
        Section* same = part ? seating::findSection(chart, section.id) : nullptr;
        if (same != nullptr && same->name == section.name) {
            takeRows(chart, *same, std::move(section.rows), out);
        } else {
            takeSection(chart, std::move(section), out);
        }
    }
    for (seating::Area area : clip.chart.areas) {
        area.id = chart.takeId();
        area.name = seating::freeName(chart, area.name);
        area.category = categoryOf(area.category);
        out.objects.push_back(area.id);
        chart.areas.push_back(std::move(area));
    }
    for (seating::Decoration each : clip.chart.decorations) {
        each.id = chart.takeId();
        out.objects.push_back(each.id);
        chart.decorations.push_back(std::move(each));
    }
    out = seating::tidied(chart, std::move(out));
    seating::moveBy(chart, out, dx, dy);
    return out;
}

QMimeData* toMimeData(const ChartClip& clip) {
    auto* out = new QMimeData;
    const QByteArray json = QByteArray::fromStdString(seating::toJson(clip.chart));
    out->setData(chart_type, json);
    QByteArray partial;
    for (const seating::ObjectId id : clip.partial) partial += QByteArray::number(id) + ' ';
    out->setData(partial_type, partial);
    out->setText(QString::fromUtf8(json));
    return out;
}

std::optional<ChartClip> fromMimeData(const QMimeData* data) {
    if (data == nullptr) return std::nullopt;
    QByteArray json = data->data(chart_type);
    if (json.isEmpty()) json = data->text().toUtf8();
    auto read = seating::chartFromJson(json.toStdString());
    if (!read.ok()) return std::nullopt;
    ChartClip out{std::move(*read.chart), {}};
    for (const QByteArray& id : data->data(partial_type).split(' ')) {
        if (!id.isEmpty()) out.partial.push_back(id.toInt());
    }
    return out;
}

}  // namespace seatlock::ui::designer
