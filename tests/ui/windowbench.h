// The console's window over a real engine in a scratch directory, for tests. UI thread.
#pragma once

#include "tests/support/testcluster.h"
#include "tests/support/testengine.h"
#include "ui/busyview.h"
#include "ui/mainwindow.h"
#include "ui/statusstrip.h"
#include "ui/style/theme.h"
#include "ui/views.h"
#include "ui/windowactions.h"
#include "ui/workspace.h"

#include <memory>
#include <utility>
#include <vector>

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QtTest>

namespace seatlock::tests {

class WindowBench {
public:
    using Host = ui::host::EngineHost;
    using State = Host::State;

    static constexpr int patience_ms = 60'000;

    WindowBench()
        : settings_(QString::fromStdString(scratch_.path()) + QStringLiteral("/window.ini"),
                    QSettings::IniFormat),
          theme_(settings_) {
        theme_.apply();
    }

    /// A free port; `events` are put on sale between schema and doors.
    ui::WindowSetup setup(std::vector<demo::Choice> events = {plain(100)}) const {
        ui::WindowSetup out;
        out.options.data_dir = scratch_.path() + "/data";
        out.options.listen_port = 0;
        out.options.limits.drain_notice_ms = 1;
        out.daemon = SEATLOCK_BIN_DIR "/seatlockd";
        out.prepare = [events](const config::Options& options) -> Engine::Prepare {
            const auto wanted = options.demo ? std::vector{plain(50)} : events;
            return [wanted](const std::string& url) -> core::Result<core::Done> {
                auto wrong = installEvents(url, wanted);
                if (wrong.empty()) return core::Done{};
                return {core::ErrorCode::internal, std::move(wrong)};
            };
        };
        out.origin = [](std::string_view) { return config::Origin::preset; };
        return out;
    }

    std::unique_ptr<ui::MainWindow> open(const ui::WindowSetup& setup) {
        auto window = std::make_unique<ui::MainWindow>(setup, theme_, settings_);
        window->show();
        return window;
    }

    /// With a snapshot, when it runs.
    static bool reached(ui::MainWindow& window, State state) {
        const auto& host = window.host();
        const auto there = [&] {
            return host.state() == state && (state != State::running || host.snapshot().wall != 0);
        };
        return QTest::qWaitFor([&] { return there() || host.state() == State::failed; },
                               patience_ms) &&
               there();
    }

    /// As reached(), and the events are there.
    static bool sells(ui::MainWindow& window) {
        return reached(window, State::running) &&
               QTest::qWaitFor([&] { return !window.host().snapshot().events.empty(); },
                               patience_ms);
    }

    static std::uint16_t portOf(const ui::MainWindow& window) {
        return static_cast<std::uint16_t>(
            QUrl(const_cast<ui::MainWindow&>(window).host().url()).port());
    }

    const std::string& path() const { return scratch_.path(); }
    QSettings& settings() { return settings_; }
    ui::style::Theme& theme() { return theme_; }

private:
    const ScratchDirectory scratch_;
    QSettings settings_;
    ui::style::Theme theme_;
};

/// Answers the questions that come up while it lives: by the button of this role.
class Answering : public QObject {
public:
    explicit Answering(QMessageBox::ButtonRole role) {
        connect(&timer_, &QTimer::timeout, this, [this, role] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr) return;
            for (QAbstractButton* button : box->buttons()) {
                if (box->buttonRole(button) != role) continue;
                asked_ += 1;
                texts_ << box->text() + box->informativeText();
                return button->click();
            }
        });
        timer_.start(5);
    }

    int asked() const { return asked_; }
    const QStringList& texts() const { return texts_; }

private:
    QTimer timer_;
    int asked_ = 0;
    QStringList texts_;
};

}  // namespace seatlock::tests
