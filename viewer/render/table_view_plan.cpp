// The plan, its legend and what a person sketches, over the terrain.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "layers/model/fields.h"
#include "viewer/overlay/kept_stroke.h"
#include "viewer/render/line_range.h"
#include "viewer/render/mixed_views.h"
#include "viewer/render/table_view_impl.h"
#include "viewer/table/frame_layout.h"

namespace saban::viewer {

namespace {

/// Some of a pen's strokes.
std::vector<glm::dvec2> placesOf(const GroundInk& ink) {
    constexpr std::size_t kMostOfStroke = 64;
    std::vector<glm::dvec2> places;
    for (const GroundInk::Stroke& stroke : ink.strokes)
        for (std::size_t i = 0; i < stroke.points.size(); i += 1 + stroke.points.size() / kMostOfStroke) places.push_back(stroke.points[i]);
    return places;
}

}  // namespace

/// After the terrain: signs stand on the ground as it is drawn.
void TableView::Impl::updateOverlay() {
    // What a picture shows of the ground is all that it loads; signs stand on the rest of it too.
    const std::function<std::optional<double>(glm::dvec2)> anywhere = [this](glm::dvec2 at) { return groundHeightAt(at); };
    const PlanOverlay::GroundHeights heights{.at = [this](glm::dvec2 at) { return terrain.loadedHeightAt(at); },
                                             .version = terrain.heightsVersion(),
                                             .beyond = anywhere,
                                             .baseM = terrain.minM()};
    structures.update(camera.view(), camera.frame(), projection, look.sun, anywhere, heights.version,
                      completeness == Completeness::Final ? StructureScene::Pace::All : StructureScene::Pace::SomeAtATime);
    if (look.buildings) {
        BuildingScene::GroundHeights underBuildings{.drawn = heights.at,
                                                    .drawnVersion = heights.version,
                                                    .drawnVersionOf = [this](const geo::Bounds& part) { return terrain.heightsVersionOf(part); }};
        if (completeness == Completeness::Final && ground) {
            underBuildings.beyond = [this](glm::dvec2 at) { return ground->bounds.contains(at) ? ground->elevation->heightAt(at).value_or(std::nullopt) : std::nullopt; };
            underBuildings.beyondVersion = ground->elevation->generation();
        }
        buildings.update(camera.view(), camera.frame(), projection, look.sun, underBuildings,
                         completeness == Completeness::Final ? BuildingScene::Seating::All : BuildingScene::Seating::SomeAtATime);
    } else {
        buildings.hide();
    }
    groundBands.update(camera.view(), camera.frame(), projection, textPixelRatio(), anywhere);
    const auto layOutSigns = [&](const std::vector<Rectangle>& keepClear) {
        overlay.update(camera.view(), camera.frame(), projection, textPixelRatio(), heights, structures.recognisable(), keepClear,
                       completeness == Completeness::Final ? PlanOverlay::Waiting::ForAllSigns : PlanOverlay::Waiting::ForNothing);
    };
    // Where signs stand is where titles do not; in a window that goes on from where it is, where they stood.
    const bool areSignsKnown = completeness == Completeness::Progressive && !hasLeapt() && overlay.shownCount() > 0 && plainBuffer.sizePx() == projection.sizePx;
    const bool isTrial = titles.isChoosing() && !areSignsKnown;
    if (isTrial) layOutSigns({});
    std::vector<Rectangle> covered = updateTitles();
    if (isTrial && completeness == Completeness::Final) overlay.forget();  // in a video they would fade from where nobody saw them
    writtenPx = titles.markingPlaces();
    if (const auto titlesPx = titles.titlesPlace()) writtenPx.push_back(*titlesPx);
    if (const auto legendPx = updateLegend(covered)) {
        covered.push_back(*legendPx);
        writtenPx.push_back(*legendPx);
    }
    const std::vector<Rectangle> figuresPx = updateMapGrid(covered);
    covered.insert(covered.end(), figuresPx.begin(), figuresPx.end());
    layOutSigns(covered);
    updateContourLabels(std::move(covered));
    if (presentSeats() != inkSeats) showInk();
    ink.setTextScale(textScale);
    ink.update(camera.view(), camera.frame(), projection, pixelRatio, heights.at, heights.version, heights.baseM);
    const std::vector<glm::dvec2> strokes = placesOf(shownInk);
    sketch.update(camera.view(), camera.frame(), projection, textPixelRatio(), heights.at, heights.baseM, {.writtenPx = writtenPx, .strokes = strokes});
}

/// Since the last frame.
bool TableView::Impl::hasLeapt() const {
    constexpr double kLeap = 0.25;
    const glm::dvec3 eye = eyeOf(camera.view(), camera.frame());
    return glm::distance(eye, eyeOf(drawnView, camera.frame())) >= kLeap * glm::distance(eye, camera.frame().toScene(camera.view().target));
}

/// What titles, marking and the plate with the scale cover.
std::vector<Rectangle> TableView::Impl::updateTitles() {
    std::optional<glm::dvec2> subjectPx;
    if (subject && ground) {
        subjectPx = pixelOf(camera.view(), camera.frame(), projection, onDrawnGround(*subject));
        const glm::dvec2 size(projection.sizePx);
        if (subjectPx && (subjectPx->x < 0.0 || subjectPx->y < 0.0 || subjectPx->x > size.x || subjectPx->y > size.y)) subjectPx.reset();
    }
    // A view that leaps has come to rest as well as one that stands.
    ScreenTitlesOverlay::Around around{.isMoving = !sameView(camera.view(), drawnView) && !hasLeapt()};
    if (const auto scale = furniture.overlayPlace()) around.taken.push_back({(*scale)[0], (*scale)[1]});
    if (titles.isChoosing()) {
        for (const Rectangle& sign : overlay.occupied()) around.hidden.push_back((sign.min + sign.max) / 2.0);
        if (look.frame && ground)
            for (const glm::dvec3& point : furniture.pointsOfWriting())
                if (const auto pixel = pixelOf(camera.view(), camera.frame(), projection, point)) around.hidden.push_back(*pixel);
    }
    std::vector<Rectangle> covered = titles.update(projection, textPixelRatio(), subjectPx, around);
    covered.insert(covered.end(), around.taken.begin(), around.taken.end());
    return covered;
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
                          .pixelRatio = textPixelRatio(),
                          .elevation = ground->elevation,
                          .table = ground->bounds,
                          .intervalM = contourIntervalM(),
                          .heightAt = [this](glm::dvec2 at) { return terrain.loadedHeightAt(at); },
                          .cut = cut,
                          .keepClear = keepClear,
                          .isMoving = completeness == Completeness::Progressive && !sameView(camera.view(), drawnView),
                          .waiting = completeness == Completeness::Final ? ContourLabels::Waiting::ForAll : ContourLabels::Waiting::ForNothing});
}

