#include "viewer/render/table_view.h"

#include <GL/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <limits>
#include <thread>
#include <osg/ClipControl>
#include <osg/Depth>
#include <osgUtil/GLObjectsVisitor>
#include <osgViewer/GraphicsWindow>
#include <osgViewer/Viewer>

#include "geo/core/text.h"
#include "viewer/camera/camera_motion.h"
#include "viewer/overlay/building_scene.h"
#include "viewer/overlay/legend.h"
#include "viewer/overlay/plan_overlay.h"
#include "viewer/overlay/structure_scene.h"
#include "viewer/render/background_pyramids.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/ground_picker.h"
#include "viewer/render/table_view_impl.h"
#include "viewer/table/frame_layout.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/table_furniture.h"
#include "viewer/terrain/terrain.h"

namespace saban::viewer {

namespace {

constexpr double kBaseOfTable = 0.03;        // the block's foot below its lowest ground, as a part of its size
constexpr double kIntakeMsWhileMoving = 4.0;
constexpr double kIntakeMsAtRest = 30.0;
constexpr double kIntakeMsAhead = 8.0;  // for what is not seen yet
constexpr double kLookAheadS = 0.7;
constexpr double kOrdinaryHeightPx = 1080.0; // of a screen on which lines have their plain widths
constexpr double kColumnsAhead = 0.06;       // of the picture's width beside the columns that are drawn: they will be soon
constexpr double kQuickPyramidCells = 4e7;   // overviews of so many cells take about a second, coarse tiles without them longer

double nowS() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What of the clip space the columns fill, stretched to the whole of it.
glm::dmat4 stretched(const TableView::Columns& columns) {
    const double width = std::max(columns.to - columns.from, 1e-6);
    glm::dmat4 m(1.0);
    m[0][0] = 1.0 / width;
    m[3][0] = (1.0 - columns.from - columns.to) / width;
    return m;
}

osg::Matrixd toOsg(const glm::dmat4& m) { return osg::Matrixd(glm::value_ptr(m)); }

/// The contour interval of 1, 2 or 5 times a power of ten that leaves lines a readable distance apart on a usual slope.
double contourIntervalFor(double metresPerPixel, double reliefM) {
    const double wanted = std::clamp(3.2 * metresPerPixel, 0.25, std::max(0.5, reliefM / 8.0));
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= wanted * 0.999) return step * power;
    return 10.0 * power;
}

/// True when overviews are wanting, and quickly made.
bool hasQuickPyramids(const layers::Ground* ground) {
    if (!ground) return false;
    double cells = 0.0;
    for (const auto& raster : layers::rastersWithoutPyramid(*ground)) cells += static_cast<double>(raster->info().width) * raster->info().height;
    return cells > 0.0 && cells <= kQuickPyramidCells;
}

}  // namespace

/// In perspective depth 1 at the near plane, 0 at infinity: a float depth buffer then resolves 2 m and 200 km alike. On a map it falls evenly
/// from the highest to the lowest that there may be.
/// Source: Reed, Depth Precision Visualized, 2015.
glm::dmat4 TableView::Impl::projectionMatrix(const Viewpoint& viewpoint) const {
    const Lens lens = lensOf(viewpoint, projection);
    const glm::dvec2 scale = 2.0 * lens.focalPx / lens.depthM(1.0) / glm::dvec2(projection.sizePx);
    glm::dmat4 m(0.0);
    m[0][0] = scale.x;
    m[1][1] = scale.y;
    if (viewpoint.isFlat()) {
        const Slab slab = slabOf(viewpoint);
        m[2][2] = 0.5 / slab.reachM;
        m[3][2] = 0.5 + 0.5 * slab.middleM / slab.reachM;
        m[3][3] = 1.0;
    } else {
        m[2][3] = -1.0;
        m[3][2] = kNearM;
    }
    return m;
}

double TableView::Impl::awayM(float depth) const {
    if (!(depth > 0.0f)) return std::numeric_limits<double>::infinity();
    if (!drawnView.isFlat()) return kNearM / depth;
    const Slab slab = slabOf(drawnView);
    return slab.middleM + slab.reachM * (1.0 - 2.0 * depth);
}

