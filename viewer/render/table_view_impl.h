#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <mutex>
#include <optional>
#include <osg/Group>
#include <osg/Scissor>
#include <osgViewer/GraphicsWindow>
#include <osgViewer/Viewer>
#include <string>
#include <vector>

#include "geo/core/executor.h"
#include "viewer/camera/camera_motion.h"
#include "viewer/overlay/building_scene.h"
#include "viewer/overlay/contour_labels.h"
#include "viewer/overlay/ground_ink.h"
#include "viewer/overlay/ink_lights.h"
#include "viewer/overlay/legend.h"
#include "viewer/overlay/map_grid.h"
#include "viewer/overlay/march_columns.h"
#include "viewer/overlay/plan_bands.h"
#include "viewer/overlay/plan_overlay.h"
#include "viewer/overlay/screen_titles.h"
#include "viewer/overlay/structure_scene.h"
#include "viewer/render/background_pyramids.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/table_view.h"
#include "viewer/table/cut_scale.h"
#include "viewer/table/ground_grid.h"
#include "viewer/table/table_furniture.h"
#include "viewer/terrain/terrain.h"

namespace saban::viewer {

inline constexpr double kNearM = 0.05;  ///< float depth, reversed: the far plane is at infinity

inline constexpr unsigned kGroundDepthUnit = 5;  ///< of textures; nobody else uses it

inline bool sameView(const Viewpoint& a, const Viewpoint& b) { return a == b; }

/// Device pixels of a logical pixel of text and signs: they grow with the picture.
inline double textUnitPx(const Projection& projection, double pixelRatio) { return std::max(pixelRatio, projection.sizePx.y / 1080.0); }

/// What a table view is made of; for the files of `TableView` alone.
struct TableView::Impl {
    Impl(TableView::Impl&&) = delete;
    explicit Impl(Completeness wanted)
        : completeness(wanted),
          overlay([this] { wake(); }),
          contourLabels([this] { wake(); }),
          pyramids([this] { wake(); }),
          terrain(std::max(1u, geo::Executor::defaultThreadCount()), [this] { wake(); }) {
        terrain.setLoadsCoarseFirst(wanted == Completeness::Progressive);
        projection.sizePx = {640, 360};
    }

    void wake() {
        const std::lock_guard lock(wakeMutex);
        if (wakeUp) wakeUp();
    }

    std::mutex wakeMutex;
    std::function<void()> wakeUp;
    Completeness completeness;
    std::shared_ptr<const layers::Ground> ground;
    Look look;
    std::optional<Cut> cut;
    std::shared_ptr<const GroundGrid> otherGrid;  ///< null: the table's own
    std::string gridFailure;
    OrbitCamera camera;
    Projection projection;
    double pixelRatio = 1.0;
    Columns columns;
    std::vector<Viewpoint> aheadViews;   ///< the first is being loaded
    bool givesWay = false;               ///< another view moves
    bool isOtherAhead = false;           ///< it is another one than in the frame before
    std::shared_ptr<FrameQuality> inMotion = std::make_shared<FrameQuality>(AdaptiveQuality().whileMoving());  ///< of the last frame of a motion, of both views that share buffers
    std::optional<double> passingExaggeration;
    std::optional<double> lineRangeM;    ///< as `setLineRange` has it
    double linePixelM = 0.0;             ///< metres of a pixel for which lines of the plan are painted; 0: for none yet
    bool isDraped = false;               ///< the plan has something that is painted on the ground
    Viewpoint standingView;              ///< of the last call of `prepare`
    double standsFromS = -1e9;           ///< since when it is that one
    std::optional<double> linesDueS;     ///< lines wait until the view has stood for a while: from then on they are painted anew
    bool areLinesWaiting() const { return linesDueS && terrain.status().pending == 0; }
    static Impl& of(TableView& table) { return *table.impl_; }
    GroundInk shownInk;                  ///< as they were set: they stay where they are when views are exchanged
    std::vector<GroundInk::Stroke> keptStrokes;  ///< of the plan, where they are not all on the ground; under the ink that is set
    /// For what heights of strokes were found.
    struct InkSeats {
        std::uint64_t version = 0;
        double exaggeration = 1.0;
        bool operator==(const InkSeats&) const = default;
    };
    InkSeats inkSeats;
    Sketch shownSketch;
    glm::ivec2 lastDrawnPx{0, 0};        ///< of the last frame in its buffer
    bool wasLastSmooth = false;
    bool isLastWritten = false;          ///< it has all that is written in it
    glm::ivec2 groundPx{0, 0};           ///< of the last ground in the plain buffer, with nothing written on it; 0: there is none
    double baseM = 1.0;
    glm::dvec3 origin{0.0};
    bool isDirty = true;
    bool areLightsOther = false;         ///< than in the last frame, which holds for the rest
    std::optional<FrameQuality> drawnQuality;  ///< of the last frame in its buffer
    int nextSlice = 0;                   ///< of a frame that is drawn in parts; 0: none is under way
    FrameQuality slicedQuality;
    int slicesOfFrame = 0;
    std::vector<Rectangle> writtenPx;    ///< what titles, marking and legend cover
    Viewpoint drawnView;
    CameraMotion motion;
    bool wasComplete = false;
    bool awaitsPyramids = false;  // overviews are built once something is on the screen: the first picture comes first
    bool holdsTiles = false;      // unless they are built so soon that tiles do better to wait for them
    std::vector<std::string> glFailures;

