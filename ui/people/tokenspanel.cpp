#include "ui/people/tokenspanel.h"

#include "ui/forms/listpane.h"
#include "ui/forms/questions.h"
#include "ui/forms/roletexts.h"
#include "ui/forms/timetexts.h"
#include "ui/people/tokendialog.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"
#include "ui/style/tonedlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::people {

namespace {

const QString tokens = QStringLiteral("/v1/tokens");

QString scopesOf(const QJsonObject& token) {
    QStringList out;
    for (const QString& name : token.value(QLatin1String("scopes")).toVariant().toStringList()) {
        const auto known = staff::parsePermission(name.toStdString());
        out << (known ? forms::permissionTitle(*known) : name);
    }
    return out.join(QStringLiteral(", "));
}

std::vector<forms::Column> columns() {
    return {
        forms::textColumn(TokensPanel::tr("Name"), "name"),
        forms::textColumn(TokensPanel::tr("Of"), "login"),
        forms::timeColumn(TokensPanel::tr("Used last"), "last_used_at", TokensPanel::tr("never")),
        forms::timeColumn(TokensPanel::tr("Ends"), "expires_at", TokensPanel::tr("never")),
        {TokensPanel::tr("May"), scopesOf}};
}

}  // namespace

TokensPanel::TokensPanel(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      list_(new forms::ListPane(client, tr("Tokens"), tokens.mid(4), QStringLiteral("id"),
                                columns())),
      revoke_(new QPushButton(tr("Revo&ke…"))),
      news_(new style::Banner) {
    auto* meaning = new style::TonedLabel(
        style::Tone::muted, tr("A token lets a program use the API in your name: a website's "
                               "shop, a report that is made at night. It may do only what you "
                               "tick, and no more than you may."));
    meaning->setWordWrap(true);
    list_->nothing()->setIcon(style::Icon::link);
    list_->nothing()->setText(tr("No tokens"),
                              tr("Programs that sell or report through the API need one."));
    auto* add = new QPushButton(style::Icons::icon(style::Icon::add), tr("New &Token…"));
    list_->tools()->addWidget(revoke_);
    list_->tools()->addWidget(add);
    auto* all = new QVBoxLayout(this);
    all->addWidget(meaning);
    all->addWidget(news_);
    all->addWidget(list_, 1);
    const auto tell = [this] { revoke_->setEnabled(!list_->chosenKey().isEmpty()); };
    connect(list_, &forms::ListPane::chosenChanged, this, tell);
    connect(add, &QPushButton::clicked, this, &TokensPanel::create);
    connect(revoke_, &QPushButton::clicked, this, &TokensPanel::revoke);
    tell();
}

void TokensPanel::load() {
    if (list_->count() == 0) {
        list_->setTarget(tokens);
    } else {
        list_->reload();
    }
}

void TokensPanel::forget() {
    list_->forget();
    news_->clear();
}

void TokensPanel::create() {
    auto* dialog = new TokenDialog(client_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, list_, &forms::ListPane::reload);
    dialog->open();
}

void TokensPanel::revoke() {
    const auto token = list_->chosen();
    const QString name = token.value(QLatin1String("name")).toString();
    if (token.isEmpty() ||
        !forms::confirmed(this, tr("Revoke the token “%1”?").arg(name),
                          tr("Programs that use it are refused from now on. This cannot be "
                             "undone; a new token can be made."),
                          tr("Revoke"))) {
        return;
    }
    client_.del(tokens + QLatin1Char('/') + token.value(QLatin1String("id")).toString(), this,
                [this, name](const host::Answer& answer) {
                    if (!answer.ok()) {
                        return news_->say(style::Banner::Kind::error, answer.message());
                    }
                    news_->say(style::Banner::Kind::good, tr("“%1” is revoked.").arg(name));
                    list_->reload();
                });
}

}  // namespace seatlock::ui::people