TableView::Impl::Slab TableView::Impl::slabOf(const Viewpoint& viewpoint) const {
    constexpr double kOverGroundM = 2000.0;  // nothing stands higher
    constexpr double kBeside = 1.5;          // of the table's size: frame and shadow
    const SceneFrame scene = camera.frame();
    const glm::dvec3 eye = eyeOf(viewpoint, scene), forward = glm::normalize(scene.toScene(viewpoint.target) - eye);
    const double lowest = std::min(scene.toScene({0.0, 0.0, terrain.minM()}).z, 0.0) - baseM, highest = scene.toScene({0.0, 0.0, terrain.maxM()}).z + kOverGroundM;
    const double half = ground ? kBeside / 2.0 * std::hypot(ground->bounds.width(), ground->bounds.height()) : 0.0;
    return {.middleM = glm::dot(glm::dvec3(0.0, 0.0, (lowest + highest) / 2.0) - eye, forward),
            .reachM = (std::max(highest - lowest, 0.0) / 2.0 + kOverGroundM) * std::abs(forward.z) + half * glm::length(glm::dvec2(forward))};
}

geo::SelectionView TableView::Impl::selectionView(const Viewpoint& viewpoint) const {
    const glm::dmat4 view = viewMatrixOf(viewpoint, camera.frame());
    const Lens lens = lensOf(viewpoint, projection);
    const double halfHeight = projection.sizePx.y / 2.0 / lens.focalPx;
    const double aspect = static_cast<double>(projection.sizePx.x) / projection.sizePx.y;
    const Columns soon{std::max(columns.from - kColumnsAhead, 0.0), std::min(columns.to + kColumnsAhead, 1.0)};
    const glm::dmat4 wanted = stretched(soon) * projectionMatrix(viewpoint);
    return {.eye = eyeOf(viewpoint, camera.frame()),
            .forward = -glm::dvec3(glm::row(view, 2)),
            .planes = geo::frustumPlanes(view, wanted),
            .cut = cut ? std::optional(cut->scenePlane(camera.frame())) : std::nullopt,
            .pixelsPerRadian = lens.focalPx,
            .cosHalfDiagonal = 1.0 / std::sqrt(1.0 + halfHeight * halfHeight * (1.0 + aspect * aspect)),
            .parallelM = lens.parallelM};
}

/// A motion that goes on through a hill leads nowhere.
bool TableView::Impl::isAboveGround(const Viewpoint& viewpoint) const {
    if (viewpoint.isFlat()) return true;
    const glm::dvec3 eye = frame().toGround(eyeOf(viewpoint, camera.frame()));
    const auto height = terrain.loadedHeightAt(glm::dvec2(eye));
    return !height || eye.z > *height;
}

double TableView::Impl::contourIntervalM() const {
    if (look.contourIntervalM > 0.0) return look.contourIntervalM;
    return contourIntervalFor(metresPerPixel(), terrain.maxM() - terrain.minM());
}

Viewpoint TableView::Impl::home() const {
    if (!ground) return {};
    return wholeTable(ground->bounds, terrain.minM(), terrain.maxM(), frame(), projection);
}

/// So that the time it takes is seen, and kept within its bounds, instead of falling into some frame.
void TableView::Impl::toGraphics(osg::Node& node) {
    osgUtil::GLObjectsVisitor visitor(osgUtil::GLObjectsVisitor::COMPILE_STATE_ATTRIBUTES | osgUtil::GLObjectsVisitor::COMPILE_DISPLAY_LISTS);
    visitor.setState(window->getState());
    node.accept(visitor);
}

