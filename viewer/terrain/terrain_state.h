#pragma once

#include <array>
#include <osg/Program>
#include <osg/StateSet>
#include <osg/ref_ptr>
#include <string>
#include <vector>

namespace saban::viewer {

/// What a tile's surface needs of its program.
struct SurfaceTraits {
    bool hasHoles = false;
    bool hasContours = false;
    bool hasGrid = false;
    bool isMorphing = false;
};

/// Programs and fixed state that the tiles of one terrain share. Surfaces come in kinds, so that a plain one costs a single
/// texture tap a fragment.
class TerrainState {
   public:
    TerrainState();

    /// Texture units and modes of all tiles.
    void applyTo(osg::StateSet& state) const;
    /// Program of a surface; goes above its textures.
    osg::StateSet* surface(SurfaceTraits traits) const { return surfaces_[indexOf(traits)]; }
    /// State of the cut sides.
    osg::StateSet* walls() const { return walls_.get(); }

    void releaseGl(osg::State* state) const;

    /// What the driver says against one of the programs; empty when all that were used work.
    std::string errors(osg::State& state) const;

   private:
    static std::size_t indexOf(SurfaceTraits traits) { return (traits.hasHoles ? 1u : 0u) + (traits.hasContours ? 2u : 0u) + (traits.hasGrid ? 4u : 0u) + (traits.isMorphing ? 8u : 0u); }

    std::vector<osg::ref_ptr<osg::Program>> programs_;
    std::array<osg::ref_ptr<osg::StateSet>, 16> surfaces_;
    osg::ref_ptr<osg::StateSet> walls_;
};

}  // namespace saban::viewer
