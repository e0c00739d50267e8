#include "ui/dialogs/targetform.h"

#include "engine/config/databaseurl.h"
#include "engine/config/optiontext.h"
#include "ui/dialogs/folderfield.h"
#include "ui/dialogs/recenttargets.h"
#include "ui/style/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>

namespace seatlock::ui::dialogs {

using Kind = style::Banner::Kind;
using Mode = host::EngineHost::Mode;

TargetForm::TargetForm(ConnectionTest test, QWidget* parent)
    : QWidget(parent),
      test_(std::move(test)),
      by_folder_(new QRadioButton(tr("An engine on &this computer, by its data folder"))),
      by_url_(new QRadioButton(tr("A &database, by its URL"))),
      folder_(new FolderField(tr("Data folder of a running engine"))),
      url_(new QComboBox),
      sell_(new QCheckBox),
      try_(new QPushButton(tr("&Test the connection"))),
      answer_(new style::Banner) {
    build();
    connect(by_folder_, &QRadioButton::toggled, this, [this] {
        answer_->clear();
        follow();
        Q_EMIT edited();
    });
    const auto changed = [this] {
        answer_->clear();
        ++asked_;
        try_->setEnabled(true);
        Q_EMIT edited();
    };
    connect(folder_, &FolderField::edited, this, [this, changed] {
        by_folder_->setChecked(true);
        changed();
    });
    connect(url_, &QComboBox::editTextChanged, this, changed);
    connect(sell_, &QCheckBox::toggled, this, &TargetForm::edited);
    connect(try_, &QPushButton::clicked, this, &TargetForm::test);
    follow();
}

void TargetForm::build() {
    by_url_->setChecked(true);
    url_->setEditable(true);
    url_->setInsertPolicy(QComboBox::NoInsert);
    url_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    url_->setMinimumContentsLength(30);
    url_->setAccessibleName(tr("URL of a database"));
    url_->lineEdit()->setPlaceholderText(QStringLiteral("postgresql://user@host/name"));
    folder_->setPlaceholder(QStringLiteral("/var/lib/seatlock"));
    try_->setObjectName(QStringLiteral("test"));
    try_->setAutoDefault(true);
    try_->setVisible(static_cast<bool>(test_));
    answer_->setDismissible(false);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnMinimumWidth(0, 18);
    grid->setColumnStretch(1, 1);
    grid->addWidget(by_url_, 0, 0, 1, 2);
    grid->addWidget(url_, 1, 1);
    grid->addWidget(sell_, 2, 1);
    grid->addWidget(by_folder_, 3, 0, 1, 2);
    grid->addWidget(folder_, 4, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(try_);
    row->addStretch(1);
    grid->addLayout(row, 5, 1);
    grid->addWidget(answer_, 6, 0, 1, 2);
    setOptions(options_);
}

void TargetForm::setOptions(const config::Options& options) {
    options_ = options;
    sell_->setText(tr("&Sell from this console too, to buyers at %1")
                       .arg(QString::fromStdString(
                           config::listenText(options.listen_address, options.listen_port))));
    if (url_->currentText().isEmpty()) url_->setEditText(QString::fromStdString(options.database));
}

void TargetForm::setRecent(const RecentTargets& recent) {
    const QString typed = url_->currentText();
    url_->clear();
    url_->addItems(recent.urls());
    url_->setEditText(typed.isEmpty() ? recent.urls().value(0) : typed);
    folder_->edit()->setCompleter(new QCompleter(recent.folders(), folder_));
    if (folder_->path().isEmpty()) folder_->setPath(recent.folders().value(0));
}

void TargetForm::follow() {
    // The other's text stays, only dimmed: nothing typed is lost by looking around.
    const bool folder = by_folder_->isChecked();
    folder_->setEnabled(folder);
    url_->setEnabled(!folder);
    sell_->setEnabled(!folder);
}

QString TargetForm::urlText() const {
    return url_->currentText().trimmed();
}

std::optional<StartRequest> TargetForm::request() {
    StartRequest out{options_, Mode::watching};
    out.options.database.clear();
    out.options.database_direct.clear();
    if (by_folder_->isChecked()) {
        const QString path = folder_->path();
        QString problem =
            path.isEmpty() ? tr("Say which data folder.") : FolderField::problemWith(path);
        // An engine would make a new database where there is none.
        if (problem.isEmpty() && !QDir(path).exists(QStringLiteral("pg"))) {
            problem = tr("There is no Seatlock data in %1.").arg(path);
        }
        if (!problem.isEmpty()) {
            answer_->say(Kind::error, problem);
            folder_->setFocus();
            return std::nullopt;
        }
        out.options.data_dir = path.toStdString();
        return out;
    }
    out.options.database = urlText().toStdString();
    if (auto checked = config::checkDatabaseUrl(out.options.database); !checked) {
        answer_->say(Kind::error, tr("This is no address of a database: %1.")
                                      .arg(QString::fromStdString(checked.error().detail)));
        url_->setFocus();
        return std::nullopt;
    }
    if (sell_->isChecked()) out.mode = Mode::serving;
    return out;
}

void TargetForm::remember(RecentTargets& recent) const {
    if (by_folder_->isChecked()) {
        recent.addFolder(folder_->path());
    } else {
        recent.addUrl(urlText());
    }
}

void TargetForm::test() {
    const auto wanted = request();
    if (!wanted) return;
    answer_->say(Kind::info, tr("Connecting…"));
    try_->setEnabled(false);
    const int number = ++asked_;
    test_(*wanted, [self = QPointer(this), number](const core::Result<core::Done>& result) {
        if (self && self->asked_ == number) self->tested(result);
    });
}

void TargetForm::tested(const core::Result<core::Done>& result) {
    try_->setEnabled(true);
    if (result) {
        answer_->say(Kind::good, tr("The database answers, and this Seatlock can work with it."));
        return;
    }
    answer_->say(Kind::error, QString::fromStdString(result.error().detail));
}

}  // namespace seatlock::ui::dialogs
