#include "ui/venues/chartreading.h"

#include "engine/seating/chartjson.h"

namespace seatlock::ui::venues {

ChartReading::~ChartReading() {
    cancel();
    if (thread_) thread_->wait();
}

void ChartReading::start(const QByteArray& file) {
    Q_ASSERT(!thread_);
    thread_.reset(QThread::create([this, file] {
        seating::ImportOptions options;
        options.cancel = &cancelled_;
        options.progress = [this](std::int64_t done, std::int64_t total) {
            const int percent = total <= 0 ? 0 : static_cast<int>(100 * done / total);
            QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT progressed(percent); });
        };
        auto imported = seating::importChart(
            {file.constData(), static_cast<std::size_t>(file.size())}, options);
        QByteArray document;
        if (imported.ok()) document = QByteArray::fromStdString(seating::toJson(*imported.chart));
        QMetaObject::invokeMethod(this, [this, imported = std::move(imported), document] {
            Q_EMIT finished(imported, document);
        });
    }));
    thread_->setObjectName(QStringLiteral("chart-file"));
    thread_->start();
}

}  // namespace seatlock::ui::venues
