// The overview's lists: events and what happened lately.
#include "ui/models/activitymodel.h"
#include "ui/models/eventlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using board::Reason;
using board::SeatState;
using monitor::EventFigures;
using ui::models::Activity;
using ui::models::ActivityModel;
using ui::models::activityOf;
using ui::models::EventListModel;
using ui::models::EventRow;
using ui::models::textOf;
using ui::reader::Change;
using ui::reader::Overview;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr core::Micros second = 1'000'000;

EventFigures figuresOf(std::int64_t id, const char* slug, std::int64_t sold) {
    EventFigures out;
    out.id = {id};
    out.slug = out.name = slug;
    out.seats = 100;
    out.sold = sold;
    out.available = 100 - sold;
    out.currency = "EUR";
    out.on_sale = true;
    return out;
}

Change change(core::Micros at, Reason reason, const char* label, const char* hold) {
    Change out;
    out.event = {1};
    out.at = at;
    out.reason = reason;
    out.label = QString::fromUtf8(label);
    out.hold = QString::fromUtf8(hold);
    return out;
}

EventRow rowAt(const EventListModel& model, int row) {
    return model.index(row).data(EventListModel::row_role).value<EventRow>();
}

}  // namespace

class ReportModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsComeChangeAndGo() {
        EventListModel model;
        QAbstractItemModelTester tester(&model, strict);
        QSignalSpy changed(&model, &EventListModel::dataChanged);
        model.setFigures({figuresOf(1, "b", 0), figuresOf(2, "d", 0)});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(changed.empty());
        model.setFigures({figuresOf(1, "b", 0), figuresOf(2, "d", 5)});
        QCOMPARE(changed.size(), 1);  // only the row that changed
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        model.setFigures({figuresOf(3, "a", 0), figuresOf(2, "d", 5), figuresOf(4, "e", 1)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf({3}), 0);
        QCOMPARE(model.rowOf({2}), 1);
        QCOMPARE(model.rowOf({4}), 2);
        QCOMPARE(model.rowOf({1}), -1);
        model.setFigures({});
        QCOMPARE(model.rowCount(), 0);
    }

    void revenueIsUnknownUntilItIsTold() {
        EventListModel model;
        QAbstractItemModelTester tester(&model, strict);
        model.setFigures({figuresOf(1, "a", 1), figuresOf(2, "b", 0)});
        QVERIFY(!rowAt(model, 0).revenue_minor);
        model.setSales({{{1}, 3, 4'500}});
        QCOMPARE(rowAt(model, 0).revenue_minor, 4'500);
        QCOMPARE(rowAt(model, 0).orders, std::int64_t{3});
        QCOMPARE(rowAt(model, 1).revenue_minor, 0);
        model.setFigures({figuresOf(1, "a", 2), figuresOf(2, "b", 0)});
        QCOMPARE(rowAt(model, 0).revenue_minor, 4'500);
        model.forgetSales();
        QVERIFY(!rowAt(model, 0).revenue_minor);
    }

    void saleStates() {
        auto figures = figuresOf(1, "a", 100);
        QCOMPARE(EventListModel::saleText(figures), QStringLiteral("Sold out"));
        figures.available = 1;
        QCOMPARE(EventListModel::saleText(figures), QStringLiteral("On sale"));
        figures.on_sale = false;
        figures.status = "on_sale";
        QCOMPARE(EventListModel::saleText(figures), QStringLiteral("Outside its sale times"));
        figures.status = "paused";
        QCOMPARE(EventListModel::saleText(figures), QStringLiteral("Paused"));
    }

    void seatsOfOneActAreOneLine() {
        Overview seen;
        seen.newest = {change(9 * second, Reason::confirm, "A-1", "x"),
                       change(9 * second, Reason::confirm, "A-2", "x"),
                       change(8 * second, Reason::hold, "B-1", "y"),
                       change(8 * second, Reason::hold, "B-2", "z"),
                       change(7 * second, Reason::hold, "A-1", "x")};
        seen.newest[0].order_code = QStringLiteral("CODE");
        const auto lines = activityOf(seen);
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(textOf(lines[0]), QStringLiteral("A-1, A-2 sold"));
        QCOMPARE(lines[0].order_code, QStringLiteral("CODE"));
        QCOMPARE(textOf(lines[1]), QStringLiteral("B-1 held"));
        QCOMPARE(lines[3].at, 7 * second);
    }

    void aRushIsOneLine() {
        Overview seen;
        seen.at = 12 * second;
        seen.since = 10 * second;
        seen.bursts = {{{1}, Reason::hold, 1'204}, {{1}, Reason::confirm, 1}};
        for (int i = 0; i < 59; ++i) {
            seen.newest.push_back(change(11 * second, Reason::hold, "Z", "h"));
        }
        seen.newest.push_back(change(11 * second, Reason::confirm, "A-1", "x"));
        auto lines = activityOf(seen);
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(textOf(lines[0]), QStringLiteral("1,204 seats held in 2 s"));
        QCOMPARE(textOf(lines[1]), QStringLiteral("A-1 sold"));
        seen.bursts_whole = false;
        lines = activityOf(seen);
        QCOMPARE(textOf(lines[0]), QStringLiteral("more than 1,204 seats held in 2 s"));
    }

    void manySeatsOfOneAct() {
        Overview seen;
        for (int i = 1; i <= 9; ++i) {
            seen.newest.push_back(
                change(second, Reason::release, qPrintable(QString::number(i)), "x"));
        }
        const auto lines = activityOf(seen);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(textOf(lines[0]), QStringLiteral("1 – 9 released"));
    }

    void neighboursAreToldTogether() {
        const auto text = [](const QStringList& labels) {
            std::int64_t told = 0;
            const QString out = ui::models::seatsText(labels, 4, told);
            return QStringLiteral("%1:%2").arg(told).arg(out);
        };
        const auto split = [](const char* labels) {
            return QString::fromLatin1(labels).split(QLatin1Char(' '));
        };
        QCOMPARE(text(split("A-1 A-2")), QStringLiteral("2:A-1, A-2"));
        QCOMPARE(text(split("A-9 A-10 A-11 B-12")), QStringLiteral("4:A-9 – A-11, B-12"));
        QCOMPARE(text(split("A B C")), QStringLiteral("3:A, B, C"));
        QCOMPARE(text(split("1 3 5 7 9")), QStringLiteral("4:1, 3, 5, 7"));
        QCOMPARE(text({}), QStringLiteral("0:"));
    }

    void activityIsBounded() {
        ActivityModel model;
        QAbstractItemModelTester tester(&model, strict);
        const auto lines = [](int first, int count) {
            std::vector<Activity> out;
            for (int i = 0; i < count; ++i) {
                Activity line;
                line.at = first - i;
                line.seats = 1;
                out.push_back(line);
            }
            return out;
        };
        const auto most = static_cast<int>(ActivityModel::rows_max);
        model.add({});
        QCOMPARE(model.rowCount(), 0);
        model.add(lines(10, 3));
        model.add(lines(20, most - 1));
        QCOMPARE(model.rowCount(), most);
        const auto last = model.index(most - 1).data(ActivityModel::activity_role);
        QCOMPARE(last.value<Activity>().at, core::Micros{10});
        model.add(lines(1'000, 3 * most));
        QCOMPARE(model.rowCount(), most);
        const auto first = model.index(0).data(ActivityModel::activity_role);
        QCOMPARE(first.value<Activity>().at, core::Micros{1'000});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

}  // namespace seatlock::tests

int main(int argc, char** argv) {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication application(argc, argv);
    seatlock::tests::ReportModelsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "reportmodels.moc"
