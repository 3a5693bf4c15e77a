#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <osg/Group>
#include <osg/Program>
#include <osg/Uniform>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geo/tiles/tile_selection.h"
#include "layers/ground/ground.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/render/cut.h"
#include "viewer/render/look.h"
#include "viewer/terrain/cut_face.h"
#include "viewer/terrain/terrain_state.h"
#include "viewer/terrain/tile_identity.h"
#include "viewer/terrain/tile_loader.h"
#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

/// How the terrain stands after `update`.
struct TerrainStatus {
    int drawn = 0;
    int pending = 0;
    int failed = 0;           ///< tiles in whose place something is missing because a file could not be read
    std::int64_t triangles = 0;
    bool isComplete = false;
    float errorPxMax = 0.0f;  ///< largest error of a drawn mesh against its tile's points, in pixels of the present view
};

/// The ground as a scene graph: chooses tiles for a view, has them made, shows the best there is.
/// Thread safety: one thread; `wakeUp` is called from workers.
class Terrain {
   public:
    Terrain(unsigned threads, std::function<void()> wakeUp);

    osg::Group* node() { return root_.get(); }

    /// Null empties the table. Tiles of a ground with the same frame stay until newer ones are there.
    /// `gridIntervalM`: of the lines on the ground when the look wants them.
    void setGround(std::shared_ptr<const layers::Ground> ground, const SceneFrame& frame, double baseM, double gridIntervalM);
    void setLook(const Look& look, const SceneFrame& frame);
    /// What a plan lays on the ground (null: nothing). Only tiles under what changed are painted anew.
    void setDraped(std::shared_ptr<const DrapedPlan> draped);
    /// False for pictures: only tiles of the final one are loaded, and which these are depends on the view alone, not on what was loaded before or came first.
    void setLoadsCoarseFirst(bool coarseFirst) { options_.loadsCoarseFirst = coarseFirst; }

    /// How much a frame may bring in.
    struct Intake {
        double ms = 1e9;                                  ///< at least one tile comes in, further ones within this time
        double timeS = 0.0;                               ///< of a steady clock, for what changes bit by bit
        std::optional<geo::SelectionView> ahead = {};     ///< where the motion will have led soon: its tiles are asked for too
        bool isOtherAhead = false;                        ///< `ahead` is another view than in the call before
        double aheadErrorPx = 0.0, aheadTexelPx = 0.0;    ///< how exact the tiles of `ahead` are (`setErrorPx`, `setTexelPx`); 0: as those that are drawn
        std::function<void(osg::Node&)> toGraphics = {};  ///< brings a node to the graphics side; empty: its first frame does
    };
    /// Brings in finished tiles, chooses what to draw and asks for what is missing. True when the picture changed.
    bool update(const geo::SelectionView& view, const Intake& intake);
    /// True when `update` would bring in something.
    bool hasNews() const { return loader_.hasFinished() || isSourceNewer(); }
    /// True when all tiles of `Intake::ahead` are there, as of the last `update`.
    bool isAheadComplete() const { return isAheadComplete_; }
    /// True while finer tiles come in bit by bit: the picture changes without anything new.
    bool isMorphing() const { return !morphs_.empty(); }
    /// Frees what lives on the graphics side; tiles are made anew when they are wanted again.
    void releaseGl(osg::State* state);
    void setContourInterval(double intervalM);
    /// A plane that takes a part of the block away, from the next `update` on; nothing: the block is whole. `scale`: of the lines
    /// on the face; `insetM`: how far it stands behind the plane, so that no gap is seen over it.
    void setCut(const std::optional<Cut>& cut, const CutFace::Scale& scale, double insetM);
    /// What the face looks like after `update`; empty while the block is whole.
    const CutFace& cutFace() const { return cutFace_; }
    /// Lines of another CRS in place of the table's, when the look wants lines at all; null: the table's.
    void setOtherGrid(std::shared_ptr<const GroundGrid> grid, const GridInterval& interval);
    /// False: who draws the picture draws the lines over it, and the ground has none.
    void setHasGrid(bool hasGrid) { hasGrid_ = hasGrid; }
    /// Widths of lines and sizes of discs of vector layers, 1 on an ordinary screen.
    void setLineScale(double scale);
    /// Metres of a pixel that the widths of a plan's lines are told for, so that they go on from a tile to one of another level; 0: for each tile its own, which
    /// serves whatever view there is.
    void setDrapedPixelM(double pixelM);
    /// How many bytes tiles may take that are not in the picture.
    void setKeptBytes(std::size_t bytes) { keptBytes_ = bytes; }
    /// While a picture moves workers give way to those that draw it.
    void setMoving(bool isMoving) { loader_.setMoving(isMoving); }
    /// How far, in pixels, the drawn ground may be off.
    void setErrorPx(double errorPx) {
        errorPx_ = errorPx;
        options_.errorPx = std::max(1.0, errorPx);
    }
    /// How many pixels a cell of a tile may cover, seen from above.
    void setTexelPx(double texelPx) { options_.texelPx = texelPx; }

