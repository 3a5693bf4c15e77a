#pragma once

#include <cstdint>
#include <functional>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/ground/ground.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/ground_ink.h"
#include "viewer/overlay/plan_motion.h"
#include "viewer/overlay/screen_titles.h"
#include "viewer/overlay/sketch_overlay.h"
#include "viewer/render/cut.h"
#include "viewer/render/frame_quality.h"
#include "viewer/render/look.h"

namespace saban::layers {
class StructureCatalogue;
}

namespace saban::viewer {

/// What is drawn and what is still on its way.
struct ViewStatus {
    int tilesDrawn = 0;
    int tilesPending = 0;             ///< wanted by the present view, not yet there
    int tilesFailed = 0;              ///< tiles in whose place something is missing because a file could not be read
    std::int64_t triangles = 0;       ///< of the terrain in the last frame
    float meshErrorPx = 0.0f;         ///< largest error of a drawn mesh against its tile's heights, in pixels
    bool isComplete = false;          ///< everything is at its wanted level, as good as the data allow
    std::string task;                 ///< "Building overviews of ridge.tif"; empty when nothing runs in the background
    double taskFraction = 0.0;        ///< 0 to 1
    std::vector<std::string> failures;  ///< files or tiles that could not be read, each once, in words for a person
};

/// A point of the ground, read from the data, not from the mesh.
struct PickedPoint {
    glm::dvec3 ground;                ///< easting, northing (table CRS), height (m)
    bool isFilled = false;
};

enum class Completeness {
    Progressive,  ///< coarse at once, better as tiles come in: for windows
    Final         ///< only the tiles that the final picture needs are loaded: for pictures
};

/// The 3D table: the one entrance to the drawing engine for windows, pictures and benchmarks. Knows no window system:
/// whoever owns it keeps an OpenGL 3.3 or later compatibility context current around the calls marked [GL].
///
/// Background threads load tiles and build pyramids; they never call back. Poll `needsFrame` (it is cheap) or install
/// `setWakeUp`, which is called from a worker whenever something new could be drawn.
/// Thread safety: one thread, that of the context; `setWakeUp`'s function is called from workers.
class TableView {
   public:
    explicit TableView(Completeness completeness = Completeness::Progressive);
    Completeness completeness() const;
    ~TableView();  ///< call `releaseGl` first while the context is current
    TableView(const TableView&) = delete;
    TableView& operator=(const TableView&) = delete;

    /// Shows another ground (null: an empty table). Keeps the camera when the CRS stays and `keepView` asks for it.
    enum class CameraChange { Home, Keep };
    void setGround(std::shared_ptr<const layers::Ground> ground, CameraChange change = CameraChange::Home);
    const std::shared_ptr<const layers::Ground>& ground() const;

    /// For pictures, after `setGround`: waits until the files have their overviews, and begins anew from the heights that
    /// these show. The first picture of a file is then like any later one. Returns early when asked to stop.
    void awaitOverviews(const std::stop_token& stop, const geo::Progress& progress = {});

    /// What is placed on the table (null: nothing), and what of it is shown. Only what differs is made anew. `profile`: how signs
    /// are coloured; null: as the standards say.
    /// `catalogue`: its structure types; null: those that come with Saban.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view = {}, layers::ConventionProfilePtr profile = nullptr,
                 std::shared_ptr<const layers::StructureCatalogue> catalogue = nullptr);

    /// How features of the plan stand at this moment. Cheap: for every frame.
    void setMotion(PlanMotion motion);

    /// What a briefing writes over the picture. The marking of the plan is written whatever this is.
    void setTitles(const ScreenTitles& titles);
    /// Signs, names, titles, legend and marking are that many times as large: 0.25 to 4.
    void setTextScale(double scale);

    /// What a briefer draws on the ground.
    void setInk(GroundInk ink);

    /// What a person draws or has picked, over everything else.
    void setSketch(Sketch sketch);

    /// The sign or name of the plan under a pixel (0,0 upper left): kind and uid. Nothing where there is none.
    std::optional<layers::FeatureRef> signAt(glm::dvec2 pixel) const;

