// Which database to watch or join: its URL, or the data folder of an engine on this computer.
// UI thread.
#pragma once

#include "ui/dialogs/connectiontest.h"
#include "ui/dialogs/startrequest.h"

#include <optional>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::dialogs {

class FolderField;
class RecentTargets;

class TargetForm : public QWidget {
    Q_OBJECT

public:
    /// Without a `test` there is no button for it.
    explicit TargetForm(ConnectionTest test, QWidget* parent = nullptr);

    /// What the request is made from: limits and so on.
    void setOptions(const config::Options& options);
    void setRecent(const RecentTargets& recent);

    /// What is typed, as far as it can be right; otherwise says what is wrong, goes to the field,
    /// and returns nothing.
    std::optional<StartRequest> request();
    /// Puts what was typed on the list.
    void remember(RecentTargets& recent) const;

Q_SIGNALS:
    void edited();

private:
    void build();
    void follow();
    void test();
    void tested(const core::Result<core::Done>& result);
    QString urlText() const;

    ConnectionTest test_;
    config::Options options_;
    QRadioButton* by_folder_;
    QRadioButton* by_url_;
    FolderField* folder_;
    QComboBox* url_;
    QCheckBox* sell_;
    QPushButton* try_;
    style::Banner* answer_;
    int asked_ = 0;  ///< tests begun; an answer to an earlier one says nothing
};

}  // namespace seatlock::ui::dialogs
