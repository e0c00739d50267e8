// Tries whether a database can be watched or joined. UI thread; the trying itself runs on threads
// of its own.
#pragma once

#include "ui/dialogs/connectiontest.h"

#include <QList>
#include <QObject>
#include <QThread>

namespace seatlock::ui::dialogs {

class EngineProbe : public QObject {
    Q_OBJECT

public:
    explicit EngineProbe(QObject* parent = nullptr) : QObject(parent) {}
    /// Waits for what is being tried.
    ~EngineProbe() override;

    /// Nothing is changed in the database. The answer is called on this object's thread, unless
    /// this is deleted before.
    void test(const StartRequest& request, const ConnectionAnswer& answer);

private:
    QList<QThread*> running_;
};

}  // namespace seatlock::ui::dialogs
