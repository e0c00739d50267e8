// The customer of a sale: typed, or found among those who bought before. UI thread.
#pragma once

#include "ui/boxoffice/buyer.h"
#include "ui/host/staffclient.h"
#include "ui/style/card.h"

#include <vector>

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QTimer>

namespace seatlock::ui::counter {

class BuyerCard : public style::Card {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit BuyerCard(host::StaffClient& client, QWidget* parent = nullptr);

    boxoffice::Buyer buyer() const;
    void setBuyer(const boxoffice::Buyer& buyer);
    void setEditable(bool on);
    QLineEdit* name() const { return name_; }
    QLineEdit* group() const { return group_; }
    /// To be typed into.
    void begin();

Q_SIGNALS:
    void edited();
    /// Enter in the last field.
    void finished();

private:
    QLineEdit* addField(const QString& name, const QString& hint);
    void ask();
    void offer(const QJsonArray& buyers);
    void choose(const QModelIndex& index);

    host::StaffClient& client_;
    QLineEdit* name_;
    QLineEdit* email_;
    QLineEdit* phone_;
    QLineEdit* group_;
    QCompleter* completer_;
    QStringListModel* offers_;
    std::vector<boxoffice::Buyer> known_;  ///< as offers_
    QTimer typed_;
    QString asked_;
};

}  // namespace seatlock::ui::counter
