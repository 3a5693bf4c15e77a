#pragma once

#include <QAbstractButton>
#include <QPixmap>

#include "viewer/app/recent_plans.h"

class QToolButton;

namespace saban::app {

/// A recent plan to click on: its picture, name, marking, when it was opened last and where it lies. Enter and Space open it, Delete takes it off.
class PlanCard : public QAbstractButton {
    Q_OBJECT

   public:
    /// Null picture: a drawn one stands in.
    PlanCard(const RecentPlan& plan, const QImage& picture, QWidget* parent = nullptr);

    const RecentPlan& plan() const { return plan_; }
    /// Its height follows.
    void setWidth(int widthPx);
    void retranslate();

   signals:
    void removeRequested();

   protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

   private:
    QRect pictureRect() const;
    void paintPicture(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintMarking(QPainter& painter) const;

    RecentPlan plan_;
    bool isMissing_;
    QPixmap picture_;
    QToolButton* remove_;
};

}  // namespace saban::app
