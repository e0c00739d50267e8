#include "ui/dialogs/aboutdialog.h"

#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

namespace {

constexpr int picture_size = 72;
constexpr int width_letters = 100;
constexpr int text_lines = 20;

QString licences() {
    struct Part {
        QString name;
        QString licence;
        QString site;
    };
    const QList<Part> parts{
        {QStringLiteral("Qt"), QStringLiteral("LGPL-3.0; Charts: GPL-3.0"),
         QStringLiteral("https://www.qt.io/licensing")},
        {QStringLiteral("libpqxx"), QStringLiteral("BSD-3-Clause"),
         QStringLiteral("https://pqxx.org")},
        {QStringLiteral("llhttp"), QStringLiteral("MIT"), QStringLiteral("https://llhttp.org")},
        {QStringLiteral("libsodium"), QStringLiteral("ISC"),
         QStringLiteral("https://libsodium.org")},
        {QStringLiteral("PostgreSQL, libpq"), QStringLiteral("PostgreSQL License"),
         QStringLiteral("https://www.postgresql.org")},
    };
    QString out = QStringLiteral("<table cellpadding=\"3\">");
    for (const Part& part : parts) {
        out +=
            QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td><a href=\"%3\">%3</a></td></tr>")
                .arg(part.name, part.licence, part.site);
    }
    return out + QStringLiteral("</table>");
}

}  // namespace

QString AboutDialog::versions() {
    return QStringLiteral("Seatlock %1\nQt %2\n%3\n")
        .arg(QStringLiteral(SEATLOCK_VERSION), QLatin1String(qVersion()),
             QSysInfo::prettyProductName());
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Seatlock"));
    auto* picture = new QLabel;
    picture->setPixmap(style::Icons::applicationPixmap(picture_size, devicePixelRatioF()));
    auto* name = new style::TonedLabel(style::Tone::normal, QStringLiteral("Seatlock"));
    name->setScale(1.8, true);
    auto* version = new style::TonedLabel(style::Tone::muted,
                                          tr("Version %1").arg(QStringLiteral(SEATLOCK_VERSION)));
    version->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* promise = new QLabel(tr("The box office that cannot sell a seat twice."));
    auto* words = new QVBoxLayout;
    words->addStretch(1);
    for (QLabel* label : {static_cast<QLabel*>(name), static_cast<QLabel*>(version), promise}) {
        words->addWidget(label);
    }
    words->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture);
    head->addLayout(words, 1);

    auto* text = new QTextBrowser;
    text->setOpenExternalLinks(true);
    text->setAccessibleName(tr("Licences"));
    text->document()->setDocumentMargin(10);
    text->setHtml(tr("<p>Seatlock is free software: you may use, change and pass it on under the "
                     "<a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU General Public "
                     "License</a>, version 3 or any later one (GPL-3.0-or-later). It comes without "
                     "any warranty.</p><p>It is built on:</p>%1"
                     "<p>Colours of seats after the palette of M. Okabe and K. Ito, which people "
                     "with any colour vision can tell apart.</p>")
                      .arg(licences()));
    text->setMinimumHeight(fontMetrics().lineSpacing() * text_lines);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    copy->setIcon(style::Icons::icon(style::Icon::copy));
    auto* qt = buttons->addButton(tr("About &Qt"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(versions()); });
    connect(qt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    connect(buttons, &QDialogButtonBox::rejected, this, &AboutDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();

    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * width_letters, sizeHint().height());
}

}  // namespace seatlock::ui::dialogs
