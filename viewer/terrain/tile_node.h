#pragma once

#include <algorithm>
#include <osg/Geometry>
#include <osg/Image>
#include <osg/MatrixTransform>
#include <osg/Texture2D>
#include <optional>
#include <osg/ref_ptr>
#include <memory>
#include <span>
#include <vector>

#include "geo/tiles/tile_grid.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"
#include "viewer/table/ground_grid.h"
#include "viewer/terrain/terrain_state.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// Lines to be drawn on the ground.
struct TileLines {
    bool contoursOnBareGround = false;
    bool contoursOnPictures = false;
    double gridIntervalM = 0.0;  ///< at multiples of it in the table's CRS; 0: none
    std::shared_ptr<const GroundGrid> otherGrid{};  ///< its lines in place of the table's; null: none
    GridInterval otherInterval{};
    bool operator==(const TileLines&) const = default;
};

/// A stretch of the line in which an upright plane cuts a surface.
struct CutPiece {
    double fromM = 0.0, toM = 0.0;              ///< along the cut
    double fromHeightM = 0.0, toHeightM = 0.0;  ///< table heights of the drawn ground
};

/// How far within a tile a plane may lie and still count as along its side.
inline double cutSlackM(const geo::Bounds& tile) { return 1e-3 + 1e-6 * std::max(tile.width(), tile.height()); }

/// One tile in the scene graph: a surface and, where there are any, walls, each in several details that share their
/// vertices. Positions are relative to the tile's centre.
class TileNode : public osg::MatrixTransform {
   public:
    /// Takes what it needs of the content. `shared` must outlive the node.
    TileNode(const TileContent& content, const geo::Bounds& bounds, const SceneFrame& frame, const TerrainState& shared);

    /// Covers the same surface with other colours.
    void repaint(const TilePaint& paint);

    /// Puts the tile where it belongs under another exaggeration.
    void place(const SceneFrame& frame);

    int detailCount() const { return static_cast<int>(details_.size()); }
    /// The coarsest detail that is off by at most `toleranceM` vertically, or the finest one.
    int detailFor(double toleranceM) const;
    /// True when that changes what is drawn.
    bool setDetail(int detail);
    /// How deep the strips at the sides hang, about. True when that changes what is drawn.
    bool setSkirt(float depthM);
    /// True when that changes what is drawn.
    bool setLines(const TileLines& lines);

    /// Whether a plane takes away a part of it. True when that changes what is drawn.
    bool setCut(bool isCut);
    /// Where a plane cuts the surface as it is drawn now, in no order; what lies in holes is left out.
    const std::vector<CutPiece>& piecesAlong(const Cut& cut) const;

    /// Begins to come in over a coarser tile that was drawn in its place: looks like that one at first. `fixedSides`: those
    /// that stay in their place, because walls hang from them.
    void beginMorph(const TileNode& from, const geo::TableEdges& fixedSides);
    /// How much is left of the one before, 1 to 0; at 0 the tile is itself and lets go of the other.
    void setMorph(float left);
    bool isMorphing() const { return fromHeights_.valid(); }

    /// Covers it with the colours of a coarser tile that it is a part of. True when that changes what is drawn.
    bool borrowColours(const TileNode& from);
    bool isBorrowing() const { return lender_.has_value(); }
    /// Its own colours come back as `setMorph` says.
    void returnColours();
    /// Whether its own colours are those of a picture.
    bool hasImage() const { return hasImage_; }

    int surfaceTriangles() const { return details_[detail_].triangles; }  ///< skirts included
    float errorM() const { return details_[detail_].errorM; }
    /// (kCells + 1)² heights above the tile's reference.
    std::span<const float> heights() const;
    float betweenPointsM() const { return betweenPointsM_; }
    std::size_t bytes() const { return bytes_; }

    /// Table height of a point of the tile, between its grid points; nothing in a hole.
    std::optional<double> heightAt(glm::dvec2 point) const;

   private:
    struct Detail {
        osg::ref_ptr<osg::Geometry> surface, walls;  ///< walls may be null
        int triangles;
        float errorM;
    };
    TileGridLines gridLines() const;
    void applyStraightGrid();
    void applyOtherGrid();
    void addPiece(std::vector<CutPiece>& pieces, CutPiece piece, const Cut& cut) const;
    /// What a tile is covered with.
    struct Cover {
        osg::ref_ptr<osg::Texture2D> colour;
        geo::Bounds bounds;
        bool hasImage;
    };
    Cover cover() const { return lender_ ? *lender_ : Cover{colour_, bounds_, hasImage_}; }
    void beginFrom(const Cover& before, osg::FloatArray* heights);

    const TerrainState& shared_;
    glm::dvec3 centre_;  ///< table CRS, reference height
    bool hasHoles_, hasImage_;
    float betweenPointsM_;
    std::vector<Detail> details_;
    int detail_ = 0;
    TileLines lines_;
    bool isCut_ = false;
    std::optional<GroundGrid::TileFit> otherFit_;      ///< of `lines_.otherGrid`
    std::shared_ptr<const GroundGrid> fittedGrid_;
    struct CutLine {
        Cut cut;
        int detail = -1;
        std::vector<CutPiece> pieces;
    };
    mutable std::optional<CutLine> cutLine_;           ///< as last asked for
    geo::Bounds bounds_;
    std::size_t bytes_ = 0;
    osg::ref_ptr<osg::StateSet> textures_;
    std::vector<bool> voids_;                        ///< of the grid points; empty without holes
    osg::ref_ptr<osg::Image> heights_;               ///< for contour lines, on the graphics side only while they are drawn
    osg::ref_ptr<osg::Group> surfaceGroup_, wallGroup_;
    bool hasContours() const;
    void applyLines();
    void applyProgram();

    osg::ref_ptr<osg::Texture2D> colour_;
    osg::ref_ptr<osg::Vec4Array> positions_, spacing_;
    osg::ref_ptr<osg::FloatArray> fromHeights_;      ///< while morphing or borrowing
    std::optional<Cover> lender_;                    ///< of the colours that it has for the time being
    osg::ref_ptr<osg::Vec4Array> grid_;              ///< where the grid lines are
    osg::ref_ptr<osg::Vec4Array> skirt_;             ///< depth in x
    osg::ref_ptr<osg::Vec4Array> wallTile_;          ///< centre relative to the scene's origin
};

/// Vertex attribute numbers shared with the shaders. Some drivers share 1, 2, 4 and 5 with attributes of fixed functions that no
/// shader here reads.
enum TileAttribute : unsigned { kTilePosition = 0, kTileFrom = 1, kTileSkirt = 2, kTileFromArea = 4, kTileGrid = 5, kTileCentre = 6, kTileSpacing = 7 };

/// Texture units of a tile.
enum TileTexture : unsigned { kTileColour = 0, kTileHeight = 1, kTileFromColour = 2 };

}  // namespace saban::viewer