    /// What the driver says against the shaders; empty when they work.
    std::string shaderErrors(osg::State& state) const { return shared_.errors(state); }

    /// Triangles that regular grids in place of the drawn tiles would need to be no farther off.
    std::int64_t regularGridTriangles() const;

    /// Counts changes of the heights that `loadedHeightAt` gives. For pictures, where these change with every round of the choice, only whole
    /// choices count, and only those of other tiles than the whole one before.
    std::uint64_t heightsVersion() const { return heightsVersion_; }
    /// The same number as long as `loadedHeightAt` gives the same heights in that part of the ground.
    std::uint64_t heightsVersionOf(const geo::Bounds& part) const;

    /// Heights that the colours of bare ground run over; nothing without a ground.
    std::optional<viewer::HeightRange> tintRange() const;

    const TerrainStatus& status() const { return status_; }
    const std::vector<std::string>& failures() const { return failures_; }

    /// Height of the finest loaded tile at a place (in pictures: of those that count in it), table heights; nothing where none is loaded or in a hole.
    std::optional<double> loadedHeightAt(glm::dvec2 point) const;
    /// Some tile says what is there, a height or a hole.
    bool isLoadedAt(glm::dvec2 point) const;
    /// Lowest and highest height seen so far; for pictures, of a rough look at all.
    double minM() const { return minM_; }
    double maxM() const { return maxM_; }

   private:
    /// What is known of a tile's heights.
    struct HeightRange {
        float minM, maxM;
        bool hasVoid;
        float errorM = 0.0f;       ///< of its best mesh
        float quickErrorM = 0.0f;  ///< of its best mesh that is quick to draw
    };
    struct Entry {
        std::shared_ptr<const TileGround> ground;  ///< null when the tile came from the cache
        std::shared_ptr<const TileImage> image;
        std::shared_ptr<const geo::ImagerySource> imageSource;
        std::shared_ptr<const geo::TileBlocks> blocks;
        osg::ref_ptr<TileNode> node;  ///< null when there is nothing to draw
        std::uint64_t version = 0;
        std::uint64_t meshVersion = 0;
        std::uint64_t lastUsed = 0;
        std::uint64_t lastDrawn = 0;
        int failures = 0;         ///< since it was last made well
        bool lacksImage = false;  ///< its picture could not be read
        bool isOfPicture = false;    ///< made to be covered with a picture where there is one
        bool isOfOldGround = false;  ///< its heights are no longer those of the table
        std::size_t bytes = 0;
        std::optional<HeightRange> range{};  ///< nothing where there is nothing to draw
    };

    void applyState();
    void identifyGround();
    void repaintDraped(const std::vector<geo::Bounds>& changed);
    void renewRecipe();
    unsigned sourceGeneration() const;
    bool isSourceNewer() const;
    geo::TileSelection select(const geo::SelectionView& view, const geo::SelectionOptions& options) const;
    geo::TileSelection selectForPicture(const geo::SelectionView& view);
    /// Whether what is loaded of a tile may be known to the choice.
    bool counts(const geo::TileKey& key) const { return options_.loadsCoarseFirst || countsAll_ || counted_.contains(key); }
    const HeightRange* rangeOf(const geo::TileKey& key) const;
    bool takeFinished(const Intake& intake);
    static std::size_t bytesOf(const Entry& entry);
    void bringIn(LoadedTile tile, const Intake& intake);
    void note(const geo::Error& error);
    geo::TileReadiness readinessOf(const geo::TileKey& key) const;
    geo::TileReadiness loadedReadinessOf(const geo::TileKey& key) const;
    /// Null: nothing that counts is loaded there.
    const Entry* finestLoadedAt(glm::dvec2 point) const;
    geo::SceneBox boxOf(const geo::TileKey& key) const;
    std::optional<geo::SceneRelief> reliefOf(const geo::TileKey& key) const;
    double elevationCellM(const geo::TileKey& key) const;
    double finestCellM(const geo::TileKey& key) const;
    int detailLevelOf(const geo::TileKey& key) const;
    int finestLevelOf(const geo::TileKey& key) const;
    std::vector<TileLoader::Job> jobsFor(const std::vector<geo::TileRequest>& requests) const;
    bool isOfOtherKind(const geo::TileKey& key, const Entry& entry) const;
    Entry* lenderOf(geo::TileKey key);
    bool settleColours(const geo::TileKey& key, Entry& entry, double timeS);
    int addRoots(std::vector<geo::TileRequest>& requests) const;
    void beginMorph(const geo::TileKey& key, double timeS);
    bool advanceMorphs(double timeS);
    void addAhead(const Intake& intake, std::vector<geo::TileRequest>& requests);
    float skirtDepthM(const geo::TileKey& key, double pxPerM, bool isUnsettled) const;
    void dropUnused();
    void surveyRanges();
    void updateCutFace(const std::vector<TileNode*>& cutTiles);
    bool setTileCut(const geo::TileKey& key, TileNode& node, std::vector<TileNode*>& cutTiles) const;

