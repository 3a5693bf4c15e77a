// The plan, its legend and what a person sketches, over the terrain.
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "layers/model/fields.h"
#include "viewer/render/table_view_impl.h"
#include "viewer/table/frame_layout.h"

namespace saban::viewer {

/// After the terrain: signs stand on the ground as it is drawn.
void TableView::Impl::updateOverlay() {
    const PlanOverlay::GroundHeights heights{.at = [this](glm::dvec2 at) { return terrain.loadedHeightAt(at); },
                                             .version = terrain.heightsVersion(),
                                             .baseM = terrain.minM()};
    structures.update(camera.view(), camera.frame(), projection, look.sun, heights.at, heights.version);
    if (look.buildings)
        buildings.update(camera.view(), camera.frame(), projection, look.sun, heights.at, heights.version,
                         completeness == Completeness::Final ? BuildingScene::Seating::All : BuildingScene::Seating::SomeAtATime);
    else
        buildings.hide();
    std::vector<Rectangle> covered = updateLegend();
    overlay.update(camera.view(), camera.frame(), projection, pixelRatio, heights, structures.recognisable(), covered,
                   completeness == Completeness::Final ? PlanOverlay::Waiting::ForAllSigns : PlanOverlay::Waiting::ForNothing);
    updateContourLabels(std::move(covered));
    sketch.update(camera.view(), camera.frame(), projection, pixelRatio, heights.at, heights.baseM);
}

/// After signs and names, which come first.
void TableView::Impl::updateContourLabels(std::vector<Rectangle> keepClear) {
    if (!look.contourLabels || hidesContours() || !ground) {
        contourLabels.hide();
        return;
    }
    const std::vector<Rectangle> signs = overlay.occupied();
    keepClear.insert(keepClear.end(), signs.begin(), signs.end());
    contourLabels.update({.view = camera.view(),
                          .frame = camera.frame(),
                          .projection = projection,
                          .pixelRatio = pixelRatio,
                          .elevation = ground->elevation,
                          .table = ground->bounds,
                          .intervalM = contourIntervalM(),
                          .heightAt = [this](glm::dvec2 at) { return terrain.loadedHeightAt(at); },
                          .cut = cut,
                          .keepClear = keepClear,
                          .isMoving = completeness == Completeness::Progressive && !sameView(camera.view(), drawnView),
                          .waiting = completeness == Completeness::Final ? ContourLabels::Waiting::ForAll : ContourLabels::Waiting::ForNothing});
}

/// What the legend covers.
std::vector<Rectangle> TableView::Impl::updateLegend() {
    Legend::Below below;
    const auto add = [this](std::vector<glm::dvec2>& points, const glm::dvec3& at) {
        if (const auto pixel = pixelOf(camera.view(), camera.frame(), projection, at)) points.push_back(*pixel);
    };
    if (look.legend && ground) {
        if (look.frame)
            for (const glm::dvec3& point : furniture.pointsOfWriting()) add(below.writing, point);
        constexpr int kAcross = 11;
        const geo::Bounds table = frameOutline(ground->bounds);
        for (int i = 0; i <= kAcross * kAcross + 2 * kAcross; ++i) {
            const glm::dvec2 part(i % (kAcross + 1) / double(kAcross), i / (kAcross + 1) / double(kAcross));
            add(below.table, onDrawnGround({table.minE + table.width() * part.x, table.minN + table.height() * part.y}));
        }
    }
    legend.setGround(look.legend ? groundLegend() : std::nullopt);
    const auto covered = legend.update(look.legend, projection, pixelRatio, below, completeness == Completeness::Final ? Legend::Corner::ChooseAnew : Legend::Corner::Keep);
    return covered ? std::vector{*covered} : std::vector<Rectangle>{};
}

/// Nothing without a ground.
std::optional<GroundLegend> TableView::Impl::groundLegend() const {
    const auto range = terrain.tintRange();
    if (!ground || !range) return std::nullopt;
    const bool isCovered = look.imagery && ground->imagery && ground->imagery->bounds().intersection(ground->bounds) == ground->bounds;
    return GroundLegend{.look = look.ground, .tintRange = *range, .isTintSeen = !isCovered};
}

glm::dvec3 TableView::Impl::onDrawnGround(glm::dvec2 place) const {
    return camera.frame().toScene({place, terrain.loadedHeightAt(place).value_or(terrain.minM())});
}

void TableView::setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile,
                        std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    Impl& m = *impl_;
    m.terrain.setDraped(plan ? m.drapedBuilder.build(*plan, view) : nullptr);
    m.structures.setPlan(plan, view, std::move(catalogue));
    m.legend.setPlan(plan, view, profile);
    m.overlay.setPlan(std::move(plan), view, std::move(profile));
    m.isDirty = true;
    m.wasComplete = false;
}

void TableView::setSketch(Sketch sketch) {
    if (impl_->sketch.set(std::move(sketch))) impl_->isDirty = true;
}

std::optional<layers::FeatureRef> TableView::signAt(glm::dvec2 pixel) const {
    const auto id = impl_->overlay.markerAt(pixel);
    if (!id) return std::nullopt;
    std::optional<layers::FeatureRef> found;
    layers::forEachKind([&](auto tag) {
        const std::string_view kind = layers::kindName<typename decltype(tag)::Type>();
        if (id->starts_with(kind) && (!found || kind.size() > found->kind.size())) found = layers::FeatureRef{std::string(kind), id->substr(kind.size())};
    });
    return found;
}

std::optional<glm::dvec2> TableView::pixelAt(glm::dvec2 place) const {
    return pixelOf(impl_->camera.view(), impl_->camera.frame(), impl_->projection, impl_->onDrawnGround(place));
}

double TableView::metresPerPixelAt(glm::dvec2 place) const {
    const Impl& m = *impl_;
    const double distance = glm::distance(eyeOf(m.camera.view(), m.camera.frame()), m.onDrawnGround(place));
    return distance * 2.0 * std::tan(glm::radians(m.projection.fovYDeg) / 2.0) / m.projection.sizePx.y;
}

geo::Warnings TableView::planWarnings() const {
    geo::Warnings warnings = impl_->structures.warnings();
    warnings.insert(warnings.end(), impl_->overlay.warnings().begin(), impl_->overlay.warnings().end());
    return warnings;
}

}  // namespace saban::viewer
