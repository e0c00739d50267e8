// Where pages of printed reports begin.
#include "ui/style/headings.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>
#include <QTextTable>
#include <QtTest>

using namespace seatlock::ui;

namespace {

QString table(int rows) {
    QString out = QStringLiteral("<table><thead><tr><th>Head</th><th>Number</th></tr></thead>");
    for (int row = 0; row < rows; ++row) {
        out += QStringLiteral("<tr><td>Row</td><td>%1</td></tr>").arg(row);
    }
    return out + QStringLiteral("</table>");
}

class Page {
public:
    /// So many lines of text, then a heading over a table of so many rows.
    Page(int lines, int rows) {
        document_.setHtml(QStringLiteral("<p>line</p>").repeated(lines) +
                          QStringLiteral("<h3>Heading</h3>") + table(rows) +
                          QStringLiteral("<p>after</p>"));
        document_.setPageSize({500, 700});
        style::keepHeadings(document_);
    }

    int headingPage() const { return pageOf(heading()); }
    /// Of a row of the table; 0 is its head.
    int rowPage(int row) const {
        return pageOf(tableOf().cellAt(row, 0).firstCursorPosition().block());
    }
    const QTextTable& tableOf() const { return *QTextCursor(heading().next()).currentTable(); }

private:
    QTextBlock heading() const {
        auto block = document_.begin();
        while (block.blockFormat().headingLevel() == 0) block = block.next();
        return block;
    }
    int pageOf(const QTextBlock& block) const {
        const auto box = document_.documentLayout()->blockBoundingRect(block);
        return static_cast<int>(box.center().y() / document_.pageSize().height());
    }

    QTextDocument document_;
};

}  // namespace

class HeadingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shortTablesStayWhole() {
        bool moved = false;
        for (int lines = 0; lines < 45; ++lines) {
            const Page page(lines, 4);
            const int heading = page.headingPage();
            for (int row = 0; row <= 4; ++row) QCOMPARE(page.rowPage(row), heading);
            moved |= heading == 1;
        }
        QVERIFY(moved);
    }

    void longOnesBeginUnderTheirHeading() {
        for (int lines = 0; lines < 45; ++lines) {
            const Page page(lines, 80);
            for (int row = 0; row < 3; ++row) QCOMPARE(page.rowPage(row), page.headingPage());
            QVERIFY(page.rowPage(80) > page.headingPage());
            QVERIFY2(lines > 10 || page.headingPage() == 0, "no page is left half empty for it");
            QCOMPARE(page.tableOf().format().headerRowCount(), 1);
        }
    }
};

QTEST_MAIN(HeadingsTest)
#include "headings.moc"