    /// Where a place on the ground falls in the picture, pixels from the upper left corner, whether a hill hides it or not;
    /// nothing behind the eye. Its height is that of the ground as drawn.
    std::optional<glm::dvec2> pixelAt(glm::dvec2 place) const;
    /// Metres on the ground that a pixel covers at a place, across the view.
    double metresPerPixelAt(glm::dvec2 place) const;

    /// Symbol codes and types of structures that nobody knows, and models of types that cannot be read, as far as they were drawn.
    geo::Warnings planWarnings() const;

    void setLook(const Look& look);
    const Look& look() const;
    /// Why the grid of the look is not drawn; empty when it is, or when none is wanted.
    std::string gridFailure() const;

    /// Takes a part of the block away; nothing: the block is whole. What stands on that part is hidden with it.
    void setCut(const std::optional<Cut>& cut);
    const std::optional<Cut>& cut() const;

    OrbitCamera& camera();
    const OrbitCamera& camera() const;
    Viewpoint home() const;  ///< the whole table from the south-west

    /// Size of the picture in device pixels, and how many of them make one logical pixel (text and lines grow with it).
    void resize(glm::ivec2 sizePx, double pixelRatio = 1.0);

    /// Vertical field of view, 0.5 to 100 degrees; 45 at first. The narrower it is, the farther away the camera may go, and the
    /// nearer the picture comes to a map, where what is high does not lean.
    void setFieldOfView(double fovYDeg);

    /// Triangles that regular grids would need for what is drawn, at the same error.
    std::int64_t regularGridTriangles() const;

    /// How many bytes tiles may take that are not in the picture; 320 MiB unless set.
    void setTileMemory(std::size_t bytes);

    glm::ivec2 sizePx() const;
    double pixelRatio() const;

    /// Exchanges what is shown with another view: ground, plan, look, cut, camera and all tiles. Size, ink, sketch and who is woken stay. Both are drawn in one context.
    void exchange(TableView& other);

    /// Views whose tiles are loaded once the present one is complete, one view after the other, and kept.
    void setAhead(std::vector<Viewpoint> views);
    /// True when the tiles of all of them are there.
    bool isAheadComplete() const;

    /// Heights are exaggerated so much for the time being, 1 to 10, while light and tiles stay as the look has them; nothing: as the look has it.
    void setPassingExaggeration(std::optional<double> exaggeration);

    /// True when a frame would differ from the last one drawn.
    bool needsFrame() const;
    void setWakeUp(std::function<void()> wakeUp);

    /// `Current`: the context is, and what comes in goes to the graphics side at once, so that the frame which needs it does not wait.
    enum class Graphics { NotCurrent, Current };
    /// Brings in what workers have finished and asks for what the present view still needs, without drawing. `draw` does
    /// this too; pictures use it to wait. True when everything is there (`ViewStatus::isComplete`).
    bool prepare(const FrameQuality& quality = {}, Graphics graphics = Graphics::NotCurrent);

    /// Another view moves, and people see that one: the workers of this one leave the cores to it.
    void setGivesWay(bool givesWay);

    /// Only these columns of the picture are drawn, shares of its width from the left; all of them at first. The rest of the
    /// framebuffer is left as it is: two views of one size can share it.
    struct Columns {
        double from = 0.0, to = 1.0;
        bool operator==(const Columns&) const = default;
    };
    void setColumns(const Columns& columns);

    /// What becomes of a frame that is not only shown.
    struct Finish {
        /// False: it stays as small as its quality says (`drawnPx`), in the lower left of where it is drawn into, and nothing is written on it.
        bool isEnlarged = true;
        /// [GL] Draws over the ground, into the lower left `sizePx` of a framebuffer, before it is enlarged and written on. Such a frame is not shown again.
        std::function<void(unsigned framebuffer, glm::ivec2 sizePx)> over{};
        /// How much of signs, names and the writing on the table is to be seen on such a frame, 0 to 1. Titles, legend and marking always are.
        double signs = 1.0;
        /// A view that was drawn just before, not enlarged, and that `over` lays over this one: titles and legend are its own, signs and names are this one's until half of `share`, its own from there on.
        TableView* comesIn = nullptr;
        double share = 0.0;
        /// Of a frame that nobody sees: what would be written on it goes into that framebuffer, but no pixel of it, so that the first frame which shows it is as quick as any.
        std::optional<unsigned> triesWritingIn{};
    };

