#include "ui/forms/conflictdialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seatlock::ui::forms {

namespace {
constexpr QSize first_size{680, 360};
}

QString plainText(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::String:
            return value.toString();
        case QJsonValue::Double:
            return QLocale().toString(value.toDouble(), 'g', 12);
        case QJsonValue::Bool:
            return value.toBool() ? ConflictDialog::tr("yes") : ConflictDialog::tr("no");
        case QJsonValue::Array: {
            QStringList parts;
            for (const auto part : value.toArray()) parts << plainText(part);
            return parts.join(QStringLiteral(", "));
        }
        case QJsonValue::Object:
            return QString::fromUtf8(
                QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        default:
            return QStringLiteral("–");
    }
}

Facet facet(const QString& title, const char* member) {
    return {title, [name = QString::fromLatin1(member)](const QJsonObject& thing) {
                return plainText(thing.value(name));
            }};
}

ConflictDialog::ConflictDialog(const std::vector<Facet>& facets, const QJsonObject& mine,
                               const QJsonObject& theirs, QWidget* parent)
    : QDialog(parent), meaning_(new QLabel), table_(new QTableWidget(0, 3)) {
    setWindowTitle(tr("Changed Meanwhile"));
    meaning_->setWordWrap(true);
    table_->setHorizontalHeaderLabels({QString(), tr("Yours"), tr("Saved by somebody else")});
    table_->setAccessibleName(tr("Where the two versions differ"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    fill(facets, mine, theirs);
    auto* buttons = new QDialogButtonBox;
    const auto add = [&](const QString& text, QDialogButtonBox::ButtonRole role, int choice) {
        auto* button = buttons->addButton(text, role);
        connect(button, &QPushButton::clicked, this, [this, choice] { done(choice); });
        return button;
    };
    add(tr("Save &Mine"), QDialogButtonBox::DestructiveRole, save_mine);
    add(tr("Take &Theirs"), QDialogButtonBox::ActionRole, take_theirs);
    add(tr("&Keep Editing"), QDialogButtonBox::RejectRole, keep_editing)->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(meaning_);
    column->addWidget(table_, 1);
    column->addWidget(buttons);
    resize(first_size);
}

void ConflictDialog::fill(const std::vector<Facet>& facets, const QJsonObject& mine,
                          const QJsonObject& theirs) {
    QJsonObject whole = theirs;
    for (auto it = mine.begin(); it != mine.end(); ++it) whole.insert(it.key(), it.value());
    for (const auto& one : facets) {
        const QString left = one.text(whole);
        const QString right = one.text(theirs);
        if (left == right) continue;
        const int row = table_->rowCount();
        table_->insertRow(row);
        table_->setItem(row, 0, new QTableWidgetItem(one.title));
        table_->setItem(row, 1, new QTableWidgetItem(left));
        table_->setItem(row, 2, new QTableWidgetItem(right));
    }
    table_->resizeRowsToContents();
    table_->setVisible(differences() > 0);
    meaning_->setText(differences() > 0
                          ? tr("Somebody else saved changes after you opened this. Here is where "
                               "the two differ. What shall be kept?")
                          : tr("Somebody else saved it after you opened this, but what you "
                               "changed is the same there. Nothing is lost either way."));
}

int ConflictDialog::differences() const {
    return table_->rowCount();
}

}  // namespace seatlock::ui::forms
