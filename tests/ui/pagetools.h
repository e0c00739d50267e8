// Finds widgets of a page by what a person is told that they are, answers its dialogs. UI thread.
#pragma once

#include "ui/forms/listpane.h"

#include <QApplication>
#include <QPushButton>
#include <QString>
#include <QTableView>
#include <QTimer>
#include <QWidget>

namespace seatlock::tests {

/// By accessible name; null: there is none.
template <class Widget>
Widget* named(QWidget& page, const char* name) {
    for (auto* widget : page.findChildren<Widget*>()) {
        if (widget->accessibleName() == QString::fromUtf8(name)) return widget;
    }
    return nullptr;
}

/// By its text without the mark of its key; null: there is none.
inline QPushButton* button(QWidget& page, const char* text) {
    for (auto* one : page.findChildren<QPushButton*>()) {
        QString plain = one->text();
        if (plain.remove(QLatin1Char('&')) == QString::fromUtf8(text)) return one;
    }
    return nullptr;
}

/// By name, as the order of children changes with what is shown in front; null: there is none.
inline ui::forms::ListPane* listNamed(QWidget& page, const char* name) {
    for (auto* list : page.findChildren<ui::forms::ListPane*>()) {
        if (list->view()->accessibleName() == QString::fromUtf8(name)) return list;
    }
    return nullptr;
}

/// Clicks a button of whichever dialog comes up next.
inline void answerNext(const char* text) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, text] {
        auto* dialog = QApplication::activeModalWidget();
        if (dialog == nullptr) return;
        if (auto* go = button(*dialog, text)) {
            timer->deleteLater();
            go->click();
        }
    });
    timer->start(10);
}

}  // namespace seatlock::tests
