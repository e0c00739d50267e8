#include "ui/designer/chartdocument.h"

#include "ui/designer/editcommand.h"

#include <algorithm>

#include <QStringList>

namespace seatlock::ui::designer {

namespace {

constexpr std::size_t told_max = 5;
constexpr int steps_max = 300;

/// What was lost before does not stand against mending something else.
std::vector<seating::Loss> newLosses(const seating::ChartInUse& in_use,
                                     const seating::Chart& before, const seating::Chart& after) {
    auto losses = seating::changesAgainst(in_use.chart, after, in_use.taken);
    if (losses.empty()) return losses;
    std::unordered_set<std::string> lost;
    for (const auto& loss : seating::changesAgainst(in_use.chart, before, in_use.taken)) {
        lost.insert(loss.label);
    }
    std::erase_if(losses, [&](const seating::Loss& loss) { return lost.contains(loss.label); });
    return losses;
}

}  // namespace

ChartDocument::ChartDocument(QObject* parent) : QObject(parent) {
    undo_.setUndoLimit(steps_max);
}

void ChartDocument::keep(std::vector<seating::ChartInUse> in_use) {
    in_use_ = std::move(in_use);
    taken_labels_.clear();
    for (const auto& each : in_use_) {
        for (const auto& seat : each.taken) taken_labels_.insert(seat.label);
    }
}

void ChartDocument::setInUse(std::vector<seating::ChartInUse> in_use) {
    keep(std::move(in_use));
    Q_EMIT changed();
}

void ChartDocument::open(seating::Chart chart, std::vector<seating::ChartInUse> in_use) {
    chart_ = std::move(chart);
    keep(std::move(in_use));
    undo_.clear();
    selection_ = {};
    seal();
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

bool ChartDocument::permits(const seating::Chart& after) {
    std::vector<seating::Loss> losses;
    for (const auto& each : in_use_) {
        auto more = newLosses(each, chart_, after);
        losses.insert(losses.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    if (losses.empty()) return true;
    QStringList labels;
    QString why = tr("Not done: seats of a running sale must keep their place on the chart.");
    for (const auto& loss : losses) {
        if (labels.size() < static_cast<qsizetype>(told_max)) {
            why += QLatin1Char(' ') + QString::fromStdString(seating::describe(loss));
        }
        labels << QString::fromStdString(loss.label);
    }
    if (losses.size() > told_max) {
        why += QLatin1Char(' ') + tr("And %1 more.").arg(losses.size() - told_max);
    }
    Q_EMIT refused(why, labels);
    return false;
}

bool ChartDocument::edit(const QString& text, const Change& change, const QString& kind) {
    if (!frozen_.isEmpty()) {
        Q_EMIT refused(frozen_, {});
        return false;
    }
    seating::Chart after = chart_;
    seating::Selection selection = selection_;
    change(after, selection);
    selection = seating::tidied(after, std::move(selection));
    EditCommand::Step step{ChartChange::between(chart_, after), selection_, selection, kind,
                           epoch_};
    if (step.change.empty()) {
        if (selection == selection_) return false;
        selection_ = std::move(selection);
        Q_EMIT selectionChanged();
        return false;
    }
    if (!permits(after)) return false;
    undo_.push(new EditCommand(*this, text, std::move(step)));
    return true;
}

void ChartDocument::select(seating::Selection selection) {
    selection = seating::tidied(chart_, std::move(selection));
    if (selection == selection_) return;
    seal();
    selection_ = std::move(selection);
    Q_EMIT selectionChanged();
}

void ChartDocument::show(seating::Selection selection) {
    const bool other = selection != selection_;
    selection_ = std::move(selection);
    Q_EMIT changed();
    if (other) Q_EMIT selectionChanged();
}

}  // namespace seatlock::ui::designer
