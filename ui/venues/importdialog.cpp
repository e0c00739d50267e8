#include "ui/venues/importdialog.h"

#include "ui/style/banner.h"
#include "ui/venues/problemlist.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace seatlock::ui::venues {

namespace {

using Kind = style::Banner::Kind;
constexpr int letters_a_line = 72;

std::vector<ChartProblem> listOf(const std::vector<seating::ImportProblem>& problems,
                                 bool warning) {
    std::vector<ChartProblem> out;
    for (const auto& problem : problems) {
        out.push_back(
            {QString::fromStdString(problem.place), QString::fromStdString(problem.what), warning});
    }
    return out;
}

}  // namespace

ImportDialog::ImportDialog(host::StaffClient& client, const QString& venue, QWidget* parent)
    : QDialog(parent),
      client_(client),
      venue_(venue),
      reading_(new ChartReading(this)),
      file_(new QLabel),
      name_(new QLineEdit),
      bar_(new QProgressBar),
      news_(new style::Banner),
      keep_(nullptr) {
    setWindowTitle(tr("Import a Chart"));
    name_->setAccessibleName(tr("Name of the chart"));
    bar_->setAccessibleName(tr("Progress"));
    news_->setDismissible(false);
    auto* form = new QFormLayout;
    form->addRow(tr("File:"), file_);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("Read:"), bar_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    keep_ = buttons->button(QDialogButtonBox::Ok);
    keep_->setText(tr("Import"));
    keep_->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reading_, &ChartReading::progressed, bar_, &QProgressBar::setValue);
    connect(reading_, &ChartReading::finished, this, &ImportDialog::take);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(news_);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * letters_a_line, sizeHint().height());
}

void ImportDialog::read(const QString& path) {
    file_->setText(QFileInfo(path).fileName());
    name_->setText(QFileInfo(path).completeBaseName());
    open();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return news_->say(Kind::error, tr("The file cannot be read: %1.").arg(file.errorString()));
    }
    reading_->start(file.readAll());
}

void ImportDialog::take(const seating::Imported& imported, const QByteArray& document) {
    if (imported.cancelled) return;
    document_ = document;
    if (!imported.ok()) {
        news_->say(Kind::error, tr("Nothing was imported: the file has problems."));
        ProblemList list(tr("What Is Wrong with the File"),
                         tr("Nothing was imported. Mend these places in the file, then import it "
                            "again."),
                         listOf(imported.problems, false), imported.more_problems, this);
        list.exec();
        return reject();
    }
    bar_->setValue(bar_->maximum());
    // A table has no name of its own: that of its file says more. What was typed stays.
    const auto name = QString::fromStdString(imported.chart->name);
    const bool table = file_->text().endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    if (!name.isEmpty() && !table && !name_->isModified()) name_->setText(name);
    const QString seats =
        QLocale().toString(static_cast<qlonglong>(seating::placeCount(*imported.chart)));
    if (imported.notes.empty()) {
        news_->say(Kind::good, tr("%1 places, read without a problem.").arg(seats));
    } else {
        const auto first = imported.notes.front();
        news_->say(Kind::warning,
                   tr("%1 places. Taken otherwise than written: %n thing(s). The first: %2",
                      nullptr, static_cast<int>(imported.notes.size() + imported.more_notes))
                       .arg(seats, QString::fromStdString(first.place + ": " + first.what)));
    }
    keep_->setEnabled(true);
    keep_->setFocus();
}

void ImportDialog::keep() {
    if (document_.isEmpty() || sent_) return;
    const QString name = name_->text().trimmed();
    if (name.isEmpty()) {
        name_->setFocus();
        return news_->say(Kind::error, tr("Give the chart a name."));
    }
    sent_ = true;
    keep_->setEnabled(false);
    const QByteArray head =
        QJsonDocument(QJsonObject{{QStringLiteral("name"), name}}).toJson(QJsonDocument::Compact);
    const QByteArray body = head.chopped(1) + ",\"document\":" + document_ + "}";
    client_.request("POST",
                    QStringLiteral("/v1/venues/%1/charts").arg(host::StaffClient::segment(venue_)),
                    body, this, [this](const host::Answer& answer) {
                        sent_ = false;
                        keep_->setEnabled(true);
                        if (!answer.ok()) return news_->say(Kind::error, answer.message());
                        Q_EMIT imported(answer.body.value(QLatin1String("id")).toString());
                        accept();
                    });
}

void ImportDialog::done(int result) {
    reading_->cancel();
    QDialog::done(result);
}

}  // namespace seatlock::ui::venues
