#pragma once

#include <compare>
#include <map>
#include <osg/Program>
#include <osg/StateSet>
#include <osg/ref_ptr>
#include <string>
#include <vector>

namespace saban::viewer {

/// Lines of a grid on a tile: none, those of the table's CRS, those of another one, those of two zones of it.
enum class TileGridLines { None, Straight, Curved, CurvedWithBorder };

/// What a tile's surface needs of its program.
struct SurfaceTraits {
    bool hasHoles = false;
    bool hasContours = false;
    TileGridLines grid = TileGridLines::None;
    bool isMorphing = false;
    bool isCut = false;  ///< by the plane of a cross-section
    auto operator<=>(const SurfaceTraits&) const = default;
};

/// Programs and fixed state that the tiles of one terrain share. Surfaces come in kinds, so that a plain one costs a single
/// texture tap a fragment.
class TerrainState {
   public:
    TerrainState();

    /// Texture units and modes of all tiles.
    void applyTo(osg::StateSet& state) const;
    /// Program of a surface; goes above its textures.
    osg::StateSet* surface(SurfaceTraits traits) const;
    /// State of the block's sides; `isCut`: of tiles that the plane of a cross-section crosses.
    osg::StateSet* walls(bool isCut = false) const { return isCut ? cutWalls_.get() : walls_.get(); }
    /// State of the face of a cross-section.
    osg::StateSet* cutFace() const { return cutFace_.get(); }

    void releaseGl(osg::State* state) const;

    /// What the driver says against one of the programs; empty when all that were used work.
    std::string errors(osg::State& state) const;

   private:
    mutable std::vector<osg::ref_ptr<osg::Program>> programs_;
    mutable std::map<SurfaceTraits, osg::ref_ptr<osg::StateSet>> surfaces_;  ///< made when a tile first wants one
    osg::ref_ptr<osg::StateSet> walls_, cutWalls_, cutFace_;
};

}  // namespace saban::viewer
