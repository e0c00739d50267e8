#include "ui/venues/chartspanel.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/timetexts.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/venues/importdialog.h"
#include "ui/venues/problemlist.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace seatlock::ui::venues {

namespace {

using Kind = style::Banner::Kind;

bool isDraft(const QJsonObject& chart) {
    return chart.value(QLatin1String("status")).toString() == QLatin1String("draft");
}

std::vector<forms::Column> columns() {
    return {forms::textColumn(ChartsPanel::tr("Chart"), "name"),
            forms::numberColumn(ChartsPanel::tr("Version"), "version"),
            {ChartsPanel::tr("State"),
             [](const QJsonObject& chart) {
                 return isDraft(chart) ? ChartsPanel::tr("draft") : ChartsPanel::tr("published");
             }},
            forms::numberColumn(ChartsPanel::tr("Places"), "places"),
            forms::timeColumn(ChartsPanel::tr("Changed"), "updated_at"),
            {ChartsPanel::tr("Used by"), [](const QJsonObject& chart) {
                 QStringList events;
                 for (const auto one : chart.value(QLatin1String("events")).toArray()) {
                     events << one.toString();
                 }
                 return events.join(QStringLiteral(", "));
             }}};
}

}  // namespace

ChartsPanel::ChartsPanel(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      list_(new forms::ListPane(client, tr("Seating charts"), QStringLiteral("charts"),
                                QStringLiteral("id"), columns())),
      news_(new style::Banner),
      open_(new QPushButton(tr("Open Desi&gner"))),
      new_(new QPushButton(style::Icons::icon(style::Icon::add), tr("New &Chart"))),
      more_(new QPushButton(tr("&More"))) {
    build();
    connect(list_, &forms::ListPane::chosenChanged, this, &ChartsPanel::tell);
    connect(list_, &forms::ListPane::activated, this, &ChartsPanel::open);
    connect(open_, &QPushButton::clicked, this, &ChartsPanel::open);
    tell();
}

void ChartsPanel::build() {
    list_->nothing()->setIcon(style::Icon::sale);
    list_->nothing()->setText(tr("No seating chart yet"),
                              tr("Draw one, or import a plan: Seatlock's own file, a pretix "
                                 "seating plan, or a CSV table of seats."));
    auto* fresh = new QMenu(new_);
    connect(fresh->addAction(tr("&Draw a New One…")), &QAction::triggered, this,
            &ChartsPanel::create);
    connect(fresh->addAction(tr("&Import from a File…")), &QAction::triggered, this,
            &ChartsPanel::import);
    new_->setMenu(fresh);
    auto* menu = new QMenu(more_);
    const auto add = [this, menu](const QString& text, auto&& act) {
        auto* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, act);
        of_chart_.push_back(action);
        return action;
    };
    add(tr("&Check"), [this] { check(); });
    publish_ = add(tr("&Publish…"), [this] { publish(); });
    draft_ = add(tr("&New Draft of This Version"), [this] { draft(); });
    menu->addSeparator();
    add(tr("Export as &Seatlock Chart…"), [this] { exportAs(QStringLiteral("seatlock")); });
    add(tr("Export as Pre&tix Plan…"), [this] { exportAs(QStringLiteral("pretix")); });
    add(tr("Export as CS&V Table…"), [this] { exportAs(QStringLiteral("csv")); });
    menu->addSeparator();
    remove_ = add(tr("De&lete…"), [this] { remove(); });
    more_->setMenu(menu);
    list_->tools()->addWidget(open_);
    list_->tools()->addWidget(new_);
    list_->tools()->addWidget(more_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(news_);
    all->addWidget(list_, 1);
}

void ChartsPanel::setVenue(const QString& venue) {
    if (venue == venue_) return;
    venue_ = venue;
    news_->clear();
    if (venue.isEmpty()) {
        list_->forget();
    } else {
        list_->setTarget(
            QStringLiteral("/v1/venues/%1/charts").arg(host::StaffClient::segment(venue)));
    }
    tell();
}

void ChartsPanel::reload() {
    news_->clear();
    if (!venue_.isEmpty()) list_->reload();
}

void ChartsPanel::tell() {
    const auto chart = list_->chosen();
    const bool any = !chart.isEmpty();
    const bool may = client_.may(staff::Permission::charts_write);
    const bool used = !chart.value(QLatin1String("events")).toArray().isEmpty();
    open_->setEnabled(any);
    open_->setText(!any || (isDraft(chart) && may) ? tr("Open Desi&gner") : tr("&Look At It"));
    new_->setEnabled(may && !venue_.isEmpty());
    more_->setEnabled(any);
    for (QAction* action : of_chart_) action->setEnabled(any);
    publish_->setEnabled(any && may && isDraft(chart));
    draft_->setEnabled(any && may && !isDraft(chart));
    remove_->setEnabled(any && may && !used);
}

QString ChartsPanel::target(const QString& step) const {
    const QString chart = QStringLiteral("/v1/charts/") + list_->chosenKey();
    return step.isEmpty() ? chart : chart + QLatin1Char('/') + step;
}

void ChartsPanel::open() {
    const auto chart = list_->chosen();
    if (chart.isEmpty()) return;
    Q_EMIT designerWanted(chart.value(QLatin1String("id")).toString());
}

void ChartsPanel::create() {
    bool said = false;
    const QString name = QInputDialog::getText(this, tr("New Chart"), tr("Name of the chart:"),
                                               QLineEdit::Normal, tr("Main hall"), &said);
    if (!said || name.trimmed().isEmpty()) return;
    client_.post(QStringLiteral("/v1/venues/%1/charts").arg(host::StaffClient::segment(venue_)),
                 {{QStringLiteral("name"), name.trimmed()}}, this,
                 [this](const host::Answer& answer) {
                     if (!answer.ok()) return news_->say(Kind::error, answer.message());
                     const auto id = answer.body.value(QLatin1String("id")).toString();
                     list_->reloadAndChoose(id);
                     Q_EMIT changed();
                     Q_EMIT designerWanted(id);
                 });
}

void ChartsPanel::import() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import a Chart"), {}, tr("Charts (*.json *.csv *.txt);;All files (*)"));
    if (path.isEmpty()) return;
    auto* dialog = new ImportDialog(client_, venue_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this](const QString& chart) {
        list_->reloadAndChoose(chart);
        news_->say(Kind::good, tr("The chart is imported as a draft. Look at it in the designer, "
                                  "then publish it."));
        Q_EMIT changed();
    });
    dialog->read(path);
}

