// One seating chart in the designer: read from the engine, drawn, and saved there. UI thread.
#pragma once

#include "engine/seating/chart.h"
#include "ui/host/staffclient.h"

#include <QWidget>

class QPushButton;

namespace seatlock::ui::designer {
class ChartDesigner;
}
namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::venues {

class ChartSales;

class ChartEditor : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit ChartEditor(host::StaffClient& client, QWidget* parent = nullptr);

    /// By id. It may be changed if it is a draft and the person may change charts; seats that
    /// events hold or have sold keep their labels.
    void open(const QString& chart);
    void forget();
    bool dirty() const { return dirty_; }

Q_SIGNALS:
    /// Back to the list, with everything saved or given up.
    void left();

private:
    QWidget* makeHead();
    void take(const host::Answer& answer);
    void present(const QByteArray& document, const QString& problem);
    void tellReadOnly();
    void tellSales();
    void makeDraft();
    void save(const std::function<void()>& then = {});
    void saved(const host::Answer& answer, const QByteArray& document,
               const std::function<void()>& then);
    void resolve();
    void decide(const seating::Chart& theirs, const host::Answer& now);
    void publish();
    void published(const host::Answer& answer);
    void leave();
    void tell();
    QString target() const;

    host::StaffClient& client_;
    QString id_;
    QByteArray etag_;
    bool draft_ = false;
    bool dirty_ = false;
    bool published_ = false;
    seating::Chart opened_;  ///< as it was read or last saved
    ChartSales* sales_;
    designer::ChartDesigner* designer_;
    style::TonedLabel* title_;
    style::TonedLabel* state_;
    style::Banner* news_;
    QPushButton* save_;
    QPushButton* publish_;
};

}  // namespace seatlock::ui::venues