    /// [GL] Draws one frame into a framebuffer object (0: the window's own), with its lower left corner at `toPx`. Several views
    /// may draw in one context, one after the other. Signs, names, titles and all else that is written are as sharp as the framebuffer, however small the ground is drawn.
    /// Errors: `Unsupported` when the context cannot do it (version, a shader that does not compile), with the driver's words.
    geo::Result<void> draw(unsigned framebuffer, const FrameQuality& quality = {}, glm::ivec2 toPx = {0, 0}) { return draw(framebuffer, quality, toPx, {}); }
    geo::Result<void> draw(unsigned framebuffer, const FrameQuality& quality, glm::ivec2 toPx, const Finish& finish);
    /// [GL] Draws the next of `slices` upright parts of a frame, so that whoever waits for something else need not wait for a whole one, and copies the frame once it is whole: then
    /// true. What is to be seen meanwhile changed, or another quality or number of parts is asked for: it begins anew. A frame that would be the last one again is whole at once. A buffer that is
    /// not there is made by a call of its own.
    geo::Result<bool> drawSlice(unsigned framebuffer, const FrameQuality& quality, int slices, glm::ivec2 toPx = {0, 0});
    /// Width and height of the last frame before it was enlarged.
    glm::ivec2 drawnPx() const;

    /// The buffer of careful frames (`FrameQuality::samples`) serves both views from now on; a frame of one is lost when the other draws such a one. Before either draws, in one context.
    void shareBuffers(TableView& other);
    /// [GL] Makes what frames are drawn into, for those of a motion, then for careful ones with so many samples: one that is missing at each call, which takes a software driver as long as
    /// a frame; the first frame need not.
    /// Errors: as `draw`.
    geo::Result<void> makeBuffers(int samples = 0);
    bool hasBuffers(int samples = 0) const;

    /// [GL] The last frame that was drawn, once more. False when there is none of the present size.
    bool copyLast(unsigned framebuffer, glm::ivec2 toPx = {0, 0}) const;
    /// [GL] The same without what is written on it, as far as that was kept: of frames for windows, but for careful ones that were drawn whole.
    bool copyGround(unsigned framebuffer) const;

    /// [GL] Draws an invented ground, unseen, so that the driver compiles its shaders now and not when the first ground is
    /// shown: a software driver takes half a second for them. Does nothing but look at the context when there is a ground.
    /// Errors: as `draw`.
    geo::Result<void> warmUp();

    ViewStatus status() const;

    /// [GL] Distance along the direction of view (metres in the scene) of what the last frame shows in each pixel, first
    /// row on top; infinity for the background. For measuring: the last frame was drawn with the default quality.
    std::vector<double> readDistances() const;

    /// From the eye's axes (right-handed, looking along -z) to clip coordinates: depth 1 at the near plane, 0 at infinity.
    glm::dmat4 projectionMatrix() const;

    /// The ground under a pixel (0,0 upper left); nothing beside the table or in a hole.
    std::optional<PickedPoint> pick(glm::dvec2 pixel) const;

    /// [GL] What the last frame shows at a pixel, where that is not the ground: a point of a structure or a building (table CRS; its height is true metres over the level on which that stands, whatever the exaggeration is). Nothing where it
    /// is the ground, a face of a cut or the table's frame, and while the view moves.
    std::optional<glm::dvec3> pointOnSolid(glm::dvec2 pixel) const;

    /// [GL] Frees everything that lives on the graphics side.
    void releaseGl();

    /// "llvmpipe (LLVM 15.0.6, 256 bits)" after the first frame.
    std::string rendererName() const;

    struct Impl;

   private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::viewer