bool TableView::Impl::prepare(Context context) {
    if (camera.isFlying()) {
        camera.advance(nowS());
        isDirty = true;
    }
    if (holdsTiles) {
        if (pyramids.isRunning()) return false;
        holdsTiles = completeness == Completeness::Final;
    }
    const bool isMoving = !sameView(camera.view(), drawnView);
    Terrain::Intake intake;
    intake.timeS = nowS();
    if (completeness == Completeness::Progressive) {
        motion.see(camera.view(), nowS());
        const auto ahead = motion.ahead(kLookAheadS);
        if (ahead && isAboveGround(*ahead)) intake.ahead = selectionView(*ahead);
    }
    const bool isLoadingAhead = loadAhead(intake);
    const bool isMotionDrawn = isMoving && context == Context::Drawing;
    terrain.setMoving(isMotionDrawn || givesWay);
    if (completeness == Completeness::Progressive) intake.ms = isMotionDrawn || givesWay ? kIntakeMsWhileMoving : context == Context::Drawing || !isMoving ? kIntakeMsAtRest : kIntakeMsAhead;
    if (context != Context::None) intake.toGraphics = [this](osg::Node& node) { toGraphics(node); };
    updateCut();
    updateGrid();
    chooseLineWidths(intake.timeS);
    if (terrain.update(selectionView(), intake)) isDirty = true;
    if (isLoadingAhead) noteAhead();
    if (awaitsPyramids && (terrain.status().drawn > 0 || terrain.status().isComplete)) {
        awaitsPyramids = false;
        pyramids.start(ground);
    }
    const bool isComplete = terrain.status().isComplete && !terrain.isMorphing() && !awaitsPyramids && !pyramids.isRunning();
    if (isComplete != wasComplete) isDirty = true;
    wasComplete = isComplete;
    return isComplete && !linesDueS;
}

geo::Result<void> TableView::Impl::ensureGraphics() {
    if (viewer) return {};
    const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
    const auto* rendererText = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    renderer = rendererText ? rendererText : "?";
    int major = 0, minor = 0;
    const bool isKnown = version && std::sscanf(version, "%d.%d", &major, &minor) == 2;
    if (!isKnown || major * 10 + minor < 33)
        return geo::fail(geo::ErrorCode::Unsupported,
                         text(SABAN_TR("viewer", "cannot draw the table with '{0}' (OpenGL {1}): OpenGL 3.3 is needed. Update the "
                                                 "graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without it."),
                              renderer, version ? version : "?"));
    viewer = new osgViewer::Viewer;
    viewer->setThreadingModel(osgViewer::ViewerBase::SingleThreaded);
    viewer->setLightingMode(osg::View::NO_LIGHT);
    viewer->setKeyEventSetsDone(0);
    window = new osgViewer::GraphicsWindowEmbedded(0, 0, projection.sizePx.x, projection.sizePx.y);
    osg::Camera* osgCamera = viewer->getCamera();
    osgCamera->setGraphicsContext(window);
    osgCamera->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    osgCamera->setCullingMode(osg::CullSettings::NO_CULLING);
    osgCamera->setProjectionResizePolicy(osg::Camera::FIXED);
    osgCamera->setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    osgCamera->setClearColor(osg::Vec4(0.80f, 0.83f, 0.86f, 1.0f));
    osgCamera->setClearDepth(0.0);
    osg::StateSet* state = osgCamera->getOrCreateStateSet();
    state->setAttributeAndModes(new osg::ClipControl(osg::ClipControl::LOWER_LEFT, osg::ClipControl::ZERO_TO_ONE));
    state->setAttributeAndModes(new osg::Depth(osg::Depth::GEQUAL, 0.0, 1.0, true));
    state->setMode(GL_LIGHTING, osg::StateAttribute::OFF);
    assemble();
    viewer->setSceneData(root);
    viewer->realize();
    window->getState()->initializeExtensionProcs();  // tiles may be brought to the graphics side before the first frame
    return {};
}