/// What the legend covers; neither the subject nor titles.
std::optional<Rectangle> TableView::Impl::updateLegend(const std::vector<Rectangle>& titlesPx) {
    Legend::Below below;
    const auto add = [this](std::vector<glm::dvec2>& points, const glm::dvec3& at) {
        if (const auto pixel = pixelOf(camera.view(), camera.frame(), projection, at)) points.push_back(*pixel);
    };
    if (look.legend && ground) {
        if (look.frame)
            for (const glm::dvec3& point : furniture.pointsOfWriting()) add(below.writing, point);
        if (subject) below.subject = pixelOf(camera.view(), camera.frame(), projection, onDrawnGround(*subject));
        below.taken = titlesPx;
        constexpr int kAcross = 11;
        const geo::Bounds table = frameOutline(ground->bounds);
        for (int i = 0; i <= kAcross * kAcross + 2 * kAcross; ++i) {
            const glm::dvec2 part(i % (kAcross + 1) / double(kAcross), i / (kAcross + 1) / double(kAcross));
            add(below.table, onDrawnGround({table.minE + table.width() * part.x, table.minN + table.height() * part.y}));
        }
    }
    legend.setGround(look.legend ? groundLegend() : std::nullopt);
    const bool isAlone = completeness == Completeness::Final && !planMotion.timeS;  // in a video it stays where it is as long as it can
    return legend.update(look.legend, projection, textPixelRatio(), below, isAlone ? Legend::Corner::ChooseAnew : Legend::Corner::Keep);
}