void ChartsPanel::exportAs(const QString& format) {
    const auto chart = list_->chosen();
    // Two formats are JSON: neither is to replace the other.
    const QString name =
        QStringLiteral("%1-%2%3")
            .arg(chart.value(QLatin1String("name")).toString())
            .arg(chart.value(QLatin1String("version")).toInteger())
            .arg(format == QLatin1String("csv")      ? QStringLiteral(".csv")
                 : format == QLatin1String("pretix") ? QStringLiteral("-pretix.json")
                                                     : QStringLiteral(".json"));
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the Chart"), name);
    if (path.isEmpty()) return;
    client_.get(target(QStringLiteral("export?format=") + format), this,
                [this, path](const host::Answer& answer) {
                    if (!answer.ok()) return news_->say(Kind::error, answer.message());
                    QSaveFile file(path);
                    const bool kept = file.open(QIODevice::WriteOnly) &&
                                      file.write(answer.raw) == answer.raw.size() && file.commit();
                    news_->say(
                        kept ? Kind::good : Kind::error,
                        kept ? tr("Exported to %1.").arg(path)
                             : tr("%1 could not be written: %2.").arg(path, file.errorString()));
                });
}

void ChartsPanel::check() {
    client_.post(target(QStringLiteral("check")), {}, this, [this](const host::Answer& answer) {
        if (!answer.ok()) return news_->say(Kind::error, answer.message());
        const bool right = findingsOf(answer.body).empty();
        if (right) {
            return news_->say(Kind::good, tr("Nothing is wrong with this chart."));
        }
        showFindings(answer, false);
    });
}

void ChartsPanel::showFindings(const host::Answer& answer, bool publishing) {
    ProblemList list(tr("What Is Wrong with the Chart"),
                     publishing ? tr("The chart is not published: these errors stand in the way. "
                                     "Mend them in the designer.")
                                : tr("Errors keep a chart from being published; warnings do not."),
                     findingsOf(answer.body), answer.body.value(QLatin1String("more")).toInteger(),
                     this);
    list.exec();
}

void ChartsPanel::publish() {
    const QString name = list_->chosen().value(QLatin1String("name")).toString();
    if (!forms::confirmed(this, tr("Publish “%1”?").arg(name),
                          tr("Events can be planned on it from then on, and it stays as it is. To "
                             "change it later, make a new draft of it."),
                          tr("Publish"))) {
        return;
    }
    step(QStringLiteral("publish"),
         tr("“%1” is published. Plan an event on it on the Events page.").arg(name));
}

void ChartsPanel::draft() {
    step(QStringLiteral("drafts"),
         tr("A new draft is made. Change it in the designer, then publish it."));
}

void ChartsPanel::step(const QString& name, const QString& done) {
    client_.post(target(name), {}, this, [this, done](const host::Answer& answer) {
        if (answer.status == 422 && answer.body.contains(QLatin1String("findings"))) {
            return showFindings(answer, true);
        }
        if (!answer.ok()) return news_->say(Kind::error, answer.message());
        news_->say(Kind::good, done);
        list_->reloadAndChoose(answer.body.value(QLatin1String("id")).toString());
        Q_EMIT changed();
    });
}

void ChartsPanel::remove() {
    const auto chart = list_->chosen();
    if (!forms::confirmed(this,
                          tr("Delete version %1 of “%2”?")
                              .arg(chart.value(QLatin1String("version")).toInteger())
                              .arg(chart.value(QLatin1String("name")).toString()),
                          tr("What was drawn is gone then. Other versions stay."), tr("Delete"))) {
        return;
    }
    host::StaffClient::Options options;
    options.if_match = QByteArray("\"") +
                       QByteArray::number(chart.value(QLatin1String("revision")).toInteger()) + '"';
    client_.request(
        "DELETE", target(), {}, this,
        [this](const host::Answer& answer) {
            if (!answer.ok()) return news_->say(Kind::error, answer.message());
            news_->say(Kind::good, tr("The version is deleted."));
            list_->reload();
            Q_EMIT changed();
        },
        options);
}

}  // namespace seatlock::ui::venues
