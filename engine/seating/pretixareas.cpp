#include "engine/seating/pretixareas.h"

#include "engine/core/plaintext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <QString>

namespace seatlock::seating {

namespace {

constexpr qsizetype points_max = 10'000;
constexpr double text_size_px = 16;
constexpr double stroke_px = 2;
constexpr double line_cm_max = 10'000;  ///< widths of lines, heights of letters

// What plans are seen to use; all others have numbers.
constexpr std::array<std::pair<const char*, const char*>, 12> web_colors = {
    {{"black", "#000000"},
     {"white", "#ffffff"},
     {"gray", "#808080"},
     {"grey", "#808080"},
     {"red", "#ff0000"},
     {"green", "#008000"},
     {"blue", "#0000ff"},
     {"yellow", "#ffff00"},
     {"orange", "#ffa500"},
     {"purple", "#800080"},
     {"brown", "#a52a2a"},
     {"silver", "#c0c0c0"}}};

/// "#abc" as "#aabbcc".
std::string longForm(const std::string& color) {
    if (color.size() != 4 || color[0] != '#') return color;
    std::string out = "#";
    for (const char c : color.substr(1)) out.append(2, c);
    return out;
}

bool saysStage(const std::string& text) {
    const QString lower = QString::fromStdString(text).toLower();
    for (const char* word : {"stage", "bühne", "scène", "scene", "escenario", "palco", "podium"}) {
        if (lower.contains(QString::fromUtf8(word))) return true;
    }
    return false;
}

class AreaReader {
public:
    AreaReader(const JsonNode& node, Point origin, double scale)
        : node_(node), origin_(origin), scale_(scale) {}

    Decoration read() {
        Decoration out;
        const JsonNode position = node_.member("position");
        if (!position.isMissing()) {
            const Point at = position.point();
            origin_ = {origin_.x + at.x, origin_.y + at.y};
        }
        rotation_ = node_.member("rotation").numberOr(0);
        out.fill = colorOf(node_.member("color"), "#cccccc");
        out.stroke = colorOf(node_.member("border_color"), "");
        out.stroke_width =
            std::min(node_.member("border_width").numberOr(stroke_px) * scale_, line_cm_max);
        readText(out);
        readShape(out);
        if (out.kind == DecorationKind::shape && saysStage(out.text)) {
            out.kind = DecorationKind::stage;
        }
        return out;
    }

private:
    /// A point of the area in pixels, on the chart in centimetres.
    Point placed(Point local) const {
        const Point turned = rotated(local, {0, 0}, rotation_);
        return {(origin_.x + turned.x) * scale_, (origin_.y + turned.y) * scale_};
    }

    void readText(Decoration& out) {
        const JsonNode text = node_.member("text");
        out.text_height = text_size_px * scale_;
        if (text.value().isString()) {
            out.text = text.text();
        } else if (!text.isMissing() && text.isObject()) {
            out.text = text.member("text").textOr({});
            out.text_height =
                std::min(text.member("size").numberOr(text_size_px) * scale_, line_cm_max);
            out.text_color = colorOf(text.member("color"), "");
            const JsonNode position = text.member("position");
            if (!position.isMissing()) text_at_ = position.point();
        }
    }

    void setBox(Outline& outline, Point centre, double width, double height) const {
        outline.centre = placed(centre);
        outline.width = std::max(width, 0.0) * scale_;
        outline.height = std::max(height, 0.0) * scale_;
        outline.rotation = rotation_;
    }

    void readShape(Decoration& out) {
        // Early plans have width and height only.
        const std::string shape = node_.member("shape").textOr("rectangle");
        Outline& outline = out.outline;
        if (shape == "circle") {
            const double radius = node_.member("circle").member("radius").number();
            outline.kind = OutlineKind::ellipse;
            setBox(outline, {}, 2 * radius, 2 * radius);
        } else if (shape == "ellipse") {
            const Point radius = node_.member("ellipse").member("radius").point();
            outline.kind = OutlineKind::ellipse;
            setBox(outline, {}, 2 * radius.x, 2 * radius.y);
        } else if (shape == "rectangle") {
            const JsonNode box = node_.member("rectangle");
            const JsonNode& size = box.isMissing() ? node_ : box;
            const double width = size.member("width").number();
            const double height = size.member("height").number();
            setBox(outline, {width / 2, height / 2}, width, height);
        } else if (shape == "polygon") {
            readPolygon(outline);
        } else if (shape == "text") {
            out.kind = DecorationKind::text;
            const double height = out.text_height / scale_;
            setBox(outline, text_at_, height * 0.6 * static_cast<double>(out.text.size()), height);
        } else {
            setBox(outline, {}, 0, 0);
            node_.member("shape").note("a shape " + shape + " is not known, so it is left out");
        }
    }

    void readPolygon(Outline& outline) const {
        const JsonNode polygon = node_.member("polygon");
        const JsonNode points = polygon.member("points");
        const qsizetype size = points.size();
        if (size > points_max) points.problem("there are more than 10,000 points");
        outline.kind = OutlineKind::polygon;
        for (qsizetype i = 0; i < std::min(size, points_max); ++i) {
            outline.points.push_back(placed(points.at(i).point()));
        }
    }

    const JsonNode& node_;
    Point origin_;
    Point text_at_;
    double scale_;
    double rotation_ = 0;
};

}  // namespace

std::string colorOf(const JsonNode& node, const std::string& fallback) {
    std::string color = node.isMissing() ? std::string() : node.text();
    std::ranges::transform(color, color.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (color.empty()) return fallback;
    if (color == "transparent" || color == "none") return {};
    for (const auto& [name, value] : web_colors) {
        if (color == name) return value;
    }
    if (core::isColor(longForm(color))) return longForm(color);
    node.note("the colour " + color + " is not known, so a usual one is taken");
    return fallback;
}

void readAreas(const JsonNode& zone, Point origin, Chart& chart, ImportLog& log) {
    const JsonNode areas = zone.member("areas");
    if (areas.isMissing()) return;
    const qsizetype most = log.limits().chart_sections_max;
    const qsizetype size = areas.size();
    if (size > most) areas.problem("there are more than " + std::to_string(most) + " areas");
    for (qsizetype i = 0; i < std::min(size, most) && !log.hasTooMany(); ++i) {
        const JsonNode node = areas.at(i);
        if (!node.isObject()) continue;
        Decoration made = AreaReader(node, origin, log.scale()).read();
        const Rect box = boundsOf(made.outline);
        if (box.width() <= 0 && box.height() <= 0) continue;
        const double far = std::max(
            {std::abs(box.left), std::abs(box.right), std::abs(box.top), std::abs(box.bottom)});
        if (!(far <= import_cm_max)) node.problem("the area reaches more than 10 km away");
        made.id = chart.takeId();
        if (made.kind == DecorationKind::stage && !chart.focal_point) {
            chart.focal_point = box.centre();
        }
        chart.decorations.push_back(std::move(made));
    }
}

}  // namespace seatlock::seating