    TerrainState shared_;
    CutFace cutFace_{shared_};
    osg::ref_ptr<osg::Group> root_;
    osg::ref_ptr<osg::Group> surfaces_;
    osg::ref_ptr<osg::Node> flush_;  ///< stands here and there among the tiles
    osg::ref_ptr<osg::Uniform> exaggerationUniform_, baseUniform_, contourUniform_, sunUniform_, wallUniform_;
    geo::SelectionOptions options_;
    SceneFrame frame_;
    Look look_;
    double baseM_ = 0.0;
    double gridIntervalM_ = 0.0;
    bool hasGrid_ = true;
    double lineScale_ = 1.0;
    double drapedPixelM_ = 0.0;
    std::optional<Cut> cut_;
    double cutInsetM_ = 0.0;
    std::shared_ptr<const GroundGrid> otherGrid_;
    GridInterval otherInterval_;
    std::size_t keptBytes_ = 320u << 20;
    double errorPx_ = 0.9;  ///< a tenth of a pixel is left for what coarse data average away
    std::shared_ptr<const layers::Ground> ground_;
    std::shared_ptr<const DrapedPlan> draped_;
    std::shared_ptr<TileRecipe> recipe_;
    std::uint64_t nextVersion_ = 1;
    std::uint64_t meshVersion_ = 0;
    std::uint64_t heightsVersion_ = 0;
    unsigned sourceGeneration_ = 0;
    std::optional<GroundIdentity> groundIdentity_;  ///< of `ground_` at that generation
    std::unordered_map<geo::TileKey, Entry, geo::TileKeyHash> entries_;
    /// Outlives the tile, so that an unread neighbour is never mistaken for a near one again. For pictures: of a coarse look at the heights alone.
    std::unordered_map<geo::TileKey, HeightRange, geo::TileKeyHash> ranges_;
    /// For what a picture's tiles are chosen.
    struct PictureOf {
        geo::SelectionView view;
        SceneFrame frame;
        std::uint64_t recipeVersion = 0;
        double errorPx = 0.0, texelPx = 0.0;
        bool operator==(const PictureOf& o) const {
            return view == o.view && frame.origin == o.frame.origin && frame.exaggeration == o.frame.exaggeration && recipeVersion == o.recipeVersion && errorPx == o.errorPx && texelPx == o.texelPx;
        }
    };
    std::optional<PictureOf> pictureOf_;
    std::unordered_set<geo::TileKey, geo::TileKeyHash> counted_;  ///< tiles that count in it
    struct CountedTile {
        geo::Bounds bounds;
        std::uint64_t print;
    };
    std::vector<CountedTile> countedTiles_;                       ///< those of `counted_`
    std::uint64_t countedPrint_ = 0;                              ///< of those, as of the last whole choice
    bool countsAll_ = false;                                      ///< for the time being
    std::vector<geo::TileKey> drawn_;
    struct Morph {
        osg::ref_ptr<TileNode> node;
        double startS;
    };
    std::vector<Morph> morphs_;
    std::vector<geo::TileRequest> ahead_;  ///< as last chosen
    double aheadS_ = -1.0;                 ///< when
    bool isAheadComplete_ = true;
    std::uint64_t frameNumber_ = 0;
    double minM_ = 0.0, maxM_ = 0.0;
    TerrainStatus status_;
    std::vector<std::string> failures_;
    TileLoader loader_;  // last: its workers stop before anything else goes
};

}  // namespace saban::viewer
