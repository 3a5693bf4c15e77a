#pragma once

#include <QStatusBar>
#include <memory>
#include <optional>

#include "geo/crs/coordinates.h"
#include "geo/crs/crs.h"
#include "layers/ground/ground.h"
#include "viewer/app/ground_loader.h"
#include "viewer/render/table_view.h"

class QLabel;
class QProgressBar;

namespace saban::app {

/// Coordinates and height under the cursor, the table's CRS, and what is still being loaded.
///
/// Grid coordinates are VN-2000 X (north) before Y (east) for ground in Vietnam, whatever the table's CRS; elsewhere the
/// table's own easting and northing. The context menu offers the other styles.
class StatusLine : public QStatusBar {
    Q_OBJECT

   public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setGround(const std::shared_ptr<const layers::Ground>& ground);
    void setPoint(const std::optional<viewer::PickedPoint>& point);
    /// `step` is of opening the files.
    void setProgress(const viewer::ViewStatus& status, bool isOpening, const LoadStep& step = {});

    geo::CoordinateStyle style() const { return style_; }
    void setStyle(geo::CoordinateStyle style);

    /// What is read on the screen, in order, for tests and for copying.
    QString coordinateText() const;
    QString geographicText() const;
    QString heightText() const;
    QString crsText() const;
    QString progressText() const;

   signals:
    void styleChanged(saban::geo::CoordinateStyle style);

   protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

   private:
    void showPoint();
    void showProgress();
    void retranslateUi();

    std::shared_ptr<const layers::Ground> ground_;
    std::optional<geo::Crs> vietnamGrid_;  ///< what X and Y are in; nothing outside Vietnam
    std::optional<geo::Transform> toVietnamGrid_;
    std::optional<viewer::PickedPoint> point_;
    viewer::ViewStatus status_;
    bool isOpening_ = false;
    LoadStep step_;
    geo::CoordinateStyle style_ = geo::CoordinateStyle::NorthingEasting;

    QLabel* coordinate_;
    QLabel* geographic_;
    QLabel* height_;
    QLabel* crs_;
    QLabel* task_;
    QProgressBar* progress_;
};

}  // namespace saban::app
