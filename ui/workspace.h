// The pages of the running console and the list that leads to them. The UI thread.
#pragma once

#include <QIcon>
#include <QListWidget>
#include <QStackedWidget>
#include <QWidget>

namespace seatlock::ui {

class Workspace : public QWidget {
    Q_OBJECT

public:
    explicit Workspace(QWidget* parent = nullptr);

    /// Takes ownership. `id` is kept in settings, `title` is shown.
    void addPage(const QString& id, const QIcon& icon, const QString& title, QWidget* page);
    void showPage(const QString& id);
    QString currentPage() const;
    QWidget* page(const QString& id) const;
    /// Puts a bar under all pages' top edge, for news that concern the whole window.
    void addBanner(QWidget* banner);
    QListWidget* list() const { return list_; }

Q_SIGNALS:
    void pageShown(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitList();

    QListWidget* list_;
    QWidget* banners_;
    QStackedWidget* pages_;
};

}  // namespace seatlock::ui
