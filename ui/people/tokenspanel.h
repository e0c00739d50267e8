// Tokens that programs use the API with: made, shown once, revoked. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

class QPushButton;

namespace seatlock::ui::forms {
class ListPane;
}
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::people {

class TokensPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit TokensPanel(host::StaffClient& client, QWidget* parent = nullptr);

    void load();
    void forget();

private:
    void create();
    void revoke();

    host::StaffClient& client_;
    forms::ListPane* list_;
    QPushButton* revoke_;
    style::Banner* news_;
};

}  // namespace seatlock::ui::people