    /// What of the scene is drawn: bits of node masks.
    static constexpr unsigned kGround = 1, kSigns = 2, kTitles = 4, kAll = kGround | kSigns | kTitles;
    osg::ref_ptr<osg::Group> root = new osg::Group;
    osg::ref_ptr<osg::Group> groundPart = new osg::Group, written = new osg::Group, signsPart = new osg::Group, titlesPart = new osg::Group;  ///< those below `written` lie over the ground
    osg::ref_ptr<osg::Uniform> signsSeen = new osg::Uniform("uSeen", 1.0f), groundAt = new osg::Uniform("uGroundAt", osg::Vec4());  ///< the latter of all that is written
    TableFurniture furniture;
    osg::ref_ptr<osgViewer::Viewer> viewer;
    osg::ref_ptr<osgViewer::GraphicsWindowEmbedded> window;
    osg::ref_ptr<osg::Scissor> scissor = new osg::Scissor;
    Framebuffer plainBuffer;
    /// With several samples for each pixel, which takes the more memory and time to make.
    struct SmoothBuffer {
        Framebuffer buffer{};
        const Impl* drawnBy = nullptr;   ///< whose frame it holds
    };
    std::shared_ptr<SmoothBuffer> smooth = std::make_shared<SmoothBuffer>();
    std::string renderer;

    DrapedPlanBuilder drapedBuilder;
    StructureScene structures;
    BuildingScene buildings;
    PlanBands planBands;
    MarchColumns groundBands;
    GroundInkOverlay ink;
    InkLights lights;
    PlanOverlay overlay;
    ContourLabels contourLabels;
    MapGrid mapGrid;
    Legend legend;
    ScreenTitlesOverlay titles;
    SketchOverlay sketch;
    PlanMotion planMotion;
    std::optional<glm::dvec2> subject;   ///< of the titles: a place that nothing written covers
    double textScale = 1.0;
    bool hasTitles = false;
    CutScale cutScale;
    osg::ref_ptr<osg::Uniform> cutPlane = new osg::Uniform("uCut", osg::Vec4(0.0f, 0.0f, 0.0f, 1.0f));  ///< in eye coordinates
    BackgroundPyramids pyramids;
    Terrain terrain;  // after what its workers wake

