// The engine's key figures, each in a tile with its meaning. The UI thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/charts/figuretile.h"
#include "ui/host/heartbeat.h"

#include <QWidget>

namespace seatlock::ui::pages {

class EngineFigures : public QWidget {
    Q_OBJECT

public:
    explicit EngineFigures(QWidget* parent = nullptr);

    /// What an engine that serves does.
    void show(const monitor::Snapshot& snapshot);
    /// What a console that only watches has of its own.
    void showWatching(const monitor::Snapshot& snapshot);
    void show(const host::Heartbeat& heartbeat);
    /// No engine: all but the window's own.
    void clear();

private:
    charts::FigureTile* add(const QString& name, const QString& meaning);
    void addPool();
    void addReplies();
    void addServer();
    void showReplies(const monitor::Interval& interval);
    void showPool(const pool::PoolStats& pool, const monitor::Interval& interval);

    charts::FigureTile* connections_ = nullptr;
    charts::FigureTile* waiting_ = nullptr;
    charts::FigureTile* wait_ = nullptr;
    charts::FigureTile* batch_ = nullptr;
    charts::FigureTile* requests_ = nullptr;
    charts::FigureTile* created_ = nullptr;
    charts::FigureTile* conflict_ = nullptr;
    charts::FigureTile* unavailable_ = nullptr;
    charts::FigureTile* latency_ = nullptr;
    charts::FigureTile* clients_ = nullptr;
    charts::FigureTile* streams_ = nullptr;
    charts::FigureTile* progress_ = nullptr;
    charts::FigureTile* doubt_ = nullptr;
    charts::FigureTile* memory_ = nullptr;
    charts::FigureTile* loop_ = nullptr;
    charts::FigureTile* stall_ = nullptr;
};

}  // namespace seatlock::ui::pages
