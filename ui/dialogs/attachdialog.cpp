#include "ui/dialogs/attachdialog.h"

#include "ui/dialogs/recenttargets.h"
#include "ui/dialogs/targetform.h"
#include "ui/style/tonedlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

AttachDialog::AttachDialog(RecentTargets& recent, ConnectionTest test, QWidget* parent)
    : QDialog(parent), recent_(recent), form_(new TargetForm(std::move(test))) {
    setWindowTitle(tr("Watch Another Sale"));
    auto* meaning = new style::TonedLabel(
        style::Tone::muted, tr("The console shows the events of that database. An engine that "
                               "runs in this window is stopped first; it finishes what buyers "
                               "have begun. Passwords are not kept."));
    meaning->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Connect"));
    connect(buttons, &QDialogButtonBox::accepted, this, &AttachDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AttachDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(meaning);
    column->addWidget(form_);
    column->addStretch(1);
    column->addWidget(buttons);
    form_->setRecent(recent);
    resize(fontMetrics().averageCharWidth() * 84, sizeHint().height());
}

void AttachDialog::setOptions(const config::Options& options) {
    form_->setOptions(options);
}

bool AttachDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    // An answer has appeared: a window does not grow by itself for text that wraps.
    if (event->type() == QEvent::LayoutRequest) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (wanted > height()) resize(width(), wanted);
    }
    return done;
}

void AttachDialog::accept() {
    const auto request = form_->request();
    if (!request) return;
    form_->remember(recent_);
    QDialog::accept();
    Q_EMIT startRequested(*request);
}

}  // namespace seatlock::ui::dialogs