    /// The origin stays as long as the ground does, whatever better is learnt about its heights.
    void chooseOrigin() { origin = glm::dvec3(ground->bounds.center(), ground->elevation->roughRange().minM); }
    SceneFrame frame() const { return {.origin = origin, .exaggeration = passingExaggeration.value_or(look.exaggeration)}; }
    bool hidesContours() const { return !look.contours || (ground && ground->imagery && look.imagery && !look.contoursOnImagery); }
    geo::SelectionView selectionView() const { return selectionView(camera.view()); }
    geo::SelectionView selectionView(const Viewpoint& viewpoint) const;
    bool isAboveGround(const Viewpoint& viewpoint) const;
    /// From the eye's axes to clip coordinates: depth 1 near, 0 far away.
    glm::dmat4 projectionMatrix(const Viewpoint& viewpoint) const;
    /// Along the direction of view, of what the buffer of the last frame has a depth of; infinity where there is nothing.
    double awayM(float depth) const;
    /// Of a map, along the direction of view: how far the middle of what can be drawn is before the eye, and how far it reaches on both sides.
    struct Slab {
        double middleM = 0.0, reachM = 1.0;
    };
    Slab slabOf(const Viewpoint& viewpoint) const;
    double contourIntervalM() const;
    geo::Result<void> ensureGraphics();
    void assemble();
    /// Columns are those of the picture, whose lower left corner is at `cornerPx`.
    void applyCamera(glm::ivec2 cornerPx, glm::ivec2 sizePx, glm::ivec2 columnsPx);
    /// [GL] All that comes before the scene is drawn.
    geo::Result<void> beginFrame(const FrameQuality& quality);
    glm::ivec2 reducedPx(const FrameQuality& quality) const;
    /// [GL] Makes it as large as the picture.
    geo::Result<void> ensureBuffer(Framebuffer& buffer, int samples);
    bool isMade(const Framebuffer& buffer, int samples) const { return buffer.id() != 0 && buffer.sizePx() == projection.sizePx && buffer.samples() == samples; }
    Framebuffer& bufferOf(const FrameQuality& quality) { return quality.samples > 1 ? smooth->buffer : plainBuffer; }
    /// [GL] Of the scene what `parts` has, of the columns from `columnsPx.x` up to `columnsPx.y`, into the buffer of that quality.
    geo::Result<void> drawScene(const FrameQuality& quality, glm::ivec2 columnsPx, unsigned parts);
    /// Notes what the buffer of that quality holds.
    void noteDrawn(const FrameQuality& quality, bool isWritten);
    enum class Frame { Whole, Sliced };
    bool isWrittenApart(const FrameQuality& quality, const Finish& finish, Frame frame) const;
    /// What is written on.
    struct Page {
        unsigned framebuffer = 0;
        glm::ivec2 cornerPx{0, 0};
        bool hasDepth = false;  ///< of a ground as large as the picture; else that is in the plain buffer, as large as it was drawn
        bool isUnseen = false;  ///< no pixel is drawn
    };
    /// [GL]
    void write(const Page& page, unsigned parts, double signsShare);
    void write(const Page& page, const Finish& finish);
    geo::Result<void> keepGround();
    bool copyBuffer(unsigned framebuffer, glm::ivec2 toPx);
    /// [GL] What the driver says against shaders, after a frame.
    geo::Result<void> checkShaders();
    glm::ivec2 columnsOf(int widthPx) const;
    void leaveStateAsFound();
    void showMap() {
        forgetPictures();
        buildings.setMap(ground ? ground->vectors : nullptr, ground ? ground->bounds : geo::Bounds{});
        overlay.setMap(ground ? ground->vectors : nullptr, ground ? ground->bounds : geo::Bounds{});
    }
    void chooseLineWidths(double timeS);
    void updateOverlay();
    bool hasLeapt() const;
    bool needsScene() const;
    bool canShowAgain(const FrameQuality& quality) const;
    void drawLights(unsigned framebuffer, glm::ivec2 toPx);
    double metresPerPixel() const;  ///< where the view is aimed, across it
    void chooseGrid();
    GridInterval otherInterval() const { return otherGrid ? otherGrid->intervalFor(metresPerPixel() * gridSpread()) : GridInterval{}; }
    /// The view is one from above whose grid is drawn over it, with its figures at the edges.
    bool hasMapGrid() const { return ground && look.grid && MapGrid::isFor(camera.view()); }
    /// How much farther apart than on the ground of a table lines stand.
    double gridSpread() const { return hasMapGrid() ? MapGrid::kSpread * textPixelRatio() / pixelRatio : 1.0; }
    void updateGrid();
    /// What its figures cover; they cover nothing of `keepClear`.
    std::vector<Rectangle> updateMapGrid(const std::vector<Rectangle>& keepClear);
    void updateCut();
    void applyCutPlane();
    double textPixelRatio() const { return textUnitPx(projection, pixelRatio) * textScale; }
    void applyMotion();
    void showInk();
    InkSeats presentSeats() const { return {.version = structures.seatsVersion() + buildings.seatsVersion(), .exaggeration = frame().exaggeration}; }
    /// Of what is drawn at a place: a structure, else a building.
    std::optional<SolidSeat> seatAt(glm::dvec2 place) const;
    void seat(GroundInk::Stroke& stroke) const;
    /// So that a picture does not depend on those before it: for pictures, when something else is shown.
    void forgetPictures();
    /// The places of titles and legend too, which stay as they are while a scene runs.
    void forgetScene();
    std::optional<double> groundHeightAt(glm::dvec2 place) const;
    std::vector<Rectangle> updateTitles();
    std::optional<Rectangle> updateLegend(const std::vector<Rectangle>& titlesPx);
    std::optional<GroundLegend> groundLegend() const;
    void updateContourLabels(std::vector<Rectangle> keepClear);
    glm::dvec3 onDrawnGround(glm::dvec2 place) const;
    void setQuality(const FrameQuality& quality) {
        terrain.setErrorPx(quality.errorPx);
        terrain.setTexelPx(quality.texelPx);
    }
    /// `hasContext`: tiles may be brought to the graphics side at once.
    enum class Context { None, Current, Drawing };
    bool prepare(Context context);
    bool loadAhead(Terrain::Intake& intake);  ///< true when it is the turn of `aheadViews`
    void noteAhead();
    void toGraphics(osg::Node& node);
    Viewpoint home() const;
};

}  // namespace saban::viewer
