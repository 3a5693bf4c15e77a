#include "viewer/table/table_furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/vec4.hpp>
#include <optional>
#include <osg/BlendFunc>
#include <osg/Depth>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/Program>
#include <osg/Uniform>

#include "geo/core/text.h"
#include "shaders/shader_sources.h"
#include "viewer/table/crs_words.h"
#include "viewer/table/frame_layout.h"
#include "viewer/table/frame_mesh.h"
#include "viewer/table/frame_writing.h"
#include "viewer/table/glyph_atlas.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/number_words.h"
#include "viewer/table/palette.h"
#include "viewer/table/screen_overlay.h"

namespace saban::viewer {

namespace {

// Background and shadow come after all that is solid: only pixels that nothing else covers are paid for.
constexpr int kBackgroundBin = 5;
constexpr int kShadowBin = 6;
constexpr int kWritingBin = 10;
constexpr int kOverlayBin = 90;

// The frame's own scale bar serves when its coordinates are at least this high and it is read from the front.
constexpr double kReadableLabelPx = 9.0;
constexpr double kReadableTurnDeg = 100.0;
constexpr double kMostOverlayScale = 1.6;

osg::ref_ptr<osg::Program> makeProgram(const std::string& name, std::string_view vertex, std::string_view fragment) {
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName(name);
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource(vertex))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource(fragment))));
    return program;
}

void blend(osg::StateSet& state) {
    // The picture stays opaque: what is blended here must not make a window see-through.
    state.setAttributeAndModes(new osg::BlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
}

osg::ref_ptr<osg::Geometry> makeMesh() {
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setDataVariance(osg::Object::DYNAMIC);
    return geometry;
}

/// Never culled and of no size: it lies on the screen.
class OnScreen : public osg::Geometry {
   public:
    OnScreen() {
        setUseDisplayList(false);
        setUseVertexBufferObjects(true);
        setDataVariance(osg::Object::DYNAMIC);
        setCullingActive(false);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

/// Drawn where nothing nearer was, without hiding what comes later. Depth is reversed: far is 0.
void fillsGaps(osg::StateSet& state) { state.setAttributeAndModes(new osg::Depth(osg::Depth::GEQUAL, 0.0, 1.0, false)); }

osg::ref_ptr<osg::Geometry> makeBackground() {
    osg::ref_ptr<osg::Geometry> geometry = new OnScreen;
    osg::ref_ptr<osg::Vec3Array> positions = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX);
    osg::ref_ptr<osg::Vec4Array> colors = new osg::Vec4Array(osg::Array::BIND_PER_VERTEX);
    for (const auto& [x, y] : {std::pair{-1.0F, -1.0F}, {1.0F, -1.0F}, {-1.0F, 1.0F}, {1.0F, 1.0F}}) {
        const glm::vec4 color = y < 0.0F ? palette::kWallBottom : palette::kWallTop;
        positions->push_back({x, y, 0.0F});
        colors->push_back({color.r, color.g, color.b, color.a});
    }
    geometry->setVertexArray(positions);
    geometry->setColorArray(colors);
    geometry->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLE_STRIP, 0, 4));
    osg::StateSet& state = *geometry->getOrCreateStateSet();
    state.setAttributeAndModes(makeProgram("table background", "table_screen.vert", "table_solid.frag"));
    fillsGaps(state);
    state.setRenderBinDetails(kBackgroundBin, "RenderBin");
    return geometry;
}

/// What the writing on the frame is made of; it is written again only when this changes.
struct Written {
    std::string title, facts;
    bool grid = false;
    std::shared_ptr<const GroundGrid> otherGrid{};
    GridInterval otherInterval{};
    bool operator==(const Written&) const = default;
};

}  // namespace

struct TableFurniture::Impl {
    osg::ref_ptr<osg::Group> root = new osg::Group, ground = new osg::Group, written = new osg::Group;
    osg::ref_ptr<osg::Group> solids = new osg::Group;   ///< frame, shadow
    osg::ref_ptr<osg::Group> plate = new osg::Group;
    osg::ref_ptr<osg::Geometry> writing = makeMesh();
    osg::ref_ptr<osg::Geometry> overlay = new OnScreen;
    std::unique_ptr<GlyphAtlas> atlas;                  ///< made when first needed: it reads font files

    std::optional<FurnitureSpec> spec;
    FrameLayout layout;
    double intervalM = 0.0;
    FurnitureState state;
    std::optional<Written> words;
    std::optional<ScreenOverlay> overlaid;
    std::optional<std::array<glm::dvec2, 2>> overlayPlace;

    Impl();
    GlyphAtlas& glyphs();
    Written wantedWriting(const SceneFrame& frame, const Look& look) const;
    bool updateWriting(const Written& wanted);
    bool isFrameReadable(const Viewpoint& view, const SceneFrame& frame, const Projection& projection) const;
    void updateOverlay(const ScreenOverlay& wanted);
};

