#pragma once

#include <QWidget>

namespace saban::app {

/// The marking of a plan in the middle of a line, white on red; no height without one. Long ones are made smaller, never cut.
class MarkingLine : public QWidget {
    Q_OBJECT

   public:
    explicit MarkingLine(QWidget* parent = nullptr);

    void setMarking(const QString& marking);
    const QString& marking() const { return marking_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// Paints it in a picture: its middle at the middle of `area`.
    static void paint(QPainter& painter, const QRectF& area, const QString& marking);

   protected:
    void paintEvent(QPaintEvent* event) override;

   private:
    QString marking_;
};

}  // namespace saban::app