/// Apart: what is written may be drawn on a larger picture than the ground.
void TableView::Impl::assemble() {
    for (osg::Group* group : {root.get(), groundPart.get(), written.get(), signsPart.get(), titlesPart.get()}) group->removeChildren(0, group->getNumChildren());
    for (osg::Node* node : std::initializer_list<osg::Node*>{terrain.node(), furniture.groundNode(), structures.node(), buildings.node(), groundBands.node(), ink.node()}) groundPart->addChild(node);
    for (osg::Node* node : std::initializer_list<osg::Node*>{furniture.writingNode(), cutScale.node(), mapGrid.node(), overlay.node(), contourLabels.node()}) signsPart->addChild(node);
    for (osg::Node* node : std::initializer_list<osg::Node*>{legend.node(), titles.node(), sketch.node()}) titlesPart->addChild(node);
    for (osg::Group* group : {signsPart.get(), titlesPart.get()}) written->addChild(group);
    for (osg::Group* group : {groundPart.get(), written.get()}) root->addChild(group);
    groundPart->setNodeMask(kGround);
    written->setNodeMask(kSigns | kTitles);
    signsPart->setNodeMask(kSigns);
    titlesPart->setNodeMask(kTitles);
    root->getOrCreateStateSet()->addUniform(cutPlane);
    osg::StateSet& state = *written->getOrCreateStateSet();
    signsPart->getOrCreateStateSet()->addUniform(signsSeen);
    state.addUniform(new osg::Uniform("uSeen", 1.0f));
    state.addUniform(groundAt);
    state.addUniform(new osg::Uniform("uGroundDepth", static_cast<int>(kGroundDepthUnit)));
}

void TableView::Impl::applyCamera(glm::ivec2 cornerPx, glm::ivec2 sizePx, glm::ivec2 columnsPx) {
    osg::Camera* osgCamera = viewer->getCamera();
    osgCamera->setViewport(cornerPx.x, cornerPx.y, sizePx.x, sizePx.y);
    osg::StateSet* state = osgCamera->getOrCreateStateSet();
    if (columnsPx == glm::ivec2(0, sizePx.x)) {
        state->removeAttribute(scissor);
        state->removeMode(GL_SCISSOR_TEST);
    } else {
        scissor->setScissor(cornerPx.x + columnsPx.x, cornerPx.y, columnsPx.y - columnsPx.x, sizePx.y);
        state->setAttributeAndModes(scissor);
    }
    osgCamera->setViewMatrix(toOsg(viewMatrixOf(camera.view(), camera.frame())));
    osgCamera->setProjectionMatrix(toOsg(projectionMatrix(camera.view())));
}

TableView::TableView(Completeness completeness) : impl_(std::make_unique<Impl>(completeness)) {}

TableView::~TableView() { setWakeUp(nullptr); }

void TableView::setGround(std::shared_ptr<const layers::Ground> ground, CameraChange change) {
    Impl& m = *impl_;
    const bool canKeep = ground && m.ground && ground->crs.isSameAs(m.ground->crs);
    const auto before = m.ground;
    m.ground = std::move(ground);
    m.showMap();
    if (!canKeep) m.cut.reset();  // its places are those of another CRS
    m.isDirty = true;
    m.wasComplete = false;
    m.holdsTiles = m.completeness == Completeness::Final || hasQuickPyramids(m.ground.get());
    m.awaitsPyramids = m.ground && !m.holdsTiles;
    if (!m.awaitsPyramids) m.pyramids.start(m.ground);
    if (!m.ground) {
        m.terrain.setGround(nullptr, {}, 1.0, 0.0);
        m.furniture.clear();
        return;
    }
    const geo::Bounds& bounds = m.ground->bounds;
    const double size = std::max(bounds.width(), bounds.height());
    m.baseM = tableUnitM(bounds) * kBaseOfTable;
    // More may be known of the heights than when this elevation was first shown; its tiles stay where they are.
    if (!before || before->elevation != m.ground->elevation || before->bounds != bounds) m.chooseOrigin();
    const SceneFrame frame = m.frame();
    m.terrain.setLook(m.look, frame);
    m.terrain.setGround(m.ground, frame, m.baseM, gridIntervalFor(bounds));
    const auto elevation = m.ground->elevation;
    // Over what is cut away the eye may come down, to look at the face.
    const auto heightAt = [elevation, &m](glm::dvec2 at) -> std::optional<double> {
        return m.cut && m.cut->insideM(at) < 0.0 ? std::nullopt : elevation->heightAt(at).value_or(std::nullopt);
    };
    m.camera.setGround(bounds, heightAt, size * 4.0);
    m.chooseGrid();
    m.camera.setFrame(frame);
    m.furniture.setSpec({.bounds = bounds,
                         .crs = m.ground->crs,
                         .title = m.look.title.empty() ? m.ground->title : m.look.title,
                         .subtitle = {},
                         .baseM = m.baseM},
                        frame);
    if (change == CameraChange::Home || !canKeep) m.camera.setView(m.home());
}