TableFurniture::Impl::Impl() {
    osg::ref_ptr<osg::Program> solid = makeProgram("table solids", "table_decal.vert", "table_solid.frag");
    root->setName("table furniture");
    root->addChild(ground);
    root->addChild(written);
    ground->addChild(makeBackground());
    ground->addChild(plate);
    ground->addChild(solids);
    written->addChild(writing);
    written->addChild(overlay);

    solids->getOrCreateStateSet()->setAttributeAndModes(solid);
    plate->getOrCreateStateSet()->setAttributeAndModes(solid);

    osg::StateSet& inscribed = *writing->getOrCreateStateSet();
    inscribed.setAttributeAndModes(makeProgram("table writing", "table_decal.vert", "table_decal.frag"));
    inscribed.addUniform(new osg::Uniform("coverage", 0));
    inscribed.setRenderBinDetails(kWritingBin, "RenderBin");
    blend(inscribed);

    osg::StateSet& onScreen = *overlay->getOrCreateStateSet();
    onScreen.setAttributeAndModes(makeProgram("table overlay", "table_screen.vert", "table_decal.frag"));
    onScreen.addUniform(new osg::Uniform("coverage", 0));
    onScreen.addUniform(new osg::Uniform("uGroundAt", osg::Vec4()));  // nothing hides it
    onScreen.setMode(GL_DEPTH_TEST, osg::StateAttribute::OFF);
    onScreen.setRenderBinDetails(kOverlayBin, "RenderBin");
    blend(onScreen);

    for (osg::Node* hidden : {static_cast<osg::Node*>(writing.get()), static_cast<osg::Node*>(overlay.get())})
        hidden->setNodeMask(0);
}

GlyphAtlas& TableFurniture::Impl::glyphs() {
    if (!atlas) {
        atlas = std::make_unique<GlyphAtlas>();
        writing->getOrCreateStateSet()->setTextureAttribute(0, atlas->texture());
        overlay->getOrCreateStateSet()->setTextureAttribute(0, atlas->texture());
    }
    return *atlas;
}

Written TableFurniture::Impl::wantedWriting(const SceneFrame& frame, const Look& look) const {
    Written wanted{.title = look.title.empty() ? spec->title : look.title, .facts = withZonesNamed(spec->crs.name()), .grid = look.grid};
    const auto add = [&](const std::string& fact) { wanted.facts += (wanted.facts.empty() ? "" : "  ·  ") + fact; };
    if (!spec->subtitle.empty()) add(spec->subtitle);
    // A tenth is what the control in the window goes by.
    add(text(SABAN_TR("viewer", "Vertical exaggeration ×{}"), numberText(frame.exaggeration, 1)));
    if (state.contourIntervalM > 0.0) add(text(SABAN_TR("viewer", "Contour interval {}"), lengthText(state.contourIntervalM)));
    if (look.grid && state.grid) {
        wanted.otherGrid = state.grid;
        wanted.otherInterval = state.grid->edgeInterval(state.gridInterval, std::max(spec->bounds.width(), spec->bounds.height()));
        add(state.grid->title());
    }
    return wanted;
}

bool TableFurniture::Impl::updateWriting(const Written& wanted) {
    if (words == wanted) return false;
    DecalMesh mesh(glyphs());
    const FrameWriting content{.bounds = spec->bounds, .title = wanted.title, .facts = wanted.facts,
                               .gridIntervalM = wanted.grid ? intervalM : 0.0};
    if (wanted.otherGrid)
        writeOtherGridEdges(mesh, glyphs(), layout, spec->bounds, *wanted.otherGrid, wanted.otherInterval);
    else
        writeGridEdges(mesh, glyphs(), layout, content);
    writeLegend(mesh, glyphs(), layout, content);
    mesh.moveInto(*writing);
    words = wanted;
    return true;
}

/// Scale bar and compass rose of the frame lie in the picture, large enough and not upside down.
bool TableFurniture::Impl::isFrameReadable(const Viewpoint& view, const SceneFrame& frame, const Projection& projection) const {
    if (std::abs(std::remainder(view.headingDeg, 360.0)) > kReadableTurnDeg) return false;
    const glm::dmat4 toEye = viewMatrixOf(view, frame);
    const Lens lens = lensOf(view, projection);
    const glm::dvec2 size(projection.sizePx);
    for (const glm::dvec3& place : {scaleBarPlace(layout), compassRosePlace(layout)}) {
        const glm::dvec4 eye = toEye * glm::dvec4(place, 1.0);
        const auto pixel = lens.pixelOf(eye, size);
        if (!pixel || pixel->x < 0.0 || pixel->y < 0.0 || pixel->x > size.x || pixel->y > size.y) return false;
        if (gridLabelHeightM(layout, intervalM) / lens.pixelM(-eye.z) < kReadableLabelPx * state.pixelRatio) return false;
    }
    return true;
}