/// Nothing without a ground.
std::optional<GroundLegend> TableView::Impl::groundLegend() const {
    const auto range = terrain.tintRange();
    if (!ground || !range) return std::nullopt;
    const bool isCovered = look.imagery && ground->imagery && ground->imagery->bounds().intersection(ground->bounds) == ground->bounds;
    return GroundLegend{.look = look.ground, .tintRange = *range, .isTintSeen = !isCovered};
}

glm::dvec3 TableView::Impl::onDrawnGround(glm::dvec2 place) const {
    return camera.frame().toScene({place, groundHeightAt(place).value_or(terrain.minM())});
}

/// As it is drawn; in a picture, where it draws none, as the data have it.
std::optional<double> TableView::Impl::groundHeightAt(glm::dvec2 place) const {
    const auto drawn = terrain.loadedHeightAt(place);
    if (drawn || completeness == Completeness::Progressive || !ground || !ground->bounds.contains(place)) return drawn;
    return ground->elevation->heightAt(place).value_or(std::nullopt);
}

void TableView::Impl::forgetPictures() {
    if (completeness == Completeness::Progressive) return;
    overlay.forget();
    structures.forget();
    buildings.forget();
    contourLabels.forget();
    mapGrid.forget();
    furniture.forgetWriting();
    cutScale.forget();
    isDirty = true;
}

void TableView::Impl::forgetScene() {
    if (completeness == Completeness::Progressive) return;
    forgetPictures();
    titles.forget();
    legend.forget();
    drawnView = {};
}

void TableView::setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile,
                        std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    Impl& m = *impl_;
    const std::shared_ptr<const DrapedPlan> draped = plan ? m.drapedBuilder.build(*plan, view) : nullptr;
    m.isDraped = draped && !draped->isEmpty();
    m.terrain.setDraped(draped);
    m.structures.setPlan(plan, view, std::move(catalogue));
    m.legend.setPlan(plan, view, profile);
    m.titles.setMarking(plan ? plan->settings.marking : std::string());
    m.overlay.setPlan(plan, view, profile);
    m.keptStrokes = plan ? strokesOnSolids(*plan, view) : std::vector<GroundInk::Stroke>();
    m.showInk();
    m.planBands.setPlan(std::move(plan), view, std::move(profile));
    m.forgetPictures();
    m.applyMotion();
    m.isDirty = true;
    m.wasComplete = false;
}

/// Pictures have lines of the plan painted for them. In a window they are painted anew where the view has stood for a while, since whoever turns a wheel stands between its notches, and on the
/// way only where they would be far too wide or thin. On a flight whose end is known they are painted once, as that end has them, as soon as they are not so there.
void TableView::Impl::chooseLineWidths(double timeS) {
    constexpr double kAtRest = 1.25, kOnTheWay = 3.0, kStandsS = 0.3;
    const auto apart = [](double a, double b) { return std::max(a / b, b / a); };
    const bool stands = sameView(camera.view(), standingView);
    if (!stands) {
        standingView = camera.view();
        standsFromS = timeS;
    }
    Viewpoint lines = camera.view();
    lines.rangeM = lineRangeM.value_or(lines.rangeM);
    const double herePixelM = metresPerPixelOf(camera.view(), projection), toldPixelM = metresPerPixelOf(lines, projection);
    const bool isToldFit = lineRangeM && apart(toldPixelM, herePixelM) < kOnTheWay;
    const double pixelM = completeness == Completeness::Final || isToldFit ? toldPixelM : herePixelM;
    const double off = linePixelM > 0.0 ? apart(pixelM, linePixelM) : kOnTheWay;
    const bool isAtOnce = completeness == Completeness::Final || !isDraped || off >= kOnTheWay;
    const bool isLater = !isAtOnce && off >= kAtRest && !isToldFit && timeS - standsFromS < kStandsS;
    if (isAtOnce || (off >= kAtRest && !isLater)) linePixelM = pixelM;
    linesDueS = isLater && stands ? std::optional(standsFromS + kStandsS) : std::nullopt;  // who moves a view draws it once more when it has come to rest
    terrain.setDrapedPixelM(linePixelM);
}

