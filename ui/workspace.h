// The pages of the running console and the list that leads to them. The UI thread.
#pragma once

#include <QIcon>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>
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
    /// Whether the list leads to it; when it is shown just now and must not, the first is.
    void setPageShown(const QString& id, bool shown);
    /// Below the list of pages; takes ownership.
    void setFoot(QWidget* foot);
    /// Puts a bar under all pages' top edge, for news that concern the whole window.
    void addBanner(QWidget* banner);
    QListWidget* list() const { return list_; }

Q_SIGNALS:
    void pageShown(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitList();

    int rowOf(const QString& id) const;

    QListWidget* list_;
    QVBoxLayout* side_;
    QWidget* banners_;
    QStackedWidget* pages_;
};

}  // namespace seatlock::ui
