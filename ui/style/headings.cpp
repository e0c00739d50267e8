#include "ui/style/headings.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace seatlock::ui::style {

namespace {

constexpr int rows_kept = 3;          // with the heading, where a table is a long one
constexpr double short_part = 0.333;  // of a page

double bottomOf(const QTextDocument& document, const QTextBlock& block) {
    return document.documentLayout()->blockBoundingRect(block).bottom();
}

/// How far down reaches what must not be torn from its heading.
double endOf(const QTextDocument& document, const QTextBlock& heading) {
    const auto next = heading.next();
    if (!next.isValid()) return bottomOf(document, heading);
    const auto* table = QTextCursor(next).currentTable();
    if (table == nullptr) return bottomOf(document, next);
    const auto rowEnd = [&](int row) {
        double end = 0;
        for (int column = 0; column < table->columns(); ++column) {
            const auto cell = table->cellAt(row, column);
            end = std::max(end, bottomOf(document, cell.lastCursorPosition().block()));
        }
        return end;
    };
    const double top = document.documentLayout()->blockBoundingRect(heading).top();
    const double whole = rowEnd(table->rows() - 1);
    if (whole - top < short_part * document.pageSize().height()) return whole;
    return rowEnd(std::min(table->rows(), rows_kept) - 1);
}

}  // namespace

void keepHeadings(QTextDocument& document) {
    const double page = document.pageSize().height();
    const auto pageOf = [page](double y) { return static_cast<int>(y / page); };
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0) continue;
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        if (pageOf(top) == pageOf(endOf(document, block))) continue;
        auto format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

}  // namespace seatlock::ui::style
