#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/analysis/profile.h"
#include "viewer/overlay/profile_chart.h"

namespace saban::app {

/// The chart of a cross-section. The mouse, or the arrow keys while it has the focus, move a line over it that tells distance, height
/// and grade.
class SectionChart : public QWidget {
    Q_OBJECT

   public:
    explicit SectionChart(QWidget* parent = nullptr);

    /// Null: `note` stands in its place.
    void setProfile(std::shared_ptr<const geo::Profile> profile, std::vector<viewer::ProfileMark> marks, const QString& note = {});
    /// Of the plan, on the chart's edges; empty: none.
    void setMarking(const std::string& marking);
    const std::string& marking() const { return marking_; }
    const std::shared_ptr<const geo::Profile>& profile() const { return profile_; }
    const std::vector<viewer::ProfileMark>& marks() const { return marks_; }
    /// Without telling of it.
    void setCursorAt(const std::optional<double>& distanceM);
    const std::optional<double>& cursorAt() const { return cursorM_; }

    QSize sizeHint() const override { return {760, 210}; }
    QSize minimumSizeHint() const override { return {280, 120}; }

   signals:
    void pointed(const std::optional<double>& distanceM);

   protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

   private:
    viewer::ProfileChart chart() const;
    void moveCursor(const std::optional<double>& distanceM);
    void describe();

    std::shared_ptr<const geo::Profile> profile_;
    std::vector<viewer::ProfileMark> marks_;
    QString note_;
    std::string marking_;
    std::optional<double> cursorM_;
};

}  // namespace saban::app
