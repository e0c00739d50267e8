// The chosen item of a list in a form: loads it, saves what was changed, shows both versions when
// somebody else was faster, and lets nothing be lost unasked. UI thread.
#pragma once

#include "ui/host/staffclient.h"
#include "ui/style/card.h"

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::forms {

class ListPane;
class RecordForm;

class RecordEditor : public style::Card {
    Q_OBJECT

public:
    /// What is edited.
    struct Kind {
        QString collection;  ///< "/v1/users"; a thing is at "/v1/users/KEY"
        QString key;         ///< its member that names it: "login"
        QString title;       ///< its member that heads the form: "login"
        QString new_title;   ///< "New user"
        QString create;      ///< "&Create User"
        QString made;        ///< "%1 can sign in now." with the title
    };

    /// `client` and `list` must outlive it; takes ownership of `form`.
    RecordEditor(host::StaffClient& client, ListPane& list, RecordForm* form, Kind kind,
                 QWidget* parent = nullptr);

    /// Empties the form for a new one, unless something would be lost and the person minds.
    void begin();
    void forget();
    /// Deletes in the engine what is open, as it is known here, and says why if it cannot be.
    void remove();
    /// Said when the next record is open: what has just been done.
    void announce(const QString& text) { announced_ = text; }
    /// Reads it anew; what is not saved is given up.
    void reopen();
    /// As the engine has it; empty: a new one.
    const QJsonObject& record() const { return record_; }
    QString key() const;
    const QByteArray& etag() const { return etag_; }
    /// The engine's newer version, from some other request.
    void setRecord(const QJsonObject& record, const QByteArray& etag);
    /// Whether the form may be changed at all.
    void setEditable(bool editable);
    style::Banner& news() { return *news_; }
    RecordForm& form() { return *form_; }
    /// Left of the buttons that save.
    QHBoxLayout* foot() const { return foot_; }
    QString target() const { return targetOf(key()); }

Q_SIGNALS:
    /// Another record is in the form, or a newer version of it.
    void opened();
    void saved();

private:
    void build();
    void follow();
    void open(const QString& key);
    void save();
    void take(const host::Answer& answer);
    void resolve(const host::Answer& refusal);
    void tell();
    bool mayLeave();
    QString targetOf(const QString& key) const;

    host::StaffClient& client_;
    ListPane& list_;
    RecordForm* form_;
    const Kind kind_;
    QJsonObject record_;
    QByteArray etag_;
    style::Banner* news_;
    QPushButton* save_;
    QPushButton* revert_;
    QHBoxLayout* foot_;
    QString announced_;
    bool editable_ = true;
    bool following_ = false;
};

}  // namespace seatlock::ui::forms
