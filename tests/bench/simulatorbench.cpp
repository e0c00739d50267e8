// Runs the simulator's page as a presenter does, in a real window over a real engine, and prints
// how late the window's loop was meanwhile. A benchmark; asserts nothing.
//
//   seatlock_simulatorbench [--minutes N] [--picture FILE]
#include "tests/ui/windowbench.h"
#include "ui/host/heartbeat.h"
#include "ui/pages/simulatorpage.h"

#include <cstdio>

#include <QCommandLineParser>

namespace seatlock::tests {

namespace {

using ui::host::Heartbeat;

void print(const char* when, const Heartbeat::Figures& figures) {
    std::printf("%-10s loop late p50 %.1f ms, p99 %.1f ms, worst %.1f ms, stalls %llu of %llu\n",
                when, static_cast<double>(figures.p50) / 1e3,
                static_cast<double>(figures.p99) / 1e3, static_cast<double>(figures.worst) / 1e3,
                static_cast<unsigned long long>(figures.stalls),
                static_cast<unsigned long long>(figures.beats));
    std::fflush(stdout);
}

int measure(const QCommandLineParser& arguments) {
    WindowBench bench;
    const auto window = bench.open(bench.setup());
    window->resize(1600, 1000);
    if (!WindowBench::sells(*window)) return 1;
    auto& workspace = window->workspace();
    workspace.showPage(QStringLiteral("simulator"));
    auto* page =
        qobject_cast<ui::pages::SimulatorPage*>(workspace.page(QStringLiteral("simulator")));
    if (page == nullptr) return 1;
    QTest::qWait(3'000);  // the page has been drawn
    Heartbeat heart;
    heart.start();
    page->startAction()->trigger();
    QElapsedTimer timer;
    timer.start();
    const int minutes = arguments.value(QStringLiteral("minutes")).toInt();
    qint64 next = 10'000;
    while (!page->startAction()->isEnabled() && timer.elapsed() < minutes * 60'000) {
        QTest::qWait(100);
        if (timer.elapsed() < next) continue;
        next += 10'000;
        print("so far", heart.sinceStart());
    }
    print("after", heart.sinceStart());
    if (arguments.isSet(QStringLiteral("picture"))) {
        window->grab().save(arguments.value(QStringLiteral("picture")));
    }
    page->stopAction()->trigger();
    window->quitWithoutAsking();
    return WindowBench::reached(*window, WindowBench::State::stopped) ? 0 : 1;
}

}  // namespace

}  // namespace seatlock::tests

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("minutes"), QStringLiteral("At most."), QStringLiteral("N"),
                      QStringLiteral("5")});
    parser.addOption(
        {QStringLiteral("picture"), QStringLiteral("Of the end."), QStringLiteral("FILE")});
    parser.addHelpOption();
    parser.process(application);
    return seatlock::tests::measure(parser);
}