void TableView::awaitOverviews(const std::stop_token& stop, const geo::Progress& progress) {
    Impl& m = *impl_;
    if (!m.ground || !m.pyramids.isRunning()) return;
    for (auto state = m.pyramids.state(); state.left > 0 && !stop.stop_requested(); state = m.pyramids.state()) {
        geo::report(progress, state.fraction);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (stop.stop_requested()) return;
    m.chooseOrigin();
    setGround(m.ground, CameraChange::Home);
}

const std::shared_ptr<const layers::Ground>& TableView::ground() const { return impl_->ground; }

void TableView::setLook(const Look& look) {
    Impl& m = *impl_;
    if (look == m.look) return;
    const bool newTitle = look.title != m.look.title;
    m.look = look;
    m.look.exaggeration = std::clamp(look.exaggeration, 1.0, 10.0);
    m.isDirty = true;
    if (!m.ground) return;
    const SceneFrame frame = m.frame();
    m.camera.setFrame(frame);
    m.terrain.setLook(m.look, frame);
    m.chooseGrid();
    if (newTitle)
        m.furniture.setSpec({.bounds = m.ground->bounds, .crs = m.ground->crs,
                             .title = look.title.empty() ? m.ground->title : look.title, .subtitle = {}, .baseM = m.baseM},
                            frame);
}

const Look& TableView::look() const { return impl_->look; }
OrbitCamera& TableView::camera() { return impl_->camera; }
const OrbitCamera& TableView::camera() const { return impl_->camera; }
Viewpoint TableView::home() const { return impl_->home(); }

void TableView::resize(glm::ivec2 sizePx, double pixelRatio) {
    Impl& m = *impl_;
    m.projection.sizePx = glm::max(sizePx, glm::ivec2(1));
    m.pixelRatio = pixelRatio;
    m.groundPx = {0, 0};
    m.camera.setProjection(m.projection);
    // In steps, so that dragging the window's edge does not repaint everything all the time.
    const double screens = std::max(pixelRatio, m.projection.sizePx.y / kOrdinaryHeightPx);
    m.terrain.setLineScale(std::clamp(std::floor(screens * 2.0) / 2.0, 1.0, 4.0));
    m.isDirty = true;
}

void TableView::setFieldOfView(double fovYDeg) {
    Impl& m = *impl_;
    m.projection.fovYDeg = std::clamp(fovYDeg, 0.5, 100.0);
    m.camera.setProjection(m.projection);
    m.isDirty = true;
}

std::int64_t TableView::regularGridTriangles() const { return impl_->terrain.regularGridTriangles(); }

void TableView::setTileMemory(std::size_t bytes) { impl_->terrain.setKeptBytes(bytes); }

bool TableView::needsFrame() const {
    return impl_->areLightsOther || impl_->needsScene() || impl_->areLinesWaiting();
}

void TableView::setWakeUp(std::function<void()> wakeUp) {
    const std::lock_guard lock(impl_->wakeMutex);
    impl_->wakeUp = std::move(wakeUp);
}

bool TableView::prepare(const FrameQuality& quality, Graphics graphics) {
    impl_->setQuality(quality);
    return impl_->prepare(graphics == Graphics::Current && impl_->ensureGraphics() ? Impl::Context::Current : Impl::Context::None);
}

void TableView::setGivesWay(bool givesWay) {
    if (givesWay != std::exchange(impl_->givesWay, givesWay)) impl_->terrain.setMoving(givesWay);
}

geo::Result<void> TableView::warmUp() {
    Impl& m = *impl_;
    constexpr glm::ivec2 kSizePx{64, 36};
    constexpr double kMostS = 0.3;
    if (auto ready = m.ensureGraphics(); !ready || m.ground) return ready;
    const auto crs = geo::Crs::fromEpsg(3405);
    if (!crs) return {};
    const geo::Bounds bounds{500000.0, 2300000.0, 501000.0, 2301000.0};
    auto ground = std::make_shared<layers::Ground>(layers::Ground{
        .crs = *crs, .crsReason = {}, .bounds = bounds,
        .elevation = geo::ElevationSource::fromFunction(*crs, bounds, 50.0, [bounds](glm::dvec2 at) { return (at.x - bounds.minE) * 0.1; }),
        .imagery = nullptr, .warnings = {}, .title = {}, .spec = {}});
    Framebuffer unseen;
    if (!unseen.ensure(kSizePx, 0, Framebuffer::Depth::None)) return {};

    const Look look = m.look;
    const Projection projection = m.projection;
    const double pixelRatio = m.pixelRatio;
    resize(kSizePx);
    setGround(std::move(ground), CameraChange::Home);
    for (const double endS = nowS() + kMostS; !prepare() && nowS() < endS;) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    geo::Result<void> outcome;
    for (const bool hasLines : {true, false}) {
        Look drawn = look;
        drawn.contours = drawn.grid = hasLines;
        setLook(drawn);
        for (const FrameQuality& quality : {FrameQuality{.scale = 0.5}, FrameQuality{}, FrameQuality{.samples = 4}})
            if (outcome = draw(unseen.id(), quality); !outcome) break;
    }
    setGround(nullptr);
    setLook(look);
    m.projection = projection;
    resize(projection.sizePx, pixelRatio);
    unseen.release();
    return outcome;
}

ViewStatus TableView::status() const {
    const Impl& m = *impl_;
    const TerrainStatus& terrain = m.terrain.status();
    const BackgroundPyramids::State pyramids = m.pyramids.state();
    ViewStatus status{.tilesDrawn = terrain.drawn,
                      .tilesPending = terrain.pending,
                      .tilesFailed = terrain.failed,
                      .triangles = terrain.triangles,
                      .meshErrorPx = terrain.errorPxMax,
                      .isComplete = terrain.isComplete && pyramids.left == 0 && !m.awaitsPyramids && !m.terrain.hasNews() && !m.terrain.isMorphing() && !m.linesDueS,
                      .task = {},
                      .taskFraction = pyramids.fraction,
                      .failures = m.terrain.failures()};
    if (pyramids.left > 0) {
        const std::string name = pyramids.path.substr(pyramids.path.find_last_of('/') + 1);
        status.task = text(SABAN_TR("viewer", "Building overviews of {}"), name);
    }
    status.failures.insert(status.failures.end(), pyramids.failures.begin(), pyramids.failures.end());
    return status;
}

std::vector<double> TableView::readDistances() const {
    const std::vector<float> depths = impl_->plainBuffer.readDepth();
    std::vector<double> distances(depths.size());
    std::transform(depths.begin(), depths.end(), distances.begin(), [this](float depth) { return impl_->awayM(depth); });
    return distances;
}

glm::dmat4 TableView::projectionMatrix() const { return impl_->projectionMatrix(impl_->camera.view()); }

std::optional<PickedPoint> TableView::pick(glm::dvec2 pixel) const {
    const Impl& m = *impl_;
    if (!m.ground) return std::nullopt;
    const glm::dvec3 direction = rayThrough(m.camera.view(), m.camera.frame(), m.projection, pixel);
    const GroundRay ray{.eye = rayStart(m.camera.view(), m.camera.frame(), m.projection, pixel), .direction = direction};
    return pickGround(ray, m.camera.frame(), *m.ground, m.terrain, m.cut);
}

void TableView::releaseGl() {
    Impl& m = *impl_;
    if (!m.viewer) return;
    m.plainBuffer.release();
    m.smooth->buffer.release();
    m.terrain.releaseGl(m.window->getState());
    m.root->releaseGLObjects(m.window->getState());
    m.viewer->setSceneData(nullptr);
    osg::ref_ptr<osgViewer::GraphicsWindowEmbedded> window = m.window;
    m.viewer->getCamera()->setGraphicsContext(nullptr);
    m.viewer = nullptr;
    window->close();
    m.window = nullptr;
    m.isDirty = true;
}

std::string TableView::rendererName() const { return impl_->renderer; }

}  // namespace saban::viewer
