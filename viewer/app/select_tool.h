#pragma once

#include <QPointF>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"
#include "layers/model/geometry.h"
#include "viewer/app/map_tool.h"
#include "viewer/app/snapper.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

/// Picks features and moves them on the ground.
///
/// Click: picks what is under the cursor, again: what lies below it; Ctrl + click adds and takes away. Shift + drag: picks all in a box. Drag of
/// a picked feature: moves all that are picked. The ring beside a single one turns it. Vertices of a single line or area are
/// dragged, pulled to what the snapper finds; the small points between them make new ones; Ctrl + click on a vertex takes it out. Delete removes, Escape lets go. What is locked has no handles and stays where it is.
class SelectTool : public MapTool {
    Q_OBJECT

   public:
    /// `view`: what of the plan is shown.
    SelectTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent = nullptr);

    /// Of the structures' sizes; null: the one that comes with Saban.
    void setCatalogue(std::shared_ptr<const layers::StructureCatalogue> catalogue) { catalogue_ = std::move(catalogue); }

    /// Null: one of its own.
    void setSnapper(const Snapper* snapper) { snapper_ = snapper; }
    /// What the vertex that is dragged is pulled to now.
    const std::optional<Snap>& snap() const { return snap_; }

    void begin() override { refresh(); }
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void refresh() override;
    QString hint() const override;

    /// What is shown at a place of the widget, the best guess first.
    std::vector<layers::FeatureRef> featuresAt(QPointF position) const;

   private:
    enum class Drag { None, Pressed, Move, Turn, Vertex, Box };
    struct Vertex {
        std::size_t part = 0, index = 0;
        bool isNew = false;  ///< between this vertex and the next
    };

    /// Those that can be told apart in the present view, and the places between them where there is room for more.
    std::vector<Vertex> shownVertices(const layers::Geometry& geometry) const;
    static glm::dvec2 placeOf(const layers::Geometry& geometry, const Vertex& vertex);
    std::optional<Vertex> vertexAt(QPointF position) const;
    /// The place of a vertex that is dragged there, pulled to what is near.
    std::optional<glm::dvec2> snappedPlaceOf(QPointF position, Qt::KeyboardModifiers modifiers);
    bool isSelectionLocked() const;
    bool isOnTurnHandle(QPointF position) const;
    std::optional<glm::dvec2> placeOf(QPointF position) const;
    std::optional<glm::dvec2> pivot() const;
    double headingOfSelection() const;
    bool canTurn() const;
    layers::Geometry withVertex(glm::dvec2 at) const;
    void preview(const layers::Edit& edit);
    void drop();
    void removeVertex(const Vertex& vertex);

    const layers::StructureCatalogue& catalogue() const { return catalogue_ ? *catalogue_ : layers::defaultCatalogue(); }

    std::function<const viewer::PlanView&()> view_;
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    Drag drag_ = Drag::None;
    QPointF pressedAt_, cursor_;
    std::optional<glm::dvec2> grabbed_;
    Vertex vertex_;
    bool wasSelected_ = false;  ///< what is under the press, before it
    std::optional<layers::FeatureRef> pressed_;
    const Snapper* snapper_;
    std::optional<Snap> snap_;
};

}  // namespace saban::app
