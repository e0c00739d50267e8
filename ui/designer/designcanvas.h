// The canvas that a chart is drawn on: shows it, can be moved and zoomed, and hands mouse and keys
// to the tool in use. The UI thread.
#pragma once

#include "ui/designer/chartdocument.h"
#include "ui/designer/chartpainter.h"
#include "ui/designer/designsettings.h"
#include "ui/designer/snapper.h"
#include "ui/designer/tool.h"

#include <optional>

#include <QWidget>

namespace seatlock::ui::designer {

class DesignCanvas : public QWidget {
    Q_OBJECT

public:
    /// What lies under the pointer.
    struct Hit {
        std::optional<seating::SeatRef> seat;
        seating::ObjectId object = 0;
        bool any() const { return seat.has_value() || object != 0; }
    };

    /// Both must outlive it.
    DesignCanvas(ChartDocument& document, DesignSettings& settings, QWidget* parent = nullptr);

    ChartDocument& document() { return document_; }
    const ChartDocument& document() const { return document_; }
    DesignSettings& settings() { return settings_; }
    const SeatIndex& index() const { return index_; }
    const seatmap::Viewport& viewport() const { return viewport_; }
    const seatmap::MapColors& colors() const { return painter_.colors(); }
    ChartPainter& painter() { return painter_; }

    /// Must outlive its use.
    void setTool(Tool* tool);
    Tool* tool() const { return tool_; }

    Hit hit(const QPointF& screen) const;
    /// What a click on it selects.
    seating::Selection unit(const Hit& hit, Grain grain) const;
    /// By the settings; nothing with Alt held.
    Snap snap(const Snapper& snapper, const QRectF& box, Qt::KeyboardModifiers modifiers) const;
    /// Around the selection, seats with their size; null: nothing is selected.
    QRectF selectionBox() const;

    /// From now on the selection is drawn where `move` puts it.
    void drag(const QTransform& move);
    void endDrag();
    bool dragging() const { return dragging_; }
    void setGuides(std::vector<QLineF> guides);
    /// A word at the pointer: what is being measured.
    void setBubble(const QString& text, const QPointF& screen = {});
    /// Settings or something that only a tool draws changed.
    void redraw(bool everything = false);

    void zoom(double factor, const QPointF& at);
    void zoomIn();
    void zoomOut();
    /// The whole chart.
    void fit();
    /// A part of it, cm, no nearer than a seat's number needs.
    void show(const QRectF& plan);
    void pan(const QPointF& by_px);

Q_SIGNALS:
    void viewChanged();
    void pointerMoved(const QPointF& plan);
    /// The tool did its work: back to selecting.
    void toolFinished();
    void hintChanged();
    /// For a menu.
    void menuWanted(const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    CanvasFrame frameOf(QImage& target, Part part) const;
    void rebuild();
    void moved();
    void drawBase();
    void drawSelectionFrame(QPainter& painter) const;
    void drawGuides(QPainter& painter) const;
    void drawBubble(QPainter& painter) const;
    void drawAdvice(QPainter& painter) const;
    Pointer pointerOf(const QMouseEvent& event) const;
    void showCursorShape();
    void arrow(const QKeyEvent& event, int dx, int dy);
    void selectNext(bool forward);
    seating::Selection nextThing(bool forward) const;
    seating::Selection nextOf(Grain grain, bool forward) const;
    void escape();

    ChartDocument& document_;
    DesignSettings& settings_;
    SeatIndex index_;
    ChartPainter painter_;
    seatmap::Viewport viewport_;
    bool keep_fitted_ = true;
    Tool* tool_ = nullptr;

    QImage base_;   ///< the chart, while dragging without the selection
    QImage frame_;  ///< base_ with the dragged selection
    bool stale_ = true;
    bool dragging_ = false;
    QTransform move_;
    std::vector<QLineF> guides_;
    QString bubble_;
    QPointF bubble_at_;

    bool space_ = false;
    bool panning_ = false;
    bool focus_shown_ = false;  ///< it came by the keyboard
    QPointF last_;
};

}  // namespace seatlock::ui::designer
