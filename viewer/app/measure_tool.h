#pragma once

#include <QPointF>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "layers/model/feature_ref.h"
#include "viewer/app/map_tool.h"
#include "viewer/app/measurement.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

class MeasureSettings;

/// Measures lines and areas on the ground.
///
/// Each click adds a point; the line and a short text follow the cursor. Key A closes the line to an area and opens it again, Backspace takes
/// the last point back, Enter or a double click ends, Escape clears. Key K keeps the result as a note of the plan.
/// While the cursor moves, heights are read at few places of long lines; at the end at the elevation's own detail.
class MeasureTool : public MapTool {
    Q_OBJECT

   public:
    MeasureTool(TableWidget& table, PlanSession& session, QObject* parent = nullptr);

    /// In what directions are told; without, as the plan has them.
    void setSettings(const MeasureSettings* settings);
    /// As it is shown; nothing before there are two points.
    const std::optional<Measurement>& measurement() const { return measurement_; }
    bool isClosing() const { return isClosing_; }
    /// The result is there: it can be kept.
    bool canKeep() const;

    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool doubleClick(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void leave() override;
    void refresh() override { showSketch(); }
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    bool takesPlaces() const override { return table_.ground() != nullptr; }
    bool goesOnAfterPlaces() const override { return true; }
    bool setPlaces(std::span<const TypedPlace> places) override;
    /// Begins a measurement there.
    void beginAt(glm::dvec2 place);
    QString hint() const override;

   public slots:
    /// Makes a note of the points that were clicked, with everything that is known of them, and picks it.
    void keepAsNote();
    void setClosing(bool isClosing);
    void clear();
    void finish();

   signals:
    /// Everything that is known, one fact a line, or why nothing is; empty: nothing is measured.
    void measured(const QString& text);
    void closingChanged(bool isClosing);
    void kept(const saban::layers::FeatureRef& note);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void addPoint(glm::dvec2 point);
    void takeBack();
    void update();
    void showSketch();
    std::vector<glm::dvec2> pointsWithCursor() const;
    AngleFrame angles() const;

    const MeasureSettings* settings_ = nullptr;
    std::vector<glm::dvec2> points_;
    std::optional<glm::dvec2> cursor_;  ///< on the ground
    std::optional<QPointF> pressedAt_;
    std::optional<Measurement> measurement_;
    bool isClosing_ = false;
    bool isEnded_ = false;  ///< the next click begins anew
};

}  // namespace saban::app
