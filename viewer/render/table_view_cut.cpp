// What a cut takes away, and which grid is on the ground.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

namespace {

constexpr double kScalePx = 27.0;  // from figure to figure on the face, at least about
constexpr double kSoil = 0.05;     // thickness of the soil on the face, of the table's relief
constexpr double kSoilOfSides = 0.004;  // of the table's size: never more than on the block's sides
constexpr double kInsetPx = 0.4;   // of the face behind the plane

}  // namespace

void TableView::setCut(const std::optional<Cut>& cut) {
    Impl& m = *impl_;
    if (cut == m.cut || (cut && !m.ground)) return;
    m.cut = cut;
    m.forgetPictures();
    m.isDirty = true;
    m.wasComplete = false;
}

const std::optional<Cut>& TableView::cut() const { return impl_->cut; }
std::string TableView::gridFailure() const { return impl_->gridFailure; }

double TableView::Impl::metresPerPixel() const {
    return metresPerPixelOf(camera.view(), projection) * pixelRatio;
}

void TableView::Impl::updateCut() {
    overlay.setCut(cut);
    overlay.setColumns(columns.from, columns.to);
    ink.setCut(cut);
    structures.setCut(cut);
    if (!cut) {
        buildings.setCut({}, 0.0);
        terrain.setCut({}, {}, 0.0);
        return;
    }
    const double unitPx = std::max(1.0, projection.sizePx.y / 1080.0 / pixelRatio);
    const double figuresM = roundValueAbove(std::max(kScalePx * unitPx * metresPerPixel() / look.exaggeration, 0.1));
    const double leading = figuresM / std::pow(10.0, std::floor(std::log10(figuresM) + 1e-9));
    const int strong = leading > 1.5 && leading < 3.0 ? 4 : 5;
    const double size = std::max(ground->bounds.width(), ground->bounds.height());
    const CutFace::Scale scale{.stepM = figuresM / strong, .strong = strong, .lowestM = std::floor(terrain.minM() / figuresM) * figuresM,
                               .soilM = std::min(kSoilOfSides * size, std::max(kSoil * (terrain.maxM() - terrain.minM()), 0.5))};
    const glm::dvec3 eye = eyeOf(camera.view(), camera.frame());
    const double distanceM = std::max(std::abs(cut->insideM(glm::dvec2(camera.frame().toGround(eye)))), 1.0);
    // In steps, so that a calm view builds nothing anew.
    const double insetM = std::exp2(std::floor(std::log2(kInsetPx * lensOf(camera.view(), projection).pixelM(distanceM))));
    terrain.setCut(cut, scale, insetM);
    constexpr double kBehindGround = 2.0;  // whose face hides their foundations
    buildings.setCut(cut, kBehindGround * insetM);
}

/// After the terrain, whose face it writes on.
void TableView::Impl::applyCutPlane() {
    osg::Node* const solids[] = {structures.node(), buildings.node(), groundBands.node()};
    if (!cut) {
        for (osg::Node* node : solids) node->getOrCreateStateSet()->setMode(kCutMode, osg::StateAttribute::OFF);
        cutScale.hide();
        return;
    }
    const glm::dvec4 plane = glm::transpose(glm::inverse(viewMatrixOf(camera.view(), camera.frame()))) * cut->scenePlane(camera.frame());
    cutPlane->set(osg::Vec4(static_cast<float>(plane.x), static_cast<float>(plane.y), static_cast<float>(plane.z), static_cast<float>(plane.w)));
    for (osg::Node* node : solids) node->getOrCreateStateSet()->setMode(kCutMode, osg::StateAttribute::ON);
    const double unitPx = std::max(1.0, projection.sizePx.y / 1080.0 / pixelRatio);
    cutScale.update({.cut = *cut,
                     .frame = camera.frame(),
                     .metresPerPixel = metresPerPixel() * unitPx},
                    terrain.cutFace());
}

void TableView::Impl::chooseGrid() {
    forgetPictures();  // it follows the look
    if (!ground) {
        otherGrid = nullptr;
        gridFailure.clear();
        return;
    }
    if (otherGrid && otherGrid->choice() == look.gridChoice && otherGrid->tableCrs().isSameAs(ground->crs)) return;
    auto grid = GroundGrid::create(look.gridChoice, ground->crs);
    gridFailure = grid ? std::string() : grid.error().message;
    otherGrid = grid ? std::move(*grid) : nullptr;
    isDirty = true;
}

void TableView::Impl::updateGrid() {
    terrain.setOtherGrid(otherGrid, otherInterval());
    terrain.setHasGrid(!hasMapGrid());
}

std::vector<Rectangle> TableView::Impl::updateMapGrid(const std::vector<Rectangle>& keepClear) {
    if (!hasMapGrid()) {
        mapGrid.hide();
        return {};
    }
    return mapGrid.update({.view = camera.view(),
                           .frame = camera.frame(),
                           .projection = projection,
                           .table = ground->bounds,
                           .grid = otherGrid.get(),
                           .interval = otherGrid ? otherInterval() : intervalWithin(metricIntervalFor(metresPerPixel() * gridSpread()), furniture.gridIntervalM()),
                           .cut = cut},
                          textPixelRatio(), keepClear);
}

}  // namespace saban::viewer
