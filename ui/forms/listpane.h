// A list of the API on the screen: a field to narrow it down, the table, more of it on demand, and
// what to do where there is nothing. UI thread.
#pragma once

#include "ui/forms/jsontable.h"
#include "ui/host/staffclient.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace seatlock::ui::style {
class Banner;
class EmptyState;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::forms {

class ListPane : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it. `name`: what it lists, for screen readers. `member`: of the
    /// answer, that holds the items; `key`: of an item, that names it.
    ListPane(host::StaffClient& client, const QString& name, const QString& member,
             const QString& key, std::vector<Column> columns, QWidget* parent = nullptr);

    /// What is listed: path and query without cursor. Empty: nothing. Loads it.
    void setTarget(const QString& target);
    /// The search is made by the engine, as this parameter of the query, rather than in what is
    /// loaded.
    void setSearchParameter(const QString& name) { search_parameter_ = name; }
    /// Reads it anew; the chosen item stays chosen while it is there.
    void reload();
    /// As reload(), and then chooses this one.
    void reloadAndChoose(const QString& key);
    void forget();

    /// Empty: none.
    QJsonObject chosen() const;
    QString chosenKey() const;
    /// Empty: none. One that is not loaded yet is chosen as soon as it is.
    void choose(const QString& key);
    int count() const { return table_.rowCount(); }
    /// What is loaded, in the order that it came in.
    const JsonTable& items() const { return table_; }

    /// Right of the search field.
    QHBoxLayout* tools() const { return tools_; }
    /// What stands there while the list is empty.
    style::EmptyState* nothing() const { return nothing_; }
    QTableView* view() const { return view_; }
    QLineEdit* search() const { return search_; }

Q_SIGNALS:
    /// By the person or by loading; look at chosen().
    void chosenChanged();
    /// Double-clicked, or Enter.
    void activated();
    void loaded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build(const QString& name);
    void load(const QString& cursor);
    void take(const host::Answer& answer, bool first);
    void narrow();
    void tell();
    void fitRows();

    host::StaffClient& client_;
    const QString member_;
    const QString key_;
    QString target_;
    QString search_parameter_;
    QString next_cursor_;
    bool loaded_ = false;  ///< what there is of the target is known
    QString wanted_;       ///< to be chosen when it is loaded
    int asked_ = 0;        ///< answers of earlier requests are passed over
    JsonTable table_;
    QSortFilterProxyModel* order_;
    QLineEdit* search_;
    QHBoxLayout* tools_;
    QTableView* view_;
    QPushButton* more_;
    style::Banner* problem_;
    style::EmptyState* nothing_;
    style::TonedLabel* no_match_;
    QStackedLayout* stack_;
};

}  // namespace seatlock::ui::forms
