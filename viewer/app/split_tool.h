#pragma once

#include <QPointF>
#include <glm/vec2.hpp>
#include <optional>

#include "layers/model/feature_ref.h"
#include "viewer/app/map_tool.h"

namespace saban::app {

/// Splits the one line that is selected where it is clicked: at a vertex when one is near, else at the place on the line that is nearest. Escape ends.
class SplitTool : public MapTool {
    Q_OBJECT

   public:
    SplitTool(TableWidget& table, PlanSession& session, QObject* parent = nullptr) : MapTool(table, session, parent) {}

    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void leave() override;
    void refresh() override { showSketch(); }
    bool takesPlaces() const override { return line_.has_value(); }
    bool setPlaces(std::span<const TypedPlace> places) override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    QString hint() const override;

   private:
    /// Where the cursor would split it; nothing too far from the line.
    std::optional<glm::dvec2> placeOf(QPointF position) const;
    bool split(glm::dvec2 place);
    void showSketch();

    std::optional<layers::FeatureRef> line_;
    std::optional<glm::dvec2> at_;
    std::optional<QPointF> pressedAt_;
};

}  // namespace saban::app