/// To all that draws the plan; after the plan.
void TableView::Impl::applyMotion() {
    structures.setMotion(planMotion);
    overlay.setMotion(planMotion);
    groundBands.set(planBands.bandsOf(planMotion));
}

void setLineRange(TableView& table, std::optional<double> rangeM) { TableView::Impl::of(table).lineRangeM = rangeM; }

void standAs(TableView& comesIn, TableView& seen) { TableView::Impl::of(comesIn).overlay.standAs(TableView::Impl::of(seen).overlay); }

void TableView::setMotion(PlanMotion motion) {
    Impl& m = *impl_;
    if (motion == m.planMotion) return;
    // Time alone shows in what pulses and in what fades; the latter asks for frames by itself.
    const bool isOther = !motion.isSameState(m.planMotion) || !motion.highlighted.empty();
    const bool isOtherScene = motion.scene != m.planMotion.scene;
    m.planMotion = std::move(motion);
    if (isOtherScene) m.forgetScene();
    m.applyMotion();
    m.isDirty = m.isDirty || isOther;
}

void TableView::setTitles(const ScreenTitles& titles) {
    Impl& m = *impl_;
    m.subject = titles.subject;
    m.hasTitles = !titles.isEmpty();
    if (m.titles.set(titles)) m.isDirty = true;
}

void TableView::setTextScale(double scale) {
    constexpr double kSmallest = 0.25, kLargest = 4.0;
    const double wanted = std::clamp(scale, kSmallest, kLargest);
    if (wanted == impl_->textScale) return;
    impl_->textScale = wanted;
    impl_->isDirty = true;
}

void TableView::setInk(GroundInk ink) {
    Impl& m = *impl_;
    if (m.lights.set(ink)) m.areLightsOther = true;
    m.shownInk = std::move(ink);
    m.showInk();
}

void TableView::Impl::showInk() {
    GroundInk together = shownInk;
    together.strokes.insert(together.strokes.begin(), keptStrokes.begin(), keptStrokes.end());
    for (GroundInk::Stroke& stroke : together.strokes) seat(stroke);
    inkSeats = presentSeats();
    if (ink.set(std::move(together))) isDirty = true;
}

std::optional<SolidSeat> TableView::Impl::seatAt(glm::dvec2 place) const {
    const auto seat = structures.seatAt(place);
    return seat ? seat : buildings.seatAt(place);
}

/// From heights over what stands there to those that it has as it is drawn. Where nothing is drawn that could bear it, it lies on the ground.
void TableView::Impl::seat(GroundInk::Stroke& stroke) const {
    for (std::size_t i = 0; i < std::min(stroke.heightsM.size(), stroke.points.size()); ++i) {
        if (!stroke.heightsM[i]) continue;
        const auto seat = seatAt(stroke.points[i]);
        stroke.heightsM[i] = seat ? std::optional(seat->heightOf(*stroke.heightsM[i], frame().exaggeration)) : std::nullopt;
    }
}

void TableView::setSketch(Sketch sketch) {
    impl_->shownSketch = sketch;
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
    return lensOf(m.camera.view(), m.projection).pixelM(glm::distance(eyeOf(m.camera.view(), m.camera.frame()), m.onDrawnGround(place)));
}

geo::Warnings TableView::planWarnings() const {
    geo::Warnings warnings = impl_->structures.warnings();
    warnings.insert(warnings.end(), impl_->overlay.warnings().begin(), impl_->overlay.warnings().end());
    return warnings;
}

}  // namespace saban::viewer