void TableFurniture::Impl::updateOverlay(const ScreenOverlay& wanted) {
    if (overlaid == wanted) return;
    DecalMesh mesh(glyphs());
    overlayPlace = writeScreenOverlay(mesh, glyphs(), wanted);
    mesh.moveInto(*overlay);
    overlaid = wanted;
}

TableFurniture::TableFurniture() : impl_(std::make_unique<Impl>()) {}

TableFurniture::~TableFurniture() = default;

osg::Node* TableFurniture::node() { return impl_->root; }
osg::Node* TableFurniture::groundNode() { return impl_->ground; }
osg::Node* TableFurniture::writingNode() { return impl_->written; }

void TableFurniture::setSpec(const FurnitureSpec& spec, const SceneFrame& frame) {
    assert(!spec.bounds.isEmpty() && spec.baseM > 0.0);
    clear();
    Impl& it = *impl_;
    it.spec = spec;
    it.layout = frameLayoutOf(spec.bounds, spec.baseM, frame);
    it.intervalM = gridIntervalFor(spec.bounds);

    it.plate->addChild(makePlate(it.layout));
    it.solids->addChild(makeFrame(it.layout));
    osg::ref_ptr<osg::Geometry> shadow = makeShadow(it.layout);
    osg::StateSet& state = *shadow->getOrCreateStateSet();
    state.setAttributeAndModes(makeProgram("table shadow", "table_decal.vert", "table_shadow.frag"));
    fillsGaps(state);
    state.setRenderBinDetails(kShadowBin, "RenderBin");
    blend(state);
    it.solids->addChild(shadow);
}

void TableFurniture::clear() {
    Impl& it = *impl_;
    it.spec.reset();
    it.words.reset();
    it.layout = {};
    it.intervalM = 0.0;
    it.plate->removeChildren(0, it.plate->getNumChildren());
    it.solids->removeChildren(0, it.solids->getNumChildren());
    it.writing->setNodeMask(0);
    it.overlay->setNodeMask(0);
}

void TableFurniture::forgetWriting() {
    impl_->words.reset();
    impl_->overlaid.reset();
    impl_->overlayPlace.reset();
    if (impl_->atlas) impl_->atlas->clear();
}

bool TableFurniture::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Look& look,
                            const FurnitureState& state) {
    assert(state.pixelRatio > 0.0);
    Impl& it = *impl_;
    if (!it.spec) return false;
    it.state = state;
    const auto show = [](osg::Node& node, bool visible) {
        const osg::Node::NodeMask mask = visible ? ~0U : 0U;
        if (node.getNodeMask() == mask) return false;
        node.setNodeMask(mask);
        return true;
    };
    bool isChanged = show(*it.solids, look.frame);
    isChanged |= show(*it.writing, look.frame);
    if (look.frame) isChanged |= it.updateWriting(it.wantedWriting(frame, look));

    const bool showOverlay = look.frame && !it.isFrameReadable(view, frame, projection);
    isChanged |= show(*it.overlay, showOverlay);
    if (showOverlay) {
        ScreenOverlay wanted = screenOverlayOf(view, projection, it.state.pixelRatio);
        wanted.contourIntervalM = it.state.contourIntervalM;
        wanted.isRight = it.state.isOverlayRight;
        wanted.pixelRatio *= std::clamp(it.state.textScale, 1.0, kMostOverlayScale);
        it.updateOverlay(wanted);
    }
    return isChanged;
}

std::optional<std::array<glm::dvec2, 2>> TableFurniture::overlayPlace() const {
    return impl_->spec && impl_->overlay->getNodeMask() != 0 ? impl_->overlayPlace : std::nullopt;
}

double TableFurniture::gridIntervalM() const { return impl_->intervalM; }

geo::Bounds TableFurniture::outlineOfFrame() const { return impl_->spec ? impl_->layout.outer() : geo::Bounds{}; }

std::vector<glm::dvec3> TableFurniture::pointsOfWriting() const {
    if (!impl_->spec) return {};
    constexpr int kAlong = 24, kAcross = 3;
    const FrameLayout& layout = impl_->layout;
    const Sheet face = layout.face(Side::South);
    std::vector<glm::dvec3> points;
    for (int i = 0; i <= kAlong; ++i)
        for (int k = 0; k <= kAcross; ++k) points.push_back(face.at({layout.lengthM(Side::South) * i / kAlong, -layout.faceWidthM(Side::South) * k / kAcross}));
    return points;
}

double TableFurniture::plateZ() const { return impl_->layout.plateZ; }

}  // namespace saban::viewer
