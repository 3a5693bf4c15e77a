#pragma once

#include <osg/Program>
#include <osg/StateSet>
#include <osg/ref_ptr>
#include <string>

namespace saban::viewer {

/// Programs and fixed state that the tiles of one terrain share.
class TerrainState {
   public:
    TerrainState();

    /// Program, texture units and modes of the surfaces.
    void applyTo(osg::StateSet& state) const;
    /// State of the cut sides, below that of the surfaces.
    osg::StateSet* walls() const { return walls_.get(); }

    /// What the driver says against one of the programs; empty when both work or were not used yet.
    std::string errors(osg::State& state) const;

   private:
    osg::ref_ptr<osg::Program> surfaceProgram_, wallProgram_;
    osg::ref_ptr<osg::StateSet> walls_;
};

}  // namespace saban::viewer
