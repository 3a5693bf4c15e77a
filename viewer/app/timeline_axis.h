#pragma once

#include <QColor>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "layers/briefing/timeline.h"

namespace saban::app {

/// Of a phase by its place among them, wherever phases are told apart by colours; never without the name beside it.
/// Source: Okabe and Ito, Color universal design, 2008.
QColor colourOfPhase(std::size_t index);

/// The exercise as a scale of time: phases as spans with their names, dates or hours, marks where works are due, and the moment that is shown.
///
/// Mouse: press and drag scrub, the wheel zooms about the cursor, Shift + wheel moves. Keys: Left and Right go on by one mark of the scale, with Ctrl by a tenth of it, Page Up
/// and Page Down to the phase before and after, Home and End, + and - zoom. Space and Escape are told.
/// Thread safety: GUI thread.
class TimelineAxis : public QWidget {
    Q_OBJECT

   public:
    explicit TimelineAxis(QWidget* parent = nullptr);

    struct Mark {
        double atS = 0.0;
        QString title{};
        bool isDone = false;
    };
    /// Null: nothing to show. What is seen stays when both ends of the exercise stay.
    void setTimeline(std::shared_ptr<const layers::Timeline> timeline, std::vector<Mark> marks);
    /// Which part of the exercise the width shows.
    void setSpan(double beginS, double endS);
    double spanBeginS() const { return beginS_; }
    double spanEndS() const { return endS_; }
    /// Nothing: the plan is shown as its phase has it.
    void setMoment(const std::optional<double>& timeS);

    double timeAt(double x) const;
    double xOf(double timeS) const;
    /// Between two marks of the scale.
    double stepS() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

   signals:
    /// A person chose a moment.
    void scrubbed(double timeS);
    void playRequested();
    void leaveRequested();

   protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

   private:
    void zoom(double factor, double aboutS);
    void scrub(double timeS);
    void stepPhase(int by);
    void paintSpans(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintMoment(QPainter& painter) const;
    QRectF spansArea() const;
    QRectF marksArea() const;
    QString tipAt(QPointF position) const;

    std::shared_ptr<const layers::Timeline> timeline_;
    std::vector<Mark> marks_;
    std::optional<double> momentS_;
    double beginS_ = 0.0, endS_ = 1.0;
};

}  // namespace saban::app
